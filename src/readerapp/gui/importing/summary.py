"""Says what an import met: "31 papers: 18 new, 7 read, 3 skipped, 2 queued, 1 newer version"."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from readerapp.domain.import_plan import DigestAction, ImportPlan, PaperAction, PlannedPaper
from readerapp.domain.translation import tr
from readerapp.domain.vocabulary import Status
from readerapp.gui.texts import grouped, papers_text

if TYPE_CHECKING:
    from readerapp.services.imports import ImportReport


def shield_sentence(plans: Iterable[ImportPlan]) -> str:
    """How many papers were met, and what the user had decided about them; each paper counts once, where first met."""
    met: dict[str, PlannedPaper] = {}
    for plan in plans:
        for paper in plan.papers:
            met.setdefault(paper.key, paper)
    if not met:
        return tr("No papers were found.")
    counts: dict[str, int] = {}
    for paper in met.values():
        word = _word(paper)
        counts[word] = counts.get(word, 0) + 1
    order = (tr("new"), *(_status_word(status) for status in _ORDER), tr("newer version"))
    parts = [f"{grouped(counts[word])} {word}" for word in order if word in counts]
    return f"{papers_text(len(met))}: {', '.join(parts)}"


def closing_sentence(report: "ImportReport") -> str:
    """The shield sentence, and what did not go as planned."""
    sentences = [shield_sentence(digest.plan for digest in report.digests)] if report.digests else []
    if report.digests and all(digest.plan.action is DigestAction.UNCHANGED for digest in report.digests):
        sentences.append(tr("Nothing has changed since the last import."))
    if report.cancelled:
        sentences.append(tr("Cancelled; the digests before are in your library."))
    if report.failed:
        names = ", ".join(rejected.source.replace("\\", "/").rpartition("/")[2] for rejected in report.failed)
        count = len(report.failed)
        sentences.append(
            tr("1 file could not be used: {names}", names=names)
            if count == 1
            else tr("{count} files could not be used: {names}", count=count, names=names)
        )
    if not sentences:
        sentences.append(tr("No digests were found there."))
    return "  ·  ".join(sentences)


_ORDER = (Status.INBOX, Status.READING, Status.READ, Status.SKIMMED, Status.SKIPPED, Status.TO_READ)


def _word(paper: PlannedPaper) -> str:
    if paper.action is PaperAction.NEWER_VERSION:
        return tr("newer version")
    return tr("new") if paper.status is None else _status_word(paper.status)


def _status_word(status: Status) -> str:
    return {
        Status.INBOX: tr("in the Inbox"),
        Status.TO_READ: tr("queued"),
        Status.READING: tr("being read"),
        Status.SKIMMED: tr("skimmed"),
        Status.READ: tr("read"),
        Status.SKIPPED: tr("skipped"),
    }[status]
