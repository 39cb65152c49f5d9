"""Finds the documents that an import is asked for: files, folders with files below them, and text at hand."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from readerapp.domain.errors import DigestError
from readerapp.domain.translation import tr

# Files of these kinds are looked at when a folder is imported; a file that is named is always looked at.
DOCUMENT_SUFFIXES = (
    *(".md", ".markdown", ".mdown", ".txt", ".text", ".org", ".html", ".htm", ".eml", ".ipynb"),
    *(".xml", ".rss", ".atom", ".json", ".jsonl", ".csv", ".bib", ".ris"),
)
MAXIMUM_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Something to import.

    Attributes:
        source: where it came from, as shown to the user and kept with the digest.
        name: the file name, which may tell format and period.
        from_folder: whether it was met in a folder rather than asked for by name.
    """

    source: str
    name: str
    from_folder: bool = False
    path: Path | None = None
    content: bytes | None = None

    def read(self) -> bytes:
        """The raw bytes; raises `DigestError` when they cannot be had."""
        if self.content is not None:
            return self.content
        path = self.path or Path(self.source)
        try:
            if path.is_dir():
                raise DigestError(tr("This is a folder, not a file, or it cannot be looked into."))
            if path.exists() and not path.is_file():
                raise DigestError(tr("This is no file that can be read to an end, but a device or a pipe."))
            if path.stat().st_size > MAXIMUM_BYTES:
                raise DigestError(tr("The file is larger than 256 MB; split it and import the parts."))
            return path.read_bytes()
        except FileNotFoundError as error:
            raise DigestError(tr("There is no such file.")) from error
        except OSError as error:
            raise DigestError(tr("The file cannot be read: {reason}.", reason=error.strerror or error)) from error


def find_documents(paths: Iterable[Path]) -> Iterator[Document]:
    """The documents that PATHS name, folders taken apart, each file once, in a stable order.

    Never raises: what cannot be looked into is a document that cannot be read.
    """
    seen: set[str] = set()
    for path in paths:
        folder = os.path.isdir(path)  # noqa: PTH112  Path.is_dir raises where access is denied
        for member in _members(path) if folder else (path,):
            real = os.path.realpath(member)
            if real not in seen:
                seen.add(real)
                yield Document(
                    source=_printable(real), name=_printable(member.name), from_folder=folder, path=Path(real)
                )


def _members(folder: Path) -> Iterator[Path]:
    closed: list[Path] = []
    for directory, folders, files in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if Path(name).suffix.casefold() in DOCUMENT_SUFFIXES and not name.startswith("."):
                yield Path(directory) / name
    yield from closed


def _printable(name: str) -> str:
    """NAME with a mark in place of bytes that are no text; such a name can be neither stored nor printed."""
    return os.fsencode(name).decode("utf-8", "replace")
