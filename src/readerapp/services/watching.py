"""Watches a folder: decides from one look to the next what is to be imported, and imports it.

Nobody has to tell that a file has changed (network drives do not): a look compares sizes and times with the look
before. A file is taken when whoever writes it has left it alone for a moment; should it have been half of one all the
same, it is taken again when it changes. Nothing in the folder is ever changed.
"""

import contextlib
import os
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from readerapp.config.watched import Stamp, load_watched, store_watched
from readerapp.domain.translation import tr
from readerapp.services.archives import ArchiveReader
from readerapp.services.documents import Document, documents_of, is_document
from readerapp.services.folders import walk
from readerapp.services.imports import ImportReport, Imports
from readerapp.services.progress import Cancellation

STEADY_S = 2.0  # a file that has not changed for so long is complete
OLD_S = 10.0  # one that was written so long ago is so at first sight
CALM_S = 3.0  # between two looks when nothing happens
PORTION_FILES, PORTION_BYTES = 50, 2 * 1024 * 1024
_MOST_FOLDERS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What is in a folder: its files with their stamps, and all folders in it, itself included."""

    files: Mapping[str, Stamp] = field(default_factory=dict)
    folders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DueFile:
    """A file to be imported as it was when it got STAMP."""

    path: str
    stamp: Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a look at the folder gave.

    Attributes:
        due: what is to be imported now.
        waiting: whether something is still being written.
        folders: where something can appear.
        problem: why nothing can be seen, in one sentence; empty when all is well.
    """

    due: tuple[DueFile, ...] = ()
    waiting: bool = False
    folders: tuple[str, ...] = ()
    problem: str = ""


class FolderWatch:
    """Decides what is due; knows neither clock nor disk. KNOWN are the files that need no look any more."""

    def __init__(self, known: Mapping[str, Stamp]) -> None:
        self._known = dict(known)
        self._fresh: dict[str, tuple[Stamp, float]] = {}

    @property
    def known(self) -> Mapping[str, Stamp]:
        """The files that were dealt with, as they were then."""
        return self._known

    @property
    def waiting(self) -> bool:
        """Whether there are files that may still be being written."""
        return bool(self._fresh)

    def due(self, files: Mapping[str, Stamp], at: float) -> tuple[DueFile, ...]:
        """Those of FILES, as they are AT a time in seconds, that are new or changed and complete.

        They stay due until they are settled.
        """
        if files:  # a drive that is not mounted is an empty folder; that is no reason to forget what was there
            self._known = {path: stamp for path, stamp in self._known.items() if path in files}
        before, self._fresh = self._fresh, {}
        due = []
        for path, stamp in files.items():
            if self._known.get(path) == stamp:
                continue
            seen, since = before.get(path, (stamp, at))
            if seen != stamp or since > at:
                since = at
            if at - since >= STEADY_S or at - stamp.modified_ns / 1e9 >= OLD_S:
                due.append(DueFile(path=path, stamp=stamp))
            else:
                self._fresh[path] = (stamp, since)
        return tuple(due)

    def settle(self, file: DueFile) -> None:
        """FILE was dealt with, for better or worse; it is due again when it changes."""
        self._known[file.path] = file.stamp


class WatchedFolder:
    """One folder under watch, for one library; not to be called from two threads at a time.

    Attributes:
        folder: the folder.
    """

    def __init__(self, folder: Path, imports: Imports, memory: Path) -> None:
        self.folder = folder
        self._imports = imports
        self._memory = memory
        self._watch = FolderWatch(load_watched(memory, str(folder)))
        self._failed: set[str] = set()

    def look(self, at: float) -> Look:
        """Look at the folder AT a time in seconds since 1970; does not raise."""
        listing = list_folder(self.folder, self._imports.kept_files())
        if listing is None:
            sentence = tr(
                "The watched folder {folder} is not there, or cannot be looked into. Make it, or choose another one.",
                folder=self.folder,
            )
            return Look(problem=sentence)
        if len(listing.folders) >= _MOST_FOLDERS:
            sentence = tr(
                "The watched folder {folder} has too many folders in it; watch a smaller one.", folder=self.folder
            )
            return Look(problem=sentence)
        due = self._watch.due(listing.files, at)
        return Look(due=due, waiting=self._watch.waiting, folders=listing.folders)

    def take(self, files: Iterable[DueFile], cancellation: Cancellation) -> ImportReport:
        """Import FILES as one import; does not raise.

        They stay due if the library could not be written or the import was cancelled.
        """
        due = tuple(files)
        reader = ArchiveReader()
        documents = {document: file.path for file in due for document in self._documents(file, reader)}
        report = self._imports.import_documents(documents, cancellation=cancellation)
        if report.stopped is None and not report.cancelled:
            failed = {rejected.source for rejected in report.failed}
            self._failed -= {file.path for file in due}
            self._failed |= {path for document, path in documents.items() if document.source in failed}
            for file in due:
                self._watch.settle(file)
        return report

    def remember(self) -> None:
        """Keep in mind for the next start what was looked at; what could not be used is tried once again then."""
        stamps = {path: stamp for path, stamp in self._watch.known.items() if path not in self._failed}
        with contextlib.suppress(OSError):  # it costs no more than time then
            store_watched(self._memory, str(self.folder), stamps)

    def _documents(self, file: DueFile, reader: ArchiveReader) -> Iterator[Document]:
        if os.path.exists(file.path):  # noqa: PTH110  Path.exists raises where access is denied
            path = Path(file.path)
            whole = Path(os.path.realpath(path))
            yield from documents_of(whole, path.name, reader, self._imports.keeps, from_folder=True)


def list_folder(folder: Path, kept: Collection[tuple[int, int]] = ()) -> Listing | None:
    """What is in FOLDER; None when it cannot be looked into.

    Hidden and temporary files are left out, and those that are KEPT, by device and number (see `Library.identities`).
    """
    files: dict[str, Stamp] = {}
    folders: list[str] = []
    closed: list[Path] = []
    for directory, entries in walk(folder, _is_complete, closed.append):
        folders.append(str(directory))
        if len(folders) >= _MOST_FOLDERS:
            break
        for entry in entries:
            with contextlib.suppress(OSError):  # gone again
                status = entry.stat()
                if stat.S_ISREG(status.st_mode) and (status.st_dev, status.st_ino) not in kept:
                    files[entry.path] = Stamp(size=status.st_size, modified_ns=status.st_mtime_ns)
    return Listing(files=files, folders=tuple(folders)) if folders else None


def portion(due: Sequence[DueFile]) -> Sequence[DueFile]:
    """So many of DUE, one at least, that a decision made meanwhile does not have to wait long."""
    size = 0
    for place, file in enumerate(due):
        size += file.stamp.size
        if place and (place >= PORTION_FILES or size > PORTION_BYTES):
            return due[:place]
    return due


def pause_after(look: Look, took: float) -> float:
    """Seconds until the next look, when this one TOOK some; a folder that is slow to read is read less often."""
    return max(STEADY_S if look.waiting else CALM_S, 10 * took)


def _is_complete(name: str) -> bool:
    """Whether NAME is that of a document; `x.md.part`, `x.md~` and such have other endings, but not `~$x.md`."""
    return is_document(name) and not name.startswith("~")
