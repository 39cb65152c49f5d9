"""The mentions in the part of a digest that is shown, with what is known of their papers."""

from collections.abc import Callable, Iterable, Mapping

from readerapp.domain.digest_page import Mark
from readerapp.domain.paper import PaperRow
from readerapp.gui.digest_view.chips import Look, look_of, standing_of


class PageMarks:
    """MARKS in their order, and the ROWS of their papers by number."""

    def __init__(self, marks: tuple[Mark, ...] = (), rows: Mapping[int, PaperRow] | None = None) -> None:
        self._marks = marks
        self._rows = dict(rows or {})

    @property
    def first(self) -> Mark | None:
        """The first mention."""
        return self._marks[0] if self._marks else None

    def learn(self, rows: Mapping[int, PaperRow]) -> None:
        """These papers stand otherwise now."""
        self._rows |= rows

    def row(self, mark: Mark) -> PaperRow | None:
        """The paper of MARK, as far as it is known."""
        return self._rows.get(mark.paper_id)

    def where(self, fits: Callable[[Mark], bool]) -> Mark | None:
        """The first mention that FITS."""
        return next((mark for mark in self._marks if fits(mark)), None)

    def called(self, mention: int) -> Mark | None:
        """The mention with that number."""
        return self.where(lambda mark: mark.mention_id == mention)

    def at_line(self, line: int) -> Mark | None:
        """The mention whose passage begins last before LINE, if it reaches so far."""
        return next((mark for mark in reversed(self._marks) if mark.first <= line <= mark.last), None)

    def at_or_after(self, line: int) -> Mark | None:
        """The first mention that begins in LINE or later, else the last one."""
        return self.where(lambda mark: mark.first >= line) or (self._marks[-1] if self._marks else None)

    def of_papers(self, papers: Iterable[int]) -> tuple[Mark, ...]:
        """The mentions of PAPERS."""
        wanted = frozenset(papers)
        return tuple(mark for mark in self._marks if mark.paper_id in wanted)

    def looks(self, current: Mark | None, marks: Iterable[Mark] | None = None) -> dict[int, Look]:
        """How the chips of MARKS, else of all, are to look, of which CURRENT is where the digest is being read."""
        here = current.mention_id if current is not None else 0
        shown = self._marks if marks is None else marks
        return {mark.mention_id: look_of(self.row(mark), current=mark.mention_id == here) for mark in shown}

    def tip(self, mention: int) -> str:
        """What the chip of MENTION stands for, in words."""
        mark = self.called(mention)
        row = self.row(mark) if mark is not None else None
        return f"{row.readable}\n{standing_of(row)}" if row is not None else ""
