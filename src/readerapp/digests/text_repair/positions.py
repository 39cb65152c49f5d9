"""Says where a place in a line is after pieces of the line were replaced."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from readerapp.digests.text_repair.outcome import InferredWord, RepairedText, UnrepairedText


@dataclass(frozen=True, slots=True)
class Moves:
    """Where the pieces of a line went.

    Attributes:
        line: the line as it is now.
        before: the columns at which the pieces began, and the length of the line.
        after: the columns at which they begin now, and the length of the line now.
    """

    line: str
    before: Sequence[int]
    after: Sequence[int]

    def place(self, start: int, end: int) -> tuple[int, str]:
        """The column at which a stretch of the line is now, and what stands there."""
        first = self.after[bisect_right(self.before, start) - 1]
        last = self.after[bisect_left(self.before, end)]
        return first, self.line[first:last]


def carried_over(before: RepairedText, moves: dict[int, Moves], after: RepairedText) -> tuple[InferredWord, ...]:
    """The inferred words of BEFORE at their new places, and those of AFTER; in their order.

    A word that changed is not sure any longer, and one that could not be repaired before is now inferred.
    """
    taken = {(word.line, word.column): word for word in after.words}
    ends = {(bit.line, bit.column): bit.column + len(bit.text) for bit in after.unrepaired}
    ends |= {at: word.column + len(word.word) for at, word in taken.items()}
    for word in before.words:
        if word.line not in moves:
            taken.setdefault((word.line, word.column), word)
            continue
        column, text = moves[word.line].place(word.column, word.column + len(word.word))
        if text == word.word:
            taken.setdefault((word.line, column), replace(word, column=column))
        else:
            _change(replace(word, column=column, word=text, alternatives=(), uncertain=True), taken, ends)
    for bit in before.unrepaired:
        if bit.line in moves:
            column, text = moves[bit.line].place(bit.column, bit.column + len(bit.text))
            if text != bit.text:
                changed = InferredWord(line=bit.line, column=column, word=text, original=bit.text, uncertain=True)
                _change(changed, taken, ends)
    return tuple(taken[at] for at in sorted(taken))


def _change(word: InferredWord, taken: dict[tuple[int, int], InferredWord], ends: dict[tuple[int, int], int]) -> None:
    """Tell of a word that changed, or, where it is told already in parts, that these are not sure."""
    end = word.column + len(word.word)
    parts = [at for at, last in ends.items() if at[0] == word.line and at[1] < end and last > word.column]
    for at in parts:
        if at in taken:
            taken[at] = replace(taken[at], uncertain=True)
    if word.word and not parts:
        taken[word.line, word.column] = word


def left_over(
    bits: Iterable[UnrepairedText], moves: dict[int, Moves], later: Iterable[UnrepairedText]
) -> tuple[UnrepairedText, ...]:
    """BITS at their new places, as far as they still stand there, and the LATER ones; in their order."""
    taken = {(bit.line, bit.column): bit for bit in later}
    for bit in bits:
        column, text = bit.column, bit.text
        if bit.line in moves:
            column, text = moves[bit.line].place(bit.column, bit.column + len(bit.text))
        if text == bit.text:
            taken.setdefault((bit.line, column), replace(bit, column=column))
    return tuple(taken[at] for at in sorted(taken))
