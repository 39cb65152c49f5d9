"""Cuts the part of a Markdown text that is shown at once: around a line, at block borders, of about constant weight."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from readerapp.services.text_lines import Line, TextLines

# What it costs to show a line, in microseconds on a small machine: every cell of a table is a small page of its own.
_LINE, _CELL, _CHARACTER = 30.0, 70.0, 0.15
_WEIGHT = 22_000.0
_SHARE_BEFORE = 0.45
_ROOM, _FAR = 96 * 1024, 1 << 20
_REACH = 6_000.0  # of weight that a border may be moved to fall between two blocks
_LONGEST = 6_000
_HEAD_ROWS = 12
_MOST_LEVELS = 20
_MOST_REFERENCES = 20_000

_FENCE = re.compile(r" *(?P<mark>`{3,}|~{3,})(?P<rest>.*)")
_RULE = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_ITEM = re.compile(r"^(?P<indent> *)(?:[-*+]|\d{1,9}[.)])\s")
_HEADING = re.compile(r"^#{1,6}\s")
_REFERENCE = re.compile(r"^ {0,3}\[(?P<label>[^\]]{1,200})\]:\s*<?(?P<url>https?://[^\s>]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What has to be known of a whole Markdown text to understand a part of it.

    Attributes:
        fences: first and last lines of code fences, in their order.
        references: addresses that are defined apart from their use, by folded labels.
    """

    fences: tuple[tuple[int, int], ...]
    references: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextWindow:
    """Lines FIRST to LAST of a text; LINES holds those, and before them what they belong to."""

    first: int
    last: int
    lines: tuple[Line, ...]


def outline(text: TextLines) -> Outline:
    """The code fences and references of TEXT."""
    return Outline(fences=tuple(_fences(text)), references=_references(text))


def cut(text: TextLines, around: int, *, outline: Outline | None) -> TextWindow:
    """The part of TEXT around a line; without OUTLINE it is no Markdown, and all borders are the same."""
    around = min(max(around, 1), text.count)
    above, below = text.before(around, _ROOM), text.following(around, _ROOM)
    up = _fitting([line.text for line in reversed(above)], _WEIGHT * _SHARE_BEFORE)
    spent = sum(_weight(line.text) for line in above[len(above) - up :])
    down = max(_fitting([line.text for line in below], _WEIGHT - spent), 1)
    lines = [*above, *below]
    start, end = len(above) - up, len(above) + down
    if outline is None:
        chosen = lines[start:end]
        return TextWindow(first=chosen[0].number, last=chosen[-1].number, lines=tuple(map(_shortened, chosen)))
    start, end = _border(lines, start, -1, outline), _border(lines, end, 1, outline)
    chosen = lines[start : max(end, len(above) + 1)]
    context = _context(text, lines[:start], chosen[0], outline)
    return TextWindow(first=chosen[0].number, last=chosen[-1].number, lines=tuple(map(_shortened, (*context, *chosen))))


def _weight(line: str) -> float:
    return _LINE + min(len(line), _LONGEST) * _CHARACTER + line.count("|") * _CELL


def _fitting(texts: list[str], room: float) -> int:
    """How many of TEXTS fit into ROOM."""
    for count, text in enumerate(texts):
        room -= _weight(text)
        if room < 0:
            return count
    return len(texts)


def _border(lines: list[Line], place: int, step: int, outline: Outline) -> int:
    """The nearest border between two blocks at PLACE or not much further; PLACE when there is none."""
    candidate, room = place, _REACH
    while room > 0:
        if candidate <= 0 or candidate >= len(lines):
            return min(max(candidate, 0), len(lines))
        line, before = lines[candidate].text, lines[candidate - 1].text
        starts = not before.strip() and bool(line.strip()) and not line[0].isspace()
        if (starts or _HEADING.match(line)) and _fence_around(lines[candidate].number, outline) is None:
            return candidate
        room -= _weight(line)
        candidate += step
    return place


def _context(text: TextLines, above: list[Line], first: Line, outline: Outline) -> list[Line]:
    """The lines above FIRST without which it would be something else: of a code fence, a table, or a nested list."""
    fence = _fence_around(first.number, outline)
    if fence is not None:
        return text.following(fence[0], _ROOM)[:1]
    if "|" in first.text and above and "|" in above[-1].text:
        head = _table_head(text.rows_above(first.number, _HEAD_ROWS))
        if head:
            return head
    return _parents(text.before(first.number, _FAR), first) if first.text.startswith(" ") else []


def _table_head(rows: list[Line]) -> list[Line]:
    for place, row in enumerate(rows[1:], start=1):
        if _RULE.match(row.text) and "|" in rows[place - 1].text:
            return rows[place - 1 : place + 1]
    return []


def _parents(above: list[Line], first: Line) -> list[Line]:
    """The list items that FIRST is nested in, outermost first."""
    found: list[Line] = []
    depth = len(first.text) - len(first.text.lstrip(" "))
    for line in reversed(above):
        item = _ITEM.match(line.text)
        if not depth or len(found) == _MOST_LEVELS or (line.text.strip() and not line.text[0].isspace() and not item):
            break
        if item and len(item["indent"]) < depth:
            depth = len(item["indent"])
            found.append(line)
    return found[::-1]


def _fence_around(line: int, outline: Outline) -> tuple[int, int] | None:
    """The fence that LINE stands in, not counting its opening line."""
    place = bisect_left(outline.fences, (line,)) - 1
    if place < 0 or line > outline.fences[place][1]:
        return None
    return outline.fences[place]


def _shortened(line: Line) -> Line:
    return line if len(line.text) <= _LONGEST else Line(line.number, f"{line.text[:_LONGEST]} …")


def _fences(text: TextLines) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    opened: tuple[int, str] | None = None
    seen = 0
    for place in sorted((*text.find(b"```"), *text.find(b"~~~"))):
        line = text.line_with(place)
        match = _FENCE.match(line.text) if line is not None and line.number > seen else None
        if line is None or match is None:
            continue
        number = seen = line.number
        if opened is None:
            if match["mark"][0] == "~" or "`" not in match["rest"]:
                opened = (number, match["mark"])
        elif match["mark"].startswith(opened[1]) and not match["rest"].strip():
            found.append((opened[0], number))
            opened = None
    return found if opened is None else [*found, (opened[0], text.count)]


def _references(text: TextLines) -> dict[str, str]:
    found: dict[str, str] = {}
    for place in text.find(b"]:")[:_MOST_REFERENCES]:
        line = text.line_with(place)
        match = _REFERENCE.match(line.text) if line is not None else None
        if match is not None:
            found.setdefault(" ".join(match["label"].split()).casefold(), match["url"])
    return found
