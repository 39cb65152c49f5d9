"""What an import will do to the library, as values: to each digest, and to each work in it; and how that is counted."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from readerapp.domain.user_fields import Field
from readerapp.domain.vocabulary import Status

# Of a very large digest the plan lists so many papers, and as many more of those about which there is something to say.
LISTED = 2_000


class DigestAction(StrEnum):
    """What happens to the digest as a whole."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


class PaperAction(StrEnum):
    """What a paper of the digest is to the library."""

    NEW = "new"
    KNOWN = "known"
    NEWER_VERSION = "newer-version"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A field of a known paper about which the library and the digest differ; texts as they are shown."""

    field: Field
    library: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPaper:
    """One distinct work of the digest.

    Attributes:
        title: the title that it will have.
        status: what the user decided about it so far, None for a new one.
        changes: what the card will say instead, by the rules of `merging`.
        conflicts: what contradicts the library, so that one of both may speak of another work.
        trashed: whether it is in the trash, or was when that was emptied; then it is known, whatever its version.
        repeated: whether an earlier document of the same import speaks of it.
        versions: of a newer version, what the library knows and what it is now.
    """

    key: str
    title: str
    action: PaperAction
    status: Status | None
    changes: tuple[Difference, ...] = ()
    conflicts: tuple[Difference, ...] = ()
    repeated: bool = False
    trashed: bool = False
    versions: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many works are what to the library; the known ones by where they stand, those in the trash apart."""

    new: int = 0
    newer_version: int = 0
    known: tuple[tuple[Status, int], ...] = ()
    trashed: int = 0

    @property
    def total(self) -> int:
        """How many works there are."""
        return self.new + self.newer_version + self.trashed + sum(count for _, count in self.known)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCounts:
    """The exact numbers of a plan.

    Attributes:
        every: of all works.
        first: of those that no earlier document of the same import speaks of.
        changed, conflicting: how many cards change, and how many works contradict the library.
    """

    every: Tally = Tally()
    first: Tally = Tally()
    changed: int = 0
    conflicting: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What will happen: to the digest, and to each distinct work in it, in document order.

    Attributes:
        papers: all works; of a very large digest those that are listed (see `LISTED`).
        counts: the numbers of all works; None where `papers` lists them all.
        left_out: how many works an edited digest does not speak of any more.
    """

    action: DigestAction
    papers: tuple[PlannedPaper, ...]
    counts: PlanCounts | None = None
    left_out: int = 0

    @property
    def counted(self) -> PlanCounts:
        """The exact numbers, whatever is listed."""
        return self.counts or count_papers(self.papers)

    @property
    def total(self) -> int:
        """How many distinct works the digest speaks of."""
        return self.counted.every.total

    @property
    def trashed(self) -> int:
        """How many of the works are in the trash, or were when it was emptied; an import leaves them there."""
        return self.counted.every.trashed

    @property
    def changed(self) -> int:
        """How many cards will say something else."""
        return self.counted.changed

    @property
    def conflicting(self) -> int:
        """How many works contradict the library."""
        return self.counted.conflicting

    @property
    def by_status(self) -> dict[Status, int]:
        """Where the known works stand; with the new and the newer ones they add up: the "already seen" shield."""
        return dict(self.counted.every.known)

    def shortened(self, room: int) -> "ImportPlan":
        """The same plan with at most ROOM papers listed; the numbers stay exact."""
        if len(self.papers) <= room:
            return self
        return replace(self, papers=self.papers[:room], counts=self.counted)

    def count(self, action: PaperAction) -> int:
        """How many works meet ACTION."""
        every = self.counted.every
        match action:
            case PaperAction.NEW:
                return every.new
            case PaperAction.NEWER_VERSION:
                return every.newer_version
            case PaperAction.KNOWN:
                return every.trashed + sum(count for _, count in every.known)


class PlanBuilder:
    """Puts a plan together from works that come one by one; only what is listed stays in memory."""

    def __init__(self) -> None:
        self._listed: list[PlannedPaper] = []
        self._places = {False: LISTED, True: LISTED}
        self._every: Counter[tuple[PaperAction, Status | None]] = Counter()
        self._first: Counter[tuple[PaperAction, Status | None]] = Counter()
        self._changed = 0
        self._conflicting = 0

    def add(self, paper: PlannedPaper) -> None:
        """Count the next work, and list it if there is room."""
        what = (PaperAction.KNOWN, None) if paper.trashed else (paper.action, paper.status)
        self._every[what] += 1
        self._first[what] += not paper.repeated
        self._changed += bool(paper.changes)
        self._conflicting += bool(paper.conflicts)
        remarkable = bool(paper.changes or paper.conflicts or paper.action is PaperAction.NEWER_VERSION)
        if self._places[remarkable]:
            self._places[remarkable] -= 1
            self._listed.append(paper)

    @property
    def counts(self) -> PlanCounts:
        """The numbers of all works so far."""
        return PlanCounts(
            every=_tally(self._every),
            first=_tally(self._first),
            changed=self._changed,
            conflicting=self._conflicting,
        )

    def finish(self, action: DigestAction, *, left_out: int = 0) -> ImportPlan:
        """The plan of all works added."""
        counts = self.counts
        whole = counts.every.total == len(self._listed)
        papers = tuple(self._listed)
        return ImportPlan(action=action, papers=papers, counts=None if whole else counts, left_out=left_out)


def count_papers(papers: Iterable[PlannedPaper]) -> PlanCounts:
    """The numbers of PAPERS."""
    builder = PlanBuilder()
    for paper in papers:
        builder.add(paper)
    return builder.counts


def _tally(counted: Counter[tuple[PaperAction, Status | None]]) -> Tally:
    def of(action: PaperAction) -> int:
        return sum(count for (met, _), count in counted.items() if met is action)

    known = ((status, counted[PaperAction.KNOWN, status]) for status in Status)
    return Tally(
        new=of(PaperAction.NEW),
        newer_version=of(PaperAction.NEWER_VERSION),
        known=tuple((status, count) for status, count in known if count),
        trashed=counted[PaperAction.KNOWN, None],
    )
