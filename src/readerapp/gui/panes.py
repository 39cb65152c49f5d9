"""The three panes side by side, or the list above the paper; each layout keeps its own sizes."""

from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSplitter, QWidget

Sizes = tuple[int, int, int]


class Layout(StrEnum):
    """How the panes lie."""

    WIDE = "wide"
    CLASSIC = "classic"


_MOST_LEFT = 0.34  # of the window, when letters are large
# Of the width of the window; the last two of what is left beside the first, in the direction in which they lie.
_SHARES = {Layout.WIDE: (0.18, 0.46, 0.36), Layout.CLASSIC: (0.18, 0.42, 0.58)}
_LEAST_LEFT = 212


class Panes(QSplitter):
    """The left pane, and beside it the list and the right pane.

    Attributes:
        layout_shown: how they lie.
    """

    def __init__(self, sources: QWidget, papers: QWidget, right: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.layout_shown = Layout.WIDE
        self._kept: dict[Layout, Sizes] = {}
        self._inner = QSplitter(Qt.Orientation.Horizontal)
        for splitter, first, second in ((self, sources, self._inner), (self._inner, papers, right)):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
            splitter.addWidget(first)
            splitter.addWidget(second)
            splitter.setStretchFactor(1, 1)
        self.setStretchFactor(0, 0)
        self._inner.setStretchFactor(0, 1)

    def sizes_of(self, layout: Layout) -> tuple[int, ...]:
        """The width of the left pane and the widths or heights of the other two; empty when nothing is known."""
        if layout is self.layout_shown:
            return (self.sizes()[0], *self._inner.sizes())
        return self._kept.get(layout, ())

    def restore(self, wide: tuple[int, ...], classic: tuple[int, ...]) -> None:
        """Take over the sizes that the panes had once; those that make no sense do not count."""
        for layout, sizes in ((Layout.WIDE, wide), (Layout.CLASSIC, classic)):
            if len(sizes) == 3 and all(size > 0 for size in sizes):
                self._kept[layout] = (sizes[0], sizes[1], sizes[2])
        self.give(self._kept.get(self.layout_shown) or self.usual(self.size()))

    def lay_out(self, layout: Layout) -> None:
        """Have the panes lie like that, with the sizes that they had then."""
        if layout is self.layout_shown:
            return
        before = self.sizes_of(self.layout_shown)
        self._kept[self.layout_shown] = (before[0], before[1], before[2])
        self.layout_shown = layout
        self._inner.setOrientation(Qt.Orientation.Horizontal if layout is Layout.WIDE else Qt.Orientation.Vertical)
        self.give(self._kept.get(layout) or self.usual(self.size()))

    def give(self, sizes: Sizes) -> None:
        """Give the panes these SIZES, as far as there is room."""
        wide = self.layout_shown is Layout.WIDE
        self.setSizes([sizes[0], sizes[1] + sizes[2] if wide else max(self.width() - sizes[0], 1)])
        self._inner.setSizes([sizes[1], sizes[2]])

    def widen(self, factor: float) -> None:
        """Letters on the left are FACTOR times as large: give their pane as much more room, within reason."""
        room = self.width()
        first = min(round(self.sizes()[0] * factor), round(room * _MOST_LEFT))
        self.setSizes([first, max(room - first, 1)])

    def usual(self, room: QSize) -> Sizes:
        """The sizes in a window that nobody has changed, for the layout that is shown."""
        first, second, third = _SHARES[self.layout_shown]
        along = room.width() if self.layout_shown is Layout.WIDE else room.height()
        left = max(round(first * room.width()), _LEAST_LEFT)  # names of digests need that, however small the window is
        along -= left - round(first * room.width()) if self.layout_shown is Layout.WIDE else 0
        return left, round(second * along), round(third * along)
