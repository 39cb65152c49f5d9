"""One import under way: reads documents into the spool, has them planned (`waiting_plans`), and writes them."""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from readerapp.domain.commands import Command, ExchangeRun, ImportDigests, RereadDigest
from readerapp.domain.errors import DigestError
from readerapp.domain.history import UndoStep
from readerapp.domain.import_preview import DigestPreview
from readerapp.domain.text_repair import RepairSettings
from readerapp.domain.translation import tr
from readerapp.services.digest_texts import DigestTexts
from readerapp.services.documents import Document
from readerapp.services.progress import Cancellation, PartListener, ignore_part
from readerapp.services.repair_lines import RepairLines
from readerapp.services.taking import take_mentions, take_text
from readerapp.services.waiting_plans import WaitingPlans
from readerapp.storage import imports
from readerapp.storage.basis import Basis, read_basis
from readerapp.storage.library import Library, Transaction
from readerapp.storage.runs import begin_run
from readerapp.storage.spool import Spool
from readerapp.storage.undo_steps import is_open, put_again

# Another import of a large digest may hold the library for a while; waiting is better than giving up.
PATIENCE_MS = 60_000
# How often a plan is made again because somebody else wrote meanwhile, before it is made with the library locked.
_TRIES = 3
# A document of so many bytes takes a while; what reading and planning take of it, the rest is writing.
_LARGE, _READ, _PLANNED = 500_000, 0.75, 0.95
_MADE = 0.3  # of a document that is read again; making its text is a part of reading it


