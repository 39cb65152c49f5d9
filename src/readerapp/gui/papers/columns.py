"""The columns of the list: order, widths, names, what they sort by, and which of them a narrow pane leaves out."""

from collections.abc import Collection
from enum import IntEnum

from readerapp.domain.selection import SortField
from readerapp.domain.translation import tr


class Column(IntEnum):
    """The columns from left to right; PAPER is a whole paper in one cell, for the densities without columns."""

    PAPER = 0
    STATUS = 1
    STAR = 2
    TITLE = 3
    BYLINE = 4
    DATE = 5
    DIGESTS = 6
    TAGS = 7
    RATING = 8
    NOTES = 9
    KIND = 10


CHOICES = tuple(column for column in Column if column is not Column.PAPER)
SORT_FIELDS = {
    Column.STATUS: SortField.STATUS,
    Column.STAR: SortField.RATING,
    Column.TITLE: SortField.TITLE,
    Column.BYLINE: SortField.BYLINE,
    Column.DATE: SortField.DATE,
    Column.DIGESTS: SortField.DIGESTS,
    Column.TAGS: SortField.TAGS,
    Column.RATING: SortField.RATING,
}
WIDTHS = {
    Column.STATUS: 34,
    Column.STAR: 28,
    Column.TITLE: 320,
    Column.BYLINE: 118,
    Column.DATE: 84,
    Column.DIGESTS: 64,
    Column.TAGS: 120,
    Column.RATING: 76,
    Column.NOTES: 56,
    Column.KIND: 64,
}
SHOWN_AT_FIRST = frozenset(CHOICES) - {Column.RATING, Column.NOTES, Column.KIND}
ICONS_ONLY = frozenset({Column.STATUS, Column.STAR})
# Titles come first: when they would have less room than this, other columns go, the least needed one first.
LEAST_TITLE = 200
_GO_FIRST = (Column.DIGESTS, Column.TAGS, Column.BYLINE, Column.DATE)


def left_out(width: int, scale: float = 1.0) -> frozenset[Column]:
    """What a list of WIDTH pixels leaves out of the first choice of columns; SCALE is how much larger text is."""
    room = width / scale - sum(WIDTHS[column] for column in SHOWN_AT_FIRST if column is not Column.TITLE)
    hidden: set[Column] = set()
    for column in _GO_FIRST:
        if room >= LEAST_TITLE:
            break
        hidden.add(column)
        room += WIDTHS[column]
    return frozenset(hidden)


def column_called(name: str) -> Column | None:
    """The column that sessions and settings call NAME."""
    return next((column for column in CHOICES if column.name.lower() == name), None)


def columns_from(texts: Collection[str]) -> dict[Column, tuple[int, bool]]:
    """Width and whether it is shown, for the columns in TEXTS (`title:320`, `-tags:98`) in their order.

    What makes no sense does not count; columns that are missing come last, hidden. Without any, the first choice.
    """
    found: dict[Column, tuple[int, bool]] = {}
    for text in texts:
        name, _, width = text.removeprefix("-").partition(":")
        column = column_called(name)
        if column is not None and width.isascii() and width.isdigit() and len(width) < 5:
            found[column] = max(int(width), 24), not text.startswith("-")
    if not found:
        return {column: (WIDTHS[column], column in SHOWN_AT_FIRST) for column in CHOICES}
    found |= {column: (WIDTHS[column], False) for column in CHOICES if column not in found}
    return found | {Column.TITLE: (found[Column.TITLE][0], True)}


def column_title(column: Column) -> str:
    """The words in the header; icons have none."""
    return "" if column in ICONS_ONLY or column is Column.PAPER else column_name(column)


def column_name(column: Column) -> str:
    """What the column is called in menus."""
    return {
        Column.PAPER: tr("Paper"),
        Column.STATUS: tr("Status"),
        Column.STAR: tr("Star"),
        Column.TITLE: tr("Title"),
        Column.BYLINE: tr("By"),
        Column.DATE: tr("Date"),
        Column.DIGESTS: tr("Digests"),
        Column.TAGS: tr("Tags"),
        Column.RATING: tr("Rating"),
        Column.NOTES: tr("Notes"),
        Column.KIND: tr("Kind"),
    }[column]


def column_hint(column: Column) -> str:
    """What the header's tooltip says."""
    return {
        Column.STATUS: tr("Status: click in the list to change it"),
        Column.STAR: tr("Star: click in the list to set it; the header sorts by rating"),
        Column.BYLINE: tr("First author, or organisation"),
        Column.DATE: tr("Date of publication, else of the arXiv id"),
        Column.DIGESTS: tr("In how many digests it is mentioned"),
    }.get(column) or column_name(column)
