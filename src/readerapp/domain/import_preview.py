"""What an import is going to do, document by document, as it is shown before anything is written."""

from dataclasses import dataclass

from readerapp.domain.digest import Issue, Period
from readerapp.domain.import_plan import ImportPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedFile:
    """A file that was not imported, with the sentence that says why."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestPreview:
    """One document that was read and planned.

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
