"""Puts an import into one sentence: how much of it the user has seen before."""

from collections.abc import Iterable

from readerapp.domain.import_plan import ImportPlan, PaperAction, PlannedPaper
from readerapp.domain.translation import tr
from readerapp.domain.vocabulary import Status


def shield(*plans: ImportPlan) -> str:
    """The "already seen" sentence, as in `31 papers: 18 new, 7 read, 3 skipped, 2 queued, 1 newer version`.

    A work that several of PLANS speak of counts once, as what it was to the first of them.
    """
    works: dict[str, PlannedPaper] = {}
    for plan in plans:
        for paper in plan.papers:
            works.setdefault(paper.key, paper)
    return _sentence(works.values())


def _sentence(papers: Iterable[PlannedPaper]) -> str:
    counts: dict[str, int] = {}
    for paper in papers:
        word = _word(paper)
        counts[word] = counts.get(word, 0) + 1
    total = sum(counts.values())
    ordered = [f"{counts[word]} {word}" for word in _words() if word in counts]
    whole = tr("1 paper") if total == 1 else tr("{count} papers", count=total)
    return f"{whole}: {', '.join(ordered)}" if ordered else whole


def _word(paper: PlannedPaper) -> str:
    if paper.action is PaperAction.NEW or paper.status is None:
        return tr("new")
    if paper.action is PaperAction.NEWER_VERSION:
        return tr("newer version")
    return _status_words()[paper.status]


def _words() -> tuple[str, ...]:
    return (tr("new"), *_status_words().values(), tr("newer version"))


def _status_words() -> dict[Status, str]:
    return {
        Status.READ: tr("read"),
        Status.SKIMMED: tr("skimmed"),
        Status.READING: tr("being read"),
        Status.SKIPPED: tr("skipped"),
        Status.TO_READ: tr("queued"),
        Status.INBOX: tr("in the inbox"),
    }
