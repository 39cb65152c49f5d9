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
    changed = []
    for word in before.words:
        if word.line not in moves:
            taken.setdefault((word.line, word.column), word)
            continue
        column, text = moves[word.line].place(word.column, word.column + len(word.word))
        if text == word.word:
            taken.setdefault((word.line, column), replace(word, column=column))
            ends.setdefault((word.line, column), column + len(text))
        else:
            changed.append(replace(word, column=column, word=text, alternatives=(), uncertain=True))
    for bit in before.unrepaired:
        if bit.line in moves:
            column, text = moves[bit.line].place(bit.column, bit.column + len(bit.text))
            if text != bit.text:
                changed.append(InferredWord(line=bit.line, column=column, word=text, original=bit.text, uncertain=True))
    _tell_changed(changed, taken, ends)
    return tuple(taken[at] for at in sorted(taken))


def _tell_changed(
    changed: Iterable[InferredWord], taken: dict[tuple[int, int], InferredWord], ends: dict[tuple[int, int], int]
) -> None:
    """Tell of words that changed, or, where one is told already in parts, that these are not sure."""
    starts = sorted(ends)
    longest = max((end - column for (_, column), end in ends.items()), default=0)
    last = (0, 0)
    for word in sorted(changed, key=lambda word: (word.line, word.column)):
        end = word.column + len(word.word)
        near = starts[bisect_left(starts, (word.line, word.column - longest)) : bisect_left(starts, (word.line, end))]
        parts = [at for at in near if ends[at] > word.column]
        for at in parts:
            if at in taken:
                taken[at] = replace(taken[at], uncertain=True)
        if word.word and not parts and (word.line, word.column) >= last:
            taken[word.line, word.column] = word
            last = (word.line, end)


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


def beside(words: Iterable[InferredWord], bits: Iterable[UnrepairedText]) -> tuple[UnrepairedText, ...]:
    """What is left of the BITS beside the words that were inferred, and of each bit beside the one before it."""
    spans = sorted((word.line, word.column, word.column + len(word.word)) for word in words)
    first = 0
    done = (0, 0)
    parts = []
    for bit in sorted(bits, key=lambda bit: (bit.line, bit.column)):
        start = max(bit.column, done[1]) if bit.line == done[0] else bit.column
        end = bit.column + len(bit.text)
        while first < len(spans) and (spans[first][0], spans[first][2]) <= (bit.line, start):
            first += 1
        at = first
        while at < len(spans) and spans[at][0] == bit.line and spans[at][1] < end:
            parts.append(_part(bit, start, spans[at][1]))
            start = max(start, spans[at][2])
            at += 1
        parts.append(_part(bit, start, end))
        done = (bit.line, max(start, end))
    return tuple(part for part in parts if part.text and not part.text.isspace())


def _part(bit: UnrepairedText, start: int, end: int) -> UnrepairedText:
    return replace(bit, column=start, text=bit.text[start - bit.column : max(start, end) - bit.column])
