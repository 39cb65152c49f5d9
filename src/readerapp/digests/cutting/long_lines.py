"""Breaks lines of enormous length, which would otherwise be one block with thousands of papers, and those of HTML."""

import re
from collections.abc import Iterator

from readerapp.digests.cutting.piece import keeps_ids

_LONGEST = 20_000
_PORTION = 4_000
_PAUSE = re.compile(r"[.;,)>\]]\s")
_MOST_TRIES = 200
_BLOCK = re.compile(
    r"(?<=\S)(?=<(?:p|li|tr|dt|h[1-6]|div|article|section|aside|blockquote|table|ul|ol|dl)[\s>])", re.IGNORECASE
)


def break_at_tags(text: str) -> tuple[str, tuple[int, ...]]:
    """HTML with each of its blocks on a line of its own, and which lines of the result it does not have itself."""
    lines: list[str] = []
    added: list[int] = []
    for line in text.split("\n"):
        for count, part in enumerate(_BLOCK.split(line) if "<" in line else (line,)):
            if count:
                added.append(len(lines) + 1)
            lines.append(part)
    return ("\n".join(lines), tuple(added)) if added else (text, ())


def break_long_lines(text: str) -> tuple[str, tuple[int, ...]]:
    """TEXT with blank lines inside its enormous lines, and which lines of the result it does not have itself."""
    if not _has_long_line(text):
        return text, ()
    lines: list[str] = []
    added: list[int] = []
    for line in text.split("\n"):
        for count, portion in enumerate(_portions(line) if len(line) > _LONGEST else (line,)):
            if count:
                added.extend((len(lines) + 1, len(lines) + 2))
                lines.append("")
            lines.append(portion)
    return "\n".join(lines), tuple(added)


def _has_long_line(text: str) -> bool:
    start = 0
    while len(text) - start > _LONGEST:
        end = text.rfind("\n", start, start + _LONGEST + 1)
        if end < 0:
            return True
        start = end + 1
    return False


def _portions(line: str) -> Iterator[str]:
    start = 0
    while len(line) - start > _PORTION:
        end = _place(line, start)
        yield line[start:end]
        start = end
    yield line[start:]


def _place(line: str, start: int) -> int:
    """A place to break LINE, some way behind START: at a pause, else at a space, else anywhere where no id stands."""
    least, most = start + _PORTION // 2, start + _PORTION
    pauses = [match.end() for match in _PAUSE.finditer(line, least, most)]
    space = line.rfind(" ", least, most) + 1
    tries = [*reversed(pauses[-_MOST_TRIES:]), *([space] if space else []), *range(most, most - _MOST_TRIES, -1)]
    return next((at for at in tries if keeps_ids(line, at)), most)
