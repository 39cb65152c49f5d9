"""The values that a repair takes and returns: the text, what was done to it, and what is open to doubt."""

from dataclasses import dataclass


class NotText(ValueError):
    """The bytes are no text, or no text in the encoding that was asked for; the message says which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InferredWord:
    """A word with lost characters that was filled in.

    Attributes:
        line: the 1-based line in the repaired text; a line ends with a line feed.
        column: how many characters of this line stand before the word.
        word: the word as it stands there.
        original: what stood in the file.
        alternatives: the next best readings, best first.
        uncertain: whether another reading is likely too.
    """

    line: int
    column: int
    word: str
    original: str
    alternatives: tuple[str, ...] = ()
    uncertain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UnrepairedText:
    """A word that is broken and was left as it was, because nothing says what it should be.

    Attributes:
        line: the 1-based line in the repaired text; a line ends with a line feed.
        column: how many characters of this line stand before it.
        text: the word as it stands there.
    """

    line: int
    column: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordChoice:
    """What the reader wants in the place of an inferred or an unrepaired word.

    Attributes:
        line: the line of this word, as the repaired text tells it.
        column: its column, as the repaired text tells it.
        word: what shall stand there.
    """

    line: int
    column: int
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairedText:
    """What became of a text.

    Attributes:
        text: the repaired text.
        encoding: what the bytes were decoded as, for example "utf-8" or "euc-kr".
        encoding_certain: false if the encoding is a guess that the reader should confirm.
        steps: what was undone, in order; empty if nothing was broken.
        passages: how many separate passages were repaired.
        words: the words that had lost characters and were inferred, in the order of the text.
        unrepaired: the broken words that were left as they were, in the order of the text.
        unused: the choices that no inferred or unrepaired word stands at.
    """

    text: str
    encoding: str
    encoding_certain: bool = True
    steps: tuple[str, ...] = ()
    passages: int = 0
    words: tuple[InferredWord, ...] = ()
    unrepaired: tuple[UnrepairedText, ...] = ()
    unused: tuple[WordChoice, ...] = ()

    @property
    def inferred(self) -> int:
        """How many words were inferred."""
        return len(self.words)

    @property
    def uncertain(self) -> tuple[InferredWord, ...]:
        """The inferred words that have a likely other reading."""
        return tuple(word for word in self.words if word.uncertain)
