"""Repairs the text of a file without touching a library."""

from pathlib import Path
from typing import TYPE_CHECKING

from readerapp.domain.text_repair import RepairSettings
from readerapp.services.documents import Document

if TYPE_CHECKING:
    from readerapp.digests.text_repair import RepairedText


def repair_file(path: Path, settings: RepairSettings) -> "RepairedText":
    """The text of the file at PATH, made as SETTINGS say, with what was done; raises `DigestError`."""
    from readerapp.services.understanding import repair  # noqa: PLC0415  slow to load, and needed only here

    return repair(Document(source=str(path), name=path.name, path=path).read(), settings)
