"""Says which of some syllables that become alike when a byte is lost belongs to what is spoken of nearby.

Each word in sight of the place speaks for one or the other. The figures come from `tools/build_vi_nearby.py`, which
explains them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from readerapp.digests.text_repair.spans import Span
from readerapp.digests.text_repair.vietnamese import rows_of

IN_SIGHT = 4  # syllables on either side, in the same sentence
LONGEST = 3  # syllables of a word
ZERO, UNITS = 79, 10.0  # this character stands for 0, the next one for a tenth of a nat


@dataclass(frozen=True, slots=True, eq=False)
class Nearby:
    """What words nearby say about the syllables that are easily confused.

    Attributes:
        columns: where in a row each syllable stands; the first one of those that are alike has none and gains nothing.
        rows: per word in small letters, a character for each of the columns.
    """

    columns: Mapping[str, int]
    rows: Mapping[str, str]

    def gains(self, syllables: Sequence[str], near: Sequence[str]) -> list[float]:
        """How much the words NEAR a place speak for each of some syllables in small letters."""
        rows = [self.rows[word] for word in near]
        if not rows:
            return [0.0] * len(syllables)
        share = 1 / (UNITS * len(rows) ** 0.5)
        columns = [self.columns.get(syllable) for syllable in syllables]
        return [0.0 if column is None else share * sum([ord(row[column]) - ZERO for row in rows]) for column in columns]

    def words_near(self, spans: Sequence[Span], said: Sequence[str], at: int) -> list[str]:
        """The known words in sight of the word AT; SAID is what each of the words is in small letters."""
        first = at
        while first > 0 and not spans[first].starts and at - first < IN_SIGHT:
            first -= 1
        last = at + 1
        while last < len(spans) and not spans[last].starts and last - at <= IN_SIGHT:
            last += 1
        return [*words_in(said[first:at], self.rows), *words_in(said[at + 1 : last], self.rows)]


def words_in(syllables: Sequence[str], known: Mapping[str, object]) -> Iterator[str]:
    """The known words that some syllables make, the longest first."""
    at = 0
    while at < len(syllables):
        for end in range(min(len(syllables), at + LONGEST), at, -1):
            word = " ".join(syllables[at:end])
            if word in known:
                yield word
                at = end
                break
        else:
            at += 1


@cache
def nearby() -> Nearby:
    """The figures that ship with the program, read once."""
    header, *rows = rows_of("vi_nearby.txt")
    columns = {syllable: column for column, syllable in enumerate(header.split(" "))}
    return Nearby(columns, dict(row.split("\t") for row in rows))
