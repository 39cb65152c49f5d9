"""Runs imports in a process of their own, one after another, so that the window never waits for one."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from readerapp.domain.changes import ChangeSet
from readerapp.domain.errors import ReaderAppError
from readerapp.domain.repair_lines import RepairShow
from readerapp.domain.text_repair import RepairSettings
from readerapp.gui.importing.import_queue import ImportQueue
from readerapp.gui.importing.run_record import RunRecord
from readerapp.gui.importing.worker_ahead import WorkerAhead
from readerapp.gui.jobs import Lanes
from readerapp.gui.open_library import OpenLibrary

if TYPE_CHECKING:
    from readerapp.gui.importing.worker_process import WorkerProcess
    from readerapp.services.documents import Document
    from readerapp.services.import_messages import ImportCommand, ImportEvent

# Lists are read anew after each change; many small digests come in faster than that.
_TOGETHER_MS = 200
# How long a cancelled import may take to end by itself.
_GRACE_MS = 3_000
# The same of one whose plan is discarded: it writes nothing.
_DISCARDED_MS = 400
# A decision made during an import waits until a digest is written, however large it is.
_WAIT_FOR_IMPORT_MS = 120_000


class ImportRun(QObject):
    """Imports what it is given; what is asked for during a run waits for its end.

    Signals:
        started: a run has begun.
        progressed: with the Progress.
        previewed: what would happen, with the ImportPreview; `apply` or `discard` is the answer. It comes again when
            the library has changed before the answer, or when a text was made otherwise (`change_text`).
        repair_shown: rows that `show_repair` asked for; with the RepairShown.
        changed: digests are in the library; with the ChangeSet.
        finished: with the ImportReport of the whole run.
        failed: the run had to stop; with the sentence. What was imported before stays.
        lost: its process ended by a mistake of ours; with what that said.
    """

    started = Signal()
    progressed = Signal(object)
    previewed = Signal(object)
    repair_shown = Signal(object)
    changed = Signal(object)
    finished = Signal(object)
    failed = Signal(str)
    lost = Signal(str)

    def __init__(self, lanes: Lanes, library: OpenLibrary, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self._library = library
        self._queue = ImportQueue()
        self._repairing = False
        self._looking = 0
        self._ahead = WorkerAhead(lanes.read, library, self)
        self._process: WorkerProcess | None = None
        self._record = RunRecord()
        self._usual_patience_ms = 0
        self._changing = QTimer(self, singleShot=True, interval=_TOGETHER_MS)
        self._changing.timeout.connect(self._tell_changes)
        self._grace = QTimer(self, singleShot=True)
        self._grace.timeout.connect(self._on_grace_over)

    @property
    def running(self) -> bool:
        """Whether anything is being imported, shown before that, or looked for."""
        return self._process is not None or self._looking > 0

    @property
    def writing(self) -> bool:
        """Whether its process may be writing the library, of which that tells by itself."""
        return self._process is not None and not self._queue.at_rest

    @property
    def gone(self) -> bool:
        """Whether nothing goes on, and no process is left."""
        return not self.running and self._ahead.gone

    @property
    def unfinished(self) -> tuple[Path, ...]:
        """The files that are still to be imported, or were when the window was left (`leave`)."""
        return self._queue.unfinished

    @property
    def repairing(self) -> bool:
        """Whether what goes on, or went on last, is about a digest of the library (`repair`)."""
        return self._repairing

    def expect(self, paths: Sequence[Path] = ()) -> None:
        """The user is about to import something, for certain PATHS: have all that takes long to load ready."""
        self._queue.expect(paths)
        if self._process is None and self._queue.open:
            self._ahead.expect()

    def expect_nothing(self) -> None:
        """The user thought better of it."""
        self._queue.expect(())
        self._ahead.forget()

    def start(self, what: "Sequence[Path | Document]", *, ask: bool = False) -> None:
        """Import files, folders with all documents below them, and documents at hand.

        With ASK the plan is shown first (see `previewed`), else it is carried out at once.
        """
        from readerapp.services.import_messages import start  # noqa: PLC0415  loaded with the library

        self._queue.add(start(tuple(what), ask=ask))
        self._next()

    def bring(self, look: "Callable[[], Sequence[Document]]", *, ask: bool = False) -> None:
        """Import the documents that LOOK finds, which is called in a lane."""
        self._looking += 1

        def found(documents: "Sequence[Document]") -> None:
            self._looking -= 1
            self.start(documents, ask=ask)

        def not_found(error: ReaderAppError) -> None:
            self._looking -= 1
            self.expect_nothing()
            self.failed.emit(str(error))

        self._lanes.read.submit(look, found, not_found)

    def repair(self, digest_id: int, settings: RepairSettings | None = None) -> None:
        """Read a digest of the library again; the plan is shown as that of an import is.

        With SETTINGS its text is made as these say, and that is done at once.
        """
        from readerapp.services.import_messages import StartRepair  # noqa: PLC0415  loaded with the library

        self._queue.add(StartRepair(digest_id=digest_id, settings=settings))
        self._next()

    def change_text(self, number: int, settings: RepairSettings) -> None:
        """Have the text of document NUMBER made as SETTINGS say; a plan follows."""
        from readerapp.services.import_messages import ChangeText  # noqa: PLC0415  loaded with the library

        self._say(ChangeText(number=number, settings=settings))

    def show_repair(self, number: int, show: RepairShow, first: int, count: int) -> None:
        """Ask for COUNT rows of what the repair of document NUMBER changed, from the place FIRST on."""
        from readerapp.services.import_messages import ShowRepair  # noqa: PLC0415  loaded with the library

        self._say(ShowRepair(number=number, show=show, first=first, count=count))

    def apply(self, numbers: Sequence[int]) -> None:
        """Carry out what was shown, for the digests with NUMBERS."""
        from readerapp.services.import_messages import ApplyPlan  # noqa: PLC0415  loaded with the library

        self._queue.answer()
        self._say(ApplyPlan(numbers=tuple(numbers)))

    def discard(self) -> None:
        """Import nothing of what was shown."""
        from readerapp.services.import_messages import DiscardPlan  # noqa: PLC0415  loaded with the library

        if self._process is not None:
            self._record.discarded = True
            self._say(DiscardPlan())
            self._grace.start(_DISCARDED_MS)

    def cancel(self) -> None:
        """Stop at the next step, or in the middle of one that takes long; digests that are finished stay."""
        from readerapp.services.import_messages import CancelImport  # noqa: PLC0415  loaded with the library

        self._queue.give_up()
        self._ahead.forget()
        if self._process is not None and not self._record.cancelled:
            self._record.cancelled = True
            self._say(CancelImport())
            self._grace.start(_GRACE_MS)

    def leave(self) -> None:
        """The window is going: stop, and begin nothing more, so that no process is left behind."""
        if self._queue.open:
            self._queue.close()
        self.cancel()

    def stay(self) -> None:
        """The window does not go after all: begin what was asked for meanwhile."""
        self._queue.reopen()
        self._next()

    def _say(self, command: "ImportCommand") -> None:
        if self._process is not None:
            self._process.say(command)

    def _next(self) -> None:
        command = self._queue.begin() if self._process is None else None
        if command is None:
            return
        from readerapp.services.import_messages import StartRepair  # noqa: PLC0415  loaded with the library

        self._record = RunRecord()
        services = self._library.services
        self._usual_patience_ms = services.decisions.patience_ms
        services.decisions.patience_ms = _WAIT_FOR_IMPORT_MS
        self._process = self._ahead.take(self)
        self._process.heard.connect(self._on_heard)
        self._process.ended.connect(self._on_ended)
        self._repairing = isinstance(command, StartRepair)
        self._process.begin(command)
        self.started.emit()

    def _tell_changes(self) -> None:
        self.changed.emit(ChangeSet(everything=True))

    def _on_heard(self, event: "ImportEvent") -> None:
        from readerapp.services import import_messages as said  # noqa: PLC0415  loaded with the library

        self._record.take(event)
        match event:
            case said.DigestWritten() if not self._changing.isActive():
                self._changing.start()
            case _ if self._record.cancelled:
                pass
            case said.ImportProgressed(progress=progress):
                self.progressed.emit(progress)
            case said.ImportPlanned(preview=preview):
                self._queue.show()
                self.previewed.emit(preview)
            case said.RepairShown():
                self.repair_shown.emit(event)
            case _:
                pass

    def _on_grace_over(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _on_ended(self, why: str) -> None:
        """The process is gone; WHY says what was wrong with it, if anything."""
        self._grace.stop()
        self._library.services.decisions.patience_ms = self._usual_patience_ms
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
        if self._changing.isActive():
            self._changing.stop()
            self._tell_changes()
        self._queue.end()
        report = self._record.report()
        if report is not None:
            self.finished.emit(report)
        elif not self._record.discarded:
            self.failed.emit(self._record.sentence or self._record.lost(why))
            if process is not None and not self._record.sentence and process.complaints:
                self.lost.emit(process.complaints)
        self._next()
