"""Tells how much two titles look like one.

Numbers are what tells parts, versions and editions apart, so titles with different numbers are never alike; nor are
titles in which a word was exchanged for another one. What is left are other spellings, marks such as "(v2)", and
titles cut short.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from readerapp.domain.duplicates import Sign
from readerapp.domain.identity import fold

_HEAD = re.compile(r"[:：]\s|：|\s[–—-]\s")
_MARK = re.compile(r"v\d{1,2}")
_NUMBER = re.compile(r"[ivx]+|.*\d.*")
_NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten first second third fourth fifth".split()  # noqa: SIM905  one line
)
_FILLERS = frozenset(["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "via", "with"])
_EXTRAS = frozenset(
    ["abstract", "arxiv", "extended", "full", "paper", "preprint", "report", "revised", "short", "technical", "version"]
)
# From here on two titles are other spellings of one, if the words allow it.
_NEAR = 85
_SPELLED_ALIKE = 85
_SAME_START = 3
_FEWEST_WORDS_BEFORE_MARK = 3
_FEWEST_WORDS_CUT = 6


@dataclass(frozen=True, slots=True)
class Title:
    """A title made ready to be compared.

    Attributes:
        text: folded.
        words: of the folded title.
        compact: the folded title without spaces and without a mark such as `v2`.
        head: what stands before a colon, folded and without spaces; empty when there is none.
        foreign: whether it has letters that English has not.
    """

    text: str
    words: tuple[str, ...]
    compact: str
    head: str
    foreign: bool


def title_of(written: str) -> Title:
    """WRITTEN made ready to be compared."""
    text = fold(written)
    words = tuple(text.split())
    head, *rest = _HEAD.split(written, maxsplit=1)
    foreign = not written.isascii() and any(char.isalpha() and not char.isascii() for char in written)
    return Title(text, words, "".join(_without_mark(words)), fold(head).replace(" ", "") if rest else "", foreign)


def resemblance(mine: Title, its: Title, *, strict: bool) -> tuple[Sign, int, int] | None:
    """What two titles have in common: how, in percent, and in how many words; if STRICT only when they are the same."""
    if _same_title(mine, its):
        return Sign.TITLE, 100, len(mine.words)
    if strict:
        return None
    alike = _share(mine.text, its.text)
    if alike >= _NEAR and _other_spelling(mine.words, its.words):
        return Sign.NEAR_TITLE, alike, len(mine.words)
    if _is_short_for(mine, its) or _is_short_for(its, mine):
        return Sign.SHORT_TITLE, alike, 0
    if _is_cut(mine.words, its.words) or _is_cut(its.words, mine.words):
        return Sign.SHORT_TITLE, alike, min(len(mine.words), len(its.words))
    return None


def _same_title(one: Title, other: Title) -> bool:
    """Whether the titles are the same, but for a mark such as `(v2)` on one of them."""
    if not one.compact or one.compact != other.compact:
        return False
    marks = {title.words[len(_without_mark(title.words)) :] for title in (one, other)}
    return len(marks) == 1 or () in marks


def _without_mark(words: tuple[str, ...]) -> tuple[str, ...]:
    """WORDS without a version at the end, where enough is left to be a title."""
    marked = len(words) > _FEWEST_WORDS_BEFORE_MARK and _MARK.fullmatch(words[-1])
    return words[:-1] if marked else words


def _share(one: str, other: str) -> int:
    """How much of two texts is the same, in percent."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415  only needed when somebody looks for duplicates

    return round(ratio(one, other, score_cutoff=_NEAR - 1))


def _other_spelling(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two near titles differ in spelling, order and small words only."""
    if _numbers(one) != _numbers(other):
        return False
    mine, its = _besides(one, other), _besides(other, one)
    if "".join(mine) == "".join(its) or (not its and not mine):
        return True
    if not mine or not its:
        return set(mine or its) <= _EXTRAS
    if len(mine) != len(its):
        return _spelled_alike("".join(mine), "".join(its))
    left = list(its)
    for word in mine:
        match = next((candidate for candidate in left if _spelled_alike(word, candidate)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _numbers(words: Iterable[str]) -> Counter[str]:
    return Counter(word for word in words if _NUMBER.fullmatch(word) or word in _NUMBER_WORDS)


def _besides(words: tuple[str, ...], others: tuple[str, ...]) -> list[str]:
    """The words that OTHERS have not, each as often as that is so, without small ones."""
    spare = Counter(others)
    left = []
    for word in words:
        if spare[word]:
            spare[word] -= 1
        elif word not in _FILLERS:
            left.append(word)
    return left


def _spelled_alike(one: str, other: str) -> bool:
    """Whether ONE may be OTHER in another spelling or number: `modelling`, `networks`; not `supervised`, `GNN`.

    Korean hangs its particles on the word.
    """
    short, long = sorted((one, other), key=len)
    foreign = not short.isascii()
    if foreign and long.startswith(short):
        return True
    start = _SAME_START - foreign
    return one[:start] == other[:start] and _share(one, other) >= _SPELLED_ALIKE


def _is_short_for(short: Title, long: Title) -> bool:
    """Whether SHORT is what stands before the colon in LONG."""
    return bool(long.head) and not short.head and short.compact == long.head


def _is_cut(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether LONG goes on where SHORT ends."""
    enough = len(short) >= _FEWEST_WORDS_CUT and 2 * len(short) >= len(long) > len(short)
    return enough and long[: len(short)] == short and _numbers(short) == _numbers(long)
