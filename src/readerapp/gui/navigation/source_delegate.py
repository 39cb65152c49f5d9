"""Paints the lines of the left pane: triangle, icon, name, and at the right edge the count or the coverage."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from readerapp.domain.wording import grouped
from readerapp.gui.labels import shortened
from readerapp.gui.navigation.outline import Line
from readerapp.gui.navigation.source_model import SourceModel
from readerapp.gui.navigation.sources import Role, Source
from readerapp.gui.theme.icons import paint_icon
from readerapp.gui.theme.theme import Theme

_ICON, _GAP, _PADDING, _INSET = 17, 8, 8, 6
_TRIANGLE, _LEFT, _INDENT, _DEEP, _DEEP_INDENT = 12, 8, 14, 5, 5
_BAR_HEIGHT, _BAR_WIDTH = 2.0, 26
_DONE = 13
_BAR = 3  # where the keys go
_MARKS = {"+": "plus", "−": "minus"}


class SourceDelegate(QStyledItemDelegate):
    """Paints the lines of a `SourceModel`; works with no other model.

    Attributes:
        drop_key: the entry on which papers would be dropped now.
    """

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self.drop_key = ""

    @property
    def row_height(self) -> int:
        """How high every line is, in pixels."""
        return QFontMetrics(self._theme.font()).height() + 10

    def triangle(self, box: QRect, line: Line) -> QRect:
        """Where a click opens or closes LINE, which is painted in BOX."""
        left = box.left() + _indent(line, box.width())
        return QRect(left - 4, box.top(), self._px(_TRIANGLE) + 8, box.height())

    def _px(self, size: int) -> int:
        """SIZE pixels of an icon beside letters of the usual size; more beside larger ones."""
        return round(size * max(self._theme.scale, 1.0))

    # Qt interface

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        return QSize(80, self.row_height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        assert isinstance(model, SourceModel)  # noqa: S101  the only model it is set on
        line = model.line(index.row())
        if line is None:
            return
        box = QRect(option.rect)
        box.setTop(box.bottom() + 1 - self.row_height)  # sections have air above them
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, box, line.source, model, option.state)
        self._paint_triangle(painter, box, line)
        if line.source.is_heading:
            self._paint_heading(painter, box, line)
        else:
            self._paint_entry(painter, box, line, model.marks.get(line.source.key, ""))
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, box: QRect, source: Source, model: SourceModel, state: QStyle.StateFlag
    ) -> None:
        """What is shown is filled; the cursor, when it is elsewhere, and the place for a drop have a ring."""
        tokens, shape = self._theme.tokens, QRectF(box.adjusted(2, 1, -_INSET, -1))
        focused = self._view.hasFocus()
        fill = ""
        if source.key == model.chosen:
            fill = tokens.selection if focused else tokens.selection_idle
        elif source.key in model.marks:
            fill = tokens.selection_idle
        elif state & QStyle.StateFlag.State_MouseOver:
            fill = tokens.hover
        painter.setPen(Qt.PenStyle.NoPen)
        if fill:
            painter.setBrush(QColor(fill))
            painter.drawRoundedRect(shape, 6, 6)
        if focused and source.key == model.chosen:
            painter.fillRect(QRect(box.left() + 2, box.top() + 1, _BAR, box.height() - 2), QColor(tokens.accent))
        current = focused and model.source(self._view.currentIndex()) is source
        dropping = source.key == self.drop_key
        if dropping or (current and source.key != model.chosen):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 1.5 if dropping else 1))
            painter.drawRoundedRect(shape.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _paint_triangle(self, painter: QPainter, box: QRect, line: Line) -> None:
        if line.opened is not None:
            name = "chevron-down" if line.opened else "chevron-right"
            left = box.left() + _indent(line, box.width())
            square = QRectF(
                left, box.top() + (box.height() - self._px(_TRIANGLE)) / 2, self._px(_TRIANGLE), self._px(_TRIANGLE)
            )
            paint_icon(painter, square, name, self._theme.tokens.muted)

    def _paint_heading(self, painter: QPainter, box: QRect, line: Line) -> None:
        left = _indent(line, box.width()) + self._px(_TRIANGLE) + 4
        font = self._theme.font("small", bold=line.source.role is Role.SECTION)
        painter.setPen(QColor(self._theme.tokens.muted))
        painter.setFont(font)
        room = box.width() - left - _PADDING
        title = QFontMetrics(font).elidedText(line.source.title, Qt.TextElideMode.ElideRight, max(room, 0))
        painter.drawText(box.adjusted(left, 0, -_PADDING, 0), int(Qt.AlignmentFlag.AlignVCenter), title)

    def _paint_entry(self, painter: QPainter, box: QRect, line: Line, mark: str) -> None:
        tokens, source = self._theme.tokens, line.source
        left = box.left() + _indent(line, box.width()) + (self._px(_TRIANGLE) + 4 if line.depth else 0)
        icon = _MARKS.get(mark, source.icon)
        if icon:
            top = box.top() + (box.height() - self._px(_ICON)) / 2
            paint_icon(
                painter,
                QRectF(QPointF(left, top), QSize(self._px(_ICON), self._px(_ICON))),
                icon,
                self._icon_colour(source, mark),
            )
            left += self._px(_ICON) + _GAP
        right = box.right() - _PADDING - _INSET
        right -= self._paint_numbers(painter, QRect(left, box.top(), right - left, box.height()), source)
        font = self._theme.font(bold=source.unread)
        font.setStrikeOut(mark == "−")
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        title = shortened(source.title, QFontMetrics(font), max(right - left, 0))
        place = QRect(left, box.top(), max(right - left, 0), box.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), title)

    def _icon_colour(self, source: Source, mark: str) -> str:
        tokens = self._theme.tokens
        if mark or source.unread:
            return tokens.accent
        return tokens.chip(source.tag).text if source.role is Role.TAG and source.number else tokens.muted

    def _paint_numbers(self, painter: QPainter, box: QRect, source: Source) -> int:
        """Paint the count at the right edge of BOX, over the coverage where that counts, and give the width of both.

        Names need the room: how many of how many are decided stands in tooltips, and is said to screen readers.
        """
        tokens, font = self._theme.tokens, self._theme.font("small", bold=source.unread)
        covered = source.covered if source.covered and source.covered[1] else None
        text = grouped(source.count) if source.count else ""
        if not text and covered is None:
            return 0
        width = QFontMetrics(font).horizontalAdvance(text)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text if source.unread else tokens.muted))
        words = box.adjusted(0, 0, 0, -round(_BAR_HEIGHT) - 1) if covered else box
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), text)
        if covered is not None and not text:
            top = words.top() + (words.height() - self._px(_DONE)) / 2
            square = QRectF(box.right() + 1 - self._px(_DONE), top, self._px(_DONE), self._px(_DONE))
            paint_icon(painter, square, "check", tokens.muted)
        if covered is not None:
            width = max(width, _BAR_WIDTH)
            bar = QRectF(box.right() + 1 - _BAR_WIDTH, box.bottom() - 2 - _BAR_HEIGHT, _BAR_WIDTH, _BAR_HEIGHT)
            painter.fillRect(bar, QColor(tokens.edge))
            done = QRectF(bar.topLeft(), QSizeF(_BAR_WIDTH * covered[0] / covered[1], _BAR_HEIGHT))
            painter.fillRect(done, QColor(tokens.accent))
        return width + _GAP


def _indent(line: Line, width: int) -> int:
    """How far LINE begins from the left; deep ones move in by less, so that WIDTH leaves room for their names.

    Digests hardly move in below their month: nothing opens in front of them.
    """
    if line.source.role is Role.DIGEST:
        return _LEFT + _DEEP_INDENT
    shallow = min(line.depth, _DEEP)
    moved = max(shallow - 1, 0) * _INDENT + (line.depth - shallow) * _DEEP_INDENT
    return _LEFT + min(moved, width // 3)
