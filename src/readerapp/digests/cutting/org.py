"""Cuts Org files before headings, and repeats the headings above."""

import re

from readerapp.digests.cutting.piece import Border, plain_border
from readerapp.digests.cutting.source import TextSource

_HEADING = re.compile(r"^(\*{1,20})[ \t].*", re.MULTILINE)
_KEYWORD = re.compile(r"#\+(?:TITLE|DATE)\b", re.IGNORECASE)
_HEAD = 200
_LONGEST_LEAD_LINE = 4000


class OrgCutter:
    """Finds the borders between the pieces of one document; LINES are those of its first part."""

    def __init__(self, lines: list[str]) -> None:
        self._keywords = [line for line in lines[:_HEAD] if _KEYWORD.match(line)]
        self._above: list[tuple[int, str]] = []

    def choose(self, source: TextSource, size: int) -> Border:
        """The border before the highest heading in the second half of the next SIZE characters."""
        window = source.peek(2 * size)
        headings = [(len(match[1]), match) for match in _HEADING.finditer(window, 0, size)]
        levels = [level for level, match in headings if match.start() >= size // 2]
        border = plain_border(window, size)
        at = max((match.start() for level, match in headings if levels and level == min(levels)), default=0)
        if at < size // 2:
            at = border.at
        for level, match in headings:
            if match.start() <= at:
                self._above = [known for known in self._above if known[0] < level]
            if match.start() < at and len(match[0]) <= _LONGEST_LEAD_LINE:
                self._above.append((level, match[0]))
        lead = [*self._keywords, *(line for _, line in self._above)]
        return Border(at=at, lead="".join(f"{line}\n" for line in lead) if window[at - 1] == "\n" else "")
