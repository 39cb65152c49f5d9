"""The lines of a document before and after its repair, cut into rows of a size that can be shown."""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from readerapp.domain.repair_lines import RepairRow, RepairRows, RepairShow, WordInRow
from readerapp.domain.text_repair import Certainty, RepairedWord, places_of
from readerapp.services.alignment import Change, changed_pieces

_LONG = 1_200  # characters of a line that are one row
_PART = 600  # characters after which a row of a longer line may end
_MOST_TELLING = 2_000  # lines; nobody reads more to see whether an encoding is right
_AROUND = 300  # characters on either side that a row about one word shows


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a line: starts and ends before and after."""

    line: int
    before: tuple[int, int]
    after: tuple[int, int]


class RepairLines:
    """Both texts of a document, before and after.

    Attributes:
        words: those that had lost characters, in the order of the text.
    """

    def __init__(self, before: str, after: str, words: Sequence[RepairedWord]) -> None:
        self._before = before.split("\n")
        self._after = after.split("\n")
        self.words = tuple(words)
        self._word_places = array("q", places_of(self.words))
        self._pieces: tuple[int, tuple[Change, ...]] = (0, ())  # of the long line that was looked at last
        self._changed = list(self._changed_parts())
        telling = (number for number, line in enumerate(self._after, 1) if not line.isascii())
        self._telling = array("q", islice(telling, _MOST_TELLING))
        self._about = {
            RepairShow.UNCERTAIN: self._where(Certainty.UNCERTAIN),
            RepairShow.UNREPAIRED: self._where(Certainty.UNREPAIRED),
            RepairShow.CHOSEN: array("q", (at for at, word in enumerate(self.words) if word.chosen)),
        }

    def rows(self, show: RepairShow, first: int, count: int) -> RepairRows:
        """COUNT rows of that sort, or as many as there are, from the place FIRST on."""
        first = max(first, 0)
        if show is RepairShow.TEXT:
            rows = tuple(self._line(number) for number in self._telling[first : first + count])
        elif show is RepairShow.CHANGED:
            rows = tuple(self._row(part) for part in self._changed[first : first + count])
        else:
            rows = tuple(self._row_about(at) for at in self._about[show][first : first + count])
        return RepairRows(show=show, first=first, rows=rows, counts=tuple(map(self._count, RepairShow)))

    def _count(self, show: RepairShow) -> int:
        if show is RepairShow.TEXT:
            return len(self._telling)
        return len(self._changed) if show is RepairShow.CHANGED else len(self._about[show])

    def _where(self, certainty: Certainty) -> "array[int]":
        return array("q", (at for at, word in enumerate(self.words) if word.certainty is certainty))

    def _changed_parts(self) -> Iterator[_Part]:
        for number, (before, after) in enumerate(zip(self._before, self._after, strict=True), 1):
            if before != after:
                yield from self._parts(number, before, after)

    def _parts(self, number: int, before: str, after: str) -> Iterator[_Part]:
        if len(before) <= _LONG:
            yield _Part(number, (0, len(before)), (0, len(after)))
            return
        start: tuple[int, int] | None = None
        end = (0, 0)
        for old, old_end, new, new_end in changed_pieces(before, after):
            if start is not None and new_end - start[1] > _PART:
                yield _Part(number, (start[0], end[0]), (start[1], end[1]))
                start = None
            if start is None:
                back = min(_AROUND // 4, old - end[0], new - end[1])
                start = (old - back, new - back)
            end = (old_end, new_end)
        if start is not None:
            yield _Part(number, (start[0], end[0]), (start[1], end[1]))

    def _line(self, number: int) -> RepairRow:
        """The beginning of a line as it is now."""
        after = self._after[number - 1][:_LONG]
        words = tuple(self._words_in(number, (0, len(after))))
        return RepairRow(line=number, before=after, after=after, changes=(), words=words)

    def _row(self, part: _Part) -> RepairRow:
        before = self._before[part.line - 1][slice(*part.before)]
        after = self._after[part.line - 1][slice(*part.after)]
        words = tuple(self._words_in(part.line, part.after))
        changes = changed_pieces(before, after)
        return RepairRow(line=part.line, before=before, after=after, changes=changes, words=words)

    def _row_about(self, at: int) -> RepairRow:
        word = self.words[at]
        row = self._row(self._part_around(word))
        focus = next(place for place, other in enumerate(row.words) if other.word is word)
        return replace(row, focus=focus)

    def _part_around(self, word: RepairedWord) -> _Part:
        before, after = self._before[word.line - 1], self._after[word.line - 1]
        if len(before) <= _LONG:
            return _Part(word.line, (0, len(before)), (0, len(after)))
        end = word.column + len(word.word)
        start, stop = max(0, word.column - _AROUND), min(len(after), end + _AROUND)
        line, pieces = self._pieces
        if line != word.line:
            pieces = changed_pieces(before, after)
            self._pieces = word.line, pieces
        return _Part(word.line, (_place_before(pieces, start), _place_before(pieces, stop)), (start, stop))

    def _words_in(self, line: int, part: tuple[int, int]) -> Iterator[WordInRow]:
        at = bisect_left(self.words, (line, part[0]), key=lambda word: (word.line, word.column))
        while at < len(self.words) and self.words[at].line == line and self.words[at].column < part[1]:
            word = self.words[at]
            if word.column + len(word.word) <= part[1]:
                yield WordInRow(word=word, place=self._word_places[at], start=word.column - part[0])
            at += 1


def _place_before(pieces: Sequence[Change], after: int) -> int:
    """Where the place AFTER of the repaired line was in the file, about."""
    at = bisect_left(pieces, after, key=lambda piece: piece[2])
    return max(0, after + (pieces[at - 1][1] - pieces[at - 1][3] if at else 0))
