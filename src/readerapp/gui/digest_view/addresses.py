"""The addresses inside a digest's text that are our own: pictures of chips, and where a click on one leads."""

from typing import NamedTuple

# A picture has air on its right; in a text from right to left, what follows stands on its left.
_APART = '<span style="white-space:pre">\u2005</span>'
_MENTION, CHIP = "readerapp:mention/", "readerapp:chip/"


class Chip(NamedTuple):
    """The chip of a mention in a text; a SMALL one has no words."""

    mention_id: int
    small: bool


def chip_html(chip: Chip) -> str:
    """CHIP in a text."""
    picture = f'<img src="{picture_address(chip)}" style="vertical-align:middle">'
    return f'<a href="{_MENTION}{chip.mention_id}">{picture}</a>{_APART}'


def picture_address(chip: Chip) -> str:
    """The name of the picture of CHIP."""
    return f"{CHIP}{chip.mention_id}"


def mention_of(address: str) -> int:
    """The mention that a click on ADDRESS means, 0 for an address of the web."""
    number = address.removeprefix(_MENTION)
    return int(number) if number != address and number.isdecimal() else 0
