"""What an import is going to do when some of its digests are left out: papers may be new in later ones then."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from readerapp.domain.import_plan import PaperAction, PlannedPaper, Tally
from readerapp.domain.import_preview import DigestPreview, ImportPreview
from readerapp.domain.user_fields import Field


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedPreview:
    """A preview in which every plan has its numbers, so that nothing has to be counted while it is shown.

    Attributes:
        first_met: the papers that several digests speak of, with the number of the first of them and what it is there.
        repeated: by the number of a digest, the places in its plan of papers that earlier digests speak of.
    """

    preview: ImportPreview
    first_met: dict[str, tuple[int, PlannedPaper]]
    repeated: dict[int, tuple[int, ...]]


def count_preview(preview: ImportPreview) -> CountedPreview:
    """PREVIEW with its numbers; takes time when there are many papers."""
    digests = tuple(
        replace(digest, plan=replace(digest.plan, counts=digest.plan.counted)) for digest in preview.digests
    )
    repeated = {
        digest.number: tuple(place for place, paper in enumerate(digest.plan.papers) if paper.repeated)
        for digest in digests
    }
    wanted = {digest.plan.papers[place].key for digest in digests for place in repeated[digest.number]}
    first_met: dict[str, tuple[int, PlannedPaper]] = {}
    for digest in digests:
        for paper in digest.plan.papers if wanted else ():
            if paper.key in wanted:
                first_met.setdefault(paper.key, (digest.number, paper))
    return CountedPreview(preview=replace(preview, digests=digests), first_met=first_met, repeated=repeated)


def without(counted: CountedPreview, left_out: Collection[int]) -> dict[int, DigestPreview]:
    """All digests by their numbers; those that are not LEFT_OUT as they are without the others."""
    result = {}
    met: set[str] = set()
    for digest in counted.preview.digests:
        result[digest.number] = digest
        if digest.number not in left_out:
            places = counted.repeated[digest.number] if left_out else ()
            uncovered = {
                place: counted.first_met[paper.key][1]
                for place, paper in ((place, digest.plan.papers[place]) for place in places)
                if paper.key not in met and counted.first_met[paper.key][0] in left_out
            }
            met.update(first.key for first in uncovered.values())
            result[digest.number] = _uncovered(digest, uncovered) if uncovered else digest
    return result


def _uncovered(digest: DigestPreview, first_met: dict[int, PlannedPaper]) -> DigestPreview:
    """DIGEST when it is the first one to speak of the papers in the places of FIRST_MET."""
    plan, counted = digest.plan, digest.plan.counted
    papers = list(plan.papers)
    for place, first in first_met.items():
        papers[place] = _as_first(papers[place], first)
    before = [plan.papers[place] for place in first_met]
    after = [papers[place] for place in first_met]
    counts = replace(
        counted,
        every=_tally(counted.every, less=before, more=after),
        first=_tally(counted.first, less=(), more=after),
        changed=counted.changed - _changed(before) + _changed(after),
        conflicting=counted.conflicting - _conflicting(before) + _conflicting(after),
    )
    return replace(digest, plan=replace(plan, papers=tuple(papers), counts=counts))


def _as_first(paper: PlannedPaper, first: PlannedPaper) -> PlannedPaper:
    """PAPER as it is when the library knows nothing of it from the document where it was FIRST met."""
    if first.action is not PaperAction.NEW:
        return replace(paper, status=first.status, trashed=first.trashed, repeated=False)
    conflicts = tuple(one for one in paper.conflicts if one.field is Field.DOI)
    return PlannedPaper(key=paper.key, title=paper.title, action=PaperAction.NEW, status=None, conflicts=conflicts)


def _tally(tally: Tally, *, less: Iterable[PlannedPaper], more: Iterable[PlannedPaper]) -> Tally:
    new, newer, trashed, known = tally.new, tally.newer_version, tally.trashed, dict(tally.known)
    for papers, step in ((less, -1), (more, 1)):
        for paper in papers:
            if paper.action is PaperAction.NEW:
                new += step
            elif paper.action is PaperAction.NEWER_VERSION:
                newer += step
            elif paper.trashed:
                trashed += step
            elif paper.status is not None:
                known[paper.status] = known.get(paper.status, 0) + step
    left = tuple((status, count) for status, count in known.items() if count)
    return Tally(new=new, newer_version=newer, known=left, trashed=trashed)


def _changed(papers: Iterable[PlannedPaper]) -> int:
    return sum(bool(paper.changes) for paper in papers)


def _conflicting(papers: Iterable[PlannedPaper]) -> int:
    return sum(bool(paper.conflicts) for paper in papers)
