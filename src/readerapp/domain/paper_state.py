"""What the user decided about one paper, and all that he gave to it, as frozen values."""

from dataclasses import dataclass

from readerapp.domain.vocabulary import Presence, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperState:
    """All that the user decided about one paper, apart from tags and notes."""

    paper_id: int
    status: Status = Status.INBOX
    starred: bool = False
    rating: int | None = None
    priority: int | None = None
    queue_position: int | None = None
    decided_at: str | None = None
    presence: Presence = Presence.KEPT
    trashed_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Belongings:
    """All that the user gave to one paper apart from notes: decisions, tags (by number) and fields by name."""

    state: PaperState
    tags: tuple[int, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
