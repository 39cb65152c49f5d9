"""The columns of the list: their order, widths, what they sort by, and which of them a narrow pane leaves out."""

from enum import IntEnum

from readerapp.domain.selection import SortField
from readerapp.domain.translation import tr


class Column(IntEnum):
    """The columns from left to right."""

    STATUS = 0
    STAR = 1
    TITLE = 2
    BYLINE = 3
    DATE = 4
    DIGESTS = 5
    TAGS = 6


SORT_FIELDS = {
    Column.STATUS: SortField.STATUS,
    Column.STAR: SortField.RATING,
    Column.TITLE: SortField.TITLE,
    Column.BYLINE: SortField.BYLINE,
    Column.DATE: SortField.DATE,
    Column.DIGESTS: SortField.DIGESTS,
    Column.TAGS: SortField.TAGS,
}
# What one wants to see first: the newest, the best, the most often met.
DESCENDING_FIRST = frozenset({Column.STAR, Column.DATE, Column.DIGESTS})
WIDTHS = {
    Column.STATUS: 32,
    Column.STAR: 26,
    Column.BYLINE: 112,
    Column.DATE: 78,
    Column.DIGESTS: 62,
    Column.TAGS: 98,
}
# Titles come first: when they would have less room than this, other columns go, the least needed one first.
_TITLE = 200
_GO_FIRST = (Column.DIGESTS, Column.TAGS, Column.BYLINE, Column.DATE)


def left_out(width: int, scale: float = 1.0) -> frozenset[Column]:
    """The columns that a list of WIDTH pixels does not show, where text is SCALE times as large as usual."""
    room = width / scale - sum(WIDTHS.values())
    hidden: set[Column] = set()
    for column in _GO_FIRST:
        if room >= _TITLE:
            break
        hidden.add(column)
        room += WIDTHS[column]
    return frozenset(hidden)


def column_title(column: Column) -> str:
    """The words in the header; icons have none."""
    return {
        Column.TITLE: tr("Title"),
        Column.BYLINE: tr("By"),
        Column.DATE: tr("Date"),
        Column.DIGESTS: tr("Digests"),
        Column.TAGS: tr("Tags"),
    }.get(column, "")


def column_hint(column: Column) -> str:
    """What the header's tooltip says."""
    return {
        Column.STATUS: tr("Status: click in the list to change it"),
        Column.STAR: tr("Star: click in the list to set it; the header sorts by rating"),
        Column.TITLE: tr("Title"),
        Column.BYLINE: tr("First author, or organisation"),
        Column.DATE: tr("Date of publication, else of the arXiv id"),
        Column.DIGESTS: tr("In how many digests it is mentioned"),
        Column.TAGS: tr("Tags"),
    }[column]
