"""Says in a line what came in by itself from the watched folder."""

from typing import TYPE_CHECKING

from readerapp.domain.import_plan import DigestAction
from readerapp.domain.translation import tr
from readerapp.domain.wording import shield

if TYPE_CHECKING:
    from readerapp.services.imports import ImportReport

_SHOWN_NAMES = 3


def arrival_sentence(report: "ImportReport") -> str:
    """Which digests are new or changed, and what is in them; empty when there are none."""
    arrived = [digest for digest in report.digests if digest.plan.action is not DigestAction.UNCHANGED]
    if not arrived:
        return ""
    papers = shield(digest.plan for digest in arrived)
    if len(arrived) == 1:
        return tr("From the watched folder: “{title}”  ·  {papers}", title=arrived[0].title, papers=papers)
    return tr("From the watched folder: {count} digests  ·  {papers}", count=len(arrived), papers=papers)


def failure_sentence(report: "ImportReport") -> str:
    """Which files could not be used; empty when all could."""
    names = [file.source.replace("\\", "/").rpartition("/")[2] for file in report.failed]
    if not names:
        return ""
    if len(names) == 1:
        reason = report.failed[0].reason
        return tr("{name} in the watched folder could not be used. {reason}", name=names[0], reason=reason)
    listed = ", ".join(names[:_SHOWN_NAMES]) + ("…" if len(names) > _SHOWN_NAMES else "")
    return tr("{count} files in the watched folder could not be used: {names}", count=len(names), names=listed)
