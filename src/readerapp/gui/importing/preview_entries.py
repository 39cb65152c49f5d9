"""The entries of a digest in the preview: its papers or its issues, those of one sort, and how many there are."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from readerapp.domain.digest import Issue
from readerapp.domain.import_plan import PaperAction, PlannedPaper
from readerapp.domain.import_preview import DigestPreview

_LISTED_ISSUES = 2000


class Show(StrEnum):
    """Which entries are shown; ALL means all papers."""

    ALL = "all"
    NEW = "new"
    KNOWN = "known"
    NEWER = "newer"
    CHANGED = "changed"
    CONFLICTING = "conflicting"
    ISSUES = "issues"


@dataclass(frozen=True, slots=True, kw_only=True)
class More:
    """Entries that are counted but not listed."""

    count: int


Entry = PlannedPaper | Issue | More

_FITS: dict[Show, Callable[[PlannedPaper], bool]] = {
    Show.ALL: lambda _paper: True,
    Show.NEW: lambda paper: paper.action is PaperAction.NEW,
    Show.KNOWN: lambda paper: paper.action is PaperAction.KNOWN,
    Show.NEWER: lambda paper: paper.action is PaperAction.NEWER_VERSION,
    Show.CHANGED: lambda paper: bool(paper.changes),
    Show.CONFLICTING: lambda paper: bool(paper.conflicts),
}


def counts_of(digest: DigestPreview) -> dict[Show, int]:
    """How many entries of each sort DIGEST has, listed or not."""
    counted = digest.plan.counted
    every = counted.every
    return {
        Show.ALL: every.total,
        Show.NEW: every.new,
        Show.KNOWN: digest.plan.count(PaperAction.KNOWN),
        Show.NEWER: every.newer_version,
        Show.CHANGED: counted.changed,
        Show.CONFLICTING: counted.conflicting,
        Show.ISSUES: len(digest.issues),
    }


def entries_of(digest: DigestPreview, show: Show, count: int) -> tuple[Entry, ...]:
    """The entries of DIGEST of that sort, in document order; those of COUNT that are not listed make the last one."""
    listed: tuple[Entry, ...] = digest.issues[:_LISTED_ISSUES]
    if show is not Show.ISSUES:
        listed = tuple(paper for paper in digest.plan.papers if _FITS[show](paper))
    return (*listed, More(count=count - len(listed))) if count > len(listed) else listed
