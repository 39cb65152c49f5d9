"""Runs an import beside the work: one job per document, so that decisions made meanwhile do not have to wait long."""

from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from readerapp.domain.commands import ChangeSet
from readerapp.domain.errors import ReaderAppError
from readerapp.gui.jobs import Lanes
from readerapp.gui.open_library import OpenLibrary
from readerapp.services.progress import Cancellation, Progress

if TYPE_CHECKING:
    from readerapp.services.documents import Document
    from readerapp.services.imports import ImportReport


class ImportRun(QObject):
    """Imports what it is given, one run at a time; what comes in during a run is appended to it.

    Signals:
        started: a run has begun.
        progressed: with the Progress.
        changed: a digest is in the library; with the ChangeSet.
        finished: with the ImportReport of the whole run.
        failed: the run had to stop; with the sentence. What was imported before stays.
    """

    started = Signal()
    progressed = Signal(object)
    changed = Signal(object)
    finished = Signal(object)
    failed = Signal(str)

    def __init__(self, lanes: Lanes, library: OpenLibrary, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self._library = library
        self._cancellation = Cancellation()
        self._waiting: deque[Document] = deque()
        self._reports: list[ImportReport] = []
        self._total = 0
        self._looking = 0
        self._running = False

    @property
    def running(self) -> bool:
        """Whether anything is being imported or looked for."""
        return self._running or self._looking > 0

    def start(self, paths: Sequence[Path]) -> None:
        """Import files, and folders with all documents below them."""

        def look() -> tuple["Document", ...]:
            from readerapp.services.documents import find_documents  # noqa: PLC0415

            return tuple(find_documents(paths))

        if not self.running:
            self._cancellation, self._total = Cancellation(), 0
            self._reports.clear()
            self.started.emit()
        self._looking += 1
        self._lanes.read.submit(look, self._on_found, self._on_look_failed)

    def cancel(self) -> None:
        """Stop at the next step; digests that are finished stay."""
        self._cancellation.request()

    def _on_found(self, documents: tuple["Document", ...]) -> None:
        self._looking -= 1
        self._waiting.extend(documents)
        self._total += len(documents)
        if not self._running:
            self._next()

    def _next(self) -> None:
        if not self._waiting or self._cancellation.requested:
            self._finish()
            return
        self._running = True
        document, cancellation = self._waiting.popleft(), self._cancellation
        done = self._total - len(self._waiting) - 1
        self.progressed.emit(Progress(done=done, total=self._total, name=document.name))
        self._lanes.write.submit(
            lambda: self._library.services.imports.import_documents((document,), cancellation=cancellation),
            self._on_imported,
            self._on_failed,
        )

    def _on_imported(self, report: "ImportReport") -> None:
        self._reports.append(report)
        if report.changes:
            self.changed.emit(report.changes)
        if report.stopped is not None:
            self._waiting.clear()
        self._next()

    def _on_look_failed(self, error: ReaderAppError) -> None:
        self._looking -= 1
        self._on_failed(error)

    def _on_failed(self, error: ReaderAppError) -> None:
        self._stop()
        self.failed.emit(str(error))

    def _finish(self) -> None:
        if self._looking:
            self._running = False
            return
        from readerapp.services.imports import ImportReport  # noqa: PLC0415  loaded with the library

        reports, cancelled = tuple(self._reports), self._cancellation.requested
        self._stop()
        self.finished.emit(
            ImportReport(
                digests=tuple(digest for report in reports for digest in report.digests),
                failed=tuple(rejected for report in reports for rejected in report.failed),
                skipped=tuple(rejected for report in reports for rejected in report.skipped),
                cancelled=cancelled,
                stopped=next((report.stopped for report in reports if report.stopped), None),
                changes=ChangeSet(everything=any(report.changes.everything for report in reports)),
            )
        )

    def _stop(self) -> None:
        self._running = False
        self._waiting.clear()
