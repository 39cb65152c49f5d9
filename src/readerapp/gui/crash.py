"""What happens when we have made a mistake: logged once, shown as a report that can be copied, and work goes on."""

import logging
import sys
import threading
import traceback
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from readerapp import __version__

if TYPE_CHECKING:  # loaded with the first mistake: every start would wait for it otherwise
    from readerapp.gui.crash_window import CrashWindow

log = logging.getLogger(__name__)


_MOST_REPORTS = 20


def crash_report(error: BaseException) -> str:
    """A text about ERROR for whoever can mend it; no paper, path of a library or note is in it."""
    return with_versions("".join(traceback.format_exception(error)))


def with_versions(trace: str) -> str:
    """TRACE, headed by what is running."""
    import platform  # noqa: PLC0415  seldom needed, and every start would wait for it

    versions = f"readerapp {__version__}, Python {platform.python_version()}, Qt {PySide6.__version__}"
    return f"{versions}, {platform.platform()}\n\n{trace}"


class CrashReporter(QObject):
    """Takes every exception that nobody expected.

    Signals:
        crashed: with the report, once per mistake.
    """

    crashed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seen: set[str] = set()
        self._window: QWidget | None = None
        self._shown: CrashWindow | None = None
        self.crashed.connect(self._on_crashed, Qt.ConnectionType.QueuedConnection)

    def show_over(self, window: QWidget) -> None:
        """Show reports over WINDOW."""
        self._window = window

    def take(self, error: BaseException) -> None:
        """Log ERROR and show a report; the same mistake again is only counted as seen."""
        if self._is_new(crash_report(error)):
            log.error("unexpected error", exc_info=error)
            self.crashed.emit(crash_report(error))

    def take_trace(self, trace: str) -> None:
        """Show a report of what another process of ours said when it was lost."""
        if self._is_new(trace):
            self.crashed.emit(with_versions(trace))

    def install(self) -> None:
        """Take what Python would print otherwise: from slots, from methods that Qt calls, from threads."""
        sys.excepthook = lambda _kind, error, _trace: self._hook(error)
        sys.unraisablehook = lambda lost: self._hook(lost.exc_value)
        threading.excepthook = lambda lost: self._hook(lost.exc_value)

    def _is_new(self, report: str) -> bool:
        if report in self._seen or len(self._seen) >= _MOST_REPORTS:
            return False
        self._seen.add(report)
        return True

    def _hook(self, error: BaseException | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(type(error), error, error.__traceback__)
        elif error is not None:
            self.take(error)

    def _on_crashed(self, report: str) -> None:
        from readerapp.gui.crash_window import CrashWindow  # noqa: PLC0415  no start waits for it

        if self._shown is not None:
            self._shown.add(report)
            return
        self._shown = CrashWindow(report, self._window)
        self._shown.destroyed.connect(self._on_closed)
        self._shown.show()

    def _on_closed(self) -> None:
        self._shown = None
