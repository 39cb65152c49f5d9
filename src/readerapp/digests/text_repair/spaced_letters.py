"""Puts letters together again with the space that their last byte became, where a word list says that there is none.

"Разговор" stands as "Ð азговор" where a no-break space became a space, and so would "А разговор".
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from readerapp.digests.text_repair.codepages import NO_BREAK_SPACE, CodePage
from readerapp.digests.text_repair.holes import Hole
from readerapp.digests.text_repair.listed_words import cost_of_word, is_for_list
from readerapp.digests.text_repair.readings import Item
from readerapp.digests.text_repair.word_lists import WordList

_CLEARLY = 4.0
_BEGINNING = 3  # letters that no word begins with are no beginning of a name


def with_spaces_taken(
    items: Sequence[Item], starts: Sequence[int], page: CodePage, words: WordList
) -> tuple[list[Item], list[int]]:
    """The items of a line and their places, a space taken by the letter before it where that makes a word."""
    done: list[Item] = []
    places: list[int] = []
    at = 0
    while at < len(items):
        item = items[at]
        done.append(item)
        places.append(starts[at])
        at += 1
        if not (isinstance(item, Hole) and is_for_list(item, words)) or at == len(items):
            continue
        letter = _letter_with_space(item.original, page)
        if items[at] != " ":
            done[-1] = _without(item, letter)
        elif letter in item.candidates and _is_one_word(done, letter, items[at + 1 :], words):
            done[-1] = _only(item, letter)
            at += 1
    return done, [*places, starts[-1]]


def _is_one_word(before: Sequence[Item], letter: str, after: Sequence[Item], words: WordList) -> bool:
    """Whether a word is likelier than two of which the first ends with the last item of BEFORE."""
    start = len(before) - 1
    while start > 0 and _is_letter(before[start - 1]):
        start -= 1
    end = 0
    while end < len(after) and _is_letter(after[end]):
        end += 1
    if not end:
        return False
    first, rest = tuple(before[start:]), tuple(after[:end])
    apart = cost_of_word(first, words) + cost_of_word(rest, words)
    together = (*first[:-1], letter, *rest)
    is_name = len(first) == 1 and words.is_beginning("".join(map(str, filter(_is_certain, together[:_BEGINNING]))))
    return cost_of_word(together, words, is_name=is_name) + _CLEARLY < apart


def _is_certain(item: Item) -> bool:
    return not isinstance(item, Hole)


def _is_letter(item: Item) -> bool:
    return item.is_letter if isinstance(item, Hole) else item.isalpha()


@lru_cache(maxsize=256)
def _letter_with_space(sequence: str, page: CodePage) -> str:
    """The letter of which a sequence and a no-break space are all bytes; nothing if there is none."""
    try:
        return bytes((*map(page.byte_of.__getitem__, sequence), NO_BREAK_SPACE)).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return ""


@lru_cache(maxsize=256)
def _without(hole: Hole, letter: str) -> Hole:
    """The hole without one of its candidates, if it has others; the same object each time."""
    ranked = [pair for pair in zip(hole.candidates, hole.costs, strict=True) if pair[0] != letter]
    if not ranked or len(ranked) == len(hole.candidates):
        return hole
    chars, costs = zip(*ranked, strict=True)
    return replace(hole, candidates=chars, costs=costs)


@lru_cache(maxsize=256)
def _only(hole: Hole, letter: str) -> Hole:
    """The hole with its space, as that letter."""
    return replace(hole, candidates=(letter,), costs=(0.0,), original=hole.original + " ")
