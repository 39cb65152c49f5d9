"""What a repair changed, as rows to be shown: a line or a part of a long one, before and after, with its words."""

from dataclasses import dataclass
from enum import StrEnum

from readerapp.domain.text_repair import RepairedWord


class RepairShow(StrEnum):
    """Which rows are shown; TEXT are lines that tell whether the encoding is right, changed or not."""

    UNCERTAIN = "uncertain"
    UNREPAIRED = "unrepaired"
    CHOSEN = "chosen"
    CHANGED = "changed"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordInRow:
    """A word of a row.

    Attributes:
        word: with its column in the line.
        place: how many words before it in the line were the same in the file, see `ChosenWord`.
        start: where it begins in the text after the repair, as the row shows it.
    """

    word: RepairedWord
    place: int
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairRow:
    """A line, or a part of one, that was broken.

    Attributes:
        line: its number.
        before, after: the text as it was in the file, and as it is now.
        changes: the pieces that differ: start and end before, start and end after.
        words: those that had lost characters.
        focus: which of the words the row is about; None when it is about all of them.
    """

    line: int
    before: str
    after: str
    changes: tuple[tuple[int, int, int, int], ...]
    words: tuple[WordInRow, ...] = ()
    focus: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairRows:
    """A part of the rows of a document.

    Attributes:
        show, first, rows: which rows they are, the place of the first, and they themselves.
        counts: how many rows there are of each sort, in the order of `RepairShow`.
    """

    show: RepairShow
    first: int
    rows: tuple[RepairRow, ...]
    counts: tuple[int, ...]

    def count(self, show: RepairShow) -> int:
        """How many rows there are of that sort."""
        return self.counts[tuple(RepairShow).index(show)]
