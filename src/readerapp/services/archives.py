"""Looks into zip files: which documents are in one, and the bytes of each when they are wanted.

Nothing is ever written to disk, and names inside an archive are labels only. What an archive says about itself is
checked before anything is unpacked, and no member can become larger than it said.
"""

import io
import os
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from readerapp.domain.errors import DigestError
from readerapp.domain.translation import tr
from readerapp.services.archive_names import Entry, list_entries

ARCHIVE_SUFFIX = ".zip"
SEPARATOR = " › "
MAXIMUM_BYTES = 256 * 1024 * 1024  # of one document
_MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_END = b"PK\x05\x06"
_LOCATOR_64 = b"PK\x06\x07"
_LONGEST_END = 56 + 20 + 22 + 0xFFFF  # the record in 64 bits, its locator, the record, a comment
_PIECE = 1024 * 1024
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the others unpack without a limit that can be set
_ENCRYPTED = 0x1
# What zipfile and zlib raise on bytes that are no zip file, or not all of one.
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, ValueError, LookupError, OverflowError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much of an archive is taken; whatever goes beyond is refused with a sentence.

    Attributes:
        member: bytes of one document.
        total: bytes of all documents of an archive together.
        documents: how many there may be.
        ratio: how many times larger than it is packed a document may become; text seldom reaches 30.
        unsuspicious: bytes that a document may have whatever its ratio.
        directory: bytes of the list of members.
    """

    member: int = MAXIMUM_BYTES
    total: int = 1024 * 1024 * 1024
    documents: int = 10_000
    ratio: int = 200
    unsuspicious: int = 4 * 1024 * 1024
    directory: int = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A zip file: the one at PATH, or the one that is its member INSIDE."""

    path: Path
    inside: zipfile.ZipInfo | None = None


