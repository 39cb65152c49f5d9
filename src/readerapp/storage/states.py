"""States of papers in the library: status, star, rating, priority, queue place and trash, with the journal."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.sqlite import insert as upsert

from readerapp.domain.changes import ChangeSet
from readerapp.domain.commands import EmptyTrash, MoveInQueue, Outcome, RestoreStates
from readerapp.domain.deciding import StateCommand, check, decided, emptied, restored
from readerapp.domain.errors import UnknownPaper
from readerapp.domain.paper_state import PaperState
from readerapp.domain.queueing import moved
from readerapp.domain.translation import tr
from readerapp.domain.vocabulary import Presence, Status
from readerapp.storage import journal
from readerapp.storage.clock import now
from readerapp.storage.sql import among
from readerapp.storage.tables import PaperTable as Paper
from readerapp.storage.user_tables import NoteTable as Note
from readerapp.storage.user_tables import PaperStateTable as State

_STATE_COLUMNS = (
    *("status", "starred", "rating", "priority", "queue_position", "decided_at"),
    *("presence", "trashed_at"),
)


def decide(connection: Connection, command: StateCommand) -> Outcome:
    """Set status, star, rating or priority, of those papers that exist.

    Raises `InvalidRequest` for a rating that is none, `UnknownPaper` when none of the papers exists any more.
    """
    check(command)
    at = now()
    known = read_states(connection, command.papers)
    if command.papers and not known:
        raise UnknownPaper(no_longer_there(len(command.papers)))
    queue_end = (connection.scalar(select(func.max(State.queue_position))) or 0) + 1
    states = [decided(state, command, now=at, queue_end=queue_end + place) for place, state in enumerate(known)]
    return write_states(connection, states)


def no_longer_there(count: int) -> str:
    """The sentence for COUNT papers of which none is left."""
    if count == 1:
        return tr("This paper is no longer in the library.")
    return tr("These papers are no longer in the library.")


def restore_states(connection: Connection, command: RestoreStates) -> Outcome:
    """Put back what a decision changed, as far as nothing else changed it since."""
    pairs = {before.paper_id: (before, after) for before, after in zip(command.states, command.changed, strict=True)}
    current = read_states(connection, tuple(pairs))
    return write_states(connection, [restored(state, *pairs[state.paper_id]) for state in current])


def empty_trash(connection: Connection, command: EmptyTrash) -> Outcome:
    """Let papers disappear from the trash; what the user wrote notes on stays there."""
    noted = set(connection.scalars(select(Note.paper_id).where(among(Note.paper_id, command.papers))))
    states = read_states(connection, [paper for paper in command.papers if paper not in noted])
    return write_states(connection, [emptied(state) for state in states])


def move_in_queue(connection: Connection, command: MoveInQueue) -> Outcome:
    """Change the order of the queue; papers that are not in it, or in the trash, have no place there."""
    queued = select(State.paper_id, State.queue_position)
    queued = queued.where(State.status == Status.TO_READ.value, State.presence == Presence.KEPT.value)
    rows = connection.execute(queued.order_by(State.queue_position.asc().nulls_last(), State.paper_id)).all()
    places = moved([(row.paper_id, row.queue_position) for row in rows], command.papers, command.before)
    states = read_states(connection, tuple(places))
    return write_states(connection, [replace(one, queue_position=places[one.paper_id]) for one in states])


def read_states(connection: Connection, paper_ids: Sequence[int]) -> list[PaperState]:
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
            presence=Presence(row.presence),
            trashed_at=row.trashed_at,
        )
        for row in connection.execute(query)
    }
    return [found[paper_id] for paper_id in dict.fromkeys(paper_ids) if paper_id in found]


def write_states(connection: Connection, states: Sequence[PaperState], *, recorded: bool = True) -> Outcome:
    """Write those of STATES that differ from what is stored; the inverse restores exactly these.

    The journal hears of it if this is to be RECORDED as a decision of the user's.
    """
    before = {state.paper_id: state for state in read_states(connection, [state.paper_id for state in states])}
    changed = [state for state in states if state.paper_id in before and state != before[state.paper_id]]
    if not changed:
        return Outcome(changes=ChangeSet())
    _write_rows(connection, changed)
    if recorded:
        entries = (entry for state in changed for entry in _entries(before[state.paper_id], state))
        journal.record(connection, entries, at=now())
    return Outcome(
        changes=ChangeSet(papers=frozenset(state.paper_id for state in changed)),
        inverse=RestoreStates(states=tuple(before[state.paper_id] for state in changed), changed=tuple(changed)),
    )


def _write_rows(connection: Connection, states: Sequence[PaperState]) -> None:
    """A paper of which nothing is decided has no row: one that is left can go with its digest."""
    rows = [_state_row(state) for state in states if state != PaperState(paper_id=state.paper_id)]
    written = {row["paper_id"] for row in rows}
    blank = [state.paper_id for state in states if state.paper_id not in written]
    if blank:
        connection.execute(delete(State).where(among(State.paper_id, blank)))
    if rows:
        statement = upsert(State)
        statement = statement.on_conflict_do_update(
            index_elements=[State.paper_id], set_={column: statement.excluded[column] for column in _STATE_COLUMNS}
        )
        connection.execute(statement, rows)


def _state_row(state: PaperState) -> dict[str, object]:
    return {
        "paper_id": state.paper_id,
        "status": state.status.value,
        "starred": state.starred,
        "rating": state.rating,
        "priority": state.priority,
        "queue_position": state.queue_position,
        "decided_at": state.decided_at,
        "presence": state.presence.value,
        "trashed_at": state.trashed_at,
    }


def _entries(before: PaperState, after: PaperState) -> list[journal.Entry]:
    """One journal line for each thing that a user would name; queue places and times follow from the others."""
    pairs = (
        ("status", before.status.value, after.status.value),
        ("star", "yes" if before.starred else "", "yes" if after.starred else ""),
        ("rating", str(before.rating or ""), str(after.rating or "")),
        ("priority", str(before.priority or ""), str(after.priority or "")),
        ("trash", before.presence.value, after.presence.value),
    )
    return [
        journal.Entry(paper_id=after.paper_id, action=action, before=old, after=new)
        for action, old, new in pairs
        if old != new
    ]
