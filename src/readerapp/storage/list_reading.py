"""Reads what a list shows: the numbers of its papers and their rows; needs no more than the driver."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from readerapp.domain.paper_row import PaperRow
from readerapp.domain.selection import Selection, Sort, SortField
from readerapp.domain.vocabulary import Kind, Presence, Status
from readerapp.storage.selecting import (
    AMONG,
    PRESENCE,
    STATUS,
    Sql,
    ids_among,
    ids_from_index,
    put_in_order_here,
    selected_ids,
    special_ids,
)

_ROWS = f"""
    SELECT paper.id, paper.key, paper.kind, paper.title, paper.byline, paper.date, {STATUS},
        coalesce(state.starred, 0), state.rating, paper.digests,
        (SELECT count(*) FROM note WHERE note.paper_id = paper.id), {PRESENCE}
    FROM paper LEFT JOIN paper_state AS state ON state.paper_id = paper.id
    WHERE paper.id {AMONG}
"""  # noqa: S608
_TAGS = f"""
    SELECT paper_tag.paper_id, tag.name FROM paper_tag JOIN tag ON tag.id = paper_tag.tag_id
    WHERE paper_tag.paper_id {AMONG} ORDER BY tag.folded
"""  # noqa: S608
_DEARER = 10  # times that it takes longer to look a paper up than to come by it while all are read


def read_ids(
    connection: sqlite3.Connection, selection: Selection, *, among: Sequence[int] | None = None
) -> tuple[int, ...]:
    """The numbers of the selected papers, in order; of those AMONG some, if these are given."""
    if among is not None or not put_in_order_here(selection):
        return tuple(_numbers(connection, selected_ids(selection, among=among)))
    sort = selection.sort
    found = _numbers(connection, ids_from_index(selection) or selected_ids(replace(selection, sort=Sort())))
    found.sort(reverse=sort.field is SortField.ADDED and sort.descending)
    statement = special_ids(sort)
    if statement is None:
        return tuple(found)
    special = list(filter(set(found).__contains__, _numbers(connection, (statement, ()))))
    whole = tuple(dict.fromkeys(chain(special, found)))
    inbox_first = sort.field is SortField.STATUS and not sort.descending
    return whole[len(special) :] + whole[: len(special)] if inbox_first else whole


def narrow_ids(connection: sqlite3.Connection, selection: Selection, wider: Sequence[int]) -> tuple[int, ...]:
    """The same as `read_ids`, when WIDER are the numbers of a selection that SELECTION narrows, as they are now."""
    if len(wider) * _DEARER > _most_papers(connection):
        return read_ids(connection, selection)
    return tuple(filter(set(_numbers(connection, ids_among(selection, wider))).__contains__, wider))


def _most_papers(connection: sqlite3.Connection) -> int:
    """How many papers there are at most, found at once."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM paper").fetchone()[0])


def _numbers(connection: sqlite3.Connection, statement: Sql) -> list[int]:
    """The numbers that STATEMENT gives, in its order.

    They come as one text: SQLite puts it together without holding up the other threads of Python for every row, and
    the reader of JSON takes it apart in half the time that splitting takes.
    """
    text, values = statement
    row = connection.execute(f"SELECT group_concat(id) FROM ({text})", values).fetchone()  # noqa: S608
    return list(json.loads(f"[{row[0]}]")) if row[0] else []


def read_rows(connection: sqlite3.Connection, ids: Sequence[int]) -> tuple[PaperRow, ...]:
    """The list rows of those of IDS that exist, in the order given."""
    wanted = json.dumps(list(ids))
    tags: dict[int, tuple[str, ...]] = {}
    for paper_id, name in connection.execute(_TAGS, (wanted,)):
        tags[paper_id] = (*tags.get(paper_id, ()), name)
    found = {}
    for row in connection.execute(_ROWS, (wanted,)):
        paper_id, key, kind, title, byline, date, status, starred, rating, digests, notes, presence = row
        found[paper_id] = PaperRow(
            id=paper_id,
            key=key,
            kind=Kind(kind),
            title=title,
            byline=byline,
            date=date,
            status=Status(status),
            starred=bool(starred),
            rating=rating,
            tags=tags.get(paper_id, ()),
            digests=digests,
            notes=notes,
            presence=Presence(presence),
        )
    return tuple(found[paper_id] for paper_id in ids if paper_id in found)
