"""Cuts HTML before the tag of the highest rank, so that no entry is torn if that can be helped."""

import re

from readerapp.digests.cutting.piece import Border, keeps_ids, plain_border
from readerapp.digests.cutting.source import TextSource

IS_HTML = re.compile(r"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_LEAD = "<html>\n"
_TAG = re.compile(r"<(?:(h[1-6])|(details|section|article)|(p|div|table|ul|ol)|(li|tr|dt))\b", re.IGNORECASE)


def choose_html(source: TextSource, size: int) -> Border:
    """The border before the best tag in the second half of the next SIZE characters."""
    window = source.peek(2 * size)
    best: tuple[int, int] | None = None
    for match in _TAG.finditer(window, size // 2, size):
        rank = int(match[1][1]) if match[1] else 5 + (match.lastindex or 0)
        if best is None or rank <= best[0]:
            best = rank, match.start()
    if best is None or not keeps_ids(window, best[1]):
        return Border(at=plain_border(window, size).at, lead=_LEAD)
    return Border(at=best[1], lead=_LEAD)
