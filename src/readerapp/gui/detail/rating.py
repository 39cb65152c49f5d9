"""Five stars to click: shows and sets a rating."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from readerapp.domain.commands import RATINGS
from readerapp.domain.translation import tr
from readerapp.gui.theme.icons import icon_pixmap
from readerapp.gui.theme.theme import Theme

_STAR, _GAP = 17, 2


class RatingStars(QWidget):
    """Stars from left to right; clicking the last lit one puts them out.

    Signals:
        chosen: with the number of stars, 0 for none.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rating = 0
        self._hovered = 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(tr("Rating (R, then 1 to 5)"))
        self.show_rating(None)
        theme.changed.connect(self._on_theme_changed)

    def show_rating(self, rating: int | None) -> None:
        """Light RATING stars."""
        self._rating = rating or 0
        self.setAccessibleName(tr("Rating: {rating} of 5", rating=self._rating))
        self.update()

    @property
    def _star(self) -> int:
        """How large a star is, in pixels."""
        return round(_STAR * max(self._theme.text_scale, 1.0))

    # Qt interface

    def sizeHint(self) -> QSize:
        return QSize(len(RATINGS) * (self._star + _GAP) + _GAP, self._star + 8)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self._hovered or self._rating
        for number in RATINGS:
            corner = QPointF(_GAP + (number - 1) * (self._star + _GAP), (self.height() - self._star) // 2)
            tokens = self._theme.tokens
            name, colour = ("star-filled", tokens.star) if number <= lit else ("star", tokens.faint)
            painter.drawPixmap(corner, icon_pixmap(name, colour, self._star, ratio=self.devicePixelRatioF()))
        if self.hasFocus():
            painter.setPen(self._theme.tokens.accent)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            number = self._number_at(event.position().x())
            self.chosen.emit(0 if number == self._rating else number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._number_at(event.position().x()))

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hover(self._number_at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: ARG002
        self._hover(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.chosen.emit(min(max(self._rating + step, 0), len(RATINGS)))

    def _hover(self, number: int) -> None:
        self._hovered = number
        self.update()

    def _number_at(self, x: float) -> int:
        return min(max(int((x - _GAP / 2) // (self._star + _GAP)) + 1, 1), len(RATINGS))

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
