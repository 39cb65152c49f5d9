"""Brings a place of the card into view, and keeps it there while the texts above it get their heights."""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from readerapp.gui.detail.passage_view import PassageView

_SETTLING_MS = 400  # after which texts that were just rendered have their heights
_HIGHEST, _LOWEST, _FROM_TOP = 0.06, 0.9, 0.3  # of what is seen at once


class Bringing(QObject):
    """Scrolls AREA, which shows COLUMN; LAY_OUT has everything in that put where it belongs."""

    def __init__(self, area: QScrollArea, column: QWidget, lay_out: Callable[[], None]) -> None:
        super().__init__(area)
        self._area = area
        self._column = column
        self._lay_out = lay_out
        self._place: tuple[QWidget, int] | None = None
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self._bring)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLING_MS)
        self._settling.timeout.connect(self._on_settled)
        area.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._on_grown())

    def show(self, view: QWidget, position: int) -> None:
        """Scroll so that the character at POSITION of VIEW is seen, or VIEW itself, if it is no text that is read."""
        self._place = (view, position)
        self._settling.start()
        self._bring()

    def _bring(self) -> None:
        if self._place is None or not shiboken6.isValid(self._place[0]):
            return
        view, position = self._place
        self._lay_out()
        spot = view.rect().center()
        if isinstance(view, PassageView):
            cursor = view.textCursor()
            cursor.setPosition(position)
            spot = view.viewport().mapTo(view, view.cursorRect(cursor).center())
        place = view.mapTo(self._column, spot).y()
        bar, height = self._area.verticalScrollBar(), self._area.viewport().height()
        if not height * _HIGHEST <= place - bar.value() <= height * _LOWEST:
            bar.setValue(round(place - height * _FROM_TOP))

    def _on_grown(self) -> None:
        if self._place is not None:
            self._again.start()

    def _on_settled(self) -> None:
        self._place = None
