"""Puts one paper into another one and takes it out again, exactly; what went in last comes out first."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from readerapp.domain.belongings import brought_together, taken_back
from readerapp.domain.identity import paper_key
from readerapp.domain.merging_commands import MergeStep
from readerapp.domain.paper_state import Belongings
from readerapp.domain.user_fields import UserFields, user_fields
from readerapp.storage.belongings import read_belongings, write_belongings
from readerapp.storage.cards import card_of, put_card_back
from readerapp.storage.frozen_json import from_json, to_json
from readerapp.storage.mentions import GIVEN_COLUMNS, key_of
from readerapp.storage.paper_writing import choose_again, count_mentions
from readerapp.storage.sql import among
from readerapp.storage.tables import MentionTable as Mention
from readerapp.storage.tables import PaperTable as Paper
from readerapp.storage.user_tables import MergedPaperTable as Merged
from readerapp.storage.user_tables import NoteTable as Note
from readerapp.storage.user_tables import PaperFieldTable as PaperField
from readerapp.storage.user_tables import PaperStateTable as State
from readerapp.storage.user_tables import PaperTagTable as PaperTag


@dataclass(frozen=True, slots=True, kw_only=True)
class Absorbed:
    """What is needed to take a paper out of another one again.

    Attributes:
        number: grows from merge to merge; the papers merged into one come out in the reverse order.
        row, into_row: the columns of both papers before the merge, each as one JSON object.
        own: what belonged to the paper.
        notes, mentions: the numbers of those that were the paper's.
        keys: the papers that had been merged into this one before.
        before, after: what belonged to the other paper before and after the merge.
    """

    number: int
    row: str
    into_row: str
    own: Belongings
    notes: tuple[int, ...]
    mentions: tuple[int, ...]
    keys: tuple[str, ...]
    before: Belongings
    after: Belongings


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """A paper that was merged into another one."""

    key: str
    former_id: int
    paper_id: int
    at: str
    absorbed: Absorbed


def read_hidden(connection: Connection, papers: Iterable[int]) -> list[Hidden]:
    """All that was merged into each of PAPERS, in the order of merging."""
    rows = connection.execute(select(Merged).where(among(Merged.paper_id, papers))).all()
    hidden = [
        Hidden(
            key=row.key,
            former_id=row.former_id,
            paper_id=row.paper_id,
            at=row.at,
            absorbed=from_json(Absorbed, row.before),
        )
        for row in rows
    ]
    return sorted(hidden, key=lambda one: one.absorbed.number)


def next_number(connection: Connection, papers: Iterable[int]) -> int:
    """A number above those of all that was merged into PAPERS."""
    return max((one.absorbed.number for one in read_hidden(connection, papers)), default=0) + 1


def absorb(connection: Connection, *, into: int, paper: int, number: int, at: str) -> None:
    """Put PAPER into the paper INTO, whose fields are to be chosen anew afterwards."""
    belongings = read_belongings(connection, (into, paper))
    rows = {row.id: row for row in connection.execute(select(Paper).where(among(Paper.id, (into, paper))))}
    keys = select(Merged.key).where(Merged.paper_id == paper).order_by(Merged.key)
    after = brought_together(belongings[into], belongings[paper])
    absorbed = Absorbed(
        number=number,
        row=card_of(rows[paper]),
        into_row=card_of(rows[into]),
        own=belongings[paper],
        notes=_numbers(connection, Note, paper),
        mentions=_numbers(connection, Mention, paper),
        keys=tuple(connection.scalars(keys)),
        before=belongings[into],
        after=after,
    )
    for table in (State, PaperTag, PaperField):
        connection.execute(delete(table).where(table.paper_id == paper))
    write_belongings(connection, after)
    for moving in (Note, Mention, Merged):
        connection.execute(update(moving).where(moving.paper_id == paper).values(paper_id=into))
    row = {"key": rows[paper].key, "former_id": paper, "paper_id": into, "before": to_json(absorbed), "at": at}
    connection.execute(insert(Merged).values(row))
    connection.execute(delete(Paper).where(Paper.id == paper))


def release(connection: Connection, hidden: Hidden) -> MergeStep:
    """Take the paper that was merged last out again, with what was said about it since; gives what was undone."""
    absorbed, paper = hidden.absorbed, hidden.former_id
    into = connection.execute(select(Merged.paper_id).where(Merged.key == hidden.key)).scalar_one()
    connection.execute(delete(Merged).where(Merged.key == hidden.key))
    connection.execute(insert(Paper).values(json.loads(absorbed.row)))
    _move(connection, Merged, Merged.key, absorbed.keys, source=into, target=paper)
    current = read_belongings(connection, (into,))[into]
    write_belongings(connection, taken_back(current, absorbed.before, absorbed.after))
    write_belongings(connection, absorbed.own)
    _move(connection, Mention, Mention.id, _mentions_of(connection, hidden, into), source=into, target=paper)
    _move(connection, Note, Note.id, absorbed.notes, source=into, target=paper)
    put_card_back(connection, into, absorbed.into_row)
    choose_again(connection, (into, paper))
    count_mentions(connection, (into, paper))
    return MergeStep(
        paper=paper, into=into, at=hidden.at, before=absorbed.before, after=absorbed.after, own=absorbed.own
    )


def remember(connection: Connection, step: MergeStep) -> None:
    """Let the merge of STEP, made again, remember what belonged to the other paper when it was made first."""
    mine = Merged.former_id == step.paper
    absorbed = from_json(Absorbed, connection.execute(select(Merged.before).where(mine)).scalar_one())
    first = to_json(replace(absorbed, before=step.before, after=step.after))
    connection.execute(update(Merged).where(mine).values(before=first))


def _mentions_of(connection: Connection, hidden: Hidden, into: int) -> set[int]:
    """The mentions of the paper INTO that go with the one that is taken out of it.

    What a mention says itself decides; where that leads to neither of the two, whose it was before the merge.
    """
    own = _names(connection, hidden.former_id)
    others = _names(connection, into)
    before = set(hidden.absorbed.mentions)
    columns = [getattr(Mention, name) for name in GIVEN_COLUMNS]
    found = set()
    for row in connection.execute(select(Mention.id, *columns).where(Mention.paper_id == into)):
        key = key_of(row)
        if key in own or (key not in others and row.id in before):
            found.add(row.id)
    return found


def _names(connection: Connection, paper_id: int) -> set[str]:
    """The keys that lead to a paper: its own, those of papers merged into it, identifiers that the user gave it."""
    keys = set(connection.scalars(select(Paper.key).where(Paper.id == paper_id)))
    keys.update(connection.scalars(select(Merged.key).where(Merged.paper_id == paper_id)))
    query = select(PaperField.field, PaperField.value).where(PaperField.paper_id == paper_id)
    keys.update(_identifier_keys(user_fields(dict(connection.execute(query).all()))))
    return keys


def _identifier_keys(fields: UserFields) -> list[str]:
    """The keys of mentions that lead to a paper of which the user set FIELDS."""
    given = ((fields.arxiv_id, None), (None, fields.doi))
    return [
        paper_key(arxiv_id=arxiv_id, doi=doi, title="", first_author="") for arxiv_id, doi in given if arxiv_id or doi
    ]


def _move(
    connection: Connection,
    table: type[Note | Mention | Merged],
    column: Any,  # noqa: ANN401  a column of TABLE
    values: Iterable[object],
    *,
    source: int,
    target: int,
) -> None:
    mine = among(column, values) & (table.paper_id == source)
    connection.execute(update(table).where(mine).values(paper_id=target))


def _numbers(connection: Connection, table: type[Note | Mention], paper_id: int) -> tuple[int, ...]:
    return tuple(connection.scalars(select(table.id).where(table.paper_id == paper_id).order_by(table.id)))
