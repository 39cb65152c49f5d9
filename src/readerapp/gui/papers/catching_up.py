"""Finds out what a list looks like after a few papers changed, without reading all of it again, where that can be."""

from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Mapping

from readerapp.domain.paper_row import PaperRow
from readerapp.domain.selection import Selection, SortField
from readerapp.gui.papers.difference import Ids

# What a row shows of that by which the list is sorted; the other orders cannot be told from rows.
_SHOWN: dict[SortField, Callable[[PaperRow], object]] = {
    SortField.ADDED: lambda row: row.id,  # which never changes
    SortField.TITLE: lambda row: (row.title, row.byline),
    SortField.STATUS: lambda row: row.status,
    SortField.BYLINE: lambda row: row.byline,
    SortField.DATE: lambda row: row.date,
    SortField.DIGESTS: lambda row: row.digests,
    SortField.TAGS: lambda row: row.tags,
    SortField.RATING: lambda row: row.rating,
}


def caught_up(
    old: Ids,
    selection: Selection,
    *,
    inside: Collection[int],
    before: Mapping[int, PaperRow],
    after: Collection[PaperRow],
) -> Ids | None:
    """The numbers of the list that were OLD before the papers of AFTER changed; None when it has to be read again.

    INSIDE are those of the changed papers that are in the list now; BEFORE are the rows of the changed papers as they
    were when the list was OLD, AFTER all of them as they are now, apart from those that are gone from the library.
    """
    shown = _SHOWN.get(selection.sort.field)
    if shown is None:
        return None
    now = {row.id: row for row in after}
    changed = {*now, *before, *inside}
    there = set(old).intersection(changed) if len(changed) > 1 else {paper for paper in changed if paper in old}
    for paper in there & set(inside) if selection.sort.field is not SortField.ADDED else ():
        if paper not in before or paper not in now or shown(before[paper]) != shown(now[paper]):
            return None
    entering, leaving = set(inside) - there, there - set(inside)
    if entering and not _by_number(selection):
        return None
    ids = _without(old, leaving)
    if not entering:
        return ids
    listed = list(ids)
    for paper in entering:
        if selection.sort.descending:
            listed.insert(bisect_left(listed, -paper, key=lambda known: -known), paper)
        else:
            insort(listed, paper)
    return tuple(listed)


def _by_number(selection: Selection) -> bool:
    """Whether the list is in the order of the numbers of its papers."""
    in_digest = any(item.name == "digest" and not item.negated for item in selection.conditions)
    return selection.sort.field is SortField.ADDED and not in_digest


def _without(ids: Ids, leaving: set[int]) -> Ids:
    if len(leaving) == 1:
        place = ids.index(next(iter(leaving)))
        return ids[:place] + ids[place + 1 :]
    return tuple(paper for paper in ids if paper not in leaving) if leaving else ids
