"""What is known of Vietnamese: how frequent each syllable is, and in which company it is likely."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import log

from readerapp.resources import resource_path

SENTENCE_START = "^"  # stands for a syllable in the list of pairs
PHRASE_END = "$"  # so does this

_PER_POINT = log(10) / 100  # the list holds -100 * log10(frequency)
_UNLISTED = 16.0  # a syllable that can be spelt but is not in the list
_IN_PAIR = 0.5  # of the cost of the second syllable of a listed pair is left after the first
_IN_FIXED_PAIR = 0.05
_ALONE = 2.0  # a syllable that is seldom seen outside of listed pairs, there
_TWICE = 4.0  # the same syllable again, where that is no listed pair
_AT_END = -2.0  # what is listed to end phrases, at the end of one
_ONSET = re.compile("(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?")


@dataclass(frozen=True, slots=True, eq=False)
class Syllables:
    """The frequencies of syllables and their company.

    Attributes:
        costs: negative natural logarithm of the frequency of each syllable.
        rhymes: what follows the onset in any listed syllable.
        pairs: how much of its cost is left to the second one of two syllables that belong together, joined by a space.
        topics: the syllables that some syllables are likely to be near to.
        bound: the syllables that are seldom seen outside of the listed pairs.
    """

    costs: dict[str, float]
    rhymes: frozenset[str]
    pairs: dict[str, float]
    topics: dict[str, frozenset[str]]
    bound: frozenset[str]

    def cost(self, syllable: str) -> float | None:
        """The cost of a syllable in small letters; None if it is no Vietnamese syllable."""
        known = self.costs.get(syllable)
        if known is not None:
            return known
        onset = _ONSET.match(syllable)
        rhyme = syllable[onset.end() :] if onset else syllable
        return _UNLISTED if rhyme in self.rhymes else None

    def cost_in_company(self, before: str, syllable: str, cost: float) -> float:
        """What a syllable that costs COST costs after another one, both in small letters."""
        left = self.pairs.get(f"{before} {syllable}")
        if left is not None:
            return cost * left - (_ALONE if before in self.bound else 0.0)
        if syllable in self.bound:
            cost += _ALONE
        return cost + _TWICE if before == syllable else cost

    def cost_at_end(self, syllable: str) -> float:
        """What it costs that a phrase ends with a syllable in small letters."""
        return _AT_END if f"{syllable} {PHRASE_END}" in self.pairs else 0.0


@cache
def syllables() -> Syllables:
    """The lists that ship with the program, read once."""
    costs: dict[str, float] = {}
    for row in _rows("vi_syllables.txt"):
        word, _, points = row.partition("\t")
        costs[word] = int(points) * _PER_POINT
    rhymes = set()
    for word in costs:
        onset = _ONSET.match(word)
        rhymes.add(word[onset.end() :] if onset else word)
    pairs: dict[str, float] = {}
    topics: dict[str, frozenset[str]] = {}
    bound: set[str] = set()
    for row in _rows("vi_compounds.txt"):
        if row.startswith("- "):
            bound.update(row[2:].split())
        elif " ~ " in row:
            word, _, near = row.partition(" ~ ")
            topics[word] = frozenset(near.split())
        else:
            pairs.update(_pairs(row))
    return Syllables(costs, frozenset(rhymes), pairs, topics, frozenset(bound))


def _pairs(row: str) -> Iterator[tuple[str, float]]:
    """The row "a b / c d!" stands for every syllable on the left before every one on the right; "!" for always."""
    left, _, right = row.partition(" / ")
    for first in left.split():
        for second in right.split():
            yield f"{first} {second.rstrip('!')}", _IN_FIXED_PAIR if second.endswith("!") else _IN_PAIR


def _rows(name: str) -> list[str]:
    text = unicodedata.normalize("NFC", resource_path("text_repair", name).read_text(encoding="utf-8"))
    return [row for row in text.split("\n") if row and not row.startswith("#")]
