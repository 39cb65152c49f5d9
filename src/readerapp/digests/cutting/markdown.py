"""Cuts Markdown: before a heading if there is one, else between blocks, items or rows, and repeats what holds them."""

from collections.abc import Iterator
from copy import copy

from readerapp.digests.cutting.markdown_lines import Rank, Scan
from readerapp.digests.cutting.piece import Border, keeps_ids, plain_border
from readerapp.digests.cutting.source import TextSource


class MarkdownCutter:
    """Finds the borders between the pieces of one document, from its beginning to its end.

    Where HEADINGS are repeated every piece begins with those above it; else whoever reads the pieces carries them on.
    REPEATED are lines that every piece begins with.
    """

    def __init__(self, *, headings: bool = False, repeated: str = "") -> None:
        self._headings = headings
        self._repeated = repeated
        self._scan = Scan()

    def choose(self, source: TextSource, size: int) -> Border:
        """The border before the best line in the second half of the next SIZE characters."""
        window = source.peek(2 * size)
        best: tuple[int, int, str, Scan] | None = None
        end = window.find("\n", size) + 1 or window.rfind("\n") + 1
        for at, line, rank in self._lines(window[:end]):
            if at >= size // 2 and (best is None or rank <= best[0]):
                best = rank, at, line, copy(self._scan)
        if best is not None and (best[3].head or keeps_ids(window, best[1])):
            rank, at, line, self._scan = best
            return Border(at=at, lead=self._repeated + self._scan.lead(rank, line, headings=self._headings))
        border = plain_border(window, size)
        self._scan = self._scan if best is None else best[3]
        return Border(at=border.at, lead=self._repeated + self._scan.lead(Rank.LINE, "", headings=self._headings))

    def _lines(self, text: str) -> Iterator[tuple[int, str, int]]:
        """For each line of TEXT, which ends with one, where it begins and how well it can be cut there.

        The scan is just before it then.
        """
        at = 0
        while at < len(text):
            end = text.index("\n", at)
            line = text[at:end]
            rank = self._scan.rank(line)
            yield at, line, rank
            self._scan.take(line, rank)
            at = end + 1
