"""What is shown of a digest when it is read itself: a window onto its text, and where it speaks of papers.

A page is counted in units: the lines of a text, or the records of a document that is made for programs.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from readerapp.domain.digest import Link
from readerapp.domain.paper import PaperRow, Path
from readerapp.domain.text_repair import RepairedPassage, RepairedWord


class PageKind(Enum):
    """How a digest is shown: as Markdown, line by line as it is, or one record after the other."""

    MARKDOWN = auto()
    PLAIN = auto()
    RECORDS = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A mention in its digest, from its FIRST to its LAST line."""

    mention_id: int
    paper_id: int
    first: int
    last: int


class Places:
    """Where one digest speaks of papers, in its order; in arrays, because there may be very many.

    ROWS are the numbers of mention and paper and the first and last line, in the order of the document.
    """

    def __init__(self, rows: Iterable[tuple[int, int, int, int]]) -> None:
        self._columns = tuple(array("q") for _ in range(4))
        for row in rows:
            for column, value in zip(self._columns, row, strict=True):
                column.append(value)

    def __len__(self) -> int:
        return len(self._columns[0])

    def __getitem__(self, index: int) -> Place:
        mention_id, paper_id, first, last = (column[index] for column in self._columns)
        return Place(mention_id=mention_id, paper_id=paper_id, first=first, last=last)

    def index_of(self, mention_id: int) -> int | None:
        """The index of a mention; None when it is not in this digest."""
        mentions = self._columns[0]
        return mentions.index(mention_id) if mention_id in mentions else None

    def papers(self, first: int, last: int) -> tuple[int, ...]:
        """The papers of the places FIRST up to LAST, that one not included."""
        return tuple(self._columns[1][first:last])

    def beginning_in(self, first: int, last: int) -> range:
        """The places that begin in lines FIRST to LAST."""
        firsts = self._columns[2]
        return range(bisect_left(firsts, first), bisect_right(firsts, last))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A mention on a page.

    Attributes:
        index: its place in the order of the digest.
        first, last: the units it stands in.
        names: by what it can be found in its first line: ids and titles.
    """

    index: int
    mention_id: int
    paper_id: int
    first: int
    last: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What one mention says, where the document itself is no text to be read; fields as in `paper.Mention`."""

    mention_id: int
    section: str
    path: Path
    line_start: int
    line_end: int
    title: str
    authors: tuple[str, ...]
    date: str
    org: str
    venue: str
    text: str
    fields: tuple[tuple[str, str], ...]
    links: tuple[Link, ...]
    source: RepairedPassage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestWindow:
    """A part of a digest that is shown at once.

    Attributes:
        first, last, total: the units shown, and how many the digest has.
        lines: the text with the numbers of its lines; those before FIRST only say what the others belong to.
        records: one for each of MARKS, instead of lines.
        references: addresses of links that are defined elsewhere in the document, by their folded labels.
        marks: in the order of the document.
        rows: the papers of MARKS by their numbers.
        words: those of LINES that had lost characters.
    """

    kind: PageKind
    first: int
    last: int
    total: int
    lines: tuple[tuple[int, str], ...] = ()
    records: tuple[Record, ...] = ()
    references: Mapping[str, str] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()
    rows: Mapping[int, PaperRow] = field(default_factory=dict)
    words: tuple[RepairedWord, ...] = ()
