"""Finds what somebody means who types a few letters of it: without accents, from the middle, abbreviated, mistyped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

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
        words, initials: of the name.
        text: the name and where it belongs, folded.
        dead: whether it cannot be had now.
    """

    name: str
    words: tuple[str, ...]
    initials: str
    text: str
    dead: bool = False


@lru_cache(maxsize=20_000)
def candidate(name: str, place: str, *, dead: bool = False) -> Candidate:
    """A `Candidate` from what is shown."""
    folded = fold(name)
    words = tuple(folded.split())
    return Candidate(folded, words, "".join(word[0] for word in words), f"{folded} {fold(place)}", dead)


def find(query: str, candidates: Sequence[Candidate], recent: Mapping[int, int]) -> list[int]:
    """The places of those CANDIDATES that QUERY may mean, best first; RECENT are the ranks of those used before.

    Without a query all of them, those that were used last before the others.
    """
    wanted = fold(query)
    if not wanted:
        if query.strip():
            return []
        return sorted(range(len(candidates)), key=lambda place: recent.get(place, len(recent)))
    words = wanted.split()
    scores = {place: score for place, one in enumerate(candidates) if (score := _score(wanted, words, one))}
    if len(wanted) >= _FEWEST and len(scores) < _ENOUGH:
        scores |= _alike(wanted, candidates, scores)
    return sorted(scores, key=lambda place: (-scores[place] - _boost(candidates[place], place, recent), place))


def _score(wanted: str, parts: list[str], one: Candidate) -> float:
    if not all(part in one.text for part in parts):
        return _INITIALS if len(wanted) > 1 and one.initials.startswith(wanted) else 0.0
    if one.name.startswith(wanted):
        return _SAME if one.name == wanted else _BEGINS
    if all(any(word.startswith(part) for word in one.words) for part in parts):
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
        place: _LIKE + score
        for name, score, place in found
        if place not in known and name and len(name) + 1 >= len(wanted)
    }


def _boost(one: Candidate, place: int, recent: Mapping[int, int]) -> float:
    used = _RECENT - recent[place] if place in recent else 0.0
    return used - (_DEAD if one.dead else 0.0) - _LETTER * min(len(one.name), _LONGEST)
