"""Cuts HTML before the tag of the highest rank, so that no entry is torn, and repeats the head of the table around."""

import re
from dataclasses import replace

from readerapp.digests.cutting.piece import Border, keeps_ids, plain_border
from readerapp.digests.cutting.source import TextSource

IS_HTML = re.compile(r"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_LEAD = "<html>\n"
_TAG = re.compile(r"<(?:(h[1-6])|(details|section|article)|(p|div|table|ul|ol)|(li|tr|dt))\b", re.IGNORECASE)
_TABLE = re.compile(r"<(/?)table\b", re.IGNORECASE)
_HEAD_ROW = re.compile(r"<table\b[^<>]*>(?:\s*<thead\b[^<>]*>)?\s*(<tr\b.*?</tr>)", re.IGNORECASE | re.DOTALL)
_LONGEST_HEAD = 4_000


class HtmlCutter:
    """Finds the borders between the pieces of one document, from its beginning to its end."""

    def __init__(self) -> None:
        self._head = ""

    def choose(self, source: TextSource, size: int) -> Border:
        """The border before the best tag in the second half of the next SIZE characters."""
        window = source.peek(2 * size)
        best: tuple[int, int] | None = None
        for match in _TAG.finditer(window, size // 2, size):
            rank = int(match[1][1]) if match[1] else 5 + (match.lastindex or 0)
            if best is None or rank <= best[0]:
                best = rank, match.start()
        fits = best is not None and keeps_ids(window, best[1])
        border = Border(at=best[1]) if best is not None and fits else plain_border(window, size)
        self._follow(window[: border.at])
        return replace(border, lead=f"{_LEAD}{self._head}")

    def _follow(self, part: str) -> None:
        """Take account of the tables that PART opens and closes."""
        last = max(_TABLE.finditer(part), key=re.Match.start, default=None)
        if last is not None:
            row = None if last[1] else _HEAD_ROW.match(part, last.start(), last.start() + _LONGEST_HEAD)
            named = row is not None and "<th" in row[1].lower()
            self._head = f"<table>{' '.join(row[1].split())}\n" if row is not None and named else ""
