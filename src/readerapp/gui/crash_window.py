"""The window that shows the report of a mistake of ours, to be copied."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from readerapp.domain.translation import tr
from readerapp.gui.dialog_size import dialog_size
from readerapp.gui.labels import label


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
        self.resize(dialog_size(self, (680, 420), 1))
        copy.setDefault(True)  # now that the window is known to it
        copy.setFocus()

    @property
    def report(self) -> str:
        """All that is shown."""
        return self._text.toPlainText()

    def add(self, report: str) -> None:
        """Show another report below."""
        self._text.appendPlainText(f"\n{report}")
