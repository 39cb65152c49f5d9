"""How the program's words read for people, in the window, in the terminal and in exports: the same ones."""

from collections.abc import Iterable

from readerapp.domain.import_plan import ImportPlan, PaperAction, PlannedPaper
from readerapp.domain.translation import tr
from readerapp.domain.user_fields import Field
from readerapp.domain.vocabulary import Kind, Status


def status_name(status: Status) -> str:
    """STATUS as a heading or a choice."""
    return {
        Status.INBOX: tr("Inbox"),
        Status.TO_READ: tr("To read"),
        Status.READING: tr("Reading"),
        Status.SKIMMED: tr("Skimmed"),
        Status.READ: tr("Read"),
        Status.SKIPPED: tr("Skipped"),
    }[status]


def kind_name(kind: Kind) -> str:
    """KIND as people read it."""
    return {
        Kind.PAPER: tr("Paper"),
        Kind.POST: tr("Post"),
        Kind.NEWS: tr("News"),
        Kind.CODE: tr("Code"),
    }[kind]


def grouped(count: int) -> str:
    """COUNT with thin spaces between thousands."""
    return f"{count:,}".replace(",", "\u202f")


def papers_text(count: int) -> str:
    """`1 paper`, `31 papers`."""
    return tr("1 paper") if count == 1 else tr("{count} papers", count=grouped(count))


def shield(plans: Iterable[ImportPlan]) -> str:
    """The "already seen" sentence, as in `31 papers: 18 new, 7 read, 3 skipped, 2 queued, 1 newer version`.

    A work that several of PLANS speak of counts once, as what it was to the first of them.
    """
    met: dict[str, PlannedPaper] = {}
    for plan in plans:
        for paper in plan.papers:
            met.setdefault(paper.key, paper)
    if not met:
        return tr("No papers were found.")
    counts: dict[str, int] = {}
    for paper in met.values():
        word = _met_as(paper)
        counts[word] = counts.get(word, 0) + 1
    words = (tr("new"), *(_state(status) for status in _ORDER), tr("newer version"))
    parts = [f"{grouped(counts[word])} {word}" for word in words if word in counts]
    return f"{papers_text(len(met))}: {', '.join(parts)}"


_ORDER = (Status.READ, Status.SKIMMED, Status.READING, Status.SKIPPED, Status.TO_READ, Status.INBOX)


def _met_as(paper: PlannedPaper) -> str:
    if paper.action is PaperAction.NEWER_VERSION:
        return tr("newer version")
    return tr("new") if paper.status is None else _state(paper.status)


def _state(status: Status) -> str:
    return {
        Status.INBOX: tr("in the inbox"),
        Status.TO_READ: tr("queued"),
        Status.READING: tr("being read"),
        Status.SKIMMED: tr("skimmed"),
        Status.READ: tr("read"),
        Status.SKIPPED: tr("skipped"),
    }[status]


def field_name(field: Field) -> str:
    """A field of a paper, in words."""
    return {
        Field.TITLE: tr("Title"),
        Field.AUTHORS: tr("Authors"),
        Field.ORG: tr("Organisation"),
        Field.PUBLISHED: tr("Published"),
        Field.KIND: tr("Kind"),
        Field.ARXIV_ID: tr("arXiv id"),
        Field.DOI: tr("DOI"),
    }[field]
