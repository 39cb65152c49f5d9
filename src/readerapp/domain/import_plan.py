"""Decides what an import will do, before anything is written: a pure function from document and library to a plan."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from readerapp.domain.likeness import contradicting_authors, contradicting_titles
from readerapp.domain.merging import NOTHING_SET, ChosenFields, GivenFields, choose_fields
from readerapp.domain.user_fields import Field, UserFields
from readerapp.domain.vocabulary import Status, TitleSource

# Of a very large digest the plan lists so many papers, and as many more of those about which there is something to say.
LISTED = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPaper:
    """What the plan needs of a paper that is in the library already, or came with an earlier document of the import.

    Attributes:
        card: its fields as they are now.
        said: what is said about it apart from the document, in order of import.
        user: the fields that the user set.
        met: whether an earlier document of the same import speaks of it.
    """

    status: Status
    card: ChosenFields
    said: tuple[GivenFields, ...] = ()
    user: UserFields = NOTHING_SET
    met: bool = False


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
class Work:
    """What a document says about one work.

    Attributes:
        key: the key of the paper that it is or will be.
        given: what its mentions say; those that are in the library already keep their numbers.
        taken: its identifiers that belong to other papers; `library` says to which.
    """

    key: str
    given: tuple[GivenFields, ...]
    taken: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPaper:
    """One distinct work of the digest.

    Attributes:
        title: the title that it will have.
        status: what the user decided about it so far, None for a new one.
        changes: what the card will say instead, by the rules of `merging`.
        conflicts: what contradicts the library, so that one of both may speak of another work.
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
    versions: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many works are what to the library; the known ones by where they stand."""

    new: int = 0
    newer_version: int = 0
    known: tuple[tuple[Status, int], ...] = ()

    @property
    def total(self) -> int:
        """How many works there are."""
        return self.new + self.newer_version + sum(count for _, count in self.known)


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
                return sum(count for _, count in every.known)


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
        what = (paper.action, paper.status)
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


def plan_import(
    works: Iterable[tuple[Work, KnownPaper | None]],
    *,
    action: DigestAction = DigestAction.NEW,
    left_out: int = 0,
    keep: Callable[[Work, PlannedPaper, ChosenFields], None] = lambda _work, _planned, _chosen: None,
) -> ImportPlan:
    """The plan for WORKS, each with what the library knows of it; KEEP hears of each with its fields to be."""
    builder = PlanBuilder()
    for work, known in works:
        planned, chosen = plan_work(work, known)
        keep(work, planned, chosen)
        builder.add(planned)
    return builder.finish(action, left_out=left_out)


def plan_work(work: Work, known: KnownPaper | None) -> tuple[PlannedPaper, ChosenFields]:
    """What becomes of one work, and the fields that its paper will have."""
    if known is None:
        chosen = choose_fields(work.given)
        new = PlannedPaper(key=work.key, title=chosen.title, action=PaperAction.NEW, status=None, conflicts=work.taken)
        return new, chosen
    chosen = choose_fields(in_order((*known.said, *work.given)), known.user)
    same = [item.arxiv_id for item in work.given if item.arxiv_id and item.arxiv_id.base == known.card.arxiv_id]
    given = max((arxiv_id.version or 0 for arxiv_id in same), default=0)
    before = known.card.version
    versions = (before, given) if before is not None and given > before else None
    planned = PlannedPaper(
        key=work.key,
        title=chosen.title,
        action=PaperAction.NEWER_VERSION if versions else PaperAction.KNOWN,
        status=known.status,
        changes=tuple(_changes(known.card, chosen)) if chosen != known.card else (),
        conflicts=(*_contradictions(work.given, known), *work.taken),
        repeated=known.met,
        versions=versions,
    )
    return planned, chosen


def count_papers(papers: Iterable[PlannedPaper]) -> PlanCounts:
    """The numbers of PAPERS."""
    builder = PlanBuilder()
    for paper in papers:
        builder.add(paper)
    return builder.counts


def in_order(given: Iterable[GivenFields]) -> list[GivenFields]:
    """GIVEN in the order that the library will have it in: what is new comes after what is there."""
    return sorted(given, key=lambda item: (item.mention_id == 0, item.mention_id))


def _tally(counted: Counter[tuple[PaperAction, Status | None]]) -> Tally:
    def of(action: PaperAction) -> int:
        return sum(count for (met, _), count in counted.items() if met is action)

    known = ((status, counted[PaperAction.KNOWN, status]) for status in Status)
    return Tally(
        new=of(PaperAction.NEW),
        newer_version=of(PaperAction.NEWER_VERSION),
        known=tuple((status, count) for status, count in known if count),
    )


def _changes(card: ChosenFields, chosen: ChosenFields) -> Iterable[Difference]:
    for field in Field:
        before, after = _shown(card, field), _shown(chosen, field)
        if before != after:
            yield Difference(field=field, library=before, digest=after)


def _shown(fields: ChosenFields, field: Field) -> str:
    value = getattr(fields, field.value)
    return "; ".join(value) if isinstance(value, tuple) else str(value or "")


def _contradictions(given: Sequence[GivenFields], known: KnownPaper) -> Iterable[Difference]:
    """What GIVEN says that no name of the paper, and no first author of it, can be reconciled with."""
    names = {known.card.title, *known.card.other_titles}
    titles = [title for title in dict.fromkeys(item.title for item in given) if title and title not in names]
    lists = [names for names in dict.fromkeys(item.authors for item in given) if names and names != known.card.authors]
    if not (titles or lists) or not (known.said or known.user):
        return
    before = choose_fields(known.said, known.user) if known.said else known.card
    if before.title_source in {TitleSource.USER, TitleSource.DIGEST}:
        for title in titles:
            if all(contradicting_titles(title, name) for name in (before.title, *before.other_titles)):
                yield Difference(field=Field.TITLE, library=before.title, digest=title)
    for authors in lists:
        if before.authors and contradicting_authors(authors[0], before.authors[0]):
            yield Difference(field=Field.AUTHORS, library=before.authors[0], digest=authors[0])
