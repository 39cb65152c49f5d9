"""Puts places that lie side by side together: a long selection is a few stretches."""

from collections.abc import Iterable


def stretches(places: Iterable[int]) -> list[tuple[int, int]]:
    """Sorted PLACES as stretches of neighbours, first and last."""
    found: list[tuple[int, int]] = []
    for place in places:
        if found and place == found[-1][1] + 1:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return found
