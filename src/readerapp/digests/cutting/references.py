"""Knows the links that Markdown defines apart from their use (`[1]: https://…`), wherever in the document that is."""

import re
from collections.abc import Iterator

from readerapp.digests.cutting.source import TextSource

_DEFINITION = re.compile(r"^ {0,3}\[(?P<label>[^\[\]\n]{1,200})\]:[ \t]*\S{1,1000}.{0,300}$", re.MULTILINE)
_USE = re.compile(r"\[([^\[\]\n]{1,200})\]")
_AT_ONCE = 1 << 18
_MOST = 8_000_000  # characters of definitions that are kept


class References:
    """The definitions of a document that is read piece by piece."""

    def __init__(self, text: str | bytes) -> None:
        self._lines: dict[str, str] = {}
        left = _MOST
        for part in _whole_lines(TextSource(text)):
            if "]:" in part:
                for found in _DEFINITION.finditer(part):
                    left -= len(found[0])
                    if left > 0:
                        self._lines.setdefault(_key(found["label"]), found[0])

    def used_in(self, text: str) -> str:
        """The definitions of what TEXT refers to, as lines to put behind it; empty when there are none."""
        if not self._lines:
            return ""
        keys = dict.fromkeys(_key(found[1]) for found in _USE.finditer(text))
        lines = [self._lines[key] for key in keys if key in self._lines]
        return "\n\n" + "\n".join(lines) if lines else ""

    def defines(self, line: str) -> bool:
        """Whether LINE is a definition."""
        return bool(self._lines) and _DEFINITION.match(line) is not None


def _key(label: str) -> str:
    return " ".join(label.split()).casefold()


def _whole_lines(source: TextSource) -> Iterator[str]:
    while part := source.peek(_AT_ONCE):
        yield source.take(part.rfind("\n") + 1 or len(part))
