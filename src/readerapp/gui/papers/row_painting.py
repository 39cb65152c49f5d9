"""Paints a whole paper in one cell: in two lines, or in one; and tells what of it lies where."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from readerapp.domain.paper_row import PaperRow
from readerapp.domain.vocabulary import Kind, Status
from readerapp.domain.words import kind_name
from readerapp.gui.papers.density import Density, Part
from readerapp.gui.papers.lettering import Hand, Lettering
from readerapp.gui.papers.tag_chips import fit_chips, paint_chips
from readerapp.gui.texts import STATUS_ICONS
from readerapp.gui.theme.theme import Theme
from readerapp.gui.theme.tokens import Tokens

_LEFT, _BEHIND, _RIGHT = 11, 9, 14  # before the status and behind it, and what is free at the end
_STATUS, _STAR, _MARK, _SMALL_STAR = 16, 15, 14, 11
_TOP, _BETWEEN, _BOTTOM, _AROUND = 7, 3, 8, 5
_GAP = 10
_LEAST_BYLINE = 120  # at the usual size of text; authors say more than tags
_HALF_OF = 0.5  # of a line are chips at most
# From which width on a line has room for a date, the authors, the tags; at the usual size of text.
_WITH_DATE, _WITH_BYLINE, _WITH_TAGS = 380, 520, 620


class RowPainter:
    """Paints with the fonts and colours in force."""

    def __init__(self, theme: Theme, lettering: Lettering) -> None:
        self._theme = theme
        self._text = lettering

    def height(self, density: Density) -> int:
        """The height of every row."""
        if density is Density.ROWS:
            return _TOP + self._text.line + _BETWEEN + self._text.small_line + _BOTTOM
        return self._text.line + 2 * _AROUND

    def part_at(self, box: QRect, place: QPoint) -> Part:
        """What lies at PLACE of the paper that is painted into BOX."""
        if self.part_box(box, Part.STATUS).contains(place):
            return Part.STATUS
        return Part.STAR if self.part_box(box, Part.STAR).contains(place) else Part.REST

    def part_box(self, box: QRect, part: Part) -> QRect:
        """Where PART of the paper can be clicked that is painted into BOX; larger than the icon."""
        if part is Part.STATUS:
            return QRect(box.left(), box.top(), self._begin - 3, box.height())
        if part is Part.STAR:
            width = self._text.px(_STAR) + _RIGHT + _GAP
            return QRect(box.right() - width + 1, box.top(), width, box.height())
        return box.adjusted(self._begin - 3, 0, -(self._text.px(_STAR) + _RIGHT + _GAP), 0)

    def paint(self, painter: QPainter, box: QRect, row: PaperRow, density: Density, ground: str) -> None:
        """Paint ROW into BOX, over the colour GROUND."""
        if density is Density.ROWS:
            first = box.top() + _TOP + self._text.line / 2
            second = box.top() + _TOP + self._text.line + _BETWEEN + self._text.small_line / 2
            self._ends(painter, box, row, first, ground)
            self._title_line(painter, box, row, first, ground)
            self._second_line(painter, box, row, second, ground)
        else:
            middle = box.top() + box.height() / 2
            self._ends(painter, box, row, middle, ground)
            self._one_line(painter, box, row, middle, ground)

    def paint_placeholder(self, painter: QPainter, box: QRect, density: Density) -> None:
        """A row that is still being read."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._tokens.line))
        two = density is Density.ROWS
        middle = box.top() + (_TOP + self._text.line / 2 if two else box.height() / 2)
        painter.drawRoundedRect(QRectF(box.left() + self._begin, middle - 4, box.width() * 0.5, 8), 4, 4)
        if two:
            below = box.top() + _TOP + self._text.line + _BETWEEN + self._text.small_line / 2
            painter.drawRoundedRect(QRectF(box.left() + self._begin, below - 3, box.width() * 0.3, 6), 3, 3)

    @property
    def _tokens(self) -> Tokens:
        return self._theme.tokens

    @property
    def _begin(self) -> int:
        """Where text begins."""
        return _LEFT + self._text.px(_STATUS) + _BEHIND

    def _ends(self, painter: QPainter, box: QRect, row: PaperRow, middle: float, ground: str) -> None:
        """The status before the text, the star behind it."""
        tokens = self._tokens
        self._text.icon(
            painter, box.left() + _LEFT, middle, STATUS_ICONS[row.status],
            size=self._text.px(_STATUS), colour=tokens.status[row.status], ground=ground,
        )  # fmt: skip
        name, colour = ("star-filled", tokens.star) if row.starred else ("star", tokens.faint)
        self._text.icon(
            painter,
            box.right() + 1 - _RIGHT - self._text.px(_STAR),
            middle,
            name,
            size=self._text.px(_STAR),
            colour=colour,
            ground=ground,
        )

    def _title_line(self, painter: QPainter, box: QRect, row: PaperRow, middle: float, ground: str) -> None:
        right = box.right() + 1 - _RIGHT - self._text.px(_STAR) - _GAP
        if row.notes:
            right = self._note_mark(painter, right, middle, ground) - _GAP // 2
        self._title(painter, row, box.left() + self._begin, right, middle)

    def _second_line(self, painter: QPainter, box: QRect, row: PaperRow, middle: float, ground: str) -> None:
        """Byline, date and digests; then the tags, which get what is left; the rating stands at the end."""
        left, right = box.left() + self._begin, box.right() + 1 - _RIGHT
        if row.rating:
            right = self._rating(painter, row.rating, right, middle, ground) - _GAP
        lettering = self._text
        kind = kind_name(row.kind) if row.kind is not Kind.PAPER else ""
        tail = "  ·  ".join(part for part in (row.date, kind) if part)
        tail_width = lettering.width(tail, Hand.SMALL) + (_GAP if tail else 0) + self._digests_width(row)
        byline_width = lettering.width(row.byline, Hand.SMALL) + _GAP if row.byline else 0
        room = right - left
        least = min(byline_width, round(_LEAST_BYLINE * lettering.scale))
        chips_room = max(room - byline_width - tail_width, min(int(room * _HALF_OF), room - tail_width - least))
        chips = fit_chips(row.tags, chips_room, lettering)
        byline_room = room - tail_width - (chips.width + _GAP if chips.chips else 0)
        muted = self._tokens.muted
        if row.byline and byline_room > 0:
            text = lettering.people(row.byline, Hand.SMALL, byline_room - _GAP)
            lettering.write(painter, left, middle, text, hand=Hand.SMALL, colour=muted)
            left += lettering.width(text, Hand.SMALL) + _GAP
        if tail:
            lettering.write(painter, left, middle, tail, hand=Hand.SMALL, colour=muted)
            left += lettering.width(tail, Hand.SMALL) + _GAP
        left = self._digests(painter, row, left, middle, ground)
        paint_chips(painter, left, middle, chips, lettering=lettering, tokens=self._tokens)

    def _one_line(self, painter: QPainter, box: QRect, row: PaperRow, middle: float, ground: str) -> None:
        """The title; at the end, one under the other in every line, tags, byline and date, as far as there is room."""
        lettering, muted = self._text, self._tokens.muted
        width = box.width() / lettering.scale
        right = box.right() + 1 - _RIGHT - self._text.px(_STAR) - _GAP
        if width > _WITH_DATE:
            right -= lettering.width("0000-00-00", Hand.SMALL)
            lettering.write(painter, right, middle, row.date, hand=Hand.SMALL, colour=muted)
            right -= _GAP
        if width > _WITH_BYLINE:
            slot = round(box.width() * 0.2)
            right -= slot
            lettering.write(
                painter,
                right,
                middle,
                lettering.people(row.byline, Hand.SMALL, slot - _GAP),
                hand=Hand.SMALL,
                colour=muted,
            )
            right -= _GAP
        if width > _WITH_TAGS and row.tags:
            chips = fit_chips(row.tags, round(box.width() * 0.22), lettering)
            right -= chips.width
            paint_chips(painter, right, middle, chips, lettering=lettering, tokens=self._tokens)
            right -= _GAP
        if row.rating:
            right = self._rating_number(painter, row.rating, right, middle, ground) - _GAP // 2
        if row.digests > 1:
            right -= self._digests_width(row)
            self._digests(painter, row, right, middle, ground)
            right -= _GAP // 2
        if row.notes:
            right = self._note_mark(painter, right, middle, ground) - _GAP // 2
        self._title(painter, row, box.left() + self._begin, right, middle)

    def _title(self, painter: QPainter, row: PaperRow, left: int, right: int, middle: float) -> None:
        tokens = self._tokens
        hand = Hand.BOLD if row.status is Status.INBOX else Hand.BODY
        colour = tokens.muted if row.status is Status.SKIPPED else tokens.text
        self._text.write(
            painter, left, middle, self._text.elided(row.readable, hand, right - left), hand=hand, colour=colour
        )

    def _note_mark(self, painter: QPainter, right: int, middle: float, ground: str) -> int:
        self._text.icon(
            painter,
            right - self._text.px(_MARK),
            middle,
            "note",
            size=self._text.px(_MARK),
            colour=self._tokens.muted,
            ground=ground,
        )
        return right - self._text.px(_MARK)

    def _rating(self, painter: QPainter, rating: int, right: int, middle: float, ground: str) -> int:
        left = right - rating * (self._text.px(_SMALL_STAR) + 1) + 1
        for place in range(rating):
            self._text.icon(
                painter, left + place * (self._text.px(_SMALL_STAR) + 1), middle, "star-filled",
                size=self._text.px(_SMALL_STAR), colour=self._tokens.star, ground=ground,
            )  # fmt: skip
        return left

    def _rating_number(self, painter: QPainter, rating: int, right: int, middle: float, ground: str) -> int:
        left = right - self._text.width(str(rating), Hand.SMALL)
        self._text.write(painter, left, middle, str(rating), hand=Hand.SMALL, colour=self._tokens.muted)
        return self._rating(painter, 1, left - 2, middle, ground)

    def _digests_width(self, row: PaperRow) -> int:
        return (
            self._text.px(_MARK) + 2 + self._text.width(str(row.digests), Hand.SMALL) + _GAP if row.digests > 1 else 0
        )

    def _digests(self, painter: QPainter, row: PaperRow, left: int, middle: float, ground: str) -> int:
        """In how many digests it is, when it is in more than one; gives where the next thing begins."""
        if row.digests > 1:
            muted = self._tokens.muted
            self._text.icon(painter, left, middle, "digests", size=self._text.px(_MARK), colour=muted, ground=ground)
            self._text.write(
                painter, left + self._text.px(_MARK) + 2, middle, str(row.digests), hand=Hand.SMALL, colour=muted
            )
        return left + self._digests_width(row)
