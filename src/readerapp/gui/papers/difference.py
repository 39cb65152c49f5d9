"""Finds what changed between two orders of papers, so that a view keeps its place: a pure function."""

from dataclasses import dataclass

Ids = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """From row FIRST on, REMOVED rows gave way to ADDED rows; all others stayed."""

    first: int
    removed: int
    added: int

    def __bool__(self) -> bool:
        return bool(self.removed or self.added)


def difference(old: tuple[object, ...], new: tuple[object, ...]) -> Difference:
    """The smallest single stretch that has to be exchanged to make NEW out of OLD."""
    shorter = min(len(old), len(new))
    first = _common(old[:shorter], new[:shorter])
    rest = shorter - first
    last = _common(old[::-1][:rest], new[::-1][:rest])
    return Difference(first=first, removed=len(old) - first - last, added=len(new) - first - last)


def _common(one: tuple[object, ...], other: tuple[object, ...]) -> int:
    """How many leading items two tuples of one length share; compares slices, which is quick."""
    low, high = 0, len(one)
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
