"""What an import is going to do, document by document, before anything is written; and what it did in the end."""

from dataclasses import dataclass, field

from readerapp.domain.changes import ChangeSet
from readerapp.domain.digest import Issue, Period
from readerapp.domain.errors import LibraryError, ReaderAppError
from readerapp.domain.import_plan import ImportPlan
from readerapp.domain.text_repair import RepairSettings, TextRepair


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedFile:
    """A file that was not imported, with the sentence that says why.

    Attributes:
        number: its place in the import, by which the user can say how its text is to be made; None outside of imports.
        settings: how its text was to be made.
        doubtful: whether another encoding may make it readable.
    """

    source: str
    reason: str
    number: int | None = None
    settings: RepairSettings = field(default_factory=RepairSettings)
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestPreview:
    """One document that was read and planned; in a report, one that was imported or was there already.

    Attributes:
        number: its place in the import, from 0; by it the user's choice names it.
        source: where it came from.
        mentions: how many mentions it makes.
        repair: how its text was made.
        plan: what will happen; of a very large digest it lists the first papers only, the counts are of all.
    """

    number: int
    source: str
    title: str
    format: str
    language: str
    period: Period | None
    mentions: int
    repair: TextRepair
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
