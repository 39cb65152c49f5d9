"""Finds what somebody means who types a few letters of it: without accents, from the middle, abbreviated, mistyped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readerapp.domain.identity import fold

_SAME, _BEGINS, _WORDS, _INITIALS, _WITHIN, _PLACE, _LIKE = 1000.0, 900.0, 800.0, 750.0, 700.0, 600.0, 400.0
_RECENT, _DEAD, _LETTER = 40.0, 60.0, 0.2
_LONGEST = 50  # letters of a name after which being longer does not count
_ALIKE = 74  # percent; a wrong letter or two of a word
_FEWEST = 3  # letters in which a slip can be told from another word


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that can be found.

    Attributes:
        name, place: what it is called and where it belongs, folded.
        dead: whether it cannot be had now.
    """

    name: str
    place: str
    dead: bool = False


def candidate(name: str, place: str, *, dead: bool = False) -> Candidate:
    """A `Candidate` from what is shown."""
    return Candidate(fold(name), fold(place), dead)


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
    if len(wanted) >= _FEWEST:
        scores |= _alike(wanted, candidates, scores)
    return sorted(scores, key=lambda place: (-scores[place] - _boost(candidates[place], place, recent), place))


def _score(wanted: str, words: list[str], one: Candidate) -> float:
    name = one.name
    if name == wanted:
        return _SAME
    if name.startswith(wanted):
        return _BEGINS
    own = name.split()
    if all(any(word.startswith(part) for word in own) for part in words):
        return _WORDS
    if len(words) == 1 and len(wanted) > 1 and "".join(word[0] for word in own).startswith(wanted):
        return _INITIALS
    if wanted in name:
        return _WITHIN
    if all(part in name or part in one.place for part in words):
        return _PLACE
    return 0.0


def _alike(wanted: str, candidates: Sequence[Candidate], known: Mapping[int, float]) -> dict[int, float]:
    """Those that are written almost so."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  the window comes up without it

    names = {place: one.name for place, one in enumerate(candidates) if place not in known and one.name}
    found = process.extract(wanted, names, scorer=fuzz.partial_ratio, score_cutoff=_ALIKE, limit=20)
    return {place: _LIKE + score for name, score, place in found if len(name) + 1 >= len(wanted)}


def _boost(one: Candidate, place: int, recent: Mapping[int, int]) -> float:
    used = _RECENT - recent[place] if place in recent else 0.0
    return used - (_DEAD if one.dead else 0.0) - _LETTER * min(len(one.name), _LONGEST)
