"""Says which of some syllables that become alike when a byte is lost fits best among its neighbours.

What each neighbour says adds up. The figures come from `tools/build_vi_contexts.py`, which explains them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from readerapp.digests.text_repair.spans import EDGE, NUMBER, Span
from readerapp.digests.text_repair.vietnamese import rows_of

OWN = "own"  # the kind of what a syllable gains anywhere
OTHERWISE = ""  # stands for any neighbour that is not listed
PAIRS = ("-2-1", "+1+2", "-1+1")  # the kinds of features that are two neighbours at once
_FOREIGN, _UNCLASSED, _COUNTED = "F", "?", "M"

Feature = tuple[str, str]  # its kind and what is there


@dataclass(frozen=True, slots=True)
class Place:
    """The neighbours of a word, in small letters; EDGE or NUMBER where there is none.

    Attributes:
        before: the word before it, and the one before that.
        after: the word after it, and the one after that.
        capital: whether it has a capital although no sentence starts with it.
        open_before: whether the word before it is itself to be inferred, so that it is weighed with each of its
            readings instead.
        open_after: the same of the word after it.
    """

    before: tuple[str, str]
    after: tuple[str, str]
    capital: bool
    open_before: bool = False
    open_after: bool = False

    def features(self, classes: Mapping[str, str]) -> Iterator[Feature]:
        """All that is known of this place; CLASSES are the word classes of the syllables."""
        yield "capital", "yes" if self.capital else "no"
        before, after = self.before, self.after
        if not self.open_before:
            yield from _before(before[0], classes)
            yield "-2-1", f"{before[1]}_{before[0]}"
        if not self.open_after:
            yield from _after(after[0], classes)
            yield "+1+2", f"{after[0]}_{after[1]}"
        if not self.open_before and not self.open_after:
            yield "-1+1", f"{before[0]}_{after[0]}"
        yield "-2", before[1]
        yield "+2", after[1]


def _before(word: str, classes: Mapping[str, str]) -> tuple[Feature, Feature]:
    return ("-1", word), ("-c", class_of(word, classes))


def _after(word: str, classes: Mapping[str, str]) -> tuple[Feature, Feature]:
    return ("+1", word), ("+c", class_of(word, classes))


def class_of(word: str, classes: Mapping[str, str]) -> str:
    """One letter for the class of a word in small letters; that of some syllables is not known."""
    if word == EDGE:
        return EDGE
    return _COUNTED if word == NUMBER else classes.get(word, _FOREIGN)


@dataclass(frozen=True, slots=True, eq=False)
class Contexts:
    """What neighbours say about the syllables that are easily confused.

    Attributes:
        gains: per syllable and kind of feature, how much what is there speaks for the syllable, in nats.
        classes: the word classes of the syllables.
    """

    gains: Mapping[str, Mapping[str, Mapping[str, float]]]
    classes: Mapping[str, str]

    def gain(self, syllable: str, place: Place) -> float:
        """How much a place speaks for a syllable in small letters."""
        known = self.gains.get(syllable)
        return known[OWN][OTHERWISE] + _sum(known, place.features(self.classes)) if known else 0.0

    def gain_of_pair(self, before: str, syllable: str) -> float:
        """How much it speaks for two neighbours, both in small letters, that they stand together.

        It is the same news, whichever of them brings it: it counts once.
        """
        second, first = self.gains.get(syllable), self.gains.get(before)
        backwards = _sum(second, _before(before, self.classes)) if second else 0.0
        forwards = _sum(first, _after(syllable, self.classes)) if first else 0.0
        return (backwards + forwards) / 2 if second and first else backwards + forwards


def _sum(known: Mapping[str, Mapping[str, float]], features: Iterator[Feature] | Sequence[Feature]) -> float:
    gain = 0.0
    for kind, what in features:
        table = known.get(kind)
        if table:
            gain += table.get(what, table[OTHERWISE])
    return gain


@cache
def contexts() -> Contexts:
    """The figures that ship with the program, read once."""
    gains: dict[str, dict[str, dict[str, float]]] = {}
    for row in rows_of("vi_contexts.txt"):
        syllable, kind, otherwise, *values = row.split(" ")
        table = {OTHERWISE: int(otherwise) / 10}
        table.update((what, int(gain) / 10) for what, gain in zip(values[::2], values[1::2], strict=True))
        gains.setdefault(syllable, {})[kind] = table
    classes = {}
    for row in rows_of("vi_syllables.txt"):
        word, _, rest = row.partition("\t")
        classes[word] = rest.partition("\t")[2] or _UNCLASSED
    return Contexts(gains, classes)


def place_of(spans: Sequence[Span], said: Sequence[str], at: int, *, capital: bool) -> Place:
    """The place of the word AT in its line; SAID is what each of the words is in small letters, as far as known."""
    return Place(
        before=_neighbours(spans, said, at, -1),
        after=_neighbours(spans, said, at, 1),
        capital=capital and not spans[at].starts and not spans[at].capitals,
        open_before=not spans[at].left and spans[at - 1].has_hole,
        open_after=not spans[at].right and spans[at + 1].has_hole,
    )


def _neighbours(spans: Sequence[Span], said: Sequence[str], at: int, step: int) -> tuple[str, str]:
    """The next word and the one after it, in one direction."""
    near = (spans[at].left if step < 0 else spans[at].right) or said[at + step]
    if near in {EDGE, NUMBER}:
        return near, EDGE
    return near, (spans[at + step].left if step < 0 else spans[at + step].right) or said[at + 2 * step]
