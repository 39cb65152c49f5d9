"""Reads the word lists of languages of which a text may have lost letters, and finds the one that it is written in."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice, product
from math import prod
from pathlib import Path

from readerapp.digests.text_repair.letter_model import LetterModel
from readerapp.digests.text_repair.neighbours import Neighbours, neighbours_from
from readerapp.digests.text_repair.plausibility import script
from readerapp.resources import resource_path

_NAME = "words.txt"
_NEIGHBOURS = "neighbours.txt"
_ENTRY = re.compile("([0-9])([^0-9A-Z]*)([A-Z])")
_FIRST_COST = 2.0  # as tools/build_word_list.py tells
_STEP = 0.5
_SHORT = 3  # letters; shorter words are those of other languages as well
# So many words of a list weigh as much as one that it lacks. Of Russian 0.85 are in the Russian list, less where names
# are listed; of Bulgarian 0.3, and 0.6 of the few words that are whole where many bytes are lost.
_STRICT, _STRICTER, _STRICTEST = 1.2, 2.5, 5.0
_SOME = 2.0
_ENOUGH = 6.0
_LONGEST_BEGINNING = 3
_FEW_WAYS = 100
_MOST_WAYS = 5000
_MOST_MATCHES = 40
_MOST_INDEXES = 3  # kept in memory


@dataclass(frozen=True, slots=True, eq=False)
class WordList:
    """How frequent the words of a language are.

    Attributes:
        script: the script that it is written in, for example "CYRILLIC".
        letters: the small letters of its alphabet.
        costs: the negative natural logarithm of the frequency of each word, as the list writes it.
        model: which letters stand between which in these words.
        rarest: the highest of these costs.
        neighbours: what stands beside which of them.
        written_as: letters that are often written as others; so are they in the list.
    """

    script: str
    letters: frozenset[str]
    costs: Mapping[str, float]
    rarest: float
    model: LetterModel
    neighbours: Neighbours
    written_as: Mapping[str, str]
    _beginnings: set[str] = field(default_factory=set)
    _alike: dict[frozenset[str], dict[str, str]] = field(default_factory=dict)

    def as_listed(self, char: str) -> frozenset[str]:
        """What the list may write where a text has this letter."""
        small = char.lower()
        return frozenset((small, self.written_as.get(small, small)))

    def has(self, word: str) -> bool:
        """Whether a word in small letters is in the list."""
        return word in self.costs or "".join(self.written_as.get(char, char) for char in word) in self.costs

    def is_beginning(self, letters: str) -> bool:
        """Whether words begin with these letters, of whatever case."""
        if not self._beginnings:
            self._beginnings.update(word[:end] for word in self.costs for end in range(1, _LONGEST_BEGINNING + 1))
        return letters.lower() in self._beginnings

    def matching(self, pattern: Sequence[frozenset[str]]) -> list[str]:
        """The words that have one of the letters of the pattern at each place, the most frequent ones first."""
        if prod(map(len, pattern)) <= _FEW_WAYS:
            spelt = map("".join, product(*map(sorted, pattern)))
            return sorted(filter(self.costs.__contains__, spelt), key=self.costs.__getitem__)
        widest = max(pattern, key=len)
        places = [(min(place),) if place <= widest else sorted(place) for place in pattern]
        if prod(map(len, places)) > _MOST_WAYS:
            return []
        table = _to_one(widest)
        alike = self._alike_but_for(widest)
        found: list[str] = []
        for key in dict.fromkeys("".join(way).translate(table) for way in product(*places)):
            fitting = (word for word in alike.get(key, "").split() if all(map(frozenset.__contains__, pattern, word)))
            found.extend(islice(fitting, _MOST_MATCHES))
        return sorted(found, key=self.costs.__getitem__)

    def _alike_but_for(self, letters: frozenset[str]) -> dict[str, str]:
        """The words that have any of these letters, by what they look like if these cannot be told apart.

        They stand side by side, the most frequent ones first.
        """
        known = self._alike.get(letters)
        if known is None:
            while len(self._alike) >= _MOST_INDEXES:
                del self._alike[next(iter(self._alike))]
            known = self._alike[letters] = {}
            words = sorted(self.costs, key=self.costs.__getitem__)
            for key, word in zip("\n".join(words).translate(_to_one(letters)).split("\n"), words, strict=True):
                if not letters.isdisjoint(word):
                    known[key] = f"{known[key]} {word}" if key in known else word
        return known


def _to_one(letters: frozenset[str]) -> dict[int, str]:
    return dict.fromkeys(map(ord, letters), min(letters))


def list_for(scripts: frozenset[str], words: Mapping[str, int], *, many_lost: bool) -> tuple[WordList, bool] | None:
    """The list that most of the WORDS are in, which stand in the text so often, and whether that is sure.

    None if they are another language's. MANY_LOST says that whole words are few and have few letters.
    """
    against, more_against = (_STRICTER, _STRICTEST) if many_lost else (_STRICT, _STRICTER)
    best: tuple[int, int, WordList] | None = None
    for path, written_in in _shipped():
        if written_in in scripts:
            listed, unlisted = _counted(words, known := read_list(path))
            if listed - against * unlisted >= _SOME and (best is None or listed > best[0]):
                best = listed, unlisted, known
    return (best[2], best[0] - more_against * best[1] >= _ENOUGH) if best else None


def _counted(words: Mapping[str, int], known: WordList) -> tuple[int, int]:
    """How many of the longer words of a text in the script of a list are in it, and how many are not."""
    counts = [0, 0]
    for word, count in words.items():
        if len(word) >= _SHORT and all(script(char) == known.script for char in word):
            counts[not known.has(word)] += count
    return counts[0], counts[1]


@cache
def _shipped() -> tuple[tuple[Path, str], ...]:
    """The lists that ship with the program, and the script of each."""
    found = []
    for path in sorted(resource_path("text_repair").glob(f"*_{_NAME}")):
        with path.open(encoding="utf-8") as rows:
            found.append((path, script(rows.readline()[:1])))
    return tuple(found)


@cache
def read_list(path: Path) -> WordList:
    """One list, read once."""
    alphabet, *rows = path.read_text(encoding="utf-8").splitlines()
    letters, *written_as = alphabet.split()
    costs = {word: cost for row in rows for word, cost in _entries(row)}
    pairs = dict(pair.split("=") for pair in written_as)
    near = neighbours_from(path.with_name(path.name.removesuffix(_NAME) + _NEIGHBOURS))
    return WordList(script(letters[0]), frozenset(letters), costs, max(costs.values()), LetterModel(costs), near, pairs)


def _entries(row: str) -> Iterator[tuple[str, float]]:
    before = ""
    for shared, rest, level in _ENTRY.findall(row):
        before = before[: int(shared)] + rest
        yield before, _FIRST_COST + _STEP * (ord(level) - ord("A"))
