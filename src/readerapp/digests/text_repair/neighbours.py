"""Says what the words beside a word say about it, from how words of a language end side by side."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

_ENDING = 2  # letters
_PER_POINT = 0.1


@dataclass(frozen=True, slots=True, eq=False)
class Neighbours:
    """How much likelier words of one kind are beside words of another kind than anywhere.

    Attributes:
        whole: the frequent words that are kinds of their own; of all others the ending is their kind.
        gains: by the kind of a word, and by that of the word after it; differences of natural logarithms.
    """

    whole: frozenset[str]
    gains: Mapping[str, Mapping[str, float]]

    def kind(self, word: str) -> str:
        """The kind of a word in small letters; what stands for an edge or a number is a kind, too."""
        return word if word in self.whole else word[-_ENDING:]

    def gain(self, before: str, word: str, after: str) -> float:
        """How much two neighbours in small letters speak for a word; nothing where one is not known."""
        kind = self.kind(word)
        gain = self.gains.get(self.kind(before), {}).get(kind, 0.0) if before else 0.0
        return gain + self.gains.get(kind, {}).get(self.kind(after), 0.0) if after else gain


NO_NEIGHBOURS = Neighbours(frozenset(), {})


def neighbours_from(path: Path) -> Neighbours:
    """The figures in a file that tools/build_word_neighbours.py wrote; nothing known where there is none."""
    if not path.exists():
        return NO_NEIGHBOURS
    whole, *rows = path.read_text(encoding="utf-8").splitlines()
    gains = {}
    for row in rows:
        kind, *values = row.split(" ")
        gains[kind] = dict(_pairs(values))
    return Neighbours(frozenset(whole.split(" ")), gains)


def _pairs(values: list[str]) -> Iterable[tuple[str, float]]:
    for kind, points in zip(values[::2], values[1::2], strict=True):
        yield kind, int(points) * _PER_POINT