class ImportSession:
    """Documents on their way into LIBRARY through SPOOL; OWNER says whose history of undo the import goes to.

    Attributes:
        written: the numbers of those that were written, in order.
    """

    def __init__(self, library: Library, spool: Spool, *, owner: str, cancellation: Cancellation) -> None:
        self.written: list[int] = []
        self._library = library
        self._spool = spool
        self._owner = owner
        self._cancellation = cancellation
        self._texts = DigestTexts()
        self._plans = WaitingPlans(library, spool, cancellation)
        self._run_id = self._in_run = 0  # the run that is under way, and how many digests it has changed
        self._large: set[int] = set()

    @property
    def previews(self) -> dict[int, DigestPreview]:
        """What is known of each document that was planned, by its number."""
        return self._plans.previews

    @property
    def waiting(self) -> tuple[int, ...]:
        """The documents that were planned, would change something and are not written yet, in order."""
        return self._plans.waiting

    @property
    def known_previews(self) -> tuple[DigestPreview, ...]:
        """The previews in the order of the documents."""
        return tuple(self.previews[number] for number in sorted(self.previews))

    def read(self, number: int, document: Document, told: PartListener = ignore_part) -> DigestPreview:
        """Read and plan DOCUMENT, the next of the import; raises `DigestError` when it cannot be used.

        Of a large one, TOLD hears how far it is.
        """
        raw = self._bytes_of(document)
        settings = self._plans.settings_of(number, document, raw)
        if settings is not None:
            if len(raw) >= _LARGE:
                self._large.add(number)
            part = told if number in self._large else ignore_part
            with self._forgetting(number):
                taken = take_text(self._spool, number, document, raw, texts=self._texts, settings=settings)
                del raw  # a large one is not kept while its text is read
                take_mentions(
                    self._spool,
                    number,
                    document,
                    taken,
                    cancellation=self._cancellation,
                    told=lambda share: part(_READ * share),
                )
                self._plans.plan(number, lambda share: part(_READ + (_PLANNED - _READ) * share))
        return self.previews[number]

    def read_again(
        self, number: int, document: Document, settings: RepairSettings, told: PartListener = ignore_part
    ) -> None:
        """Make the text of DOCUMENT otherwise, and plan everything that is not written yet anew, in its order.

        Raises `DigestError` when it cannot be used then; it is left out of the plans in this case. TOLD hears how far
        it is.
        """
        raw = self._spool.bytes_of(number)
        raw = self._bytes_of(document) if raw is None else raw
        waiting = sorted({*self.waiting, number})
        self.forget(number)
        self.previews.pop(number, None)
        try:
            with self._forgetting(number):
                taken = take_text(self._spool, number, document, raw, texts=self._texts, settings=settings)
                del raw
                told(_MADE)
                take_mentions(
                    self._spool,
                    number,
                    document,
                    taken,
                    cancellation=self._cancellation,
                    told=lambda share: told(_MADE + (_READ - _MADE) * share),
                )
        finally:
            left = [other for other in waiting if other != number or self._spool.bytes_of(number) is not None]
            self._plans.plan_all(left, lambda share: told(_READ + (1 - _READ) * share))

    def _bytes_of(self, document: Document) -> bytes:
        """The bytes of DOCUMENT; a file of the library itself is left alone."""
        if document.path is not None and self._library.holds(document.path):
            raise DigestError(tr("This is the library itself, which is open, and no digest."))
        return document.read()

    def lines(self, number: int) -> RepairLines | None:
        """The text of document NUMBER before and after its repair; None when it is not in the spool."""
        raw = self._spool.bytes_of(number)
        preview = self.previews.get(number)
        if raw is None or preview is None:
            return None
        settings = preview.repair.settings
        text = self._texts.read(raw, settings)
        return RepairLines(self._texts.unrepaired(raw, settings), text.text, text.words)

    def plan_again(self, numbers: Iterable[int]) -> bool:
        """Plan the documents with NUMBERS again and leave out the others; whether all do what was shown."""
        return self._plans.plan_again(numbers)

    def write(self, number: int, told: PartListener = ignore_part) -> bool:
        """Write document NUMBER, the first of those waiting; False when the library has changed since it was planned.

        Then nothing is written.
        """
        with self._library.write(patience_ms=PATIENCE_MS, spool=self._spool.path) as connection:
            if not self._plans.hold(connection):
                return False
            run_id, basis = self._write_on(connection, number, told if number in self._large else ignore_part)
        self._note_written(number, run_id, basis)
        return True

    def read_and_write(self, number: int, document: Document, told: PartListener = ignore_part) -> None:
        """Read DOCUMENT and write it at once, whatever the library becomes meanwhile; then let go of it."""
        try:
            self.read(number, document, told)
            self._write_as_it_is(number, lambda share: told(_PLANNED + (1 - _PLANNED) * share))
        finally:
            self.forget(number)

    def forget(self, number: int) -> None:
        """Let go of what was read of document NUMBER; its preview stays."""
        self._plans.drop(number)
        self._spool.forget(number)

    @contextmanager
    def _forgetting(self, number: int) -> Iterator[None]:
        """Let go of document NUMBER when anything goes wrong with it."""
        try:
            yield
        except BaseException:
            self.forget(number)
            raise

    def _write_as_it_is(self, number: int, told: PartListener) -> None:
        for _ in range(_TRIES):
            if number not in self.waiting or self.write(number, told):
                return
            self.plan_again((number,))
        with self._library.write(patience_ms=PATIENCE_MS, spool=self._spool.path) as connection:
            if not self._plans.plan_locked(connection, number):
                return
            run_id, basis = self._write_on(connection, number)
        self._note_written(number, run_id, basis)

    def _write_on(self, connection: Transaction, number: int, told: PartListener = ignore_part) -> tuple[int, Basis]:
        # Who takes the import back while it goes on means what is there; what comes later is a step of its own.
        run_id = self._run_id if is_open(connection, self._run_id) else begin_run(connection)
        imports.apply(connection, number, run_id, checkpoint=self._cancellation.checkpoint, told=told)
        put_again(connection, self._step(run_id, number), owner=self._owner)
        return run_id, read_basis(connection)

    def _note_written(self, number: int, run_id: int, basis: Basis) -> None:
        """Only now, because a commit can fail too."""
        self._in_run = 1 + self._written_in(run_id)
        self._run_id = run_id
        self._plans.note_written(number, basis)
        self.written.append(number)

    def _step(self, run_id: int, number: int) -> UndoStep:
        """The whole import is one step of the history, from its first digest on."""
        digests = 1 + self._written_in(run_id)
        name = self.previews[number].title if digests == 1 else ""
        done: Command = ImportDigests(run_id=run_id, name=name, digests=digests)
        if self._plans.is_read_again(number):
            done = RereadDigest(run_id=run_id, title=name)
        return UndoStep(done=done, inverse=ExchangeRun(run_id=run_id), at=time.time())

    def _written_in(self, run_id: int) -> int:
        return self._in_run if run_id == self._run_id else 0
