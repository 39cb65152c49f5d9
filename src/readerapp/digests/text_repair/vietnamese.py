"""What is known of Vietnamese: how frequent each syllable is, and which pairs of syllables are words."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from math import log

from readerapp.resources import resource_path

SENTENCE_START = "^"  # stands for a syllable in the list of pairs

_PER_POINT = log(10) / 100  # the list holds -100 * log10(frequency)
_UNLISTED = 16.0  # a syllable that can be spelt but is not in the list
_IN_PAIR = 0.5  # of the cost of the second syllable of a listed pair is left after the first
_TWICE = 4.0  # the same syllable again, where that is no listed pair
_ONSET = re.compile("(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?")


@dataclass(frozen=True, slots=True, eq=False)
class Syllables:
    """The frequencies of syllables and the listed pairs.

    Attributes:
        costs: negative natural logarithm of the frequency of each syllable.
        pairs: pairs of syllables that make a word, joined by a space.
        rhymes: what follows the onset in any listed syllable.
    """

    costs: dict[str, float]
    pairs: frozenset[str]
    rhymes: frozenset[str]

    def cost(self, syllable: str) -> float | None:
        """The cost of a syllable in small letters; None if it is no Vietnamese syllable."""
        known = self.costs.get(syllable)
        if known is not None:
            return known
        onset = _ONSET.match(syllable)
        rhyme = syllable[onset.end() :] if onset else syllable
        return _UNLISTED if rhyme in self.rhymes else None

    def cost_after(self, before: str, syllable: str) -> float | None:
        """The cost of a syllable after another one, both in small letters."""
        cost = self.cost(syllable)
        if cost is None:
            return None
        if f"{before} {syllable}" in self.pairs:
            return cost * _IN_PAIR
        return cost + _TWICE if before == syllable else cost


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
    return Syllables(costs, _pairs(), frozenset(rhymes))


def _pairs() -> frozenset[str]:
    """Each row "a b / c d" stands for every syllable on the left before every syllable on the right."""
    pairs: set[str] = set()
    for row in _rows("vi_compounds.txt"):
        left, _, right = row.partition(" / ")
        pairs.update(f"{first} {second}" for first in left.split() for second in right.split())
    return frozenset(pairs)


def _rows(name: str) -> list[str]:
    text = unicodedata.normalize("NFC", resource_path("text_repair", name).read_text(encoding="utf-8"))
    return [row for row in text.split("\n") if row and not row.startswith("#")]
