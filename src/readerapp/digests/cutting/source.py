"""A text that is taken piece by piece from its beginning to its end."""

import codecs
from collections.abc import Iterator

_CHUNK = 1 << 18


class TextSource:
    """What is left of a text, given as such or as UTF-8; line breaks are newlines.

    Attributes:
        line: the line of the text on which the rest begins, 1-based.
    """

    def __init__(self, text: str | bytes) -> None:
        self._chunks = _with_newlines(_decoded(text) if isinstance(text, bytes) else _sliced(text))
        self._buffer = ""
        self.line = 1

    def peek(self, size: int) -> str:
        """The next SIZE characters, or as many as are left."""
        parts, length = [self._buffer], len(self._buffer)
        while length < size and (chunk := next(self._chunks, None)) is not None:
            parts.append(chunk)
            length += len(chunk)
        self._buffer = "".join(parts)
        return self._buffer[:size]

    def take(self, size: int) -> str:
        """The next SIZE characters, or as many as are left; the rest begins behind them."""
        taken = self.peek(size)
        self._buffer = self._buffer[size:]
        self.line += taken.count("\n")
        return taken


def _sliced(text: str) -> Iterator[str]:
    return (text[start : start + _CHUNK] for start in range(0, len(text), _CHUNK))


def _decoded(text: bytes) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    view = memoryview(text)
    for start in range(0, len(text), _CHUNK):
        yield decoder.decode(view[start : start + _CHUNK], final=start + _CHUNK >= len(text))


def _with_newlines(chunks: Iterator[str]) -> Iterator[str]:
    """CHUNKS without a byte order mark, and with a newline for each line break."""
    held, first = "", True
    for chunk in chunks:
        text = held + (chunk.removeprefix("\ufeff") if first else chunk)
        held, first = ("\r", False) if text.endswith("\r") else ("", False)
        text = text.removesuffix("\r")
        yield text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    if held:
        yield "\n"
