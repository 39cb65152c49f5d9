"""What happens when we have made a mistake: logged once, shown as a report that can be copied, and work goes on."""

import logging
import platform
import sys
import traceback
from types import TracebackType

import PySide6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from readerapp import __version__
from readerapp.domain.translation import tr
from readerapp.gui.labels import label

log = logging.getLogger(__name__)


def crash_report(error: BaseException) -> str:
    """A text about ERROR for whoever can mend it; no paper, path of a library or note is in it."""
    trace = "".join(traceback.format_exception(error))
    versions = f"readerapp {__version__}, Python {platform.python_version()}, Qt {PySide6.__version__}"
    return f"{versions}, {platform.platform()}\n\n{trace}"


class CrashWindow(QDialog):
    """Shows a report; the window behind it goes on working."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Something went wrong"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = QPushButton(tr("Copy the report"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
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
        self.crashed.connect(self._on_crashed, Qt.ConnectionType.QueuedConnection)

    def show_over(self, window: QWidget) -> None:
        """Show reports over WINDOW."""
        self._window = window

    def take(self, error: BaseException) -> None:
        """Log ERROR and show a report; the same mistake again is only counted as seen."""
        report = crash_report(error)
        if report not in self._seen:
            self._seen.add(report)
            log.error("unexpected error", exc_info=error)
            self.crashed.emit(report)

    def install(self) -> None:
        """Take what Python would print otherwise."""
        sys.excepthook = self._hook

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.take(error)

    def _on_crashed(self, report: str) -> None:
        CrashWindow(report, self._window).show()
