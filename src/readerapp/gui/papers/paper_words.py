"""What the list says of a paper in words: to a screen reader, in tooltips, in cells."""

from readerapp.domain.paper_row import PaperRow
from readerapp.domain.translation import tr
from readerapp.domain.vocabulary import Kind
from readerapp.domain.words import kind_name, status_name
from readerapp.gui.labels import hint
from readerapp.gui.papers.columns import Column


def spoken(row: PaperRow | None, place: int, count: int) -> str:
    """The paper in line PLACE of COUNT as a screen reader says it: `title, status, tags, 2 of 40`."""
    where = tr("{place} of {count}", place=place, count=count)
    if row is None:
        return tr("being read, {where}", where=where)
    parts = [row.readable, status_name(row.status)]
    if row.starred:
        parts.append(tr("starred"))
    if row.rating:
        parts.append(_rating(row.rating))
    parts += [row.byline, row.date, ", ".join(row.tags)]
    if row.digests > 1:
        parts.append(tr("in {count} digests", count=row.digests))
    if row.notes:
        parts.append(_notes(row.notes))
    return ", ".join((*(part for part in parts if part), where))


def cell_text(row: PaperRow, column: Column) -> str:
    """What a cell says."""
    return {
        Column.PAPER: row.readable,
        Column.STATUS: status_name(row.status),
        Column.STAR: tr("starred") if row.starred else "",
        Column.TITLE: row.readable,
        Column.BYLINE: row.byline,
        Column.DATE: row.date,
        Column.DIGESTS: str(row.digests),
        Column.TAGS: ", ".join(row.tags),
        Column.RATING: _rating(row.rating) if row.rating else "",
        Column.NOTES: str(row.notes) if row.notes else "",
        Column.KIND: kind_name(row.kind),
    }[column]


def tooltip(row: PaperRow, column: Column) -> str:
    """What appears when the mouse rests on a cell."""
    match column:
        case Column.PAPER:
            lines = (row.readable, _about(row), ", ".join(row.tags))
            return hint("\n".join(line for line in lines if line))
        case Column.TITLE:
            return hint(f"{row.readable}\n{_about(row)}")
        case Column.DIGESTS:
            return _digests(row.digests)
        case Column.NOTES:
            return _notes(row.notes) if row.notes else ""
        case _:
            return hint(cell_text(row, column))


def _about(row: PaperRow) -> str:
    digests = _digests(row.digests) if row.digests > 1 else ""
    parts = (kind_name(row.kind) if row.kind is not Kind.PAPER else "", row.byline, row.date, digests)
    return " · ".join(part for part in parts if part)


def _rating(rating: int) -> str:
    return tr("1 star") if rating == 1 else tr("{count} stars", count=rating)


def _digests(count: int) -> str:
    return tr("In one digest") if count == 1 else tr("In {count} digests", count=count)


def _notes(count: int) -> str:
    return tr("one note") if count == 1 else tr("{count} notes", count=count)
