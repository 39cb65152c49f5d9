"""What is known of Vietnamese: how frequent each syllable is, and in which company it is likely."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log

from readerapp.resources import resource_path

SENTENCE_START = "^"  # stands for a syllable in the list of pairs
PHRASE_END = "$"  # so does this

_PER_POINT = log(10) / 100  # the list holds -100 * log10(frequency)
_UNLISTED = 16.0  # a syllable that can be spelt but is not in the list
_IN_PAIR = 0.5  # of the cost of the second syllable of a listed pair is left after the first
_IN_FIXED_PAIR = 0.05
_ALONE = 2.0  # a syllable that is seldom seen outside of listed pairs, there
_WEIGHED = 0.25  # of all this is left for syllables of which `contexts` weighs the neighbours as well
_TWICE = 4.0  # the same syllable again, where that is no listed pair
_AT_END = -2.0  # what is listed to end phrases, at the end of one
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPS = ("c", "ch", "p", "t")
_TONES_BEFORE_STOPS = ("\u0301", "\u0323")  # acute and dot below
_ONSET = re.compile("(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?")


@dataclass(frozen=True, slots=True, eq=False)
class Syllables:
    """The frequencies of syllables and their company.

    Attributes:
        costs: negative natural logarithm of the frequency of each syllable.
        rhymes: what follows the onset in any listed syllable, without its tone.
        pairs: how much of its cost is left to the second one of two syllables that belong together, joined by a space.
        topics: the syllables that some syllables are likely to be near to.
        bound: the syllables that are seldom seen outside of the listed pairs.
        weighed: the syllables of which the neighbours are also weighed in another way.
    """

    costs: dict[str, float]
    rhymes: frozenset[str]
    pairs: dict[str, float]
    topics: dict[str, frozenset[str]]
    bound: frozenset[str]
    weighed: frozenset[str]

    def cost(self, syllable: str) -> float | None:
        """The cost of a syllable in small letters; None if it is no Vietnamese syllable."""
        known = self.costs.get(syllable)
        if known is not None:
            return known
        rhyme, tone = _rhyme(syllable)
        if rhyme not in self.rhymes or (rhyme.endswith(_STOPS) and tone not in _TONES_BEFORE_STOPS):
            return None
        return _UNLISTED

    def cost_in_company(self, before: str, syllable: str, cost: float) -> float:
        """What a syllable that costs COST costs after another one, both in small letters."""
        change = self._change_in_company(before, syllable, cost)
        if before in self.weighed or syllable in self.weighed:
            change *= _WEIGHED
        return cost + change

    def _change_in_company(self, before: str, syllable: str, cost: float) -> float:
        left = self.pairs.get(f"{before} {syllable}")
        if left is not None:
            return cost * (left - 1.0) - (_ALONE if before in self.bound else 0.0)
        return (_ALONE if syllable in self.bound else 0.0) + (_TWICE if before == syllable else 0.0)

    def cost_at_end(self, syllable: str) -> float:
        """What it costs that a phrase ends with a syllable in small letters."""
        return _AT_END if f"{syllable} {PHRASE_END}" in self.pairs and syllable not in self.weighed else 0.0


@lru_cache(maxsize=20_000)
def _rhyme(syllable: str) -> tuple[str, str]:
    """What follows the onset, without its tone, and the tone."""
    onset = _ONSET.match(syllable)
    marked = unicodedata.normalize("NFD", syllable[onset.end() :] if onset else syllable)
    bare = marked.translate(dict.fromkeys(map(ord, _TONES)))
    return unicodedata.normalize("NFC", bare), "".join(char for char in marked if char in _TONES)


@cache
def syllables() -> Syllables:
    """The lists that ship with the program, read once."""
    costs: dict[str, float] = {}
    for row in rows_of("vi_syllables.txt"):
        word, points, *_ = row.split("\t")
        costs[word] = int(points) * _PER_POINT
    rhymes = {_rhyme(word)[0] for word in costs}
    pairs: dict[str, float] = {}
    topics: dict[str, frozenset[str]] = {}
    bound: set[str] = set()
    for row in rows_of("vi_compounds.txt"):
        if row.startswith("- "):
            bound.update(row[2:].split())
        elif " ~ " in row:
            word, _, near = row.partition(" ~ ")
            topics[word] = frozenset(near.split())
        else:
            pairs.update(_pairs(row))
    weighed = frozenset(row.partition(" ")[0] for row in rows_of("vi_contexts.txt"))
    return Syllables(costs, frozenset(rhymes), pairs, topics, frozenset(bound), weighed)


def _pairs(row: str) -> Iterator[tuple[str, float]]:
    """The row "a b / c d!" stands for every syllable on the left before every one on the right; "!" for always."""
    left, _, right = row.partition(" / ")
    for first in left.split():
        for second in right.split():
            yield f"{first} {second.rstrip('!')}", _IN_FIXED_PAIR if second.endswith("!") else _IN_PAIR


def rows_of(name: str) -> list[str]:
    """The rows of one of the lists, without comments."""
    text = unicodedata.normalize("NFC", resource_path("text_repair", name).read_text(encoding="utf-8"))
    return [row for row in text.split("\n") if row and not row.startswith("#")]
