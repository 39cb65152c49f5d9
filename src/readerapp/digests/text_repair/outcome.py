"""The values that a repair returns: the text, what was done to it, and what is open to doubt."""

from dataclasses import dataclass


class NotText(ValueError):
    """The bytes are no text, or no text in the encoding that was asked for; the message says which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InferredWord:
    """A word with lost characters that was filled in with a small margin.

    Attributes:
        line: the 1-based line in the repaired text.
        word: the word as it stands in the repaired text.
        alternatives: the next best readings, best first.
        original: what stood in the file.
    """

    line: int
    word: str
    alternatives: tuple[str, ...]
    original: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnrepairedText:
    """A word that is broken and was left as it was, because nothing says what it should be.

    Attributes:
        line: the 1-based line in the repaired text.
        text: the word as it stands in the repaired text.
    """

    line: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairedText:
    """What became of a text.

    Attributes:
        text: the repaired text.
        encoding: what the bytes were decoded as, for example "utf-8" or "euc-kr".
        encoding_certain: false if the encoding is a guess that the reader should confirm.
        steps: what was undone, in order; empty if nothing was broken.
        passages: how many separate passages were repaired.
        inferred: how many words had characters that were lost and had to be inferred.
        uncertain: the inferred words that have a likely other reading.
        unrepaired: the broken words that were left as they were.
    """

    text: str
    encoding: str
    encoding_certain: bool = True
    steps: tuple[str, ...] = ()
    passages: int = 0
    inferred: int = 0
    uncertain: tuple[InferredWord, ...] = ()
    unrepaired: tuple[UnrepairedText, ...] = ()
