"""Paints the entries of the left pane: icon, name, and at the right edge the count or the coverage; unread is bold."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from readerapp.domain.wording import grouped
from readerapp.gui.navigation.source_model import SourceModel
from readerapp.gui.navigation.sources import Source
from readerapp.gui.theme.icons import paint_icon
from readerapp.gui.theme.theme import Theme

_ICON, _GAP, _PADDING, _INSET = 17, 8, 8, 6
_HEADING_SPACE = 14
_BAR = 3  # where the keys go
_BAR_HEIGHT, _BAR_WIDTH = 2.0, 26


class SourceDelegate(QStyledItemDelegate):
    """Paints a `Source`; works with a `SourceModel` only."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    # Qt interface

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        source = _source(index)
        height = QFontMetrics(self._theme.font()).height() + 10
        return QSize(80, height + (_HEADING_SPACE if source.is_heading else 0))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        source = _source(index)
        rect = QRect(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if source.is_heading:
            self._paint_heading(painter, rect.adjusted(0, _HEADING_SPACE, 0, 0), source)
        else:
            self._paint_ground(painter, rect, state, focused=option.widget.hasFocus())
            self._paint_entry(painter, rect, source)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, *, focused: bool) -> None:
        tokens = self._theme.tokens
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if not selected and not hovered:
            return
        colour = (tokens.selection if focused else tokens.selection_idle) if selected else tokens.hover
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        left = min(rect.left(), _INSET + 2) if selected else rect.left()
        painter.drawRoundedRect(QRectF(rect.adjusted(left - rect.left() + 2, 1, -_INSET, -1)), 6, 6)
        if selected and focused:
            painter.fillRect(QRect(left, rect.top() + 1, _BAR, rect.height() - 2), QColor(tokens.accent))

    def _paint_heading(self, painter: QPainter, rect: QRect, source: Source) -> None:
        painter.setPen(QColor(self._theme.tokens.muted))
        painter.setFont(self._theme.font("small", bold=True))
        painter.drawText(rect.adjusted(4, 0, -_PADDING, 0), int(Qt.AlignmentFlag.AlignVCenter), source.title)

    def _paint_entry(self, painter: QPainter, rect: QRect, source: Source) -> None:
        tokens, left = self._theme.tokens, rect.left() + _PADDING
        if source.icon:
            top = rect.top() + (rect.height() - _ICON) / 2
            colour = tokens.accent if source.unread else tokens.muted
            paint_icon(painter, QRectF(QPointF(left, top), QSize(_ICON, _ICON)), source.icon, colour)
            left += _ICON + _GAP
        right = rect.right() - _PADDING - _INSET
        right -= self._paint_numbers(painter, QRect(left, rect.top(), right - left, rect.height()), source)
        font = self._theme.font(bold=source.unread)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        title = QFontMetrics(font).elidedText(source.title, Qt.TextElideMode.ElideRight, max(right - left, 0))
        box = QRect(left, rect.top(), max(right - left, 0), rect.height())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), title)

    def _paint_numbers(self, painter: QPainter, box: QRect, source: Source) -> int:
        """Paint count or coverage at the right edge of BOX and give the width that it takes."""
        tokens, font = self._theme.tokens, self._theme.font("small", bold=source.unread)
        text = grouped(source.count) if source.count else ""
        if source.covered is not None:
            text = "/".join(grouped(number) for number in source.covered)
        if not text:
            return 0
        width = QFontMetrics(font).horizontalAdvance(text)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text if source.unread else tokens.muted))
        covered = source.covered if source.covered and source.covered[1] else None
        words = box.adjusted(0, 0, 0, -round(_BAR_HEIGHT) - 1) if covered else box
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), text)
        if covered is not None:
            width = max(width, _BAR_WIDTH)
            bar = QRectF(box.right() + 1 - _BAR_WIDTH, box.bottom() - 2 - _BAR_HEIGHT, _BAR_WIDTH, _BAR_HEIGHT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.fillRect(bar, QColor(tokens.edge))
            done = QRectF(bar.topLeft(), QSizeF(_BAR_WIDTH * covered[0] / covered[1], _BAR_HEIGHT))
            painter.fillRect(done, QColor(tokens.accent))
        return width + _GAP


def _source(index: QModelIndex | QPersistentModelIndex) -> Source:
    model = index.model()
    assert isinstance(model, SourceModel)  # noqa: S101  the only model it is set on
    source = model.source(index)
    assert source is not None  # noqa: S101  only rows are painted
    return source
