"""Paints a row of a repair: the line before and after it, from a little before the place that matters."""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from readerapp.domain.repair_lines import RepairRow
from readerapp.domain.wording import grouped
from readerapp.gui.importing.preview_painting import RIGHT, RowBrush
from readerapp.gui.repairing.row_model import RowModel
from readerapp.gui.repairing.word_marks import mark_format, mark_of, state_icon, state_text
from readerapp.gui.theme.theme import Theme

_PADDING, _ABOVE, _GAP, _ICON = 14, 6, 10, 14
_NEAR = 40  # characters; a place so near the beginning is shown with all that is before it
_LEAD = 24  # characters before other places
_SHOWN = 320
_DIGITS = "888 888"  # with the space between thousands
_INVISIBLE = str.maketrans(dict.fromkeys("\t\r\x0b\x0c\x85\u2028\u2029", " "))


class _Line(NamedTuple):
    """A text that is shown from START on, with the looks of its pieces."""

    text: str
    start: int
    formats: list[tuple[int, int, QTextCharFormat]]


Formats = list[tuple[int, int, QTextCharFormat]]


class RowDelegate(QStyledItemDelegate):
    """Paints a `RepairRow`; works with a `RowModel` only."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self.brush = RowBrush(theme)

    # Qt interface

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        return QSize(80, 2 * self.brush.line + 2 * _ABOVE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        assert isinstance(model, RowModel)  # noqa: S101  the only model it is set on
        row, tokens, brush = model.row(index.row()), self._theme.tokens, self.brush
        painter.save()
        ground = brush.ground(painter, option, self._view, base=tokens.surface)
        box = QRect(option.rect).adjusted(_PADDING, _ABOVE, -_PADDING, -_ABOVE)
        gutter = QFontMetrics(brush.small).horizontalAdvance(_DIGITS)
        if row is not None:
            single = row.before == row.after  # only to be read: one line in the middle of two
            number = QRect(box.left(), box.top() + (brush.line // 2 if single else 0), gutter, brush.line)
            brush.text(painter, number, grouped(row.line), brush.small, tokens.muted, alignment=RIGHT)
            box.setLeft(box.left() + gutter + _GAP)
            self._paint_state(painter, box, row, ground)
            self._paint_texts(painter, box, row)
        painter.restore()

    def _paint_state(self, painter: QPainter, box: QRect, row: RepairRow, ground: str) -> None:
        """Say at the right how sure the word is that the row is about, and make BOX end before that."""
        if row.focus is None:
            return
        word, brush, tokens = row.words[row.focus].word, self.brush, self._theme.tokens
        text = state_text(word)
        width = QFontMetrics(brush.small).horizontalAdvance(text) + _ICON + 6
        place = QRect(box.right() - width, box.top(), width, brush.line)
        icon = state_icon(word)
        if icon:
            mark = QRect(place.left(), place.top(), _ICON, place.height())
            brush.icon(painter, mark, icon, tokens.muted, size=_ICON, ground=ground)
        brush.text(painter, place, text, brush.small, tokens.muted, alignment=RIGHT)
        box.setRight(place.left() - _GAP)

    def _paint_texts(self, painter: QPainter, box: QRect, row: RepairRow) -> None:
        tokens, line = self._theme.tokens, self.brush.line
        before, after = _starts(row)
        tint = QTextCharFormat()
        tint.setBackground(QColor(tokens.notice_fill))
        olds: Formats = [(start, end, tint) for start, end, _, _ in row.changes]
        news: Formats = [(start, end, tint) for _, _, start, end in row.changes]
        for place, shown in enumerate(row.words):
            form = mark_format(mark_of(shown.word), tokens, current=place == row.focus)
            news.append((shown.start, shown.start + len(shown.word.word), form))
        first = QRect(box.left(), box.top(), box.width(), line)
        if row.before == row.after:
            self._paint_line(painter, first.translated(0, line // 2), _Line(row.after, after, news), tokens.text)
            return
        self._paint_line(painter, first, _Line(row.before, before, olds), tokens.muted)
        self._paint_line(painter, first.translated(0, line), _Line(row.after, after, news), tokens.text)

    def _paint_line(self, painter: QPainter, box: QRect, content: _Line, colour: str) -> None:
        text, start, formats = content
        lead = "…" if start else ""
        shown = lead + text[start : start + _SHOWN].translate(_INVISIBLE)
        layout = QTextLayout(shown, self.brush.body)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        layout.setTextOption(option)
        ranges = []
        for begin, end, form in formats:
            first, last = max(begin - start, 0) + len(lead), min(end - start, _SHOWN) + len(lead)
            if last > max(first, len(lead)):
                part = QTextLayout.FormatRange()
                # Qt counts in UTF-16.
                part.start = len(shown[:first].encode("utf-16-le", "surrogatepass")) // 2
                part.length = len(shown[first:last].encode("utf-16-le", "surrogatepass")) // 2
                part.format = form
                ranges.append(part)
        layout.setFormats(ranges)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(1e6)
        layout.endLayout()
        painter.save()
        painter.setClipRect(box.adjusted(0, -_ABOVE, 0, _ABOVE))
        painter.setPen(QColor(colour))
        layout.draw(painter, QPointF(box.left(), box.top() + (box.height() - line.height()) / 2), [], QRectF(box))
        painter.restore()


def _starts(row: RepairRow) -> tuple[int, int]:
    """From where the two texts are shown: a little before the place that matters, at the same word."""
    matters = row.words[row.focus].start if row.focus is not None else row.changes[0][2] if row.changes else 0
    if matters <= _NEAR:
        return 0, 0
    pieces = [(old, new) for old, _, new, _ in row.changes if new <= matters]
    near = [piece for piece in pieces if piece[1] >= matters - _LEAD]
    return near[0] if near else pieces[-1] if pieces else (0, 0)
