"""Tells whether two titles, or two first authors, can belong to the same work; in doubt they can."""

from collections import Counter

from readerapp.domain.identity import fold

# Of two titles with less than this share of pairs of letters in common, nothing in one comes from the other.
_ALIKE = 0.4
_FOREIGN_SHARE = 0.15
# Shorter than this, a title may be a nickname, which need not have anything in common with the whole title.
_NICKNAME_WORDS, _NICKNAME_LETTERS = 3, 8
_MOST_LETTERS = 400


def contradicting_titles(one: str, other: str) -> bool:
    """Whether the two cannot be titles of one work.

    A nickname, a beginning or another wording of a title contradicts it as little as a translation does.
    """
    first, second = fold(one[:_MOST_LETTERS]), fold(other[:_MOST_LETTERS])
    if _is_nickname(first) or _is_nickname(second) or _is_foreign(one) != _is_foreign(other):
        return False
    if first in second or second in first:
        return False
    few, many = sorted((set(first.split()), set(second.split())), key=len)
    return not few <= many and _likeness(first, second) < _ALIKE


def contradicting_authors(one: str, other: str) -> bool:
    """Whether the two names, however they are written, belong to different people: they have no word in common."""
    first, second = fold(one), fold(other)
    if not first or not second or first.isascii() != second.isascii():
        return False
    return not set(first.split()) & set(second.split())


def _likeness(first: str, second: str) -> float:
    """The share of pairs of neighbouring letters that both have (Sørensen and Dice), from 0 to 1; both are folded."""
    pairs, others = _pairs(first), _pairs(second)
    return 2 * (pairs & others).total() / max(pairs.total() + others.total(), 1)


def _pairs(folded: str) -> Counter[str]:
    letters = folded.replace(" ", "")
    return Counter(letters[at : at + 2] for at in range(len(letters) - 1))


def _is_nickname(folded: str) -> bool:
    """Korean and Chinese write few spaces, so there the letters count."""
    return len(folded.split()) <= _NICKNAME_WORDS and (folded.isascii() or len(folded) < _NICKNAME_LETTERS)


def _is_foreign(title: str) -> bool:
    letters = [char for char in title if char.isalpha()]
    return sum(not char.isascii() for char in letters) > _FOREIGN_SHARE * len(letters)
