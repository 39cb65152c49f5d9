"""A column of cards that are made as they come into view and go when they are far away; any number costs as little."""

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

_GAP = 8
_AHEAD = 900  # pixels beyond what is seen in which cards are made
_KEPT = 3_000  # pixels beyond which they go
_SETTLED = 3  # passes of the layout, after which the height of a card is what it is


class CardColumn(QWidget):
    """Places cards below each other; a card that is not there has the height that it had, or is thought to have.

    Signals:
        shifted: what is seen stands lower by so many pixels, because something above it has another height.
        card_made: with the place of the card and the card.
    """

    shifted = Signal(int)
    card_made = Signal(int, QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._make: Callable[[int], QWidget] = lambda _place: QWidget()
        self._cards: dict[int, QWidget] = {}
        self._heights: list[int] = []
        self._tops: list[int] = []
        self._seen = (0, 0)
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._on_next)
        self._fit_later = QTimer(self, singleShot=True, interval=0)
        self._fit_later.timeout.connect(self.fit)
        self._unfit: set[int] = set()

    @property
    def cards(self) -> dict[int, QWidget]:
        """The cards that are there, by their places."""
        return dict(self._cards)

    @property
    def heights(self) -> tuple[int, ...]:
        """How high each card is or is thought to be."""
        return tuple(self._heights)

    def show_cards(self, heights: list[int], make: Callable[[int], QWidget]) -> None:
        """Show cards that MAKE gives by their places; HEIGHTS says how high they are thought to be."""
        for place in tuple(self._cards):
            self._drop(place)
        self._make, self._heights = make, list(heights)
        self._seen = (0, 1)
        self._place_all()
        self._next.start()

    def look(self, top: int, bottom: int) -> None:
        """The pixels from TOP to BOTTOM of the column are seen now."""
        self._seen = (top, bottom)
        focused = QApplication.focusWidget()
        for place, card in tuple(self._cards.items()):
            far = self._tops[place] > bottom + _KEPT or self._tops[place] + self._heights[place] < top - _KEPT
            if far and not (focused is not None and card.isAncestorOf(focused)):
                self._drop(place)
        self._next.start()

    def reveal(self, place: int) -> QWidget:
        """The card at PLACE, made now if it is not there."""
        if place not in self._cards:
            self._build(place)
        return self._cards[place]

    def fit(self) -> bool:
        """Give cards that changed by themselves (folded, rendered, with other letters) the height they need, now.

        Whether that was another one than before.
        """
        changed = [place for place in self._unfit if place in self._cards and self._fit(place)]
        self._unfit.clear()
        if changed:
            self._place_all()
        return bool(changed)

    # Qt interface

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            for place in self._cards:
                self._fit(place)
            self._place_all()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._unfit |= {place for place, card in self._cards.items() if card is watched}
            self._fit_later.start()
        return False

    def _on_next(self) -> None:
        """Make one card that is wanted; the others when this one is seen."""
        top, bottom = self._seen
        first = max(bisect_right(self._tops, top) - 1, 0)
        seen = [place for place in range(first, len(self._tops)) if self._tops[place] < bottom]
        near = [
            place
            for place in range(len(self._tops))
            if self._tops[place] < bottom + _AHEAD and self._tops[place] + self._heights[place] > top - _AHEAD
        ]
        missing = next((place for place in (*seen, *near) if place not in self._cards), None)
        if missing is not None:
            self._build(missing)
            self._next.start()

    def _build(self, place: int) -> None:
        card = self._make(place)
        if card.parent() is not self:
            card.setParent(self)
        self._cards[place] = card
        card.resize(self.width(), self._heights[place])
        card.show()
        self._fit(place)
        self._place_all()
        card.installEventFilter(self)
        self.card_made.emit(place, card)

    def _drop(self, place: int) -> None:
        card = self._cards.pop(place)
        card.removeEventFilter(self)
        card.hide()
        card.deleteLater()

    def _fit(self, place: int) -> bool:
        """Give a card the height that it needs in the width that there is; whether that is another one than before."""
        card = self._cards[place]
        layout = card.layout()
        if layout is None:
            return False
        before = self._heights[place]
        for _ in range(_SETTLED):
            layout.activate()
            height = layout.heightForWidth(self.width()) if layout.hasHeightForWidth() else layout.sizeHint().height()
            if card.height() == height and card.width() == self.width():
                break
            card.resize(self.width(), height)
        self._heights[place] = card.height()
        return card.height() != before

    def _place_all(self) -> None:
        """Put every card where it belongs, and tell by how much what is seen has moved."""
        anchor = self._anchor()
        before = self._tops[anchor] if anchor < len(self._tops) else 0
        self._tops = list(accumulate((height + _GAP for height in self._heights), initial=0))
        whole = max(self._tops.pop() - _GAP, 0)
        for place, card in self._cards.items():
            card.move(0, self._tops[place])
        if whole != self.height():
            self.setFixedHeight(whole)
        moved = self._tops[anchor] - before if anchor < len(self._tops) else 0
        if moved:
            self.shifted.emit(moved)

    def _anchor(self) -> int:
        """The card at the upper edge of what is seen: what is in it may move, its own upper edge may not."""
        return max(bisect_right(self._tops, self._seen[0]) - 1, 0)
