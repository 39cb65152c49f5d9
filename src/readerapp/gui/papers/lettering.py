"""Fonts, elided text and icons of the list, measured once and kept: what is painted often must be quick."""

from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from readerapp.gui.theme.icons import icon_pixmap
from readerapp.gui.theme.theme import Theme

_KEPT = 6000
_LONGEST = 600  # more characters than any screen has room for


class Hand(Enum):
    """The three ways in which text is written."""

    BODY = auto()
    BOLD = auto()
    SMALL = auto()


class Lettering:
    """Writes with the fonts in force.

    Attributes:
        line, small_line: heights of a line of body and small text in pixels.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._elided: dict[tuple[str, Hand, int], str] = {}
        self._widths: dict[tuple[str, Hand], int] = {}
        self.refresh()

    def refresh(self) -> None:
        """Take over changed fonts."""
        self._fonts: dict[Hand, QFont] = {
            Hand.BODY: self._theme.font(),
            Hand.BOLD: self._theme.font(bold=True),
            Hand.SMALL: self._theme.font("small"),
        }
        self._metrics = {hand: QFontMetrics(font) for hand, font in self._fonts.items()}
        self.line = self._metrics[Hand.BODY].height()
        self.small_line = self._metrics[Hand.SMALL].height()
        self._larger = max(self._theme.scale, 1.0)
        self._elided.clear()
        self._widths.clear()

    @property
    def scale(self) -> float:
        """How much larger text is than usual."""
        return self._theme.scale

    def px(self, size: int) -> int:
        """SIZE pixels of an icon beside text of the usual size; more beside larger text."""
        return round(size * self._larger)

    def width(self, text: str, hand: Hand) -> int:
        """How wide TEXT is in pixels."""
        known = self._widths.get((text, hand))
        if known is None:
            _make_room(self._widths)
            known = self._widths[text, hand] = self._metrics[hand].horizontalAdvance(text)
        return known

    def elided(self, text: str, hand: Hand, width: int) -> str:
        """TEXT in one line of at most WIDTH pixels."""
        key = (text, hand, width)
        known = self._elided.get(key)
        if known is None:
            _make_room(self._elided)
            line = " ".join(text[:_LONGEST].split())
            known = self._metrics[hand].elidedText(line, Qt.TextElideMode.ElideRight, width) if width > 0 else ""
            self._elided[key] = known
        return known

    def people(self, byline: str, hand: Hand, width: int) -> str:
        """BYLINE in WIDTH pixels; the number of the other authors is never cut off."""
        name, plus, others = byline.rpartition(" +")
        if not plus or not others.isdigit():
            return self.elided(byline, hand, width)
        tail = f" +{others}"
        return self.elided(name, hand, width - self.width(tail, hand)) + tail

    def write(self, painter: QPainter, left: float, middle: float, text: str, *, hand: Hand, colour: str) -> None:
        """Write TEXT from LEFT on, on a line whose middle is MIDDLE: letters of other fonts do not move the line."""
        metrics = self._metrics[hand]
        painter.setFont(self._fonts[hand])
        painter.setPen(QColor(colour))
        painter.drawText(QPointF(left, round(middle + (metrics.ascent() - metrics.descent()) / 2)), text)

    def icon(
        self, painter: QPainter, left: float, middle: float, name: str, *, size: int, colour: str, ground: str
    ) -> None:
        """Paint the icon NAME from LEFT on, over the colour GROUND."""
        pixmap = icon_pixmap(name, colour, size, ratio=painter.device().devicePixelRatioF(), ground=ground)
        corner = QPointF(round(left), round(middle - size / 2))
        painter.drawPixmap(QRectF(corner, QSizeF(size, size)), pixmap, QRectF(pixmap.rect()))


def _make_room(cache: dict[tuple[str, Hand], int] | dict[tuple[str, Hand, int], str]) -> None:
    if len(cache) >= _KEPT:
        cache.clear()
