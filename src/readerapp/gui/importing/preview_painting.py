"""What the two lists of the preview have in common: fonts, grounds of rows, small icons and elided lines."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from readerapp.gui.theme.icons import icon_pixmap
from readerapp.gui.theme.theme import Theme

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_NO_CLIP = int(Qt.TextFlag.TextDontClip)
_BAR = 3


class RowBrush:
    """Paints pieces of a row with the fonts and colours in force."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.refresh()

    def refresh(self) -> None:
        """Take over changed fonts."""
        self.body, self.bold = self._theme.font(), self._theme.font(bold=True)
        self.small = self._theme.font("small")
        self.line = round(QFontMetrics(self.body).height() * 1.05)
        self.small_line = round(QFontMetrics(self.small).height() * 1.05)

    def ground(self, painter: QPainter, option: QStyleOptionViewItem, view: QWidget, *, base: str) -> str:
        """Paint what is behind a row, over the colour BASE; gives the colour that it has then."""
        tokens, box = self._theme.tokens, QRect(option.rect)
        ground = base
        if option.state & QStyle.StateFlag.State_Selected:
            ground = tokens.selection if view.hasFocus() else tokens.selection_idle
            painter.fillRect(box, QColor(ground))
            if view.hasFocus():
                painter.fillRect(QRect(box.left(), box.top(), _BAR, box.height()), QColor(tokens.accent))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(tokens.line))
        return ground

    def text(
        self, painter: QPainter, box: QRect, text: str, font: QFont, colour: str, *, alignment: int = LEFT
    ) -> None:  # fmt: skip
        """Paint TEXT in one line, elided where BOX ends; letters of other fonts may be higher than the line."""
        painter.setFont(font)
        painter.setPen(QColor(colour))
        elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, max(box.width(), 0))
        painter.drawText(box, alignment | _NO_CLIP, elided)

    def icon(self, painter: QPainter, box: QRect, name: str, colour: str, *, size: int, ground: str) -> None:
        """Paint the icon NAME in the middle of BOX."""
        pixmap = icon_pixmap(name, colour, size, ratio=painter.device().devicePixelRatioF(), ground=ground)
        corner = QPointF(box.left() + (box.width() - size) / 2, box.top() + (box.height() - size) / 2)
        painter.drawPixmap(QRectF(corner, QSizeF(size, size)), pixmap, QRectF(pixmap.rect()))
