"""A layout that fills lines from left to right and goes on in the next one, for chips and buttons."""

from collections.abc import Callable

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Places items one after the other, wrapped like words.

    PLACED is called with every widget that got its place, and with whether it is the last of its line.
    """

    def __init__(
        self, parent: QWidget | None = None, *, gap: int = 6, placed: Callable[[QWidget, bool], None] | None = None
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._placed = placed
        self._heights: dict[int, int] = {}  # by width, as long as nothing in it changes: Qt asks again and again
        self.setContentsMargins(QMargins())

    def empty(self) -> None:
        """Take all widgets out and delete them."""
        while self._items:
            widget = self._items.pop().widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.invalidate()

    # Qt interface

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self._heights.clear()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self._heights.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(QSize(min(item.minimumSize().width(), 80), item.minimumSize().height()))
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        lines: list[list[tuple[QLayoutItem, int, int]]] = []
        left, room = 0, rect.width()
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            width = min(hint.width(), max(room, 1))
            if not lines or left + width > room:
                lines.append([])
                left = 0
            lines[-1].append((item, width, hint.height()))
            left += width + self._gap
        top = rect.top()
        for line in lines:
            tallest = max(height for _, _, height in line)
            left = rect.left()
            for item, width, height in line if move else ():
                item.setGeometry(QRect(left, top + (tallest - height) // 2, width, height))
                left += width + self._gap
                widget = item.widget()
                if self._placed is not None and widget is not None:
                    self._placed(widget, item is line[-1][0])
            top += tallest + self._gap
        return max(top - rect.top() - self._gap, 0)
