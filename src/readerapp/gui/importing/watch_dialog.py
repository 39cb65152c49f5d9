"""Asks which folder is to be watched, and says what that means."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from readerapp.domain.translation import tr
from readerapp.gui.file_dialogs import choose_folder
from readerapp.gui.labels import label

_WIDTH = 472


class WatchDialog(QDialog):
    """A small dialog over the window, which goes on working.

    Signals:
        chosen: with the folder and whether to watch it.
    """

    chosen = Signal(str, bool)

    def __init__(self, folder: str, *, enabled: bool, state: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Watch a folder"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._folder = QLineEdit(folder)
        self._folder.setReadOnly(True)
        self._folder.setPlaceholderText(tr("No folder is chosen"))
        self._folder.setAccessibleName(tr("The folder"))
        self._choose = QPushButton(tr("Choose…"))
        self._choose.clicked.connect(self._on_choose)
        self._watch = QCheckBox(tr("Import what appears or changes in this folder"))
        self._watch.setChecked(enabled)
        self._watch.setEnabled(bool(folder))
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._buttons.accepted.connect(self._on_accepted)
        self._buttons.rejected.connect(self.reject)
        self._lay_out(state)
        (self._watch if folder else self._choose).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def folder(self) -> str:
        """The folder that is chosen."""
        return self._folder.text()

    def take_folder(self, paths: Sequence[Path]) -> None:
        """The user chose the one of PATHS; who chooses a first folder means to watch it."""
        if not self._folder.text():
            self._watch.setChecked(True)
        self._folder.setText(str(paths[0]))
        self._watch.setEnabled(True)

    def _lay_out(self, state: str) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._folder, 1)
        line.addWidget(self._choose)
        explanation = tr(
            "Digests that appear or change there, or in a folder in it, are imported by themselves. Nothing is moved "
            "or deleted, and each import can be undone."
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addStrut(_WIDTH)  # a minimum of the dialog itself would clip what needs more at larger text
        layout.addWidget(label(tr("Watch a folder"), role="lead"))
        layout.addWidget(label(explanation, tone="muted", wrap=True))
        layout.addLayout(line)
        layout.addWidget(self._watch, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(label(state, tone="muted", role="small", wrap=True))
        layout.addWidget(self._buttons)

    def _on_choose(self) -> None:
        choose_folder(self, self.take_folder, title=tr("Choose the folder to watch"))

    def _on_accepted(self) -> None:
        self.chosen.emit(self.folder, self._watch.isChecked())
        self.accept()
