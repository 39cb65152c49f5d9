"""Reads all papers as far as they are compared to find duplicates."""

from sqlalchemy import Connection, select

from readerapp.domain.duplicates import Work
from readerapp.domain.vocabulary import Kind, TitleSource
from readerapp.storage.tables import PaperTable as Paper
from readerapp.storage.user_tables import MergedPaperTable as Merged

_YEAR = 4


def read_works(connection: Connection) -> list[Work]:
    """Every paper of the library, in the order of first meeting."""
    merged: dict[int, tuple[str, ...]] = {}
    for row in connection.execute(select(Merged.key, Merged.paper_id).order_by(Merged.key)):
        merged[row.paper_id] = (*merged.get(row.paper_id, ()), row.key)
    columns = (Paper.id, Paper.key, Paper.kind, Paper.title, Paper.title_source, Paper.other_titles, Paper.authors)
    query = select(*columns, Paper.published, Paper.date, Paper.arxiv_id, Paper.doi).order_by(Paper.id)
    nameless = TitleSource.IDENTIFIER.value
    return [
        Work(
            id=row.id,
            keys=(row.key, *merged.get(row.id, ())),
            kind=Kind(row.kind),
            titles=(*(() if row.title_source == nameless else (row.title,)), *row.other_titles),
            authors=tuple(row.authors),
            # Without either, the date is only when a digest spoke of it.
            year=_year(row.published or (row.date if row.arxiv_id else "")),
            arxiv_id=row.arxiv_id,
            doi=row.doi,
        )
        for row in connection.execute(query)
    ]


def _year(date: str) -> int | None:
    return int(date[:_YEAR]) if date[:_YEAR].isdigit() else None
