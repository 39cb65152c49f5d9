"""Says what it costs to read a word with holes as one that a word list has, or as one that it lacks."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from heapq import nsmallest
from itertools import product
from operator import itemgetter

from readerapp.digests.text_repair.holes import Hole
from readerapp.digests.text_repair.plausibility import script
from readerapp.digests.text_repair.readings import Item, Reading
from readerapp.digests.text_repair.word_lists import WordList

_LONGEST_WORD = 40
_FEW = 6  # letters between which the others of an unlisted word can choose
_MOST_READINGS = 600
_KEPT_READINGS = 12
_UNLISTED = 5.0  # that a word is not in the list
_UNLISTED_NAME = 2.0
_INFLECTED = 0.5  # that it is another form of a listed one, beyond what the rarest listed word costs
_UNLISTED_ALIKE = 2.5  # that an unlisted one looks like a listed one where much is lost
_SHORTEST_STEM = 3
_LONGEST_ENDING = 3
_TEMPER = 0.75  # the neighbouring letters say less than it seems
_PER_LETTER = 2.6  # and that it has a certain letter at a place
_INITIAL = 3.0  # any letter may be the first one of a name


@lru_cache(maxsize=1000)
def opened(hole: Hole, words: WordList) -> Hole:
    """The hole as one that the list may fill, if it can be a letter of the list's language; always the same object."""
    if script(hole.candidates[0]) != words.script:
        return hole
    ranked = [
        (char, cost) for char, cost in zip(hole.candidates, hole.costs, strict=True) if char.lower() in words.letters
    ]
    if not ranked:
        return hole
    chars, costs = zip(*ranked, strict=True)
    return replace(hole, candidates=chars, costs=costs, hopeless=False)


def is_for_list(item: Item, words: WordList) -> bool:
    """Whether it is a hole that the list may fill."""
    return isinstance(item, Hole) and not item.hopeless and script(item.candidates[0]) == words.script


@lru_cache(maxsize=20_000)
def readings_from_list(
    part: tuple[Item, ...], words: WordList, *, is_name: bool, is_initial: bool
) -> tuple[Reading, ...]:
    """The readings of a run of letters and holes, cheapest first; none if it is likelier something unknown.

    The reading without text stands for everything unknown. IS_NAME says that its capital is one of a name, as far as
    one can see, IS_INITIAL that a single letter may be short for one.
    """
    if len(part) > _LONGEST_WORD:
        return ()
    options = [item.candidates if isinstance(item, Hole) else (item,) for item in part]
    pattern = [
        frozenset(map(str.lower, item.candidates)) if isinstance(item, Hole) else words.as_listed(item) for item in part
    ]
    costs: dict[str, float] = {}
    for word in words.matching(pattern):  # the most frequent way to write it counts
        for text in _written(word, options):
            costs.setdefault(text, _INITIAL if is_initial else words.costs[word])
    unknown = (_UNLISTED_NAME if is_name else _UNLISTED) + sum(
        words.model.cost_of_any(letters) if isinstance(item, Hole) else _PER_LETTER
        for item, letters in zip(part, pattern, strict=True)
    )
    ways = _ways(part, options, pattern, words)
    stems = frozenset(text[: _last_hole(part)] for text in costs)
    for text, cost in ways:
        usual = words.rarest + _INFLECTED if text[: _last_hole(part)] in stems else unknown
        costs.setdefault(text, max(words.rarest, min(unknown, usual)) + cost)
    if not ways:
        costs[""] = min(unknown, words.rarest + _UNLISTED_ALIKE)
    readings = [Reading(text, cost, 0.0, "") for text, cost in sorted(costs.items(), key=itemgetter(1))]
    return tuple(readings[:_KEPT_READINGS]) if readings[0].text else ()


def cost_of_word(part: tuple[Item, ...], words: WordList, *, is_name: bool = False) -> float:
    """What the likeliest reading of a run of letters costs, with or without holes."""
    unlisted = (_UNLISTED_NAME if is_name else _UNLISTED) + _PER_LETTER * len(part)
    if any(isinstance(item, Hole) for item in part):
        readings = readings_from_list(part, words, is_name=is_name, is_initial=False)
        return readings[0].cost if readings else unlisted
    costs = [words.costs[word] for word in words.matching([words.as_listed(str(item)) for item in part])]
    return min(costs, default=unlisted)


def _last_hole(part: Sequence[Item]) -> int:
    """Where the last run of holes begins, if the word may end differently there; else its end."""
    end = max(at for at, item in enumerate(part) if isinstance(item, Hole)) + 1
    start = end - 1
    while start > 0 and isinstance(part[start - 1], Hole):
        start -= 1
    return start if start >= max(_SHORTEST_STEM, len(part) - _LONGEST_ENDING) else len(part)


def _written(word: str, options: Sequence[Sequence[str]]) -> Iterator[str]:
    """A listed word as it may be written where the OPTIONS are what may stand at each place."""
    fitting = (
        option if len(option) == 1 else [char for char in option if char.lower() == letter]
        for option, letter in zip(options, word, strict=True)
    )
    return filter(_is_well_written, map("".join, product(*fitting)))


def _ways(
    part: Sequence[Item], options: Sequence[Sequence[str]], pattern: Sequence[frozenset[str]], words: WordList
) -> list[tuple[str, float]]:
    """The likeliest ways to fill the holes by their neighbours in the word; none if there are too many to weigh."""
    ways = [("", 0.0)]
    end = 0
    while end < len(part):
        start, end = end, end + 1
        if not isinstance(part[start], Hole):
            ways = [(text + options[start][0], cost) for text, cost in ways]
            continue
        while end < len(part) and part[end] is part[start]:
            end += 1
        letters = pattern[start]
        if len(letters) > _FEW or len(letters) ** (end - start) > _MOST_READINGS:
            return []
        rest = "".join(option[0] for option in options[end:]).lower()
        ways = [
            (text + run, cost + _TEMPER * words.model.cost((text + run).lower() + rest, start, end, letters))
            for text, cost in ways
            for run in map("".join, product(*options[start:end]))
        ]
        ways = nsmallest(_KEPT_READINGS, ways, key=itemgetter(1))
    return [way for way in ways if _is_well_written(way[0])]


def _is_well_written(text: str) -> bool:
    """Whether capitals are where capitals may be."""
    return text.isupper() or text[1:].islower() or len(text) == 1
