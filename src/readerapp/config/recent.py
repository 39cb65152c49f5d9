"""Remembers which libraries were opened last: a short list of paths, the last one first."""

import json
from collections.abc import Callable
from pathlib import Path

from readerapp.config.files import replace_file

_MOST = 10


def load_recent(path: Path) -> tuple[str, ...]:
    """The libraries remembered at PATH; a missing or broken file counts as none."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return ()
    names = stored if isinstance(stored, list) else []
    return tuple(name for name in names if isinstance(name, str) and name)[:_MOST]


def remember_recent(path: Path, library: str) -> tuple[str, ...]:
    """Put LIBRARY first and give the list as it is now; raises `OSError`."""
    return _change(path, lambda names: (library, *(name for name in names if name != library)))


def forget_recent(path: Path, library: str) -> tuple[str, ...]:
    """Leave LIBRARY out from now on and give the list as it is now; raises `OSError`."""
    return _change(path, lambda names: tuple(name for name in names if name != library))


def _change(path: Path, change: Callable[[tuple[str, ...]], tuple[str, ...]]) -> tuple[str, ...]:
    names = change(load_recent(path))[:_MOST]
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, json.dumps(names).encode())
    return names
