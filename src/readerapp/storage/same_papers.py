"""Papers that the user calls the same, or not the same: merging two cards, splitting them again, remembering a no."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from readerapp.domain.arxiv_id import ArxivId
from readerapp.domain.commands import ChangeSet, MergePapers, Outcome, PaperState, SetDistinct, SplitPapers
from readerapp.domain.deciding import restored, united
from readerapp.domain.errors import InvalidRequest, UnknownPaper
from readerapp.domain.identity import paper_key
from readerapp.domain.paper import MergedPaper
from readerapp.domain.translation import tr
from readerapp.storage import journal
from readerapp.storage.clock import now
from readerapp.storage.frozen_json import from_json, to_json
from readerapp.storage.paper_writing import choose_again, count_mentions
from readerapp.storage.sql import among
from readerapp.storage.states import read_states, write_states
from readerapp.storage.tables import DistinctPapersTable as Distinct
from readerapp.storage.tables import MentionTable as Mention
from readerapp.storage.tables import MergedPaperTable as Merged
from readerapp.storage.tables import NoteTable as Note
from readerapp.storage.tables import PaperFieldTable as PaperField
from readerapp.storage.tables import PaperStateTable as State
from readerapp.storage.tables import PaperTable as Paper
from readerapp.storage.tables import PaperTagTable as PaperTag


@dataclass(frozen=True, slots=True, kw_only=True)
class Absorbed:
    """What a split puts back of a paper that was merged into another one.

    Attributes:
        row: the columns of the paper, as one JSON object.
        keys: the papers that had been merged into this one before.
        gained_tags, gained_fields: what the other paper has only through the merge.
        into_before, into_after: the state of the other paper before and after the merge.
    """

    row: str
    state: PaperState
    tags: tuple[int, ...]
    notes: tuple[int, ...]
    mentions: tuple[int, ...]
    keys: tuple[str, ...]
    fields: tuple[tuple[str, str], ...]
    gained_tags: tuple[int, ...]
    gained_fields: tuple[str, ...]
    into_before: PaperState
    into_after: PaperState


def merge(connection: Connection, command: MergePapers) -> Outcome:
    """Make several papers one; raises `UnknownPaper` when one of them is gone."""
    papers = [paper for paper in dict.fromkeys(command.papers) if paper != command.into]
    rows = {row.id: row for row in connection.execute(select(Paper).where(among(Paper.id, [command.into, *papers])))}
    if len(rows) != len(papers) + 1:
        raise UnknownPaper(tr("One of these papers is no longer in the library."))
    for paper in papers:
        _absorb(connection, into=rows[command.into], paper=rows[paper])
    if not papers:
        return Outcome(changes=ChangeSet())
    choose_again(connection, (command.into,))
    count_mentions(connection, (command.into,))
    keys = tuple(rows[paper].key for paper in papers)
    return Outcome(changes=ChangeSet(everything=True, tags=True), inverse=SplitPapers(keys=keys))


def split(connection: Connection, command: SplitPapers) -> Outcome:
    """Give merged papers their own cards again, as they were, with what was said about them since.

    Raises `InvalidRequest` when one of them is merged into no paper, or not all into the same one.
    """
    merged = connection.execute(select(Merged).where(among(Merged.key, command.keys)).order_by(Merged.former_id)).all()
    owners = {row.paper_id for row in merged}
    if len(merged) != len(set(command.keys)) or len(owners) != 1:
        raise InvalidRequest(tr("These papers are not merged into one any more."))
    (into,) = owners
    for row in reversed(merged):
        _release(connection, row)
    papers = tuple(row.former_id for row in merged)
    choose_again(connection, (into, *papers))
    count_mentions(connection, (into, *papers))
    inverse = MergePapers(into=into, papers=papers)
    return Outcome(changes=ChangeSet(everything=True, tags=True), inverse=inverse)


def set_distinct(connection: Connection, command: SetDistinct) -> Outcome:
    """Remember or forget that pairs of papers are not the same."""
    pairs = {(min(pair), max(pair)) for pair in command.pairs if pair[0] != pair[1]}
    stored = {(row.first, row.second) for row in connection.execute(select(Distinct.first, Distinct.second))}
    changing = sorted(pairs - stored if command.distinct else pairs & stored)
    if not changing:
        return Outcome(changes=ChangeSet())
    if command.distinct:
        at = now()
        connection.execute(insert(Distinct), [{"first": one, "second": two, "at": at} for one, two in changing])
    else:
        for one, two in changing:
            connection.execute(delete(Distinct).where(Distinct.first == one, Distinct.second == two))
    return Outcome(changes=ChangeSet(), inverse=SetDistinct(pairs=tuple(changing), distinct=not command.distinct))


def read_merged(connection: Connection, papers: Iterable[int]) -> dict[int, tuple[MergedPaper, ...]]:
    """The papers that were merged into each of PAPERS, oldest merge first."""
    merged: dict[int, tuple[MergedPaper, ...]] = {}
    for row in connection.execute(select(Merged).where(among(Merged.paper_id, papers)).order_by(Merged.at)):
        title = json.loads(from_json(Absorbed, row.before).row)["title"]
        paper = MergedPaper(key=row.key, title=title, at=row.at)
        merged[row.paper_id] = (*merged.get(row.paper_id, ()), paper)
    return merged


def _absorb(connection: Connection, *, into: Row[Paper], paper: Row[Paper]) -> None:
    states = {state.paper_id: state for state in read_states(connection, (into.id, paper.id))}
    tags, own_tags = _tags(connection, paper.id), _tags(connection, into.id)
    fields, own_fields = _fields(connection, paper.id), _fields(connection, into.id)
    absorbed = Absorbed(
        row=json.dumps(dict(paper._mapping), ensure_ascii=False),  # noqa: SLF001  the documented way to a mapping
        state=states[paper.id],
        tags=tags,
        notes=_numbers(connection, Note, paper.id),
        mentions=_numbers(connection, Mention, paper.id),
        keys=tuple(connection.scalars(select(Merged.key).where(Merged.paper_id == paper.id).order_by(Merged.key))),
        fields=tuple(fields.items()),
        gained_tags=tuple(tag for tag in tags if tag not in own_tags),
        gained_fields=tuple(name for name in fields if name not in own_fields),
        into_before=states[into.id],
        into_after=united(states[into.id], states[paper.id]),
    )
    write_states(connection, [absorbed.into_after], recorded=False)
    _put_on(connection, into.id, absorbed.gained_tags)
    _set_fields(connection, into.id, {name: fields[name] for name in absorbed.gained_fields})
    _strip(connection, paper.id)
    for table in (Note, Mention, Merged):
        connection.execute(update(table).where(table.paper_id == paper.id).values(paper_id=into.id))
    at = now()
    entry = journal.Entry(paper_id=into.id, action="merge", before=paper.key, after=into.key)
    journal.record(connection, [entry], at=at)
    row = {"key": paper.key, "former_id": paper.id, "paper_id": into.id, "before": to_json(absorbed), "at": at}
    connection.execute(insert(Merged).values(row))
    connection.execute(delete(Paper).where(Paper.id == paper.id))


def _release(connection: Connection, merged: Row[Merged]) -> None:
    absorbed = from_json(Absorbed, merged.before)
    into, paper = merged.paper_id, merged.former_id
    connection.execute(delete(Merged).where(Merged.key == merged.key))
    connection.execute(insert(Paper).values(json.loads(absorbed.row)))
    connection.execute(
        update(Merged).where(among(Merged.key, absorbed.keys), Merged.paper_id == into).values(paper_id=paper)
    )
    moving = set(absorbed.mentions) | _speaking_of(connection, into, {merged.key, *absorbed.keys})
    for table, numbers in ((Mention, moving), (Note, set(absorbed.notes))):
        of_both = among(table.id, numbers) & (table.paper_id == into)
        connection.execute(update(table).where(of_both).values(paper_id=paper))
    _put_on(connection, paper, absorbed.tags)
    _set_fields(connection, paper, dict(absorbed.fields))
    gained = (PaperTag.paper_id == into) & among(PaperTag.tag_id, absorbed.gained_tags)
    connection.execute(delete(PaperTag).where(gained))
    connection.execute(
        delete(PaperField).where(PaperField.paper_id == into, among(PaperField.field, absorbed.gained_fields))
    )
    (current,) = read_states(connection, (into,))
    back = restored(current, absorbed.into_before, absorbed.into_after)
    write_states(connection, [back, absorbed.state], recorded=False)
    key = connection.scalars(select(Paper.key).where(Paper.id == into)).one()
    entry = journal.Entry(paper_id=paper, action="split", before=key, after=merged.key)
    journal.record(connection, [entry], at=now())


def _speaking_of(connection: Connection, paper_id: int, keys: set[str]) -> set[int]:
    """The mentions of the paper that are, by what they say themselves, about one of KEYS."""
    columns = (Mention.id, Mention.arxiv_id, Mention.doi, Mention.title, Mention.short_name, Mention.authors)
    found = set()
    for row in connection.execute(select(*columns, Mention.org).where(Mention.paper_id == paper_id)):
        key = paper_key(
            arxiv_id=ArxivId.parse(row.arxiv_id) if row.arxiv_id else None,
            doi=row.doi,
            title=row.title or row.short_name,
            first_author=row.authors[0] if row.authors else row.org,
        )
        if key in keys:
            found.add(row.id)
    return found


def _strip(connection: Connection, paper_id: int) -> None:
    for table in (State, PaperTag, PaperField):
        connection.execute(delete(table).where(table.paper_id == paper_id))


def _tags(connection: Connection, paper_id: int) -> tuple[int, ...]:
    return tuple(connection.scalars(select(PaperTag.tag_id).where(PaperTag.paper_id == paper_id)))


def _fields(connection: Connection, paper_id: int) -> dict[str, str]:
    query = select(PaperField.field, PaperField.value).where(PaperField.paper_id == paper_id)
    return dict(connection.execute(query).all())


def _numbers(connection: Connection, table: type[Note | Mention], paper_id: int) -> tuple[int, ...]:
    return tuple(connection.scalars(select(table.id).where(table.paper_id == paper_id).order_by(table.id)))


def _put_on(connection: Connection, paper_id: int, tags: Iterable[int]) -> None:
    rows: list[dict[str, Any]] = [{"paper_id": paper_id, "tag_id": tag} for tag in tags]
    if rows:
        connection.execute(upsert(PaperTag).on_conflict_do_nothing(), rows)


def _set_fields(connection: Connection, paper_id: int, values: dict[str, str]) -> None:
    rows = [{"paper_id": paper_id, "field": name, "value": value} for name, value in values.items()]
    if rows:
        connection.execute(insert(PaperField), rows)
