"""Says which of a few letters is likely between its neighbours, in a word that no list has."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import log

_EDGE = "\n\n\n"
_MOST_COUNTED = 8  # kept in memory
_TRUST = 2.0  # so many words are what is known of nearer neighbours worth beside those of farther ones


@dataclass(frozen=True, slots=True, eq=False)
class LetterModel:
    """Which letters stand where in the words of a language; each word counts once, however frequent it is.

    Attributes:
        words: the words.
    """

    words: Iterable[str]
    _counted: dict[tuple[frozenset[str], bool], dict[str, dict[str, int]]] = field(default_factory=dict)
    _shares: dict[frozenset[str], float] = field(default_factory=dict)

    def cost_of_any(self, letters: frozenset[str]) -> float:
        """The cost of having one of these letters at some place."""
        known = self._shares.get(letters)
        if known is None:
            text = "".join(self.words)
            known = self._shares[letters] = -log((sum(map(text.count, letters)) + 1) / (len(text) + 1))
        return known

    def cost(self, word: str, start: int, end: int, letters: frozenset[str]) -> float:
        """The cost of what stands from START to END in a word, where each letter may be any of these."""
        counts = self._counts(letters, is_first=not start)
        run = word[start:end]
        likely = len(letters) ** -float(len(run))
        padded = _EDGE + word + _EDGE
        for key in _contexts(padded, start + len(_EDGE), end + len(_EDGE)):
            seen = counts.get(key)
            if seen:
                likely = (seen.get(run, 0) + _TRUST * likely) / (sum(seen.values()) + _TRUST)
        return -log(likely)

    def _counts(self, letters: frozenset[str], *, is_first: bool) -> dict[str, dict[str, int]]:
        """How often each run of these letters stands between what, at the beginning of words or after it."""
        known = self._counted.get((letters, is_first))
        if known is None:
            while len(self._counted) >= _MOST_COUNTED:
                del self._counted[next(iter(self._counted))]
            known = self._counted[letters, is_first] = {}
            text = _EDGE + _EDGE.join(self.words) + _EDGE
            for found in re.finditer(f"(?<{'=' if is_first else '!'}\n)[{''.join(sorted(letters))}]+", text):
                run = found.group()
                for key in _contexts(text, *found.span()):
                    seen = known.setdefault(key, {})
                    seen[run] = seen.get(run, 0) + 1
        return known


def _contexts(text: str, start: int, end: int) -> Iterator[str]:
    """What stands around a run of so many letters, from the nearest neighbours to more of them."""
    length = end - start
    yield f"{text[start - 1]}{length}{text[end]}"
    yield f"{text[start - 1]}{length}{text[end : end + 2]}"
    yield f"{text[start - 2 : start]}{length}{text[end]}"
    yield f"{text[start - 2 : start]}{length}{text[end : end + 2]}"
    yield f"{text[start - 3 : start]}{length}{text[end : end + 3]}"
