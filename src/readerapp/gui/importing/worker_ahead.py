"""Has a process ready when the user is about to import: it needs a second to load what it works with."""

from PySide6.QtCore import QObject, QTimer

from readerapp.gui.importing.worker_process import WorkerProcess
from readerapp.gui.jobs import Lane
from readerapp.gui.open_library import OpenLibrary

# Whoever has not begun by then may have gone for lunch; the process takes memory.
_LONGEST_MS = 60_000


class WorkerAhead(QObject):
    """Gives out processes, and keeps at most one that nobody has wanted yet."""

    def __init__(self, lane: Lane, library: OpenLibrary, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._library = library
        self._ready: WorkerProcess | None = None
        self._leaving: list[WorkerProcess] = []
        self._limit = QTimer(self, singleShot=True, interval=_LONGEST_MS)
        self._limit.timeout.connect(self.forget)

    @property
    def gone(self) -> bool:
        """Whether no process is there that nobody has wanted."""
        return self._ready is None and not self._leaving

    def expect(self) -> None:
        """An import is likely to begin soon."""
        if self._ready is None and self._library.is_open:
            self._ready = made = WorkerProcess(self._lane, self._library.services.path, self)
            made.ended.connect(lambda _why: self._on_ended(made))
            made.start()
        self._limit.start()

    def forget(self) -> None:
        """No import is going to begin now."""
        self._limit.stop()
        if self._ready is not None:
            unwanted, self._ready = self._ready, None
            self._leaving.append(unwanted)
            unwanted.kill()

    def take(self, parent: QObject) -> WorkerProcess:
        """A process for an import, which belongs to PARENT from now on; it may have been started already."""
        self._limit.stop()
        ready, self._ready = self._ready, None
        if ready is not None and ready.there:
            ready.ended.disconnect()
            ready.setParent(parent)
            return ready
        return WorkerProcess(self._lane, self._library.services.path, parent)

    def _on_ended(self, process: WorkerProcess) -> None:
        """It was not wanted, or could not even start; the import itself will say so then."""
        if self._ready is process:
            self._ready = None
        if process in self._leaving:
            self._leaving.remove(process)
        process.deleteLater()
