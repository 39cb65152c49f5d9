"""The lines of a text of any size, found at constant cost: by the number of line breaks before each piece of it."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = b"\xef\xbb\xbf"
_PIECE = 1 << 16
_BREAK = re.compile(rb"\n|\r(?!\n)")
_GAPS = (b"\n\n", b"\r\r", b"\n\r\n")
_NEAR = 1_000
_SLICE = 1 << 20  # searching more at once would keep the window from being painted


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text, counted from 1; one that is very long may be cut."""

    number: int
    text: str


class TextLines:
    """A text in UTF-8 whose lines end in LF, CR or both, as `digests.document.Document` counts them.

    Attributes:
        count: how many lines there are; at least one.
    """

    def __init__(self, text: bytes) -> None:
        self._text = text.removeprefix(_MARK)
        before = 0
        self._before = array("q", [0])
        for start in range(0, len(self._text), _PIECE):
            before += self._breaks(start, min(start + _PIECE, len(self._text)))
            self._before.append(before)
        self.count = before + 1

    @property
    def size(self) -> int:
        """Bytes of the text."""
        return len(self._text)

    def beginning(self, length: int) -> str:
        """About the first LENGTH bytes of the text."""
        return self._text[:length].decode("utf-8", "ignore")

    def offset(self, line: int) -> int:
        """The byte at which LINE begins."""
        wanted = min(max(line, 1), self.count) - 1
        if not wanted:
            return 0
        piece = bisect_left(self._before, wanted) - 1
        start = piece * _PIECE
        for number, found in enumerate(_BREAK.finditer(self._text, start, start + _PIECE + 1), self._before[piece] + 1):
            if number == wanted:
                return found.end()
        raise AssertionError("breaks were counted wrongly")

    def line_at(self, offset: int) -> int:
        """The line that holds the byte at OFFSET."""
        piece = min(offset // _PIECE, len(self._before) - 1)
        return self._before[piece] + self._breaks(piece * _PIECE, offset) + 1

    def before(self, line: int, room: int) -> list[Line]:
        """The whole lines right before LINE that begin in the ROOM bytes before it."""
        end = self.offset(line)
        start = max(0, end - room)
        texts = _lines(self._text[start:end])[:-1]
        first = min(max(line, 1), self.count) - len(texts)
        lines = [Line(first + place, text) for place, text in enumerate(texts)]
        return lines if start == 0 or self._begins(start) else lines[1:]

    def following(self, line: int, room: int) -> list[Line]:
        """LINE and the whole ones after it that end within ROOM bytes; LINE itself is cut if it is longer."""
        start = self.offset(line)
        end = min(start + room, len(self._text))
        texts = _lines(self._text[start:end])
        whole = texts if end == len(self._text) else texts[: max(len(texts) - 1, 1)]
        first = min(max(line, 1), self.count)
        return [Line(first + place, text) for place, text in enumerate(whole)]

    def passage(self, first: int, last: int) -> str:
        """Lines FIRST to LAST, with LF between them."""
        end = len(self._text) if last >= self.count else self.offset(last + 1)
        return "\n".join(_lines(self._text[self.offset(first) : end])[: last - first + 1])

    def all(self) -> Iterator[tuple[int, str]]:
        """Every line with its number; taken out of the text bit by bit."""
        number = 1
        while number <= self.count:
            lines = self.following(number, _SLICE)
            yield from ((line.number, line.text) for line in lines)
            number = lines[-1].number + 1

    def find(self, sought: bytes) -> list[int]:
        """Where SOUGHT stands, overlaps aside."""
        found, at = [], 0
        while at < len(self._text):
            place = self._text.find(sought, at, at + _SLICE + len(sought))
            if place >= 0:
                found.append(place)
            at = at + _SLICE if place < 0 else place + len(sought)
        return found

    def line_with(self, offset: int) -> Line | None:
        """The line that holds the byte at OFFSET, possibly cut at its end; None when it begins far before it."""
        low = max(0, offset - _NEAR)
        start = max(self._text.rfind(b"\n", low, offset), self._text.rfind(b"\r", low, offset)) + 1
        if not start and low:
            return None
        return Line(self.line_at(offset), _lines(self._text[start : offset + _NEAR])[0])

    def rows_above(self, line: int, rows: int) -> list[Line]:
        """The first ROWS lines of the paragraph that LINE stands in: those after the last blank line above it."""
        at, blank = self.offset(line), -1
        while at > 0 and blank < 0:
            start = max(0, at - _SLICE)
            blank = max(self._text.rfind(gap, start, at) for gap in _GAPS)
            at = start + len(_GAPS[-1]) - 1 if start else 0
        first = self.line_at(blank) + 2 if blank >= 0 else 1
        return [row for row in self.following(first, _PIECE)[:rows] if row.number < line]

    def _begins(self, offset: int) -> bool:
        """Whether a line begins at OFFSET."""
        return self._text[offset - 1 : offset] in {b"\n", b"\r"} and self._text[offset - 1 : offset + 1] != b"\r\n"

    def _breaks(self, start: int, end: int) -> int:
        """How many breaks end in the bytes from START to END; one of two bytes ends with its second."""
        returns = self._text.count(b"\r", start, end)
        lone = returns - self._text.count(b"\r\n", start, end + 1) if returns else 0
        return self._text.count(b"\n", start, end) + lone


def _lines(part: bytes) -> list[str]:
    return part.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
