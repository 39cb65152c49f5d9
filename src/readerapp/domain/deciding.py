"""What a decision does to the state of a paper: pure rules, no storage."""

from dataclasses import replace

from readerapp.domain.commands import RATINGS, SetPriority, SetRating, SetStarred, SetStatus, SetTrashed
from readerapp.domain.errors import InvalidRequest
from readerapp.domain.paper_state import PaperState
from readerapp.domain.translation import tr
from readerapp.domain.vocabulary import Presence, Status

StateCommand = SetStatus | SetStarred | SetRating | SetPriority | SetTrashed

# From the status that says least about a paper to the one that says most.
_SAYS_MORE = (Status.INBOX, Status.SKIPPED, Status.TO_READ, Status.READING, Status.SKIMMED, Status.READ)

# From what is in the lists to what is farthest from them.
_IN_SIGHT = (Presence.KEPT, Presence.TRASHED, Presence.DELETED)


def check(command: StateCommand) -> None:
    """Raise `InvalidRequest` when a rating or priority is not from 1 to 5."""
    value: int | None = None
    match command:
        case SetRating():
            value = command.rating
        case SetPriority():
            value = command.priority
    if value is not None and value not in RATINGS:
        raise InvalidRequest(tr("Ratings and priorities go from 1 to 5."))


def restored(
    current: PaperState, before: PaperState, after: PaperState, *, otherwise: PaperState | None = None
) -> PaperState:
    """CURRENT with everything that still is as in AFTER put back to what it was BEFORE; the rest is as in OTHERWISE.

    OTHERWISE is CURRENT itself if not given. Status, queue place and time of decision go together: they are one
    decision; but a place in the queue can change by itself.
    """
    rest = otherwise or current
    presence = before if current.presence is after.presence else rest
    if current.status is not after.status:
        status = rest
    elif after.status is before.status:
        status = current
    else:
        status = before
    return PaperState(
        paper_id=current.paper_id,
        status=status.status,
        starred=before.starred if current.starred is after.starred else rest.starred,
        rating=before.rating if current.rating == after.rating else rest.rating,
        priority=before.priority if current.priority == after.priority else rest.priority,
        queue_position=_queue_place(current, before, after, status),
        decided_at=status.decided_at,
        presence=presence.presence,
        trashed_at=presence.trashed_at,
    )


def united(kept: PaperState, other: PaperState) -> PaperState:
    """What holds when the paper of OTHER turns out to be that of KEPT: what says more of either.

    It is in the trash only if both are.
    """
    presence = min(kept, other, key=lambda state: _IN_SIGHT.index(state.presence))
    status = max(kept, other, key=lambda state: _SAYS_MORE.index(state.status))
    return PaperState(
        paper_id=kept.paper_id,
        status=status.status,
        starred=kept.starred or other.starred,
        rating=kept.rating or other.rating,
        priority=kept.priority or other.priority,
        queue_position=status.queue_position,
        decided_at=status.decided_at,
        presence=presence.presence,
        trashed_at=presence.trashed_at,
    )


def emptied(state: PaperState) -> PaperState:
    """STATE when the trash is emptied."""
    return replace(state, presence=Presence.DELETED) if state.presence is Presence.TRASHED else state


def decided(state: PaperState, command: StateCommand, *, now: str, queue_end: int) -> PaperState:
    """STATE after COMMAND at NOW (UTC, ISO 8601); a paper that enters the queue goes to place QUEUE_END."""
    match command:
        case SetStatus():
            return _with_status(_kept(state), command.status, now=now, queue_end=queue_end)
        case SetStarred():
            return replace(state, starred=command.starred)
        case SetRating():
            return replace(state, rating=command.rating)
        case SetPriority():
            return replace(state, priority=command.priority)
        case SetTrashed(trashed=False):
            return _kept(state)
        case SetTrashed():
            trashed = replace(state, presence=Presence.TRASHED, trashed_at=now)
            return trashed if state.presence is Presence.KEPT else state


def _with_status(state: PaperState, status: Status, *, now: str, queue_end: int) -> PaperState:
    if status is state.status:
        return state
    place = queue_end if status is Status.TO_READ else None
    return replace(state, status=status, queue_position=place, decided_at=now if status.decided else None)


def _kept(state: PaperState) -> PaperState:
    return replace(state, presence=Presence.KEPT, trashed_at=None)


def _queue_place(current: PaperState, before: PaperState, after: PaperState, status: PaperState) -> int | None:
    """The place that goes with the STATUS that was chosen, unless only the place was changed."""
    moved = current.status is before.status is after.status and current.queue_position == after.queue_position
    return before.queue_position if moved else status.queue_position
