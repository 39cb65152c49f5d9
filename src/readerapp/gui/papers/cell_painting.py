"""Paints the cells of the column view, one line each."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from readerapp.domain.paper_row import PaperRow
from readerapp.domain.vocabulary import Status
from readerapp.domain.words import kind_name
from readerapp.gui.papers.columns import Column
from readerapp.gui.papers.lettering import Hand, Lettering
from readerapp.gui.papers.tag_chips import fit_chips, paint_chips
from readerapp.gui.texts import STATUS_ICONS
from readerapp.gui.theme.theme import Theme

_PADDING, _MARK, _AROUND = 6, 14, 5
_STATUS, _STAR, _SMALL_STAR = 16, 15, 11


class CellPainter:
    """Paints one cell at a time with the fonts and colours in force."""

    def __init__(self, theme: Theme, lettering: Lettering) -> None:
        self._theme = theme
        self._text = lettering

    @property
    def height(self) -> int:
        """The height of every row."""
        return self._text.line + 2 * _AROUND

    def paint(self, painter: QPainter, box: QRect, row: PaperRow, column: Column, ground: str) -> None:
        """Paint the cell of ROW in COLUMN into BOX, over the colour GROUND."""
        middle, tokens = box.top() + box.height() / 2, self._theme.tokens
        left, room = box.left() + _PADDING, box.width() - 2 * _PADDING
        match column:
            case Column.STATUS:
                self._centred(
                    painter,
                    box,
                    STATUS_ICONS[row.status],
                    size=self._text.px(_STATUS),
                    colour=tokens.status[row.status],
                    ground=ground,
                )
            case Column.STAR:
                name, colour = ("star-filled", tokens.star) if row.starred else ("star", tokens.faint)
                self._centred(painter, box, name, size=self._text.px(_STAR), colour=colour, ground=ground)
            case Column.TITLE:
                self._title(painter, box, row, ground)
            case Column.BYLINE:
                self._small(painter, left, middle, self._text.people(row.byline, Hand.SMALL, room))
            case Column.TAGS:
                chips = fit_chips(row.tags, room, self._text)
                paint_chips(painter, left, middle, chips, lettering=self._text, tokens=tokens)
            case Column.RATING:
                for place in range(row.rating or 0):
                    self._text.icon(
                        painter, left + place * (self._text.px(_SMALL_STAR) + 1), middle, "star-filled",
                        size=self._text.px(_SMALL_STAR), colour=tokens.star, ground=ground,
                    )  # fmt: skip
            case _:
                self._small(painter, left, middle, self._text.elided(short_text(row, column), Hand.SMALL, room))

    def paint_placeholder(self, painter: QPainter, box: QRect, column: Column) -> None:
        """A row that is still being read."""
        if column is Column.TITLE:
            bar = QRectF(box.left() + _PADDING, box.center().y() - 4, box.width() * 0.55, 8)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.tokens.line))
            painter.drawRoundedRect(bar, 4, 4)

    def _title(self, painter: QPainter, box: QRect, row: PaperRow, ground: str) -> None:
        tokens, middle = self._theme.tokens, box.top() + box.height() / 2
        right = box.right() + 1 - _PADDING
        if row.notes:
            right -= self._text.px(_MARK)
            self._text.icon(
                painter, right, middle, "note", size=self._text.px(_MARK), colour=tokens.muted, ground=ground
            )
            right -= _PADDING
        left = box.left() + _PADDING
        hand = Hand.BOLD if row.status is Status.INBOX else Hand.BODY
        colour = tokens.muted if row.status is Status.SKIPPED else tokens.text
        self._text.write(
            painter, left, middle, self._text.elided(row.readable, hand, right - left), hand=hand, colour=colour
        )

    def _small(self, painter: QPainter, left: int, middle: float, text: str) -> None:
        self._text.write(painter, left, middle, text, hand=Hand.SMALL, colour=self._theme.tokens.muted)

    def _centred(self, painter: QPainter, box: QRect, name: str, *, size: int, colour: str, ground: str) -> None:
        left = box.left() + (box.width() - size) / 2
        self._text.icon(painter, left, box.top() + box.height() / 2, name, size=size, colour=colour, ground=ground)


def short_text(row: PaperRow, column: Column) -> str:
    """What stands in the cells that hold a number, a date or a word; nothing where it goes without saying."""
    match column:
        case Column.DATE:
            return row.date
        case Column.DIGESTS:
            return str(row.digests) if row.digests > 1 else ""
        case Column.NOTES:
            return str(row.notes) if row.notes else ""
        case Column.KIND:
            return kind_name(row.kind)
        case _:
            return ""
