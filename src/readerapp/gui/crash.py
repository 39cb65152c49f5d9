"""What happens when we have made a mistake: logged once, shown as a report that can be copied, and work goes on."""

import logging
import platform
import sys
import threading
import traceback

import PySide6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from readerapp import __version__
from readerapp.domain.translation import tr
from readerapp.gui.labels import label

log = logging.getLogger(__name__)


_MOST_REPORTS = 20


def crash_report(error: BaseException) -> str:
    """A text about ERROR for whoever can mend it; no paper, path of a library or note is in it."""
    return with_versions("".join(traceback.format_exception(error)))


def with_versions(trace: str) -> str:
    """TRACE, headed by what is running."""
    versions = f"readerapp {__version__}, Python {platform.python_version()}, Qt {PySide6.__version__}"
    return f"{versions}, {platform.platform()}\n\n{trace}"


class CrashWindow(QDialog):
    """Shows a report; the window behind it goes on working."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Something went wrong"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._text = text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setAccessibleName(tr("The report"))
        text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = QPushButton(tr("Copy the report"))
        copy.setDefault(True)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.report))
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label(tr("That was our mistake"), role="lead"))
        layout.addWidget(
            label(
                tr("What you decided so far is stored. Please send us this report; you can go on working."),
                tone="muted",
                wrap=True,
            )
        )
        layout.addWidget(text, 1)
        layout.addWidget(buttons)
        self.resize(680, 420)
        copy.setFocus()

    @property
    def report(self) -> str:
        """All that is shown."""
        return self._text.toPlainText()

    def add(self, report: str) -> None:
        """Show another report below."""
        self._text.appendPlainText(f"\n{report}")


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
        if self._shown is not None:
            self._shown.add(report)
            return
        self._shown = CrashWindow(report, self._window)
        self._shown.destroyed.connect(self._on_closed)
        self._shown.show()

    def _on_closed(self) -> None:
        self._shown = None
