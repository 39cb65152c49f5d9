"""Runs imports in a process of their own, one after another, so that the window never waits for one."""

from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from readerapp.domain.changes import ChangeSet
from readerapp.domain.errors import ReaderAppError
from readerapp.domain.import_preview import DigestPreview, ImportReport
from readerapp.domain.repair_lines import RepairShow
from readerapp.domain.text_repair import RepairSettings
from readerapp.domain.translation import tr
from readerapp.gui.importing.worker_ahead import WorkerAhead
from readerapp.gui.jobs import Lanes
from readerapp.gui.open_library import OpenLibrary

if TYPE_CHECKING:
    from readerapp.gui.importing.worker_process import WorkerProcess
    from readerapp.services.documents import Document
    from readerapp.services.import_messages import ImportCommand, ImportEvent, StartImport, StartRepair

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
        self._waiting: deque[StartImport | StartRepair] = deque()
        self._repairing = False
        self._looking = 0
        self._ahead = WorkerAhead(lanes.read, library, self)
        self._process: WorkerProcess | None = None
        self._report: ImportReport | None = None
        self._sentence = ""
        self._written: list[DigestPreview] = []
        self._discarded = False
        self._cancelled = False
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
    def gone(self) -> bool:
        """Whether nothing goes on, and no process is left."""
        return not self.running and self._ahead.gone

    @property
    def repairing(self) -> bool:
        """Whether what goes on, or went on last, is about a digest of the library (`repair`)."""
        return self._repairing

    def expect(self) -> None:
        """The user is about to import something: have all that takes long to load ready."""
        if self._process is None:
            self._ahead.expect()

    def expect_nothing(self) -> None:
        """The user thought better of it."""
        self._ahead.forget()

    def start(self, what: "Sequence[Path | Document]", *, ask: bool = False) -> None:
        """Import files, folders with all documents below them, and documents at hand.

        With ASK the plan is shown first (see `previewed`), else it is carried out at once.
        """
        from readerapp.services.import_messages import start  # noqa: PLC0415  loaded with the library

        self._waiting.append(start(tuple(what), ask=ask))
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

        self._waiting.append(StartRepair(digest_id=digest_id, settings=settings))
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

        self._say(ApplyPlan(numbers=tuple(numbers)))

    def discard(self) -> None:
        """Import nothing of what was shown."""
        from readerapp.services.import_messages import DiscardPlan  # noqa: PLC0415  loaded with the library

        if self._process is not None:
            self._discarded = True
            self._say(DiscardPlan())
            self._grace.start(_DISCARDED_MS)

    def cancel(self) -> None:
        """Stop at the next step, or in the middle of one that takes long; digests that are finished stay."""
        from readerapp.services.import_messages import CancelImport  # noqa: PLC0415  loaded with the library

        self._waiting.clear()
        self._ahead.forget()
        if self._process is not None and not self._cancelled:
            self._cancelled = True
            self._say(CancelImport())
            self._grace.start(_GRACE_MS)

    def _say(self, command: "ImportCommand") -> None:
        if self._process is not None:
            self._process.say(command)

    def _next(self) -> None:
        if self._process is not None or not self._waiting:
            return
        from readerapp.services.import_messages import StartRepair  # noqa: PLC0415  loaded with the library

        self._report, self._sentence, self._discarded, self._cancelled = None, "", False, False
        self._written.clear()
        services = self._library.services
        self._usual_patience_ms = services.decisions.patience_ms
        services.decisions.patience_ms = _WAIT_FOR_IMPORT_MS
        self._process = self._ahead.take(self)
        self._process.heard.connect(self._on_heard)
        self._process.ended.connect(self._on_ended)
        command = self._waiting.popleft()
        self._repairing = isinstance(command, StartRepair)
        self._process.begin(command)
        self.started.emit()

    def _tell_changes(self) -> None:
        self.changed.emit(ChangeSet(everything=True))

    def _on_heard(self, event: "ImportEvent") -> None:
        from readerapp.services import import_messages as said  # noqa: PLC0415  loaded with the library

        match event:
            case said.ImportProgressed(progress=progress) if not self._cancelled:
                self.progressed.emit(progress)
            case said.ImportPlanned(preview=preview) if not self._cancelled:
                self.previewed.emit(preview)
            case said.RepairShown() if not self._cancelled:
                self.repair_shown.emit(event)
            case said.DigestWritten(digest=digest):
                self._written.append(digest)
                if not self._changing.isActive():
                    self._changing.start()
            case said.ImportFinished():
                self._report = event.report()
            case said.ImportFailed(sentence=sentence):
                self._sentence = sentence
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
        if self._report is not None:
            self.finished.emit(self._report)
        elif self._cancelled:
            changes = ChangeSet(everything=bool(self._written))
            self.finished.emit(ImportReport(digests=tuple(self._written), cancelled=True, changes=changes))
        elif not self._discarded:
            self.failed.emit(self._sentence or self._lost(why))
            if process is not None and not self._sentence and process.complaints:
                self.lost.emit(process.complaints)
        self._next()

    def _lost(self, why: str) -> str:
        if not self._written:
            return tr("The import ended unexpectedly ({why}); your library is as it was.", why=why)
        count = len(self._written)
        return (
            tr("The import ended unexpectedly ({why}); 1 digest had come in before.", why=why)
            if count == 1
            else tr("The import ended unexpectedly ({why}); {count} digests had come in before.", why=why, count=count)
        )
