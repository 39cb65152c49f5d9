"""Says what it costs to read a word, or a lone symbol, with holes in it in a certain way."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from math import prod

from readerapp.digests.text_repair.holes import Hole
from readerapp.digests.text_repair.plausibility import surprise
from readerapp.digests.text_repair.vietnamese import Syllables

Item = str | Hole

_MOST_READINGS = 600
_FEWEST_OPTIONS = 4
_KEPT_READINGS = 12
_MUCH_DEARER = 14.0
_LONGEST_WORD = 60
_UNKNOWN_WORD = 19.0
_CAPITAL_IN_WORD = 15.0
_AGAINST_NEIGHBOURS = 5.0
_CAPITAL_AFTER_CAPITAL = 2.0
_SMALL_IN_ABBREVIATION = 1.0  # QĐ rather than Qč, but either is uncertain
_CAPITAL_IN_SENTENCE = 3.0
_SMALL_AT_START = 2.5
_POSITION = 3.0
_JOINER = "\u200d"
_VOWELS = frozenset("aeiouy")
_EMOJI_STYLE = "\ufe0f"
_OPENERS = frozenset(" \t\xa0\u3000([*_|“‘«„")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word.

    Attributes:
        text: the word.
        cost: what the word costs by itself, without its neighbours.
        shape: what its capitals cost.
        syllable: the word in small letters if it is a Vietnamese syllable, or if it is whole; else nothing.
    """

    text: str
    cost: float
    shape: float
    syllable: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What says something about the capitals of a word.

    Attributes:
        sentence_start: whether a sentence starts with it.
        capitals: whether it, or what stands beside it, is written in capitals.
        glued: whether it is part of a name such as `--size=SỐ1`.
    """

    sentence_start: bool
    capitals: bool
    glued: bool


@lru_cache(maxsize=20_000)
def readings_of_word(part: tuple[Item, ...], language: Syllables, surroundings: Surroundings) -> tuple[Reading, ...]:
    """The readings of a run of letters and holes, cheapest first; none if there are too many to weigh."""
    options = _limited([_options(item) for item in part]) if len(part) <= _LONGEST_WORD else None
    if options is None:
        return ()
    inferred = [isinstance(item, Hole) for item in part]
    readings = []
    for chosen in product(*options):
        text = "".join(char for char, _ in chosen)
        small = text.lower()
        known = language.cost(small)
        letters = sum(cost for _, cost in chosen)
        cost = _UNKNOWN_WORD + letters if known is None else known
        shape = _shape_cost(text, inferred, surroundings, is_name=known is None)
        readings.append(Reading(text, cost, shape, "" if known is None and any(inferred) else small))
    readings.sort(key=lambda reading: reading.cost + reading.shape)
    dearest = readings[0].cost + readings[0].shape + _MUCH_DEARER
    return tuple(reading for reading in readings[:_KEPT_READINGS] if reading.cost + reading.shape <= dearest)


def readings_of_symbol(hole: Hole, before: Sequence[Item], after: Sequence[Item]) -> tuple[Reading, ...]:
    """The readings of a hole that is no letter, cheapest first; BEFORE and AFTER are the rest of the line."""
    place = _Place(
        before[-1] if before else " ",
        after[0] if after else " ",
        is_quoted=_is_quoted(before),
        is_closed="“" in after and not _is_space(after[after.index("“") - 1]),
    )
    is_any_style = {"“", "„", "”"}.issubset(hole.candidates)
    readings = [
        Reading(char, cost + _position_cost(char, place, is_any_style=is_any_style), 0.0, "")
        for char, cost in zip(hole.candidates, hole.costs, strict=True)
    ]
    return tuple(sorted(readings, key=lambda reading: reading.cost))


@dataclass(frozen=True, slots=True)
class _Place:
    """What stands around a symbol.

    Attributes:
        before: the character or hole before it.
        after: the character or hole after it.
        is_quoted: whether “ stands before it in the line, and nothing that closes it.
        is_closed: whether “ closes something after it, as in German.
    """

    before: Item
    after: Item
    is_quoted: bool
    is_closed: bool


def _is_space(item: Item) -> bool:
    return isinstance(item, str) and item.isspace()


def _is_quoted(before: Sequence[Item]) -> bool:
    """Whether “ stands there, and nothing after it that closes it or may do so."""
    for at in range(len(before) - 1, -1, -1):
        item = before[at]
        if item == "“":
            return at == 0 or before[at - 1] in _OPENERS
        if item == "”" or (isinstance(item, Hole) and "”" in item.candidates):
            return False
    return False


def _is_picture(item: Item) -> bool:
    """Whether it may be part of an emoji."""
    if isinstance(item, Hole):
        return not item.is_letter
    return item > "\u2000" and unicodedata.category(item) in {"So", "Sk", "Mn", "Cf"}


def _position_cost(char: str, place: _Place, *, is_any_style: bool) -> float:
    """Whether quotes open and close, dashes stand alone, and joiners join.

    IS_ANY_STYLE says that nothing tells “…” from „…“ here.
    """
    before, after = place.before, place.after
    pictures = _is_picture(before) and _is_picture(after)
    starts = before in _OPENERS
    ends = isinstance(after, str) and (after.isspace() or after in ")]*_|.,")
    if after == _EMOJI_STYLE:
        fits = unicodedata.category(char) == "So"
    elif char == _JOINER:
        fits = pictures
    elif is_any_style and char in "“„":
        return (-_POSITION if char == "“" else -_POSITION - 1.0) if starts != ends else _POSITION
    elif char in "“‘":
        fits = starts and not ends
    elif char in "„‚":
        if starts and not place.is_closed:
            return 0.0  # its end may be in another line, or lost
        fits = starts
    elif char == "”" and place.is_quoted:
        fits = not pictures and (ends or not starts)
    elif char in "”’…":
        fits = not starts and not pictures
    elif char in "–—":
        fits = starts and ends
    else:
        is_term = starts and isinstance(after, str) and (after.isalnum() or after.isspace())
        return 0.0 if is_term or unicodedata.category(char) != "Sm" else _POSITION
    return -_POSITION if fits else _POSITION


def _options(item: Item) -> tuple[tuple[str, float], ...]:
    if isinstance(item, Hole):
        return tuple(zip(item.candidates, item.costs, strict=True))
    return ((item, 0.0 if item.isascii() else surprise(item)),)


def _limited(options: list[tuple[tuple[str, float], ...]]) -> list[tuple[tuple[str, float], ...]] | None:
    """The options, cut down until their product is small; None if a choice would have to go altogether."""
    most = max(map(len, options))
    while prod(map(len, options)) > _MOST_READINGS:
        most -= 1
        if most < _FEWEST_OPTIONS:
            return None
        options = [option[:most] for option in options]
    return options


def _is_abbreviation(text: str) -> bool:
    """Whether nothing in a word can be spoken."""
    return _VOWELS.isdisjoint(unicodedata.normalize("NFD", text.lower()))


def _shape_cost(text: str, inferred: list[bool], surroundings: Surroundings, *, is_name: bool) -> float:
    """How odd the capitals among the inferred letters are, seen from the letters that are certain."""
    if not any(inferred):
        return 0.0
    certain = [char for char, hole in zip(text, inferred, strict=True) if not hole]
    guessed = [char for char, hole in zip(text[1:], inferred[1:], strict=True) if hole]
    capitals = sum(char.isupper() for char in guessed)
    if any(char.islower() for char in certain):
        cost = capitals * _CAPITAL_IN_WORD
    elif surroundings.capitals:
        cost = (len(guessed) - capitals) * _AGAINST_NEIGHBOURS
    elif certain and is_name and _is_abbreviation(text):
        cost = (len(guessed) - capitals) * _SMALL_IN_ABBREVIATION
    elif certain and not surroundings.sentence_start:
        cost = 0.0 if surroundings.glued else capitals * _CAPITAL_AFTER_CAPITAL
    else:
        cost = capitals * _AGAINST_NEIGHBOURS
    if inferred[0] and not surroundings.capitals:
        if text[0].isupper() and not surroundings.sentence_start and not is_name:
            cost += _CAPITAL_IN_SENTENCE
        elif text[0].islower() and surroundings.sentence_start:
            cost += _SMALL_AT_START
    return cost
