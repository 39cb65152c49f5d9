"""A process that imports for the window, so that the window never waits: `python -m readerapp.import_worker LIBRARY`.

Commands come in on standard input and events go out on standard output, one a line (services/import_messages.py). When
the input ends, because the window is gone, the process stops; a digest that was being written leaves no trace.
"""

import contextlib
import importlib
import os
import queue
import sys
import threading
import traceback
from pathlib import Path
from typing import BinaryIO

from readerapp.bootstrap import Services, open_services
from readerapp.domain.errors import ImportCancelled, ReaderAppError
from readerapp.domain.import_preview import DigestPreview, ImportReport, PlanOutdated
from readerapp.domain.text_repair import RepairSettings
from readerapp.services.documents import Document, find_documents
from readerapp.services.import_messages import (
    ApplyPlan,
    CancelImport,
    ChangeText,
    DigestWritten,
    DiscardPlan,
    ImportCommand,
    ImportEvent,
    ImportFailed,
    ImportPlanned,
    ImportProgressed,
    RepairShown,
    ShowRepair,
    StartImport,
    StartRepair,
    command_of,
    documents_of,
    finished,
    to_line,
    without_papers,
)
from readerapp.services.imports import PreparedImport
from readerapp.services.progress import Cancellation, Progress

# Painting goes before importing.
_NICENESS = 10
# Loaded with the first document otherwise.
_READERS = ("readerapp.digests", "readerapp.services.understanding")
# How long work goes on at most when nobody listens any more.
_LAST_SECONDS = 3.0


def main() -> None:
    """Import what the window asks for, once."""
    with contextlib.suppress(AttributeError, OSError):  # where there are no priorities
        os.nice(_NICENESS)
    output, sys.stdout = sys.stdout.buffer, sys.stderr  # nothing but events may be printed there
    worker = Worker(Path(sys.argv[1]), output)
    worker.listen(sys.stdin.buffer)
    for name in _READERS:  # the window starts this process ahead of the command that it will wait for
        importlib.import_module(name)
    worker.work()


class Worker:
    """Carries out one import."""

    def __init__(self, library: Path, output: BinaryIO) -> None:
        self._library = library
        self._output = output
        self._commands: queue.SimpleQueue[ImportCommand] = queue.SimpleQueue()
        self._cancellation = Cancellation()
        self._telling = threading.Lock()
        self._prepared: PreparedImport | None = None
        self._discarded = False

    def listen(self, commands: BinaryIO) -> None:
        """Take COMMANDS in a thread: cancelling is heard, and rows are shown, in the middle of the work."""
        threading.Thread(target=self._listen, args=(commands,), daemon=True).start()

    def work(self) -> None:
        """Wait for a command to start, and do that."""
        command = self._commands.get()
        if not isinstance(command, StartImport | StartRepair):
            return
        try:
            services = open_services(self._library)
            try:
                self._import(services, command)
            finally:
                services.close()
        except ReaderAppError as error:
            self._tell(ImportFailed(sentence=str(error)))

    def _import(self, services: Services, command: StartImport | StartRepair) -> None:
        if isinstance(command, StartRepair):
            report = self._prepare(services, [services.imports.again(command.digest_id)], command.settings)
            if report is not None:
                self._tell(finished(report))
            return
        documents: list[Document] = [documents_of(pasted) for pasted in command.pasted]
        documents += find_documents(map(Path, command.paths), services.imports.keeps)
        if command.ask:
            report = self._prepare(services, documents)
        else:
            report = services.imports.import_documents(
                documents, listener=self._on_progress, cancellation=self._cancellation, on_written=self._on_written
            )
        if report is not None:
            self._tell(finished(report))

    def _prepare(
        self, services: Services, documents: list[Document], settings: RepairSettings | None = None
    ) -> ImportReport | None:
        preparing = services.imports.prepare(documents, listener=self._on_progress, cancellation=self._cancellation)
        try:
            with preparing as prepared:
                if settings is None:
                    return self._ask(prepared)
                prepared.change(0, settings, listener=self._on_progress)
                return prepared.apply(on_written=self._on_written)
        except ImportCancelled:
            return None if self._discarded else ImportReport(digests=(), cancelled=True)
        finally:
            self._prepared = None

    def _ask(self, prepared: PreparedImport) -> ImportReport | None:
        """Show the plan, and what repairs changed, until it is applied; None when it is discarded."""
        self._prepared = prepared
        self._tell(ImportPlanned(preview=prepared.preview))
        while True:
            match self._commands.get():
                case ApplyPlan(numbers=numbers):
                    with contextlib.suppress(PlanOutdated):
                        return prepared.apply(numbers, listener=self._on_progress, on_written=self._on_written)
                    self._tell(ImportPlanned(preview=prepared.preview))
                case ChangeText(number=number, settings=settings):
                    prepared.change(number, settings, listener=self._on_progress)
                    self._tell(ImportPlanned(preview=prepared.preview))
                case ShowRepair(number=number, show=show, first=first, count=count):
                    lines = prepared.lines(number)
                    rows = lines.rows(show, first, count) if lines is not None else None
                    self._tell(RepairShown(number=number, rows=rows))
                case CancelImport():
                    return ImportReport(digests=(), cancelled=True)
                case _:
                    return None

    def _on_progress(self, progress: Progress) -> None:
        self._tell(ImportProgressed(progress=progress))

    def _on_written(self, digest: DigestPreview) -> None:
        self._tell(DigestWritten(digest=without_papers(digest)))

    def _tell(self, event: ImportEvent) -> None:
        line = to_line(event)
        with self._telling:
            self._output.write(line)
            self._output.flush()

    def _listen(self, commands: BinaryIO) -> None:
        for line in commands:
            command = command_of(line)
            if isinstance(command, CancelImport | DiscardPlan):
                self._discarded = isinstance(command, DiscardPlan)
                self._cancellation.request()
            if not (isinstance(command, ShowRepair) and self._show_at_once(command)):
                self._commands.put(command)
        self._cancellation.request()
        self._commands.put(DiscardPlan())
        threading.Event().wait(_LAST_SECONDS)
        os._exit(1)

    def _show_at_once(self, wanted: ShowRepair) -> bool:
        """Show the rows that are WANTED while the work goes on, if they are at hand; whether they are."""
        prepared = self._prepared
        lines = prepared.lines_at_hand(wanted.number) if prepared is not None else None
        if lines is not None:
            rows = lines.rows(wanted.show, wanted.first, wanted.count)
            self._tell(RepairShown(number=wanted.number, rows=rows))
        return lines is not None


if __name__ == "__main__":
    # An ordinary end would wait for the thread that waits for commands.
    try:
        main()
    except BaseException:  # noqa: BLE001  the window shows it as a report
        traceback.print_exc()
        os._exit(1)
    os._exit(0)
