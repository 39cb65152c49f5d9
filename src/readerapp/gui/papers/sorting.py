"""What the list can be sorted by: names of the orders, which way they begin, and what one more click does."""

from readerapp.domain.selection import Sort, SortField
from readerapp.domain.translation import tr

# What one wants to see first: the newest, the best, the most often met.
_DESCENDING_FIRST = frozenset(
    {SortField.RATING, SortField.DATE, SortField.DIGESTS, SortField.DECIDED, SortField.TRASHED}
)


def next_sort(current: Sort | None, field: SortField) -> Sort | None:
    """The order after FIELD was asked for: sorted by it, then reversed, then the list's own order, which is None."""
    first = Sort(field=field, descending=field in _DESCENDING_FIRST)
    if current == first:
        return Sort(field=field, descending=not first.descending)
    return None if current is not None and current.field is field else first


def sort_name(field: SortField) -> str:
    """What the order is called in menus."""
    return {
        SortField.ADDED: tr("Order of import"),
        SortField.TITLE: tr("Title"),
        SortField.STATUS: tr("Status"),
        SortField.BYLINE: tr("Author or organisation"),
        SortField.DATE: tr("Date"),
        SortField.DIGESTS: tr("Number of digests"),
        SortField.TAGS: tr("Tags"),
        SortField.RATING: tr("Rating"),
        SortField.DECIDED: tr("Time of decision"),
        SortField.QUEUE: tr("Place in the queue"),
        SortField.TRASHED: tr("Time in the trash"),
    }[field]


def sort_text(sort: Sort | None) -> str:
    """What the button above the list says."""
    if sort is None:
        return tr("Sort")
    return f"{sort_name(sort.field)} {'↓' if sort.descending else '↑'}"


def sort_key(sort: Sort | None) -> str:
    """SORT as sessions keep it: `date`, `-date` for descending, nothing for the list's own order."""
    return "" if sort is None else f"{'-' if sort.descending else ''}{sort.field.value}"


def sort_from(key: str) -> Sort | None:
    """The order that `sort_key` wrote; None for anything else."""
    name = key.removeprefix("-")
    return Sort(field=SortField(name), descending=key.startswith("-")) if name in set(SortField) else None
