"""The window that lists what was done, the latest first, and goes back to where things stood after any of it."""

from datetime import UTC, datetime

import shiboken6
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from readerapp.domain.command_text import command_text
from readerapp.domain.history import PastStep
from readerapp.domain.translation import tr
from readerapp.gui.deciding import Deciding
from readerapp.gui.dialog_size import dialog_size
from readerapp.gui.labels import hint, paragraph
from readerapp.gui.texts import moment_text
from readerapp.gui.theme.theme import Theme

_SIZE = (560, 460)
_STEPS = Qt.ItemDataRole.UserRole


class HistoryWindow(QDialog):
    """Stays beside the work and follows it."""

    def __init__(self, deciding: Deciding, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("History"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._deciding = deciding
        self._theme = theme
        self.list = QTreeWidget()
        self.list.setObjectName("history")
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(tr("What was done, the latest first"))
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.itemActivated.connect(self._go)
        self.list.currentItemChanged.connect(self._enable)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.go = buttons.addButton(tr("Go there"), QDialogButtonBox.ButtonRole.ActionRole)
        for button in buttons.buttons():  # Return is the list's
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)
        self.go.clicked.connect(self._go)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        hello = tr("Choose a step to have everything as it was after it. What is undone can be done again.")
        layout.addWidget(paragraph(hello, tone="muted"))
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        self.resize(dialog_size(self, _SIZE, theme.scale))
        deciding.history_changed.connect(self._read)
        theme.changed.connect(self._read)
        self._read()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self) -> None:
        self._deciding.list_steps(self._show)

    def _show(self, steps: tuple[PastStep, ...]) -> None:
        if not shiboken6.isValid(self.list):  # closed while the library was being asked
            return
        self.list.clear()
        undone = sum(past.undone for past in steps)
        for place, past in enumerate(steps):
            self._add(command_text(past.step.done), _moment(past.step.at), undone - place, undone=past.undone)
        first = tr("Before all of these") if steps else tr("Nothing was done yet")
        self._add(first, "", undone - len(steps))
        now = self.list.topLevelItem(undone)
        if now is not None:
            self.list.setCurrentItem(now)
        self._enable()

    def _add(self, text: str, moment: str, steps: int, *, undone: bool = False) -> None:
        """A line that leads so many STEPS forward, or back when negative."""
        shown = tr("{what} (undone)", what=text) if undone else text
        item = QTreeWidgetItem([tr("{what} (now)", what=shown) if not steps else shown, moment])
        item.setData(0, _STEPS, steps)
        item.setToolTip(0, hint(text))
        font = QFont(self.list.font())
        font.setWeight(QFont.Weight.DemiBold if not steps else QFont.Weight.Normal)
        item.setFont(0, font)
        for column in range(2):
            if undone or column:
                item.setForeground(column, QColor(self._theme.tokens.muted))
        self.list.addTopLevelItem(item)

    def _steps(self) -> int:
        item = self.list.currentItem()
        return item.data(0, _STEPS) if item is not None else 0

    def _go(self) -> None:
        steps = self._steps()
        if steps:
            self.list.setCurrentIndex(QModelIndex())  # until it is known what came of it
            self._deciding.turn(steps)

    def _enable(self) -> None:
        self.go.setEnabled(bool(self._steps()))


def _moment(at: float) -> str:
    """When a step was done, if that is known."""
    return moment_text(datetime.fromtimestamp(at, UTC).isoformat()) if at else ""
