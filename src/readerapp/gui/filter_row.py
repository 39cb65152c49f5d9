"""The row of small buttons that show all entries of a list, or those of one sort; each with its count."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget

from readerapp.domain.wording import grouped
from readerapp.gui.flow_layout import FlowLayout

Sort = TypeVar("Sort", bound=StrEnum)

_BOLDER = 1.1  # the letters of the button that is down are bold


class FilterRow(QWidget, Generic[Sort]):
    """One button for each sort that occurs; exactly one is down.

    NAMES are what the buttons say, with their mnemonics, in their order; OTHERWISE is offered where nothing occurs.

    Attributes:
        buttons: one for each sort.

    Signals:
        chosen: the user wants another sort; with it.
    """

    chosen = Signal(object)

    def __init__(self, names: Mapping[Sort, str], *, otherwise: Sort, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = dict(names)
        self._otherwise = otherwise
        self._wanted = self._shown = next(iter(self._names))
        self._group = QButtonGroup(self)
        self.buttons: dict[Sort, QToolButton] = {}
        layout = FlowLayout(self)
        for sort in self._names:
            button = QToolButton()
            button.setProperty("kind", "filter")
            button.setCheckable(True)
            self._group.addButton(button)
            self.buttons[sort] = button
            layout.addWidget(button)
        self.buttons[self._shown].setChecked(True)
        self._group.buttonClicked.connect(self._on_clicked)

    @property
    def show_only(self) -> Sort:
        """The sort that is shown."""
        return self._shown

    def offer(self, counts: Mapping[Sort, int]) -> None:
        """Offer what occurs; what the user wanted last is shown if it does, else the first one that does."""
        offered = [sort for sort in self._names if counts[sort]] or [self._otherwise]
        self._shown = self._wanted if self._wanted in offered else offered[0]
        self.buttons[self._shown].setChecked(True)
        for sort, button in self.buttons.items():
            name = self._names[sort]
            button.setText(f"{name}  {grouped(counts[sort])}")
            button.setAccessibleName(f"{name.replace('&', '')}, {counts[sort]}")
            button.setMinimumWidth(0)
            button.setMinimumWidth(round(button.sizeHint().width() * _BOLDER))
            button.setVisible(sort in offered)

    def _on_clicked(self, button: QToolButton) -> None:
        self._wanted = self._shown = next(sort for sort, known in self.buttons.items() if known is button)
        self.chosen.emit(self._shown)
