"""Tags as chips in one line: which of them have room, and their painting."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from readerapp.gui.papers.lettering import Hand, Lettering
from readerapp.gui.theme.tokens import Tokens

_GAP, _PADDING = 4, 7
_LONGEST = 130  # a tag with more pixels is elided


class Chip(NamedTuple):
    """One chip; TAG decides its colour, of the one that counts the others it is empty."""

    tag: str
    text: str
    width: int


class ChipLine(NamedTuple):
    """Chips in one line of WIDTH pixels."""

    chips: tuple[Chip, ...]
    width: int


def fit_chips(tags: tuple[str, ...], room: int, lettering: Lettering) -> ChipLine:
    """As many of TAGS as ROOM pixels hold; what has no room is counted in a last chip, and nothing is shown half."""
    if not tags or room <= 0:
        return ChipLine((), 0)
    chips: list[Chip] = []
    left = room
    for place, tag in enumerate(tags):
        rest = len(tags) - place - 1
        more = _more(rest, lettering).width + _GAP if rest else 0
        chip = _chip(tag, room if place else room - more, lettering)
        if chip.width + more > left or not chip.text.strip("…"):
            counted = _more(rest + 1, lettering)
            if counted.width <= left:
                chips.append(counted)
            break
        chips.append(chip)
        left -= chip.width + _GAP
    return ChipLine(tuple(chips), sum(chip.width for chip in chips) + _GAP * max(len(chips) - 1, 0))


def paint_chips(
    painter: QPainter, left: float, middle: float, line: ChipLine, *, lettering: Lettering, tokens: Tokens
) -> None:
    """Paint LINE from LEFT on, on a line whose middle is MIDDLE."""
    height = lettering.small_line + 2
    for chip in line.chips:
        fill, text = tokens.hover, tokens.text
        if chip.tag:
            colours = tokens.chip(chip.tag)
            fill, text = colours.fill, colours.text
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(QRectF(left, round(middle - height / 2), chip.width, height), height / 2, height / 2)
        lettering.write(painter, left + _PADDING, middle, chip.text, hand=Hand.SMALL, colour=text)
        left += chip.width + _GAP


def _chip(tag: str, room: int, lettering: Lettering) -> Chip:
    longest = min(round(_LONGEST * lettering.scale), room - 2 * _PADDING)
    text = lettering.elided(tag, Hand.SMALL, longest)
    return Chip(tag, text, lettering.width(text, Hand.SMALL) + 2 * _PADDING)


def _more(count: int, lettering: Lettering) -> Chip:
    text = f"+{count}"
    return Chip("", text, lettering.width(text, Hand.SMALL) + 2 * _PADDING)
