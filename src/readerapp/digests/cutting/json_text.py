"""Cuts JSON between the members of the outermost container that can be cut, and opens again what is around them."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from readerapp.digests.cutting.piece import Border, plain_border
from readerapp.digests.cutting.source import TextSource

_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+("?)|[\[\]{},]', re.DOTALL)
_LONGEST_PIECE = 1 << 24
_LONGEST_KEY = 1000
_DEEPEST = 100
_CLOSING = {"[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class _Open:
    """A container that is open: its bracket, and the quoted key of the member that is being read."""

    bracket: str
    key: str = ""


class JsonCutter:
    """Finds the borders between the pieces of one document, from its beginning to its end.

    Where every line is a record of its own, pieces are whole lines; so they are once the nesting cannot be followed.
    """

    def __init__(self) -> None:
        self._around: tuple[_Open, ...] = ()
        self._usual = 1
        self._lines: bool | None = None

    def choose(self, source: TextSource, size: int) -> Border:
        """The border behind the last whole member in the next SIZE characters, or else behind the next one."""
        if self._lines is None:
            self._lines = is_json_lines(source.peek(2 * size))
        length = 4 * size
        while not self._lines and length <= max(_LONGEST_PIECE, 4 * size):
            window = source.peek(length)
            best = self._best(window, size)
            if best is not None:
                at, self._around = best
                self._usual = len(self._around)
                return _border(window, at, self._around)
            if len(window) < length:
                break
            length *= 2
        self._lines, self._around = True, ()
        return plain_border(source.peek(2 * size), size)

    def _best(self, window: str, size: int) -> tuple[int, tuple[_Open, ...]] | None:
        """The border at the usual depth or above it, if there is one; a deeper one would tear a record in two."""
        best: tuple[int, tuple[_Open, ...]] | None = None
        for at, around in _members(window, self._around, size // 2):
            if len(around) > _DEEPEST:
                return None
            if at > size and best is not None and len(best[1]) <= self._usual:
                break
            if best is None or len(around) < len(best[1]) or (len(around) == len(best[1]) and at <= size):
                best = at, around
        return best


def is_json_lines(head: str) -> bool:
    """Whether the first line of a text is a whole object, or at least looks like one and nothing goes on below."""
    line = head.lstrip().split("\n", 1)[0].rstrip()
    if len(line) == len(head.strip()) or not line.startswith("{"):
        return False
    try:
        json.loads(line, strict=False)
    except ValueError:
        return line.startswith("{'") and line.endswith("}")
    except RecursionError:
        return False
    return True


def _members(window: str, around: tuple[_Open, ...], least: int) -> Iterator[tuple[int, tuple[_Open, ...]]]:
    """The places from LEAST on behind commas between members and behind whole values, with the containers around."""
    stack = list(around)
    key, key_end = "", 0
    for match in _TOKEN.finditer(window):
        found = match[0]
        if found[0] == '"':
            key, key_end = found if match[1] and len(found) <= _LONGEST_KEY else '""', match.end()
        elif found == ",":
            if match.end() >= least:
                yield match.end(), tuple(stack)
        elif found in _CLOSING:
            if stack and stack[-1].bracket == "{":
                stack[-1] = _Open("{", key if window[key_end : match.start()].strip() == ":" else '""')
            stack.append(_Open(found))
            if len(stack) > _DEEPEST:
                yield match.end(), tuple(stack)
        elif stack:
            stack.pop()
            if not stack and match.end() >= least:
                yield match.end(), ()


def _border(window: str, at: int, around: tuple[_Open, ...]) -> Border:
    lead = "".join(f"{item.bracket}{item.key}:" if item.key else item.bracket for item in _with_keys(around))
    tail = "".join(_CLOSING[item.bracket] for item in reversed(around))
    return Border(at=at, dropped=int(window[at - 1] == ","), lead=f"{lead}\n" if lead else "", tail=tail)


def _with_keys(around: tuple[_Open, ...]) -> Iterator[_Open]:
    """AROUND without the key of the innermost container, whose next member the piece begins with."""
    yield from around[:-1]
    for item in around[-1:]:
        yield _Open(item.bracket)
