"""Says in a line how an import ended: what was met, and what did not go as planned."""

from typing import TYPE_CHECKING

from readerapp.domain.import_plan import DigestAction
from readerapp.domain.translation import tr
from readerapp.domain.wording import shield

if TYPE_CHECKING:
    from readerapp.domain.import_preview import ImportReport


def closing_sentence(report: "ImportReport") -> str:
    """The shield sentence, and what did not go as planned."""
    sentences = [shield(digest.plan for digest in report.digests)] if report.digests else []
    if report.digests and all(digest.plan.action is DigestAction.UNCHANGED for digest in report.digests):
        sentences.append(tr("Nothing has changed since the last import."))
    if report.stopped is not None:
        sentences.append(str(report.stopped))
    if report.cancelled:
        some, none = tr("Cancelled; the digests before are in your library."), tr("Cancelled; nothing was imported.")
        sentences.append(some if report.digests else none)
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
