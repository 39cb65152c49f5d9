"""Says in which line of a text a place is."""

from array import array
from bisect import bisect_right
from collections.abc import Iterator


class Lines:
    """The lines of one text; each ends with its line feed.

    Attributes:
        starts: where each line begins.
    """

    def __init__(self, text: str) -> None:
        self.starts = array("q", (0,))
        self._length = len(text)
        at = 0
        while (at := text.find("\n", at) + 1) > 0:
            self.starts.append(at)

    def of(self, at: int) -> int:
        """The 0-based line of a place."""
        return bisect_right(self.starts, at) - 1

    def bounds(self) -> Iterator[tuple[int, int]]:
        """Where each line begins and ends."""
        for line, start in enumerate(self.starts, 1):
            yield start, self.starts[line] if line < len(self.starts) else self._length
