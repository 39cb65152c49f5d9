"""Fills the holes of a line with the readings that cost least together, and says how sure each one is."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from readerapp.digests.text_repair.lexicon import Language
from readerapp.digests.text_repair.readings import Reading
from readerapp.digests.text_repair.vietnamese import SENTENCE_START
from readerapp.digests.text_repair.words import Word

_MOST_ALTERNATIVES = 4
_START = Reading(text="", cost=0.0, shape=0.0, syllable=SENTENCE_START)


@dataclass(frozen=True, slots=True)
class Choice:
    """A word with holes and the reading that was chosen.

    Attributes:
        word: the word and all its readings.
        text: the chosen reading.
        margin: how much dearer the line gets with the next best reading of this word.
        alternatives: the other readings, best first.
    """

    word: Word
    text: str
    margin: float
    alternatives: tuple[str, ...]


def fill(words: Sequence[Word], language: Language) -> list[Choice]:
    """A reading for every word that has a hole; WORDS are those of a line and their neighbours, in order."""
    choices: list[Choice] = []
    for group in _groups(words):
        choices.extend(_fill_group(group, language))
    return choices


def _groups(words: Sequence[Word]) -> list[list[Word]]:
    """Runs of words that can influence each other."""
    groups: list[list[Word]] = []
    for word in words:
        if word.follows and groups:
            groups[-1].append(word)
        else:
            groups.append([word])
    return [group for group in groups if any(word.has_hole for word in group)]


def _fill_group(words: list[Word], language: Language) -> list[Choice]:
    """Least-cost totals through each reading, forwards and backwards; the best one wins."""
    forward = _totals(words, language)
    backward = _totals_backwards(words, language)
    choices = []
    for at, word in enumerate(words):
        if not word.has_hole:
            continue
        through = sorted(
            (ahead + behind, reading.text)
            for ahead, behind, reading in zip(forward[at], backward[at], word.readings, strict=True)
        )
        best, text = next(way for way in through if way[1])
        margin = min((total for total, other in through if other != text), default=float("inf")) - best
        others = [other for _, other in through if other not in {"", text}]
        choices.append(Choice(word, text, margin, tuple(others[:_MOST_ALTERNATIVES])))
    return choices


def _link(before: Reading | None, reading: Reading, language: Language, *, are_open: bool = False) -> float:
    """The cost of a reading after another one; ARE_OPEN says whether both are to be inferred."""
    if not reading.syllable:
        return reading.cost + reading.shape
    cost = language.cost_after(before.syllable if before else "", reading.syllable) + reading.shape
    return cost - language.contexts.gain_of_pair(before.syllable, reading.syllable) if are_open and before else cost


def _totals(words: list[Word], language: Language) -> list[list[float]]:
    start = _START if words[0].starts else None
    rows = [[_link(start, reading, language) for reading in words[0].readings]]
    for before, word in pairwise(words):
        link = partial(_link, language=language, are_open=before.has_hole and word.has_hole)
        reached = list(zip(rows[-1], before.readings, strict=True))
        rows.append([min(total + link(earlier, reading) for total, earlier in reached) for reading in word.readings])
    return rows


def _totals_backwards(words: list[Word], language: Language) -> list[list[float]]:
    last = words[-1]
    rows = [[language.general.cost_at_end(reading.syllable) if last.ends else 0.0 for reading in last.readings]]
    for after, word in pairwise(reversed(words)):
        link = partial(_link, language=language, are_open=after.has_hole and word.has_hole)
        ahead = list(zip(rows[-1], after.readings, strict=True))
        rows.append([min(total + link(reading, later) for total, later in ahead) for reading in word.readings])
    rows.reverse()
    return rows
