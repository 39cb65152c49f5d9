"""Where the lines of a digest are in a rendered text: every block knows in its user state the line it begins with."""

from bisect import bisect_right

from PySide6.QtGui import QTextBlock, QTextDocument

_NEWLINE = "\u2028"  # what Qt makes of a line break inside a block


def places_of(sign: str, text: str) -> list[int]:
    """Where SIGN stands in TEXT, counted as Qt does: a character outside the basic plane is two."""
    places, at = [], 0
    for part in text.split(sign)[:-1]:
        at += len(part.encode("utf-16-le", "surrogatepass")) // 2
        places.append(at)
        at += 1
    return places


class LineMap:
    """Answers for DOCUMENT as it is laid out now; blocks without a line belong to the one above them."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document

    def position(self, line: int) -> int:
        """The first character of LINE, or of what is shown nearest above it."""
        block = self._block(line)
        within = line - block.userState()
        breaks = places_of(_NEWLINE, block.text()) if within > 0 else []
        return block.position() + (breaks[min(within, len(breaks)) - 1] + 1 if breaks else 0)

    def line(self, position: int) -> int:
        """The line in which the character at POSITION stands; 0 when nothing above it knows its line."""
        found = self._document.findBlock(position)
        block = _lined(found)
        within = sum(place < position - block.position() for place in places_of(_NEWLINE, block.text()))
        return max(block.userState(), 0) + (within if block == found else 0)

    def first_line(self, position: int) -> int:
        """The line with which the block begins in which the character at POSITION stands."""
        return max(_lined(self._document.findBlock(position)).userState(), 0)

    def top(self, position: int) -> float:
        """The upper edge of the row of letters in which the character at POSITION stands."""
        block = self._document.findBlock(position)
        row = block.layout().lineForTextPosition(position - block.position())
        return self._upper(block) + (row.y() if row.isValid() else 0.0)

    def block_top(self, line: int) -> float:
        """The upper edge of the first block that holds LINE."""
        return self._upper(self._block(line))

    def extent(self, first: int, last: int) -> tuple[float, float]:
        """The upper edge of line FIRST and the lower edge of line LAST."""
        top = bottom = self.top(self.position(first))
        block = self._block(first)
        while block.isValid() and _lined(block).userState() <= last:
            bottom = max(bottom, self._bottom(block, last))
            block = block.next()
        return top, bottom

    def _bottom(self, block: QTextBlock, last: int) -> float:
        """The lower edge of BLOCK, or of line LAST in it."""
        breaks = places_of(_NEWLINE, block.text()) if block.userState() >= 0 else []
        after = last - block.userState()
        if after < len(breaks):
            return self.top(block.position() + breaks[after] + 1)
        return self._document.documentLayout().blockBoundingRect(block).bottom()

    def _upper(self, block: QTextBlock) -> float:
        return self._document.documentLayout().blockBoundingRect(block).top()

    def _block(self, line: int) -> QTextBlock:
        """The first one of the blocks that hold LINE."""
        numbers = range(self._document.blockCount())
        after = bisect_right(numbers, line, key=lambda number: self._at(number).userState())
        block = above = self._at(max(after - 1, 0))
        while above.isValid() and above.userState() in {block.userState(), -1}:
            block = above if above.userState() >= 0 else block
            above = above.previous()
        return block

    def _at(self, number: int) -> QTextBlock:
        return _lined(self._document.findBlockByNumber(number))


def _lined(block: QTextBlock) -> QTextBlock:
    """BLOCK, or the nearest one above it that knows its line; at the very beginning the nearest one below."""
    known = block
    while known.isValid() and known.userState() < 0:
        known = known.previous()
    if not known.isValid():
        known = block
        while known.next().isValid() and known.userState() < 0:
            known = known.next()
    return known
