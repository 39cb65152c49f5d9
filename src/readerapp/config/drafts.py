"""Keeps notes that could not be saved in the library in a file beside the session, until it can."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from readerapp.config.files import replace_file


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDraft:
    """A note as it was typed.

    Attributes:
        note_id: its number in the library; None when the library never had it.
        saved: what the library held.
    """

    paper_id: int
    note_id: int | None
    body: str
    saved: str


def load_drafts(path: Path) -> tuple[StoredDraft, ...]:
    """The drafts kept at PATH; a missing or broken file, and what makes no sense in it, counts as none."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return ()
    entries = stored if isinstance(stored, list) else []
    return tuple(StoredDraft(**entry) for entry in entries if _is_draft(entry))


def store_drafts(path: Path, drafts: Sequence[StoredDraft]) -> None:
    """Keep DRAFTS at PATH, and no file where there are none; raises `OSError`."""
    if drafts:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, json.dumps([asdict(draft) for draft in drafts]).encode())
    else:
        path.unlink(missing_ok=True)


def _is_draft(entry: object) -> bool:
    if not isinstance(entry, dict) or set(entry) != {field.name for field in fields(StoredDraft)}:
        return False
    number = type(entry["paper_id"]) is int and (entry["note_id"] is None or type(entry["note_id"]) is int)
    return number and isinstance(entry["body"], str) and isinstance(entry["saved"], str)
