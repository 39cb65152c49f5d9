"""Finds the documents that an import is asked for: files, what is below folders and in zip files, and text at hand."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from readerapp.domain.arxiv_id import find_arxiv_ids
from readerapp.domain.errors import DigestError
from readerapp.domain.text_repair import RepairSettings
from readerapp.domain.translation import tr
from readerapp.services.archives import (
    ARCHIVE_SUFFIX,
    MAXIMUM_BYTES,
    SEPARATOR,
    ArchiveReader,
    Member,
    is_archive,
    look_into,
)
from readerapp.services.folders import walk

# Files of these kinds are looked at when a folder is imported; a file that is named is always looked at.
DOCUMENT_SUFFIXES = (
    *(".md", ".markdown", ".mdown", ".txt", ".text", ".org", ".rst", ".tex", ".bbl", ".wiki"),
    *(".html", ".htm", ".eml", ".mht", ".mhtml", ".ipynb", ".xml", ".rss", ".atom"),
    *(".json", ".jsonl", ".csljson", ".yml", ".yaml", ".csv", ".tsv"),
    *(".bib", ".bibtex", ".ris", ".enw", ".nbib", ".zip"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Something to import: a file, a member of an archive, or bytes at hand.

    Attributes:
        source: where it came from, as shown to the user and kept with the digest.
        name: the file name, which may tell format and period.
        from_folder: whether it was met in a folder or an archive rather than asked for by name.
        is_file: whether SOURCE names something that can be edited and imported again.
        again: the digest of the library that it is; None for what comes from outside.
        settings: how its text is to be made; None for as before.
    """

    source: str
    name: str
    from_folder: bool = False
    is_file: bool = False
    path: Path | None = None
    member: Member | None = None
    content: bytes | None = None
    again: int | None = None
    settings: RepairSettings | None = None

    def read(self) -> bytes:
        """The raw bytes; raises `DigestError` when they cannot be had."""
        if self.content is not None:
            return self.content
        if self.member is not None:
            return self.member.read()
        return _read_file(self.path or Path(self.source))


def nothing_kept(_file: Path) -> bool:
    """For a process that has no library open yet."""
    return False


def find_documents(paths: Iterable[Path], kept: Callable[[Path], bool] = nothing_kept) -> Iterator[Document]:
    """The documents that PATHS name, folders and zip files taken apart, each file once, in a stable order.

    Never raises: what cannot be looked into is a document that cannot be read. What is KEPT is not even looked into
    (see `Library.holds`).
    """
    seen: set[str] = set()
    reader = ArchiveReader()
    for path in paths:
        folder = os.path.isdir(path)  # noqa: PTH112  Path.is_dir raises where access is denied
        for name, real in _below(path) if folder else ((path.name, os.path.realpath(path)),):
            if real not in seen:
                seen.add(real)
                yield from documents_of(Path(real), name, reader, kept, from_folder=folder)


def documents_of(
    file: Path, name: str, reader: ArchiveReader, kept: Callable[[Path], bool], *, from_folder: bool
) -> Iterator[Document]:
    """The document that FILE is, or those in it if it is a zip file; NAME is what it was met as. Never raises.

    Outside of folders the content tells what is a zip file, whatever it is called; what is KEPT is not looked into.
    """
    source = _printable(str(file))
    may_be_archive = not from_folder or name.casefold().endswith(ARCHIVE_SUFFIX)
    looked_into = may_be_archive and os.path.isfile(file) and not kept(file)  # noqa: PTH113  as above
    if not (looked_into and is_archive(file)):
        yield Document(source=source, name=_printable(name), from_folder=from_folder, is_file=True, path=file)
        return
    empty = True
    for member in look_into(file, reader, is_document):
        empty = False
        whole = f"{source}{SEPARATOR}{member.label}" if member.label else source
        yield Document(
            source=whole, name=_printable(member.name), from_folder=True, is_file=True, path=file, member=member
        )
    if empty and not from_folder:
        nothing = Member(label="", name=name, problem=tr("There is no document that could be read in this archive."))
        yield Document(source=source, name=_printable(name), path=file, member=nothing)


def is_document(name: str) -> bool:
    """Whether a file that is called NAME is looked at when it is met in a folder or an archive."""
    return os.path.splitext(name)[1].casefold() in DOCUMENT_SUFFIXES  # noqa: PTH122  asked for a great many names


def pasted_documents(text: str, html: str, at: datetime) -> tuple[Document, ...]:
    """What a clipboard held AT some time as a document; none when it held nothing.

    The text, which is what the user saw; but where a web page has its papers in addresses behind the words, the HTML.
    """
    if not text.strip() or (html and _papers(html) > _papers(text)):
        chosen, name = html, "clipboard.html"
    else:
        chosen, name = text, "clipboard"
    if not chosen.strip():
        return ()
    source = tr("clipboard {time}", time=f"{at:%Y-%m-%d %H:%M}")
    return (Document(source=source, name=name, content=chosen.encode("utf-8", "replace")),)


def _papers(text: str) -> int:
    return len({found.arxiv_id.base for found in find_arxiv_ids(text)})


def _below(folder: Path) -> Iterator[tuple[str, str]]:
    """The documents below FOLDER, and folders that cannot be looked into: names, and paths without links."""
    closed: list[Path] = []
    for _, entries in walk(folder, is_document, closed.append):
        for entry in entries:
            yield entry.name, os.path.realpath(entry.path) if entry.is_symlink() else entry.path
    for directory in closed:
        yield directory.name, str(directory)


def _read_file(path: Path) -> bytes:
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


def _printable(name: str) -> str:
    """NAME with a mark in place of bytes that are no text; such a name can be neither stored nor printed."""
    return os.fsencode(name).decode("utf-8", "replace")
