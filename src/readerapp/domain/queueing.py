"""The user's own order of the queue: what a move does to the places of its papers, as a pure function."""

from collections.abc import Sequence


def moved(order: Sequence[tuple[int, int | None]], papers: Sequence[int], before: int | None) -> dict[int, int]:
    """The places that change when PAPERS are put, in the order given, in front of the paper BEFORE (None: the end).

    ORDER are papers and their places, first to last; None is a paper without one, which comes last. The places are
    handed out anew among those papers that change theirs, so that nothing else in the queue is written.
    """
    there = [paper for paper, _ in order]
    moving = [paper for paper in dict.fromkeys(papers) if paper in set(there)]
    if not moving or before in moving:
        return {}
    left = [paper for paper in there if paper not in set(moving)]
    at = left.index(before) if before in left else len(left)
    wanted = [*left[:at], *moving, *left[at:]]
    places: list[int] = []
    for _, place in order:
        least = places[-1] + 1 if places else place or 0
        places.append(max(least, place) if place is not None else least)
    had = dict(order)
    return {paper: place for paper, place in zip(wanted, places, strict=True) if had[paper] != place}
