"""What the whole words of a text teach about Vietnamese, and what a syllable costs with all that."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from math import exp, log

from readerapp.digests.text_repair.contexts import Contexts
from readerapp.digests.text_repair.vietnamese import Syllables

_LETTERS_OR_BREAK = re.compile(r"[^\W\d_]+|[^\w\s*`\"'“”‘’()]|[\d_]+|\n")
_FOREIGN = 8.0  # what a word costs that is no Vietnamese syllable
_GENERAL = 20_000.0  # so many syllables are the general frequencies worth beside those of the texts
_GENERAL_AFTER_ONE = 8.0  # and so many where it is known what stands before


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """How often syllables, and syllables next to each other, stand in some texts.

    Attributes:
        syllables: the occurrences of each word in small letters.
        pairs: the occurrences of two words in small letters with nothing but spaces and quotes between them.
    """

    syllables: Counter[str] = field(default_factory=Counter)
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)

    @classmethod
    def learned_from(cls, texts: Iterable[str]) -> "Lexicon":
        """What some clean texts teach."""
        syllables: Counter[str] = Counter()
        pairs: Counter[tuple[str, str]] = Counter()
        for text in texts:
            words = _LETTERS_OR_BREAK.findall(text.lower())
            syllables.update(words)
            pairs.update(pairwise(words))
        for mark in [word for word in syllables if not word.isalpha()]:
            del syllables[mark]
        return cls(syllables, pairs)

    def and_also(self, other: "Lexicon") -> "Lexicon":
        """What both teach."""
        return Lexicon(self.syllables + other.syllables, self.pairs + other.pairs)


@dataclass(slots=True, eq=False)
class Language:
    """What is known of Vietnamese in general, and what was learned from texts.

    Attributes:
        general: the lists that ship with the program.
        contexts: what neighbours say about syllables that are easily confused.
        learned: what texts taught.
    """

    general: Syllables
    contexts: Contexts
    learned: Lexicon
    _total: int = field(init=False)
    _costs: dict[tuple[str, str], float] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._total = self.learned.syllables.total()

    def and_also(self, lexicon: Lexicon) -> "Language":
        """The same language with more learned."""
        return Language(self.general, self.contexts, self.learned.and_also(lexicon))

    def cost_after(self, before: str, syllable: str) -> float:
        """The cost of a syllable after another one, or after nothing that is known; both in small letters."""
        known = self._costs.get((before, syllable))
        if known is None:
            known = self._costs[before, syllable] = self._cost_after(before, syllable)
        return known

    def _cost_after(self, before: str, syllable: str) -> float:
        cost = self.general.cost(syllable)
        usual = exp(-(_FOREIGN if cost is None else cost))
        alone = (_GENERAL * usual + self.learned.syllables[syllable]) / (_GENERAL + self._total)
        likely = exp(-self.general.cost_in_company(before, syllable, -log(alone)))
        if not before:
            return -log(likely)
        together, all_before = self.learned.pairs[before, syllable], self.learned.syllables[before]
        return -log((together + _GENERAL_AFTER_ONE * likely) / (all_before + _GENERAL_AFTER_ONE))
