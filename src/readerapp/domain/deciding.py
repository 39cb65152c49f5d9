"""What a decision does to the state of a paper: pure rules, no storage."""

from readerapp.domain.commands import (
    RATINGS,
    PaperState,
    SetPriority,
    SetRating,
    SetStarred,
    SetStatus,
)
from readerapp.domain.errors import InvalidRequest
from readerapp.domain.translation import tr
from readerapp.domain.vocabulary import Status

StateCommand = SetStatus | SetStarred | SetRating | SetPriority

# From the status that says least about a paper to the one that says most.
_SAYS_MORE = (Status.INBOX, Status.SKIPPED, Status.TO_READ, Status.READING, Status.SKIMMED, Status.READ)


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
    decision.
    """
    rest = otherwise or current
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
        queue_position=status.queue_position,
        decided_at=status.decided_at,
    )


def united(kept: PaperState, other: PaperState) -> PaperState:
    """What holds when the paper of OTHER turns out to be that of KEPT: what says more of either."""
    status = max(kept, other, key=lambda state: _SAYS_MORE.index(state.status))
    return PaperState(
        paper_id=kept.paper_id,
        status=status.status,
        starred=kept.starred or other.starred,
        rating=kept.rating or other.rating,
        priority=kept.priority or other.priority,
        queue_position=status.queue_position,
        decided_at=status.decided_at,
    )


def decided(state: PaperState, command: StateCommand, *, now: str, queue_end: int) -> PaperState:
    """STATE after COMMAND at NOW (UTC, ISO 8601); a paper that enters the queue goes to place QUEUE_END."""
    status, starred, rating, priority = state.status, state.starred, state.rating, state.priority
    match command:
        case SetStatus():
            status = command.status
        case SetStarred():
            starred = command.starred
        case SetRating():
            rating = command.rating
        case SetPriority():
            priority = command.priority
    if status is state.status:
        queue_position, decided_at = state.queue_position, state.decided_at
    else:
        queue_position = queue_end if status is Status.TO_READ else None
        decided_at = now if status.decided else None
    return PaperState(
        paper_id=state.paper_id,
        status=status,
        starred=starred,
        rating=rating,
        priority=priority,
        queue_position=queue_position,
        decided_at=decided_at,
    )