class ArchiveReader:
    """Reads members of archives.

    The archive that was read last stays open: a thousand members must not list it a thousand times.
    """

    def __init__(self, limits: Limits = Limits()) -> None:
        self.limits = limits
        self._kept: tuple[Place, zipfile.ZipFile] | None = None

    def open(self, place: Place) -> zipfile.ZipFile:
        """The archive at PLACE; raises `DigestError` when it is none."""
        kept = self._kept
        if kept is not None and kept[0] == place:
            return kept[1]
        try:
            archive = self._opened(place)
        except OSError as error:
            raise DigestError(tr("The file cannot be read: {reason}.", reason=error.strerror or error)) from error
        except _BROKEN as error:
            raise DigestError(tr("This is no zip file, or it is damaged or incomplete.")) from error
        self._kept = (place, archive)
        return archive

    def read(self, place: Place, member: zipfile.ZipInfo) -> bytes:
        """The bytes of MEMBER of the archive at PLACE; raises `DigestError`."""
        try:
            with self.open(place).open(member) as stream:
                # Piece by piece, so that a stream that goes on behind its end is not unpacked.
                return b"".join(iter(lambda: stream.read(_PIECE), b""))
        except OSError as error:
            raise DigestError(tr("The file cannot be read: {reason}.", reason=error.strerror or error)) from error
        except _BROKEN as error:
            raise DigestError(
                tr("This file is damaged inside the archive, or the archive was changed meanwhile.")
            ) from error

    def _opened(self, place: Place) -> zipfile.ZipFile:
        if place.inside is None:
            with place.path.open("rb") as stream:
                self._check_directory(stream)
            return zipfile.ZipFile(place.path)
        content = io.BytesIO(self.read(Place(path=place.path), place.inside))
        self._check_directory(content)
        return zipfile.ZipFile(content)

    def _check_directory(self, stream: BinaryIO) -> None:
        """Refuse a list of members that would fill the memory (APPNOTE.TXT 4.3.14 to 4.3.16)."""
        stream.seek(max(0, stream.seek(0, os.SEEK_END) - _LONGEST_END))
        tail = stream.read(_LONGEST_END)
        end = tail.rfind(_END)
        size = int.from_bytes(tail[end + 12 : end + 16], "little") if end >= 0 else 0
        if tail[max(0, end - 20) : max(0, end - 16)] == _LOCATOR_64:  # behind a record with the same in 64 bits
            size = int.from_bytes(tail[max(0, end - 36) : max(0, end - 28)], "little")
        if size > self.limits.directory:
            raise DigestError(tr("The archive has too many files in it; unpack it and import the folder."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A document inside an archive.

    Attributes:
        label: where it lies in the archive; empty for the archive as a whole.
        name: its file name.
        problem: why it cannot be read, in one sentence; empty when nothing is known to stand in the way.
    """

    label: str
    name: str
    problem: str = ""
    reader: ArchiveReader | None = None
    place: Place | None = None
    info: zipfile.ZipInfo | None = None

    def read(self) -> bytes:
        """The bytes; raises `DigestError` when they cannot be had."""
        if self.reader is None or self.place is None or self.info is None:
            raise DigestError(self.problem)
        return self.reader.read(self.place, self.info)


def is_archive(path: Path) -> bool:
    """Whether the file at PATH begins as zip files do, whatever it is called."""
    try:
        with path.open("rb") as stream:
            return stream.read(4) in _MAGIC
    except OSError:
        return False


def look_into(path: Path, reader: ArchiveReader, wanted: Callable[[str], bool]) -> Iterator[Member]:
    """The documents in the archive at PATH whose names are WANTED, in the order of their names.

    What cannot be looked into, or will not be unpacked, is a member with a problem. Archives inside are looked into,
    but not those inside of these.
    """
    yield from _Look(reader, wanted).members(Place(path=path), "", path.name)


class _Look:
    """One look into an archive and the archives in it, which share what may be taken."""

    def __init__(self, reader: ArchiveReader, wanted: Callable[[str], bool]) -> None:
        self._reader = reader
        self._wanted = wanted
        self._documents = reader.limits.documents
        self._bytes = reader.limits.total

    def members(self, place: Place, label: str, name: str) -> Iterator[Member]:
        """The documents of the archive at PLACE, which is called LABEL and NAME."""
        try:
            entries = [entry for entry in list_entries(self._reader.open(place)) if self._wanted(entry.name)]
            problems = {entry.path: self._problem(place, entry) for entry in entries}
            self._spend([entry for entry in entries if not problems[entry.path]])
        except DigestError as error:
            yield Member(label=label, name=name, problem=str(error))
            return
        for entry in entries:
            inner = f"{label}{SEPARATOR}{entry.path}" if label else entry.path
            if problems[entry.path]:
                yield Member(label=inner, name=entry.name, problem=problems[entry.path])
            elif entry.name.casefold().endswith(ARCHIVE_SUFFIX):
                yield from self.members(Place(path=place.path, inside=entry.info), inner, entry.name)
            else:
                yield Member(label=inner, name=entry.name, reader=self._reader, place=place, info=entry.info)

    def _problem(self, place: Place, entry: Entry) -> str:
        """Why ENTRY will not be read; empty when it will."""
        limits, info = self._reader.limits, entry.info
        if info.flag_bits & _ENCRYPTED:
            return tr("This file is encrypted; unpack the archive with its password and import the folder.")
        if info.compress_type not in _METHODS:
            return tr("This file is packed in an unusual way; unpack the archive and import the folder.")
        if info.file_size > limits.member:
            return tr("The file is larger than 256 MB; split it and import the parts.")
        if info.file_size > max(limits.unsuspicious, limits.ratio * info.compress_size):
            return tr("This file would become hundreds of times larger than it is packed, so it was left alone.")
        if place.inside is not None and entry.name.casefold().endswith(ARCHIVE_SUFFIX):
            return tr("An archive in an archive in an archive is not looked into; unpack it.")
        return ""

    def _spend(self, entries: list[Entry]) -> None:
        """Take ENTRIES off what may be taken; raises `DigestError` when it is not enough."""
        size = sum(entry.info.file_size for entry in entries)
        if len(entries) > self._documents or size > self._bytes:
            raise DigestError(tr("The archive is too large when unpacked; unpack it and import the folder."))
        self._documents -= len(entries)
        self._bytes -= size
