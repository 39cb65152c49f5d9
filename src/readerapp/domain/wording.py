"""How the program's words read for people, in the window, in the terminal and in exports: the same ones."""

from collections.abc import Iterable

from readerapp.domain.import_plan import ImportPlan, PlannedPaper, Tally, count_papers
from readerapp.domain.translation import tr
from readerapp.domain.user_fields import Field
from readerapp.domain.vocabulary import Status
from readerapp.domain.words import grouped as grouped
from readerapp.domain.words import kind_name as kind_name
from readerapp.domain.words import papers_text as papers_text
from readerapp.domain.words import status_name as status_name


def coverage_text(decided: int, papers: int) -> str:
    """How far the user has come: `decided 24 of 31`."""
    return tr("decided {decided} of {papers}", decided=grouped(decided), papers=grouped(papers))


def shield(plans: Iterable[ImportPlan]) -> str:
    """The "already seen" sentence, as in `31 papers: 18 new, 7 read, 3 skipped, 2 queued, 1 newer version`.

    Of several plans of one import, a work that many speak of counts once, as what it was to the first of them.
    """
    tallies = _tallies(list(plans))
    total = sum(tally.total for tally in tallies)
    if not total:
        return tr("No papers were found.")
    known: dict[Status, int] = {}
    for tally in tallies:
        for status, count in tally.known:
            known[status] = known.get(status, 0) + count
    parts = [
        (sum(tally.new for tally in tallies), tr("new")),
        *((known.get(status, 0), _state(status)) for status in _ORDER),
        (sum(tally.newer_version for tally in tallies), tr("newer version")),
        (sum(tally.trashed for tally in tallies), tr("in the trash")),
    ]
    return f"{papers_text(total)}: {', '.join(f'{grouped(count)} {word}' for count, word in parts if count)}"


def differences(plan: ImportPlan) -> str:
    """What an import does besides, as in `2 cards change, 1 contradicts your library`; often nothing."""
    parts = []
    if plan.changed:
        changed = plan.changed
        parts.append(tr("1 card changes") if changed == 1 else tr("{count} cards change", count=grouped(changed)))
    if plan.conflicting:
        count = plan.conflicting
        one = tr("1 contradicts your library")
        parts.append(one if count == 1 else tr("{count} contradict your library", count=grouped(count)))
    if plan.left_out:
        left = plan.left_out
        one = tr("1 is no longer mentioned")
        parts.append(one if left == 1 else tr("{count} are no longer mentioned", count=grouped(left)))
    return ", ".join(parts)


def _tallies(plans: list[ImportPlan]) -> list[Tally]:
    if len(plans) == 1:
        return [plans[0].counted.every]
    if any(plan.counts for plan in plans):  # too many works to look at each
        return [plan.counted.first for plan in plans]
    met: dict[str, PlannedPaper] = {}
    for plan in plans:
        for paper in plan.papers:
            met.setdefault(paper.key, paper)
    return [count_papers(met.values()).every]


_ORDER = (Status.READ, Status.SKIMMED, Status.READING, Status.SKIPPED, Status.TO_READ, Status.INBOX)


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
