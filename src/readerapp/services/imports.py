"""Brings documents into the library: finds them, reads them, plans, shows the plan if asked to, and writes."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from readerapp.domain.errors import ImportCancelled, LibraryError
from readerapp.domain.history import WINDOW
from readerapp.domain.import_plan import DigestAction
from readerapp.domain.import_preview import (
    DigestPreview,
    ImportReport,
    PlanOutdated,
)
from readerapp.domain.text_repair import RepairSettings
from readerapp.domain.translation import tr
from readerapp.services.archives import SEPARATOR
from readerapp.services.documents import Document, find_documents
from readerapp.services.import_reading import Reading
from readerapp.services.import_session import ImportSession
from readerapp.services.progress import (
    Cancellation,
    PartListener,
    Progress,
    ProgressListener,
    ignore_progress,
)
from readerapp.services.repair_lines import RepairLines
from readerapp.storage.library import Library
from readerapp.storage.reread_digests import read_source
from readerapp.storage.spool import open_spool

__all__ = ["ImportReport", "Imports", "PlanOutdated", "PreparedImport"]


WrittenListener = Callable[[DigestPreview], None]


def ignore_written(_digest: DigestPreview) -> None:
    """A listener for callers that do not want to know."""


class Imports:
    """Imports documents; each digest is one transaction, so a killed import leaves whole digests only."""

    def __init__(self, library: Library, *, owner: str = WINDOW) -> None:
        self._library = library
        self._owner = owner

    def keeps(self, file: Path) -> bool:
        """Whether FILE must not be opened, because it belongs to the library."""
        return self._library.holds(file)

    def kept_files(self) -> frozenset[tuple[int, int]]:
        """Device and number of each such file."""
        return self._library.identities()

    def import_paths(
        self,
        paths: Iterable[Path],
        *,
        dry_run: bool = False,
        listener: ProgressListener = ignore_progress,
        cancellation: Cancellation | None = None,
    ) -> ImportReport:
        """Import files, and folders with all documents below them.

        Does not raise: a file that cannot be used is named in the report and the others go on; when the library
        itself cannot be written any more, the report says so and what came in before.
        """
        return self.import_documents(
            find_documents(paths, self.keeps), dry_run=dry_run, listener=listener, cancellation=cancellation
        )

    def import_documents(
        self,
        documents: Iterable[Document],
        *,
        dry_run: bool = False,
        listener: ProgressListener = ignore_progress,
        cancellation: Cancellation | None = None,
        on_written: WrittenListener = ignore_written,
    ) -> ImportReport:
        """Import documents that are at hand already, for example pasted text; each is written as soon as it is read.

        ON_WRITTEN hears of every digest that is in the library now.
        """
        pending = tuple(documents)
        reading = Reading()
        cancellation = cancellation or Cancellation()
        written = False
        try:
            with open_spool() as spool:
                session = ImportSession(self._library, spool, owner=self._owner, cancellation=cancellation)
                for done, document in enumerate(pending):
                    listener(Progress(done=done, total=len(pending), name=document.name))
                    cancellation.checkpoint()
                    with reading.of(done, document):
                        told = _parts_of(Progress(done=done, total=len(pending), name=document.name), listener)
                        if dry_run:
                            session.read(done, document, told)
                        else:
                            session.read_and_write(done, document, told)
                        reading.digests.append(session.previews[done])
                    if session.written[-1:] == [done]:
                        written = True
                        on_written(session.previews[done])
        except ImportCancelled:
            reading.cancelled = True
        except LibraryError as error:
            reading.stopped = error
        listener(Progress(done=len(reading.digests), total=len(pending), name=""))
        return reading.report(changed=written)

    def again(self, digest_id: int) -> Document:
        """A digest of the library as a document, to be read again with its own bytes; raises `UnknownDigest`."""
        with self._library.read() as connection:
            source, raw, _settings = read_source(connection, digest_id)
        name = source.replace("\\", "/").replace(SEPARATOR, "/").rpartition("/")[2]
        return Document(source=source, name=name, content=raw, again=digest_id)

    @contextmanager
    def prepare(
        self,
        documents: Iterable[Document],
        *,
        listener: ProgressListener = ignore_progress,
        cancellation: Cancellation | None = None,
    ) -> Iterator["PreparedImport"]:
        """Read and plan DOCUMENTS as one import, which can be looked at and then applied as long as it is open.

        A file that cannot be used is named in the preview. Raises `ImportCancelled`, or `LibraryError` when the
        library or the folder for temporary files cannot be used.
        """
        pending = tuple(documents)
        reading = Reading()
        cancellation = cancellation or Cancellation()
        with open_spool() as spool:
            session = ImportSession(self._library, spool, owner=self._owner, cancellation=cancellation)
            for done, document in enumerate(pending):
                listener(Progress(done=done, total=len(pending), name=document.name))
                cancellation.checkpoint()
                with reading.of(done, document):
                    told = _parts_of(Progress(done=done, total=len(pending), name=document.name), listener)
                    reading.digests.append(session.read(done, document, told))
            listener(Progress(done=len(pending), total=len(pending), name=""))
            yield PreparedImport(session, pending, reading, cancellation)


class PreparedImport:
    """Documents that were read and planned.

    Attributes:
        preview: what would happen.
    """

    def __init__(
        self, session: ImportSession, documents: tuple[Document, ...], reading: Reading, cancellation: Cancellation
    ) -> None:
        self._session = session
        self._documents = documents
        self._reading = reading
        self._cancellation = cancellation
        self._lines: tuple[int, RepairLines | None] | None = None
        self.preview = reading.preview()

    def change(self, number: int, settings: RepairSettings, *, listener: ProgressListener = ignore_progress) -> None:
        """Make the text of document NUMBER as SETTINGS say; `preview` shows what would happen then.

        A document that cannot be used with them is among the failed ones, and can be changed again. Raises
        `ImportCancelled` or `LibraryError`.
        """
        session, reading, document = self._session, self._reading, self._documents[number]
        reading.forget(number)
        with reading.of(number, document, settings):
            told = _parts_of(Progress(done=0, total=1, name=document.name), listener)
            session.read_again(number, document, settings, told)
        self._lines = None
        reading.digests = list(session.known_previews)
        self.preview = reading.preview()

    def lines_at_hand(self, number: int) -> RepairLines | None:
        """The same as `lines`, if that was asked for before; from any thread, also while a text is being made anew.

        Then they are those of before.
        """
        at_hand = self._lines
        return at_hand[1] if at_hand is not None and at_hand[0] == number else None

    def lines(self, number: int) -> RepairLines | None:
        """The text of document NUMBER before and after its repair; None when it cannot be used."""
        if self._lines is None or self._lines[0] != number:
            self._lines = None
            self._lines = number, self._session.lines(number)
        return self._lines[1]

    def apply(
        self,
        chosen: Collection[int] | None = None,
        *,
        listener: ProgressListener = ignore_progress,
        on_written: WrittenListener = ignore_written,
    ) -> ImportReport:
        """Write the digests with the CHOSEN numbers, all of them when left out, exactly as the preview shows them.

        Raises `PlanOutdated` when the library has changed meanwhile so that something else would happen; `preview`
        shows then what that is, and `apply` can be called again. Other reasons to stop are in the report.
        """
        session, reading = self._session, self._reading
        numbers = [number for number in self._numbers if chosen is None or number in chosen]
        before = len(session.written)
        try:
            if tuple(numbers) != session.waiting:
                self._plan_again(numbers, before)
            for done, number in enumerate(numbers):
                now = Progress(done=done, total=len(numbers), name=session.previews[number].title)
                listener(now)
                self._cancellation.checkpoint()
                while number in session.waiting and not session.write(number, _parts_of(now, listener)):
                    self._plan_again(numbers[done:], before)
                if session.written[-1:] == [number]:
                    on_written(session.previews[number])
        except ImportCancelled:
            reading.cancelled = True
        except LibraryError as error:
            reading.stopped = error
        reading.digests = [digest for digest in session.known_previews if self._is_there(digest)]
        return reading.report(changed=len(session.written) > before)

    @property
    def _numbers(self) -> list[int]:
        """The documents that can be written, in order; all of them lie in the spool until the end."""
        written = self._session.written
        return [
            digest.number for digest in self.preview.digests if _does_something(digest) and digest.number not in written
        ]

    def _is_there(self, digest: DigestPreview) -> bool:
        return digest.number in self._session.written or not _does_something(digest)

    def _plan_again(self, numbers: list[int], before: int) -> None:
        session, reading = self._session, self._reading
        everything = self._numbers
        if session.plan_again(numbers):
            return
        session.plan_again(everything)
        unwritten = (digest for digest in session.known_previews if digest.number not in session.written)
        self.preview = replace(reading.preview(), digests=tuple(unwritten))
        sentence = tr("The library has changed in the meantime. Look at what would happen now.")
        written = tuple(session.previews[number] for number in session.written[before:])
        raise PlanOutdated(sentence, preview=self.preview, written=written)


def _parts_of(now: Progress, listener: ProgressListener) -> PartListener:
    """Tells LISTENER how far the document that is under way NOW is, each time that it is a hundredth further."""
    said = 0

    def told(part: float) -> None:
        nonlocal said
        if int(part * 100) > said:
            said = int(part * 100)
            listener(replace(now, part=said / 100))

    return told


def _does_something(digest: DigestPreview) -> bool:
    return digest.plan.action is not DigestAction.UNCHANGED
