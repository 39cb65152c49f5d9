"""Remembers which files of watched folders have been looked at, so that a restart does not read them all again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from readerapp.config.files import replace_file

_FOLDERS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What tells one state of a file from another: its size and when it was written, in nanoseconds."""

    size: int
    modified_ns: int


def load_watched(path: Path, folder: str) -> dict[str, Stamp]:
    """The files of FOLDER that were looked at; a missing or broken file at PATH counts as none."""
    stamps = {}
    files = _load(path).get(folder)
    for name, stamp in files.items() if isinstance(files, dict) else ():
        if isinstance(stamp, list) and len(stamp) == 2 and all(type(number) is int for number in stamp):
            stamps[name] = Stamp(size=stamp[0], modified_ns=stamp[1])
    return stamps


def store_watched(path: Path, folder: str, stamps: Mapping[str, Stamp]) -> None:
    """Remember STAMPS for FOLDER, beside what was stored at PATH for a few others; raises `OSError`."""
    stored = _load(path)
    stored.pop(folder, None)
    stored[folder] = {name: [stamp.size, stamp.modified_ns] for name, stamp in stamps.items()}
    kept = dict(list(stored.items())[-_FOLDERS:])
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, json.dumps(kept).encode())


def _load(path: Path) -> dict[str, object]:
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return stored if isinstance(stored, dict) else {}
