"""Dropping rows in the list they come from: where they would go is shown as a line between two papers."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFrame

from readerapp.gui.papers.dragging import papers_in
from readerapp.gui.papers.paper_list import PaperList

_LINE = 2
_EDGE, _STEP = 28, 16
_DRAGS = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove})


class Reordering(QObject):
    """Watches what is dragged over VIEW; CAN_MOVE tells whether its papers can be put in another order.

    Signals:
        moved: papers were dropped; with their numbers, and that of the paper before which they go, 0 for the end.
    """

    moved = Signal(object, int)

    def __init__(self, view: PaperList, can_move: Callable[[], bool]) -> None:
        super().__init__(view)
        self._view = view
        self._can_move = can_move
        self._line = QFrame(view.viewport())
        self._line.setObjectName("dropLine")
        self._line.hide()
        view.viewport().setAcceptDrops(True)
        view.viewport().installEventFilter(self)

    # Qt interface

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        if event.type() in _DRAGS and isinstance(event, QDragMoveEvent) and self._takes(event):
            self._scroll_at_the_edge(event.position().y())
            self._show_line(self._row_below(event.position().y()))
            event.acceptProposedAction()
            return True
        if event.type() is QEvent.Type.DragLeave:
            self._line.hide()
        elif event.type() is QEvent.Type.Drop and isinstance(event, QDropEvent) and self._takes(event):
            self._line.hide()
            ids, row = self._view.papers.ids, self._row_below(event.position().y())
            event.acceptProposedAction()
            self.moved.emit(papers_in(event.mimeData()), ids[row] if row < len(ids) else 0)
            return True
        return False

    def _takes(self, event: QDropEvent) -> bool:
        return event.source() in {self._view, None} and bool(papers_in(event.mimeData())) and self._can_move()

    def _row_below(self, y: float) -> int:
        """The row before which papers go that are dropped at the height Y."""
        row = self._view.rowAt(round(y))
        if row < 0:
            return len(self._view.papers.ids)
        top, height = self._view.rowViewportPosition(row), self._view.rowHeight(row)
        return row + (y > top + height / 2)

    def _show_line(self, row: int) -> None:
        count = len(self._view.papers.ids)
        if row < count:
            top = self._view.rowViewportPosition(row)
        else:
            top = self._view.rowViewportPosition(count - 1) + self._view.rowHeight(count - 1)
        self._line.setGeometry(0, top - _LINE // 2, self._view.viewport().width(), _LINE)
        self._line.show()

    def _scroll_at_the_edge(self, y: float) -> None:
        bar = self._view.verticalScrollBar()
        if y < _EDGE:
            bar.setValue(bar.value() - _STEP)
        elif y > self._view.viewport().height() - _EDGE:
            bar.setValue(bar.value() + _STEP)
