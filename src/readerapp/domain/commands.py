"""What the user can ask to be changed, as frozen values; each has an inverse that is a command too.

A command names papers by their number in the library. Carrying one out gives an `Outcome`: what changed, and the
command that takes it back. Undo and redo are nothing else than carrying out inverses.
"""

from dataclasses import dataclass

from readerapp.domain.changes import ChangeSet
from readerapp.domain.merging_commands import MergePapers, RejoinPapers, SetDistinct, SplitPapers
from readerapp.domain.naming_commands import (
    ColourTag,
    DeleteSearch,
    DeleteTag,
    MergeTags,
    RenameDigest,
    RenameSearch,
    RenameTag,
    RestoreSearch,
    RestoreTags,
    SaveSearch,
)
from readerapp.domain.paper import Note
from readerapp.domain.paper_state import PaperState
from readerapp.domain.user_fields import Field
from readerapp.domain.vocabulary import Status

RATINGS = range(1, 6)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetStatus:
    """Give the papers a status; TO_READ appends them to the end of the queue.

    A paper that is decided about is not rubbish: one in the trash comes back.
    """

    papers: tuple[int, ...]
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class SetStarred:
    """Star or unstar the papers."""

    papers: tuple[int, ...]
    starred: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRating:
    """Rate the papers with 1 to 5; None takes the rating away."""

    papers: tuple[int, ...]
    rating: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPriority:
    """Give the papers a priority from 1 (first) to 5; None takes it away."""

    papers: tuple[int, ...]
    priority: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTrashed:
    """Move the papers to the trash, or bring them back from it; what is decided about them stays as it is."""

    papers: tuple[int, ...]
    trashed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptyTrash:
    """Let those of PAPERS that are in the trash disappear from there; those that carry notes stay."""

    papers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveInQueue:
    """Put the papers, in the order given, in front of the paper BEFORE in the queue; None is its end."""

    papers: tuple[int, ...]
    before: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreStates:
    """Put back what a decision changed in the states of papers.

    Only what still is as in CHANGED, the states after that decision, goes back to STATES, those before it: what
    another window decided in the meantime stays. Both name the same papers in the same order.
    """

    states: tuple[PaperState, ...]
    changed: tuple[PaperState, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AddTag:
    """Put the tag on those of the papers that do not carry it; the tag is made when it is new."""

    papers: tuple[int, ...]
    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveTag:
    """Take the tag off those of the papers that carry it."""

    papers: tuple[int, ...]
    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddNote:
    """Write a new note on a paper, about one of its mentions or about the whole."""

    paper_id: int
    body: str
    mention_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditNote:
    """Replace the text of a note; if EXPECTED is given, only while the note still says that."""

    note_id: int
    body: str
    expected: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteNote:
    """Delete a note; if EXPECTED is given, only while it still says that. The inverse brings it back whole."""

    note_id: int
    expected: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreNote:
    """Bring a deleted note back as it was."""

    note: Note


@dataclass(frozen=True, slots=True, kw_only=True)
class SetFields:
    """Set fields of a paper to values (see `user_fields.normal`); None leaves the field to the digests again.

    CARD is in inverses only: what the paper said before, where no digest could say it.
    """

    paper_id: int
    values: tuple[tuple[Field, str | None], ...]
    card: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportDigests:
    """An import of documents; it is carried out by the import service, and stands in the history only.

    NAME is the title of the digest when there was one, DIGESTS the number of those that came in or changed.
    """

    run_id: int
    name: str
    digests: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RereadDigest:
    """A digest of the library whose text was made otherwise; carried out as an import is, and in the history only."""

    run_id: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveDigest:
    """Take a digest with its mentions out of the library; papers that the user touched stay."""

    digest_id: int
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeRun:
    """Take back what the run did to digests, or do it again: it is its own inverse."""

    run_id: int


Command = (
    SetStatus
    | SetStarred
    | SetRating
    | SetPriority
    | SetTrashed
    | EmptyTrash
    | MoveInQueue
    | RestoreStates
    | AddTag
    | RemoveTag
    | RenameTag
    | ColourTag
    | MergeTags
    | DeleteTag
    | RestoreTags
    | SaveSearch
    | RenameSearch
    | DeleteSearch
    | RestoreSearch
    | RenameDigest
    | AddNote
    | EditNote
    | DeleteNote
    | RestoreNote
    | SetFields
    | MergePapers
    | SplitPapers
    | RejoinPapers
    | SetDistinct
    | ImportDigests
    | RereadDigest
    | RemoveDigest
    | ExchangeRun
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a command did: the change, and the command that takes it back (None when nothing changed)."""

    changes: ChangeSet
    inverse: Command | None = None
    note_id: int | None = None
