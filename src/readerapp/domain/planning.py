"""Decides what an import will do, before anything is written: pure functions from works and library to a plan."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from readerapp.domain.import_plan import Difference, DigestAction, ImportPlan, PaperAction, PlanBuilder, PlannedPaper
from readerapp.domain.likeness import contradicting_authors, contradicting_titles
from readerapp.domain.merging import NOTHING_SET, ChosenFields, GivenFields, choose_fields
from readerapp.domain.user_fields import Field, UserFields
from readerapp.domain.vocabulary import Status, TitleSource


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPaper:
    """What the plan needs of a paper that is in the library already, or came with an earlier document of the import.

    Attributes:
        card: its fields as they are now.
        said: what is said about it apart from the document, in order of import.
        user: the fields that the user set.
        trashed: whether it is in the trash, or was when that was emptied.
        met: whether an earlier document of the same import speaks of it.
    """

    status: Status
    card: ChosenFields
    said: tuple[GivenFields, ...] = ()
    user: UserFields = NOTHING_SET
    met: bool = False
    trashed: bool = False


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
    newer = before is not None and given > before and not known.trashed
    versions = (before, given) if before is not None and newer else None
    planned = PlannedPaper(
        key=work.key,
        title=chosen.title,
        action=PaperAction.NEWER_VERSION if versions else PaperAction.KNOWN,
        status=known.status,
        changes=tuple(_changes(known.card, chosen)) if chosen != known.card else (),
        conflicts=(*_contradictions(work.given, known), *work.taken),
        repeated=known.met,
        trashed=known.trashed,
        versions=versions,
    )
    return planned, chosen


def in_order(given: Iterable[GivenFields]) -> list[GivenFields]:
    """GIVEN in the order that the library will have it in: what is new comes after what is there."""
    return sorted(given, key=lambda item: (item.mention_id == 0, item.mention_id))


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
