"""Carries out commands inside a transaction: changes the user's tables, writes the journal, gives the inverse."""

from collections.abc import Sequence

from sqlalchemy import Connection, Select, delete, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from readerapp.domain.commands import (
    AddNote,
    AddTag,
    ChangeSet,
    Command,
    DeleteNote,
    EditNote,
    Outcome,
    PaperState,
    RemoveTag,
    RestoreNote,
    RestoreStates,
)
from readerapp.domain.deciding import StateCommand, check, decided, restored
from readerapp.domain.vocabulary import Status
from readerapp.storage import journal, notes
from readerapp.storage.clock import now
from readerapp.storage.sql import among
from readerapp.storage.tables import PaperStateTable as State
from readerapp.storage.tables import PaperTable as Paper
from readerapp.storage.tables import PaperTagTable as PaperTag
from readerapp.storage.tables import TagTable as Tag
from readerapp.storage.tags import find_tag, make_tag

_STATE_COLUMNS = ("status", "starred", "rating", "priority", "queue_position", "decided_at")


def carry_out(connection: Connection, command: Command) -> Outcome:
    """Do COMMAND; raises `InvalidRequest` or `UnknownPaper`, and then nothing is to be committed."""
    match command:
        case AddTag():
            return _add_tag(connection, command)
        case RemoveTag():
            return _remove_tag(connection, command)
        case AddNote():
            return notes.add_note(connection, command)
        case EditNote():
            return notes.edit_note(connection, command)
        case DeleteNote():
            return notes.delete_note(connection, command)
        case RestoreNote():
            return notes.restore_note(connection, command)
        case RestoreStates():
            return _restore_states(connection, command)
        case _:
            return _decide(connection, command)


def _decide(connection: Connection, command: StateCommand) -> Outcome:
    check(command)
    at = now()
    queue_end = (connection.scalar(select(func.max(State.queue_position))) or 0) + 1
    states = [
        decided(state, command, now=at, queue_end=queue_end + place)
        for place, state in enumerate(_read_states(connection, command.papers))
    ]
    return _write_states(connection, states)


def _restore_states(connection: Connection, command: RestoreStates) -> Outcome:
    pairs = {before.paper_id: (before, after) for before, after in zip(command.states, command.changed, strict=True)}
    current = _read_states(connection, tuple(pairs))
    return _write_states(connection, [restored(state, *pairs[state.paper_id]) for state in current])


def _read_states(connection: Connection, paper_ids: Sequence[int]) -> list[PaperState]:
    """The states of those of the papers that exist, in the order given."""
    query = (
        select(Paper.id, *(getattr(State, column) for column in _STATE_COLUMNS))
        .outerjoin(State, State.paper_id == Paper.id)
        .where(among(Paper.id, paper_ids))
    )
    found = {
        row.id: PaperState(paper_id=row.id)
        if row.status is None
        else PaperState(
            paper_id=row.id,
            status=Status(row.status),
            starred=row.starred,
            rating=row.rating,
            priority=row.priority,
            queue_position=row.queue_position,
            decided_at=row.decided_at,
        )
        for row in connection.execute(query)
    }
    return [found[paper_id] for paper_id in dict.fromkeys(paper_ids) if paper_id in found]


def _write_states(connection: Connection, states: Sequence[PaperState]) -> Outcome:
    """Write those of STATES that differ from what is stored; the inverse restores exactly these."""
    before = {state.paper_id: state for state in _read_states(connection, [state.paper_id for state in states])}
    changed = [state for state in states if state.paper_id in before and state != before[state.paper_id]]
    if not changed:
        return Outcome(changes=ChangeSet())
    statement = upsert(State)
    statement = statement.on_conflict_do_update(
        index_elements=[State.paper_id], set_={column: statement.excluded[column] for column in _STATE_COLUMNS}
    )
    connection.execute(statement, [_state_row(state) for state in changed])
    journal.record(
        connection, (entry for state in changed for entry in _entries(before[state.paper_id], state)), at=now()
    )
    return Outcome(
        changes=ChangeSet(papers=frozenset(state.paper_id for state in changed)),
        inverse=RestoreStates(states=tuple(before[state.paper_id] for state in changed), changed=tuple(changed)),
    )


def _state_row(state: PaperState) -> dict[str, object]:
    return {
        "paper_id": state.paper_id,
        "status": state.status.value,
        "starred": state.starred,
        "rating": state.rating,
        "priority": state.priority,
        "queue_position": state.queue_position,
        "decided_at": state.decided_at,
    }


def _entries(before: PaperState, after: PaperState) -> list[journal.Entry]:
    """One journal line for each thing that a user would name; queue places and times follow from the others."""
    pairs = (
        ("status", before.status.value, after.status.value),
        ("star", "yes" if before.starred else "", "yes" if after.starred else ""),
        ("rating", str(before.rating or ""), str(after.rating or "")),
        ("priority", str(before.priority or ""), str(after.priority or "")),
    )
    return [
        journal.Entry(paper_id=after.paper_id, action=action, before=old, after=new)
        for action, old, new in pairs
        if old != new
    ]


def _add_tag(connection: Connection, command: AddTag) -> Outcome:
    tag_id = find_tag(connection, command.tag)
    made = tag_id is None
    if tag_id is None:
        tag_id = make_tag(connection, command.tag)
    name = connection.execute(select(Tag.name).where(Tag.id == tag_id)).scalar_one()
    carrying = set(connection.scalars(_carrying(tag_id, command.papers)))
    existing = {state.paper_id for state in _read_states(connection, command.papers)}
    papers = tuple(paper for paper in dict.fromkeys(command.papers) if paper in existing - carrying)
    if not papers:
        return Outcome(changes=ChangeSet(tags=made))
    connection.execute(insert(PaperTag), [{"paper_id": paper, "tag_id": tag_id} for paper in papers])
    _record_tag(connection, papers, before="", after=name)
    return Outcome(changes=ChangeSet(papers=frozenset(papers), tags=True), inverse=RemoveTag(papers=papers, tag=name))


def _remove_tag(connection: Connection, command: RemoveTag) -> Outcome:
    tag_id = find_tag(connection, command.tag)
    papers = tuple(connection.scalars(_carrying(tag_id, command.papers))) if tag_id is not None else ()
    if tag_id is None or not papers:
        return Outcome(changes=ChangeSet())
    name = connection.execute(select(Tag.name).where(Tag.id == tag_id)).scalar_one()
    connection.execute(delete(PaperTag).where(PaperTag.tag_id == tag_id, among(PaperTag.paper_id, papers)))
    _record_tag(connection, papers, before=name, after="")
    return Outcome(changes=ChangeSet(papers=frozenset(papers), tags=True), inverse=AddTag(papers=papers, tag=name))


def _carrying(tag_id: int, papers: Sequence[int]) -> Select[int]:
    return select(PaperTag.paper_id).where(PaperTag.tag_id == tag_id, among(PaperTag.paper_id, papers))


def _record_tag(connection: Connection, papers: Sequence[int], *, before: str, after: str) -> None:
    entries = (journal.Entry(paper_id=paper, action="tag", before=before, after=after) for paper in papers)
    journal.record(connection, entries, at=now())
