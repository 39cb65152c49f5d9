"""What a piece of a document is, and the ways to find a place where cutting does no harm."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from readerapp.digests.cutting.source import TextSource
from readerapp.domain.arxiv_id import find_arxiv_ids

_AROUND = 1000  # characters to either side that can decide whether a number is an id
_MOST_TRIES = 2000
_ALL = 1 << 62


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a document that can be read as a document of its own.

    Attributes:
        text: the part, between what must be repeated or closed for it to be understood.
        line: the line of the document on which the part begins, 1-based.
        lead: how many lines of the text stand before the part.
        lines: how many lines the part touches.
    """

    text: str
    line: int = 1
    lead: int = 0
    lines: int

    @property
    def offset(self) -> int:
        """What must be added to a line of the text to have the line of the document."""
        return self.line - 1 - self.lead


@dataclass(frozen=True, slots=True, kw_only=True)
class Border:
    """Where a document is cut.

    Attributes:
        at: how many characters belong to the piece before.
        dropped: how many of them, the last, only separate it from the next.
        tail: what closes the piece before.
        lead: what the next piece must begin with.
    """

    at: int
    dropped: int = 0
    tail: str = ""
    lead: str = ""


Choose = Callable[[TextSource, int], Border]
"""Finds the border behind the next piece, which should be of the given number of characters and is no more than half
as long again, unless nothing inside can be cut."""


def cut(source: TextSource, size: int, choose: Choose) -> Iterator[Piece]:
    """The pieces of SOURCE, each of about SIZE characters."""
    lead, least = "", size // 2
    while _more(source, size + least):
        border = choose(source, size)
        if not _more(source, border.at + least):
            break
        yield _piece(lead, source, border)
        lead = border.lead
    yield _piece(lead, source, Border(at=len(source.peek(_ALL))))


def _more(source: TextSource, size: int) -> bool:
    """Whether more than SIZE characters are left."""
    return len(source.peek(size + 1)) > size


def _piece(lead: str, source: TextSource, border: Border) -> Piece:
    line = source.line
    part = source.take(border.at)
    if border.dropped:
        part = part[: -border.dropped] + " " * border.dropped
    if line > 1 and not lead and part.startswith("---"):
        lead = "\n"  # in the middle of a document that is a rule, and no front matter
    whole = part.removesuffix("\n") if source.peek(1) else part
    text = f"{lead}{part}{border.tail}"
    return Piece(text=text, line=line, lead=lead.count("\n"), lines=whole.count("\n") + 1)


def at_lines(begins: re.Pattern[str]) -> Choose:
    """Cut before the last line that BEGINS matches."""

    def choose(source: TextSource, size: int) -> Border:
        window = source.peek(2 * size)
        starts = [match.start() for match in begins.finditer(window, size // 2, size)]
        if not starts:
            starts = [match.start() for match in [begins.search(window, size)] if match]
        return Border(at=starts[-1]) if starts else plain_border(window, size)

    return choose


def plain_border(window: str, size: int) -> Border:
    """Cut at the end of a line, and inside a line that is too long."""
    at = window.rfind("\n", size // 2, size) + 1 or window.find("\n", size) + 1
    if not at or not keeps_ids(window, at):
        at = _inside_line(window, size)
    return Border(at=at)


def _inside_line(window: str, size: int) -> int:
    """A place before character SIZE, at a space if there is one near, where no id is cut in two."""
    space = max(window.rfind(mark, size - _AROUND, size) for mark in " \n") + 1
    tries = [space] if space else []
    tries.extend(range(size, max(size - _MOST_TRIES, 1), -1))
    return next((at for at in tries if keeps_ids(window, at)), size)


def keeps_ids(window: str, at: int) -> bool:
    """Whether the two parts of WINDOW before and behind AT name the ids that the whole names."""
    before, behind = window[max(0, at - _AROUND) : at], window[at : at + _AROUND]
    return _bases(before + behind) == _bases(before) + _bases(behind)


def _bases(text: str) -> list[str]:
    return [found.arxiv_id.base for found in find_arxiv_ids(text)]
