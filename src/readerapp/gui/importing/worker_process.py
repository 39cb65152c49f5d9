"""The process that imports, seen from the window: commands go in, events come out, in their order."""

import logging
import sys
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, Signal

from readerapp.domain.errors import ReaderAppError
from readerapp.domain.translation import tr
from readerapp.gui.jobs import Lane

if TYPE_CHECKING:
    from readerapp.services.import_messages import ImportCommand, ImportEvent, StartImport, StartRepair

_LOG = logging.getLogger(__name__)
START = (sys.executable, "-P", "-X", "faulthandler", "-m", "readerapp.import_worker")
# Longer lines are decoded in a lane: the plan of a large digest has a megabyte.
_SHORT_LINE = 4_096
_MOST_COMPLAINTS = 200


class WorkerProcess(QObject):
    """One process for one import.

    Signals:
        heard: with the event.
        ended: the process is gone and everything that it said was heard; with what was wrong with it, if anything.
    """

    heard = Signal(object)
    ended = Signal(str)

    def __init__(self, lane: Lane, library: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._lane = lane
        self._begun: list[bytes] = []
        self._lines: deque[bytes] = deque()
        self._decoding = False
        self._gone: str | None = None
        self._complaints: deque[str] = deque(maxlen=_MOST_COMPLAINTS)
        self._complaint = ""
        self._process = QProcess(self)
        self._process.setProgram(START[0])
        self._process.setArguments([*START[1:], str(library)])
        self._process.readyReadStandardOutput.connect(self._on_output)
        self._process.readyReadStandardError.connect(self._on_complaint)
        self._process.errorOccurred.connect(self._on_error)
        self._process.finished.connect(self._on_gone)

    @property
    def there(self) -> bool:
        """Whether the process is running, or about to."""
        return self._process.state() is not QProcess.ProcessState.NotRunning

    def start(self) -> None:
        """Start the process, which loads what it needs and waits for a command."""
        self._process.start()

    def begin(self, command: "StartImport | StartRepair") -> None:
        """Say the first COMMAND to the process, which is started unless it is there already."""
        if not self.there:
            self.start()
        self.say(command)

    def say(self, command: "ImportCommand") -> None:
        """Send COMMAND, if anybody is there to hear it."""
        from readerapp.services.import_messages import to_line  # noqa: PLC0415  loaded with the library

        if self.there:
            self._process.write(to_line(command))

    @property
    def complaints(self) -> str:
        """The last lines that the process printed besides its events: a traceback, if it was our mistake."""
        return "\n".join(self._complaints)

    def kill(self) -> None:
        """End the process now; what it was writing leaves no trace."""
        self._process.kill()

    def _on_output(self) -> None:
        first, *others = bytes(self._process.readAllStandardOutput().data()).split(b"\n")
        self._begun.append(first)
        for other in others:
            self._lines.append(b"".join(self._begun))
            self._begun = [other]
        self._hear()

    def _hear(self) -> None:
        """Take the next lines; a long one is waited for, so that the order stays."""
        from readerapp.services.import_messages import event_of  # noqa: PLC0415  loaded with the library

        while self._lines and not self._decoding:
            line = self._lines.popleft()
            if len(line) <= _SHORT_LINE:
                self.heard.emit(event_of(line))
            else:
                self._decoding = True
                self._lane.submit(lambda: event_of(line), self._on_decoded, self._on_garbled)  # noqa: B023  left below
                return
        if self._gone is not None and not self._decoding:
            why, self._gone = self._gone, None
            self.ended.emit(why)

    def _on_decoded(self, event: "ImportEvent") -> None:
        self._decoding = False
        self.heard.emit(event)
        self._hear()

    def _on_garbled(self, _error: ReaderAppError) -> None:
        """A mistake of ours, which is told elsewhere."""
        self._decoding = False
        self.kill()
        self._hear()

    def _on_complaint(self) -> None:
        text = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace")
        *lines, self._complaint = (self._complaint + text).splitlines(keepends=True) or [""]
        if self._complaint.endswith("\n"):
            lines, self._complaint = [*lines, self._complaint], ""
        for line in lines:
            self._complaints.append(line.rstrip())
            if line.strip():
                _LOG.warning("import: %s", line.rstrip())

    def _on_error(self, error: QProcess.ProcessError) -> None:
        """A process that never was does not finish either."""
        if error is QProcess.ProcessError.FailedToStart:
            self._gone = self._process.errorString()
            self._hear()

    def _on_gone(self, code: int, status: QProcess.ExitStatus) -> None:
        self._on_output()
        self._on_complaint()
        crashed = status is QProcess.ExitStatus.CrashExit
        self._gone = tr("its process was ended") if crashed else tr("its process gave up, code {code}", code=code)
        self._hear()
