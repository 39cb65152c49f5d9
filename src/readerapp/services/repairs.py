"""Repairs the text of a file without touching a library."""

from pathlib import Path
from typing import TYPE_CHECKING

from readerapp.domain.text_repair import RepairSettings
from readerapp.services.documents import Document

if TYPE_CHECKING:
    from readerapp.digests.text_repair import RepairedText

_MARK = "\ufffd"


def repair_file(path: Path, settings: RepairSettings) -> "tuple[RepairedText, int]":
    """The text of the file at PATH, as `repair_bytes` gives it."""
    return repair_bytes(Document(source=str(path), name=path.name, path=path).read(), settings)


def repair_bytes(raw: bytes, settings: RepairSettings) -> "tuple[RepairedText, int]":
    """The text of RAW, made as SETTINGS say, with what was done, and how often a mark stands for what is no text.

    Raises `DigestError` when nothing of it is.
    """
    from readerapp.services.understanding import repair  # noqa: PLC0415  slow to load, and needed only here

    repaired = repair(raw, settings)
    said = raw.count(_MARK.encode()) if repaired.encoding.startswith("utf-8") else 0
    return repaired, max(0, repaired.text.count(_MARK) - said)
