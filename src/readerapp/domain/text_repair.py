"""How the text of a digest was made from its bytes: what the user asked for, and what became of single words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import islice


class Certainty(StrEnum):
    """How sure the repair is of a word that had lost characters."""

    SURE = "sure"
    UNCERTAIN = "uncertain"
    UNREPAIRED = "unrepaired"


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairedWord:
    """A word of a digest's text that had lost characters.

    Attributes:
        line: the 1-based line of the text.
        column: how many characters of this line stand before the word.
        word: what stands there.
        guess: what the repair put there by itself.
        original: what stood in the file.
        alternatives: other readings, best first.
        chosen: whether the user said what it is.
    """

    line: int
    column: int
    word: str
    guess: str
    original: str
    alternatives: tuple[str, ...] = ()
    certainty: Certainty = Certainty.SURE
    chosen: bool = False

    @property
    def open(self) -> bool:
        """Whether the user should look at it."""
        return self.certainty is not Certainty.SURE and not self.chosen

    @property
    def readings(self) -> tuple[str, ...]:
        """All that may stand there, the repair's own word first and what stood in the file last."""
        return tuple(dict.fromkeys((self.guess, *self.alternatives, self.original)))


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairedPassage:
    """Lines of a digest's text from which something was made, or a part of them where they are very long.

    Attributes:
        line, column: where TEXT begins: a 1-based line, and how many of its characters stand before.
        words: those that had lost characters, in the order of the text.
    """

    digest_id: int
    line: int
    column: int
    text: str
    words: tuple[RepairedWord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenWord:
    """What the user wants in the place of a word; a repair that has got better since still finds the place.

    Attributes:
        line: the 1-based line.
        original: what stands there in the file.
        place: how many words of that line with the same original come before it.
        word: what shall stand there.
    """

    line: int
    original: str
    place: int
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairSettings:
    """How the user wants the text of a digest to be made.

    Attributes:
        encoding: the encoding that the user told; empty when it is to be guessed.
        repair: whether broken text is to be repaired.
        choices: the words that the user picked.
    """

    encoding: str = ""
    repair: bool = True
    choices: tuple[ChosenWord, ...] = ()

    def choosing(self, choice: ChosenWord, *, guess: str) -> "RepairSettings":
        """The same with CHOICE in the place of an earlier one for the same word; the repair's own GUESS is none."""
        at = (choice.line, choice.original, choice.place)
        others = [other for other in self.choices if (other.line, other.original, other.place) != at]
        if choice.word != guess:
            others.append(choice)
        others.sort(key=lambda item: (item.line, item.original, item.place))
        return replace(self, choices=tuple(others))


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRepair:
    """What was done to make text of the bytes of a digest.

    Attributes:
        encoding: what the bytes were decoded as.
        certain: false if the encoding is a guess that may well be wrong.
        steps: what was undone, in order; empty when nothing was broken.
        passages: how many separate passages were repaired.
        inferred: how many words had lost characters and were filled in.
        uncertain: how many of these have a likely other reading and were not looked at by the user.
        unrepaired: how many broken words were left as they were.
        settings: what the user asked for.
    """

    encoding: str = "utf-8"
    certain: bool = True
    steps: tuple[str, ...] = ()
    passages: int = 0
    inferred: int = 0
    uncertain: int = 0
    unrepaired: int = 0
    settings: RepairSettings = field(default_factory=RepairSettings)


def places_of(words: Iterable[RepairedWord]) -> Iterator[int]:
    """Of each of WORDS, in the order of the text, how many before it in its line were the same in the file."""
    line, met = 0, Counter[str]()
    for word in words:
        if word.line != line:
            line, met = word.line, Counter()
        yield met[word.original]
        met[word.original] += 1


def chosen_at(words: Sequence[RepairedWord], at: int, text: str) -> ChosenWord:
    """That TEXT shall stand for the one of WORDS at AT."""
    word = words[at]
    place = next(islice(places_of(words), at, None))
    return ChosenWord(line=word.line, original=word.original, place=place, word=text)
