"""A text that is taken piece by piece from its beginning to its end."""

_CHUNK = 1 << 18


def with_newlines(text: str) -> str:
    """TEXT with every line break as a newline."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


class TextSource:
    """What is left of a text, line breaks as newlines.

    Attributes:
        line: the line of the text on which the rest begins, 1-based.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 1 if text.startswith("\ufeff") else 0
        self._buffer = ""
        self.line = 1

    def peek(self, size: int) -> str:
        """The next SIZE characters, or as many as are left."""
        parts, length = [self._buffer], len(self._buffer)
        while length < size and self._at < len(self._text):
            end = self._at + max(size - length, _CHUNK)
            end += self._text[end - 1 : end + 1] == "\r\n"
            parts.append(with_newlines(self._text[self._at : end]))
            self._at, length = end, length + len(parts[-1])
        self._buffer = "".join(parts)
        return self._buffer[:size]

    def take(self, size: int) -> str:
        """The next SIZE characters, or as many as are left; the rest begins behind them."""
        taken = self.peek(size)
        self._buffer = self._buffer[size:]
        self.line += taken.count("\n")
        return taken
