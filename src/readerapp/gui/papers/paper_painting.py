"""Paints the cells of the list: icons, titles in two lines, dates, tag chips; from plain values, quickly."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

from readerapp.domain.paper import PaperRow
from readerapp.domain.vocabulary import Kind, Status
from readerapp.domain.wording import kind_name
from readerapp.gui.papers.columns import Column
from readerapp.gui.texts import STATUS_ICONS
from readerapp.gui.theme.icons import icon_pixmap
from readerapp.gui.theme.theme import Theme

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_PADDING, _MARK, _CHIP_GAP, _CHIP_PADDING = 6, 14, 4, 7
_STATUS_ICON, _STAR_ICON = 16, 15
_CHIP_ROWS = 2


@lru_cache(maxsize=4000)
def two_lines(text: str, font_key: str, width: int) -> tuple[str, ...]:
    """TEXT broken to at most two lines of WIDTH pixels, the second one elided."""
    font = QFont()
    font.fromString(font_key)
    metrics = QFontMetrics(font)
    if width <= 0 or metrics.horizontalAdvance(text) <= width:
        return (text,)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    end = line.textLength()
    return text[:end].rstrip(), metrics.elidedText(text[end:].strip(), Qt.TextElideMode.ElideRight, width)


class PaperPainter:
    """Paints one cell at a time with the fonts and colours in force."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.refresh()

    def refresh(self) -> None:
        """Take over changed fonts."""
        theme = self._theme
        self._body, self._bold = theme.font(), theme.font(bold=True)
        self._small = theme.font("small")
        self._keys = {id(font): font.toString() for font in (self._body, self._bold, self._small)}
        self._metrics = QFontMetrics(self._body)
        self._small_metrics = QFontMetrics(self._small)
        self._line = round(self._metrics.height() * 0.94)
        self._small_line = round(self._small_metrics.height() * 0.94)

    @property
    def row_height(self) -> int:
        """The height of every row: two lines of a title."""
        return 2 * self._line + 12

    def paint(self, painter: QPainter, box: QRect, row: PaperRow, column: Column, ground: str) -> None:
        """Paint the cell of ROW in COLUMN into BOX, over the colour GROUND."""
        inner = box.adjusted(_PADDING, 0, -_PADDING, 0)
        match column:
            case Column.STATUS:
                colour = self._theme.tokens.status[row.status]
                self._icon(painter, box, STATUS_ICONS[row.status], colour, size=_STATUS_ICON, ground=ground)
            case Column.STAR:
                self._paint_star(painter, box, row, ground)
            case Column.TITLE:
                self._paint_title(painter, inner, row, ground)
            case Column.BYLINE:
                self._paint_byline(painter, inner, row)
            case Column.DATE:
                self._small_text(painter, inner, row.date, _LEFT)
            case Column.DIGESTS:
                self._small_text(painter, inner, str(row.digests) if row.digests > 1 else "", _LEFT)
            case Column.TAGS:
                self._paint_tags(painter, inner, row.tags)

    def paint_placeholder(self, painter: QPainter, box: QRect, column: Column) -> None:
        """A row that is still being read."""
        if column is Column.TITLE:
            bar = QRectF(box.left() + _PADDING, box.center().y() - 4, box.width() * 0.55, 8)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.tokens.line))
            painter.drawRoundedRect(bar, 4, 4)

    def _paint_star(self, painter: QPainter, box: QRect, row: PaperRow, ground: str) -> None:
        tokens = self._theme.tokens
        name, colour = ("star-filled", tokens.star) if row.starred else ("star", tokens.edge)
        self._icon(painter, box, name, colour, size=_STAR_ICON, ground=ground)

    def _paint_title(self, painter: QPainter, box: QRect, row: PaperRow, ground: str) -> None:
        tokens = self._theme.tokens
        if row.notes:
            mark = QRect(box.right() - _MARK + 1, box.top(), _MARK, box.height())
            self._icon(painter, mark, "note", tokens.muted, size=_MARK, ground=ground)
            box = box.adjusted(0, 0, -_MARK - 4, 0)
        font = self._bold if row.status is Status.INBOX else self._body
        lines = two_lines(row.title, self._keys[id(font)], box.width())
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted if row.status is Status.SKIPPED else tokens.text))
        top = box.top() + (box.height() - self._line * len(lines)) // 2
        for place, line in enumerate(lines):
            painter.drawText(QRect(box.left(), top + place * self._line, box.width(), self._line), _LEFT, line)

    def _paint_byline(self, painter: QPainter, box: QRect, row: PaperRow) -> None:
        tokens = self._theme.tokens
        second = kind_name(row.kind) if row.kind is not Kind.PAPER else ""
        lines = [line for line in (row.byline, second) if line]
        height = self._small_line * (len(lines) + (1 if row.rating else 0))
        top = box.top() + (box.height() - height) // 2
        painter.setFont(self._small)
        painter.setPen(QColor(tokens.muted))
        for line in lines:
            painter.drawText(
                QRect(box.left(), top, box.width(), self._small_line), _LEFT, self._people(line, box.width())
            )
            top += self._small_line
        for place in range(row.rating or 0):
            pixmap = icon_pixmap("star-filled", tokens.star, 11, ratio=2.0)
            painter.drawPixmap(QPointF(box.left() + place * 12, top + (self._small_line - 11) / 2), pixmap)

    def _people(self, byline: str, width: int) -> str:
        """BYLINE in WIDTH pixels; the number of the other authors is never cut off."""
        name, plus, others = byline.rpartition(" +")
        if not plus or not others.isdigit():
            return self._small_metrics.elidedText(byline, Qt.TextElideMode.ElideRight, width)
        tail = f" +{others}"
        room = width - self._small_metrics.horizontalAdvance(tail)
        return self._small_metrics.elidedText(name, Qt.TextElideMode.ElideRight, room) + tail

    def _paint_tags(self, painter: QPainter, box: QRect, tags: tuple[str, ...]) -> None:
        rows = self._chip_rows(tags, box.width())
        height = self._small_line + 2
        top = box.top() + (box.height() - len(rows) * height - (len(rows) - 1) * 3) // 2
        painter.setFont(self._small)
        for chips in rows:
            left = box.left()
            for tag, text, width in chips:
                colours = self._theme.tokens.chip(tag)
                chip = QRectF(left, top, width, height)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colours.fill))
                painter.drawRoundedRect(chip, height / 2, height / 2)
                painter.setPen(QColor(colours.text))
                painter.drawText(chip, _CENTRE, text)
                left += width + _CHIP_GAP
            top += height + 3

    def _chip_rows(self, tags: tuple[str, ...], width: int) -> list[list[tuple[str, str, int]]]:
        """TAGS in up to two rows of chips (tag, text, width); what does not fit is counted in the last chip."""
        rows: list[list[tuple[str, str, int]]] = []
        left = width
        for place, tag in enumerate(tags):
            text = self._small_metrics.elidedText(tag, Qt.TextElideMode.ElideRight, max(width - 2 * _CHIP_PADDING, 0))
            wanted = self._small_metrics.horizontalAdvance(text) + 2 * _CHIP_PADDING
            if not rows or wanted > left:
                if len(rows) == _CHIP_ROWS:
                    more = f"+{len(tags) - place}"
                    room = self._small_metrics.horizontalAdvance(more) + 2 * _CHIP_PADDING
                    if left < room:
                        rows[-1].pop()
                        more = f"+{len(tags) - place + 1}"
                    rows[-1].append((more, more, room))
                    break
                rows.append([])
                left = width
            rows[-1].append((tag, text, wanted))
            left -= wanted + _CHIP_GAP
        return rows

    def _small_text(self, painter: QPainter, box: QRect, text: str, alignment: int) -> None:
        painter.setFont(self._small)
        painter.setPen(QColor(self._theme.tokens.muted))
        painter.drawText(box, alignment, text)

    def _icon(self, painter: QPainter, box: QRect, name: str, colour: str, *, size: int, ground: str) -> None:
        ratio = painter.device().devicePixelRatioF()
        pixmap = icon_pixmap(name, colour, size, ratio=ratio, ground=ground)
        corner = QPointF(box.left() + (box.width() - size) / 2, box.top() + (box.height() - size) / 2)
        painter.drawPixmap(QRectF(corner, QSizeF(size, size)), pixmap, QRectF(pixmap.rect()))
