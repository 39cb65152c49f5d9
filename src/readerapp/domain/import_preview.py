"""What an import is going to do, document by document, before anything is written; and what it did in the end."""

from dataclasses import dataclass, field

from readerapp.domain.commands import ChangeSet
from readerapp.domain.digest import Issue, Period
from readerapp.domain.errors import LibraryError, ReaderAppError
from readerapp.domain.import_plan import ImportPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedFile:
    """A file that was not imported, with the sentence that says why."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestPreview:
    """One document that was read and planned; in a report, one that was imported or was there already.

    Attributes:
        number: its place in the import, from 0; by it the user's choice names it.
        source: where it came from.
        mentions: how many mentions it makes.
        encoding, repair_steps, repaired_passages, inferred_words: what the repair of its text did.
        plan: what will happen; of a very large digest it lists the first papers only, the counts are of all.
    """

    number: int
    source: str
    title: str
    format: str
    language: str
    period: Period | None
    mentions: int
    encoding: str
    repair_steps: tuple[str, ...]
    repaired_passages: int
    inferred_words: int
    plan: ImportPlan
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPreview:
    """All documents of an import.

    Attributes:
        digests: those that can be imported, those that would change nothing included.
        failed: files that the user asked for and that cannot be used.
        skipped: files met in a folder that speak of no paper.
    """

    digests: tuple[DigestPreview, ...]
    failed: tuple[RejectedFile, ...] = ()
    skipped: tuple[RejectedFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """The result of one import.

    Attributes:
        digests: the documents that were imported, or that were there already.
        failed: files that the user asked for and that could not be used.
        skipped: files met in a folder that speak of no paper.
        cancelled: whether the user stopped it; what is in `digests` is in the library all the same.
        stopped: why nothing more could be written; None when nothing stood in the way. Likewise.
    """

    digests: tuple[DigestPreview, ...]
    failed: tuple[RejectedFile, ...] = ()
    skipped: tuple[RejectedFile, ...] = ()
    cancelled: bool = False
    changes: ChangeSet = field(default_factory=ChangeSet)
    stopped: LibraryError | None = None


class PlanOutdated(ReaderAppError):
    """The library has changed since the plan was made, and the import would do something else than was shown.

    Attributes:
        preview: what it would do now.
        written: the digests that had been written before that was noticed.
    """

    def __init__(self, sentence: str, *, preview: ImportPreview, written: tuple[DigestPreview, ...] = ()) -> None:
        super().__init__(sentence)
        self.preview = preview
        self.written = written
