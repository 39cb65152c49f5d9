"""Finds what somebody means who types a few letters of it: without accents, from the middle, abbreviated, mistyped."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest

from readerapp.domain.identity import fold

_SAME, _BEGINS, _WORDS, _INITIALS, _WITHIN, _PLACE, _LIKE = 1000.0, 900.0, 800.0, 750.0, 700.0, 600.0, 400.0
_RECENT, _DEAD, _LETTER = 40.0, 60.0, 0.2
_LONGEST = 50  # letters of a name after which being longer does not count
_MOST_ALIKE = 12
_ALIKE = 74  # percent; a wrong letter or two of a word
_ENOUGH = 8  # exact ones, beside which nobody looks for slips
_FEWEST = 3  # letters in which a slip can be told from another word


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that can be found.

    Attributes:
        name: what it is called, folded.
        words: the name after a space, so that a space and letters are found where a word begins.
        initials: of the name.
        text: the name and where it belongs, folded.
        weight: what it has before others that are meant as much; long names, and what cannot be had now, have less.
    """

    name: str
    words: str
    initials: str
    text: str
    weight: float


@lru_cache(maxsize=20_000)
def candidate(name: str, place: str, *, dead: bool = False) -> Candidate:
    """A `Candidate` from what is shown; DEAD is what cannot be had now."""
    folded = fold(name)
    initials = "".join(word[0] for word in folded.split())
    weight = -_LETTER * min(len(folded), _LONGEST) - (_DEAD if dead else 0.0)
    return Candidate(folded, f" {folded}", initials, f"{folded} {fold(place)}", weight)


class Finder:
    """Looks among CANDIDATES; a query that goes on from the one before looks only among what that found."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._candidates = candidates
        self._wanted = ""
        self._hits: Collection[int] = range(len(candidates))

    def find(self, query: str, recent: Mapping[int, int], most: int) -> list[int]:
        """The places of the candidates that QUERY may mean, at MOST so many, best first.

        RECENT are the ranks of those used before. Without a query all are meant, those used last before the others.
        """
        wanted = fold(query)
        if not wanted:
            if query.strip():
                return []
            return nsmallest(most, range(len(self._candidates)), key=lambda place: recent.get(place, len(recent)))
        scores = self._scores(wanted)
        if len(wanted) >= _FEWEST and len(scores) < _ENOUGH:
            scores |= _alike(wanted, self._candidates, scores)
        for place in recent.keys() & scores.keys():
            scores[place] += _RECENT - recent[place]
        best = nsmallest(most, [(-score, place) for place, score in scores.items()])
        return [place for _, place in best]

    def _scores(self, wanted: str) -> dict[int, float]:
        """How much the name of each candidate is like WANTED, and its weight."""
        among = self._hits if wanted.startswith(self._wanted) else range(len(self._candidates))
        first, *others = parts = wanted.split()
        rows = [(place, self._candidates[place]) for place in among]
        inside = [row for row in rows if first in row[1].text and (not others or _has(row[1].text, others))]
        scores = {place: _score(wanted, parts, one) + one.weight for place, one in inside}
        if len(wanted) > 1:
            for place, one in rows:
                if one.initials.startswith(wanted) and place not in scores:
                    scores[place] = _INITIALS + one.weight
            self._wanted, self._hits = wanted, tuple(scores)
        return scores


def _has(text: str, parts: Sequence[str]) -> bool:
    return all(part in text for part in parts)


def _score(wanted: str, parts: Sequence[str], one: Candidate) -> float:
    if one.name.startswith(wanted):
        return _SAME if one.name == wanted else _BEGINS
    if f" {parts[0]}" in one.words and (len(parts) == 1 or all(f" {part}" in one.words for part in parts)):
        return _WORDS
    if len(wanted) > 1 and one.initials.startswith(wanted):
        return _INITIALS
    return _WITHIN if wanted in one.name else _PLACE


def _alike(wanted: str, candidates: Sequence[Candidate], known: Mapping[int, float]) -> dict[int, float]:
    """Those that are written almost so."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  the window comes up without it

    names = [one.name for one in candidates]
    found = process.extract(wanted, names, scorer=fuzz.partial_ratio, score_cutoff=_ALIKE, limit=_ENOUGH + _MOST_ALIKE)
    return {
        place: _LIKE + score + candidates[place].weight
        for name, score, place in found
        if place not in known and name and len(name) + 1 >= len(wanted)
    }
