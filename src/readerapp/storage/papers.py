"""Reads papers: which are selected, their list rows, and papers whole."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from readerapp.domain.origins import find_origins
from readerapp.domain.paper import Note, Paper, PaperDetail, PaperRow
from readerapp.domain.selection import Selection
from readerapp.domain.user_fields import UserFields
from readerapp.domain.vocabulary import Kind, Presence, Status, TitleSource
from readerapp.storage import list_reading
from readerapp.storage.engine import driver_of
from readerapp.storage.giving_up import while_wanted
from readerapp.storage.journal import read_history
from readerapp.storage.links import links_from_json
from readerapp.storage.mentions import read_given, read_mentions
from readerapp.storage.paper_writing import ids_of_keys, read_user_fields
from readerapp.storage.same_papers import read_merged
from readerapp.storage.sql import among, effective_presence, effective_status, is_starred
from readerapp.storage.tables import MentionTable as Mention
from readerapp.storage.tables import PaperTable as Table
from readerapp.storage.tables import TopicTable as Topic
from readerapp.storage.topics import split_path
from readerapp.storage.user_tables import NoteTable
from readerapp.storage.user_tables import PaperStateTable as State
from readerapp.storage.user_tables import PaperTagTable as PaperTag
from readerapp.storage.user_tables import TagTable as Tag

_NOTES = select(func.count(NoteTable.id)).where(NoteTable.paper_id == Table.id).scalar_subquery().label("notes")


def select_ids(
    connection: Connection,
    selection: Selection,
    *,
    among: Sequence[int] | None = None,
    wider: Sequence[int] | None = None,
    unwanted: Callable[[], bool] | None = None,
) -> tuple[int, ...]:
    """The numbers of the selected papers, in order; of those AMONG some, if these are given.

    WIDER are those of a selection that SELECTION narrows, as they are now. Raises `Unwanted` when UNWANTED says so
    meanwhile.
    """
    driver = driver_of(connection)
    with while_wanted(driver, unwanted):
        if wider is not None:
            return list_reading.narrow_ids(driver, selection, wider)
        return list_reading.read_ids(driver, selection, among=among)


def find_by_key(connection: Connection, key: str) -> int | None:
    """The number of the paper that KEY leads to: of that key, or merged from one, or given the identifier."""
    return ids_of_keys(connection, (key,)).get(key)


def read_rows(connection: Connection, ids: Sequence[int]) -> tuple[PaperRow, ...]:
    """The list rows of those of IDS that exist, in the order given."""
    return list_reading.read_rows(driver_of(connection), ids)


def read_papers(connection: Connection, ids: Sequence[int]) -> tuple[Paper, ...]:
    """Those of the papers IDS that exist, with all fields, in the order given."""
    tags, topics = _read_tags(connection, ids), _read_topic_paths(connection, ids)
    found = {
        row.id: _paper(row, tags=tags.get(row.id, ()), topics=topics.get(row.id, ()))
        for row in connection.execute(_with_state(select(*Table.__table__.columns, _NOTES), ids))
    }
    return tuple(found[paper_id] for paper_id in ids if paper_id in found)


def read_details(connection: Connection, ids: Sequence[int]) -> tuple[PaperDetail, ...]:
    """Those of the papers IDS that exist, whole, in the order given."""
    mentions, history, notes = (
        read_mentions(connection, ids),
        read_history(connection, ids),
        _read_notes(connection, ids),
    )
    given, user = read_given(connection, ids), read_user_fields(connection, ids)
    merged = read_merged(connection, ids)
    return tuple(
        PaperDetail(
            paper=paper,
            notes=tuple(notes.get(paper.id, ())),
            mentions=tuple(mentions[paper.id]),
            history=tuple(history[paper.id]),
            origins=find_origins(given.get(paper.id, ()), user.get(paper.id, UserFields())),
            merged=merged.get(paper.id, ()),
        )
        for paper in read_papers(connection, ids)
    )


def _with_state(query: Select[Any], ids: Sequence[int]) -> Select[Any]:
    state = (
        State.trashed_at,
        effective_presence.label("presence"),
        State.rating,
        State.priority,
        State.decided_at,
        effective_status.label("status"),
        is_starred.label("starred"),
    )
    joined = query.add_columns(*state).outerjoin(State, State.paper_id == Table.id)
    return joined.where(among(Table.id, ids))


def _paper(row: Row[Any], *, tags: tuple[str, ...], topics: tuple[tuple[str, ...], ...]) -> Paper:
    return Paper(
        id=row.id,
        key=row.key,
        arxiv_id=row.arxiv_id,
        version=row.version,
        doi=row.doi,
        kind=Kind(row.kind),
        title=row.title,
        title_source=TitleSource(row.title_source),
        other_titles=tuple(row.other_titles),
        authors=tuple(row.authors),
        org=row.org,
        published=row.published,
        date=row.date,
        status=Status(row.status),
        starred=bool(row.starred),
        rating=row.rating,
        priority=row.priority,
        tags=tags,
        topics=topics,
        mentions=row.mentions,
        digests=row.digests,
        notes=row.notes,
        links=links_from_json(row.links),
        added_at=row.added_at,
        decided_at=row.decided_at,
        presence=Presence(row.presence),
        trashed_at=row.trashed_at,
    )


def _read_tags(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    query = select(PaperTag.paper_id, Tag.name).join(Tag, Tag.id == PaperTag.tag_id)
    tags: dict[int, tuple[str, ...]] = {}
    for paper_id, name in connection.execute(query.where(among(PaperTag.paper_id, ids)).order_by(Tag.folded)):
        tags[paper_id] = (*tags.get(paper_id, ()), name)
    return tags


def _read_topic_paths(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[tuple[str, ...], ...]]:
    query = select(Mention.paper_id, Topic.path).join(Topic, Topic.id == Mention.topic_id).distinct()
    paths: dict[int, tuple[tuple[str, ...], ...]] = {}
    for paper_id, path in connection.execute(query.where(among(Mention.paper_id, ids)).order_by(Topic.id)):
        paths[paper_id] = (*paths.get(paper_id, ()), split_path(path))
    return paths


def _read_notes(connection: Connection, ids: Sequence[int]) -> dict[int, list[Note]]:
    notes: dict[int, list[Note]] = {}
    for row in connection.execute(select(NoteTable).where(among(NoteTable.paper_id, ids)).order_by(NoteTable.id)):
        notes.setdefault(row.paper_id, []).append(Note(**row._mapping))  # noqa: SLF001
    return notes
