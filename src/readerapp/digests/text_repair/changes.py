"""Shows what a repair changed, line by line: what stood in the file, and what stands there now."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedLine:
    """A line that the repair changed.

    Attributes:
        line: its 1-based number, the same before and after.
        before: the line as it was decoded.
        after: the line as it was repaired.
    """

    line: int
    before: str
    after: str


def changed_lines(before: str, after: str) -> Iterator[ChangedLine]:
    """The lines that differ between a text and its repair, in order: no repair adds or removes a line feed.

    `decode_and_repair(raw, encoding=…, repair=False).text` is what stood there before.
    """
    for number, (line, repaired) in enumerate(zip(before.split("\n"), after.split("\n"), strict=True), 1):
        if line != repaired:
            yield ChangedLine(line=number, before=line, after=repaired)
