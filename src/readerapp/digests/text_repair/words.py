"""Cuts a line with holes into words, each with the ways that it may be read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import add

from readerapp.digests.text_repair.contexts import Contexts, place_of
from readerapp.digests.text_repair.holes import Hole
from readerapp.digests.text_repair.listed_words import is_for_list, readings_from_list
from readerapp.digests.text_repair.nearby import nearby
from readerapp.digests.text_repair.readings import (
    Item,
    Reading,
    Surroundings,
    readings_of_symbol,
    readings_of_word,
)
from readerapp.digests.text_repair.spans import Span, spans_of
from readerapp.digests.text_repair.vietnamese import Syllables
from readerapp.digests.text_repair.word_lists import WordList

_NEAR = 6  # words
_IN_SIGHT = 400  # characters
_ON_TOPIC = 0.55
_MOST_ON_TOPIC = 2
_TRUST = 0.9  # in what the words beside a listed word say
_ROUNDS = 2  # neighbours with holes are guessed first, and may look different afterwards


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters, with its readings, or one hole that is no letter.

    Attributes:
        start: the index of its first item in the line.
        end: the index after its last item.
        readings: the ways to read it, at least one.
        starts: whether a sentence starts with it, with a capital as far as one can see.
        follows: whether only spaces and quotes stand between the word before and this one.
        ends: whether a phrase ends with it, as far as the marks after it can say.
        has_hole: whether anything in it is to be inferred; not if it is too broken for that.
        is_listed: whether its readings come from a word list.
        original: what stands in the file.
    """

    start: int
    end: int
    readings: tuple[Reading, ...]
    starts: bool
    follows: bool
    ends: bool
    has_hole: bool
    is_listed: bool
    original: str


def words_of(
    items: Sequence[Item], language: Syllables, contexts: Contexts, listed: WordList | None = None
) -> list[Word]:
    """The words of a line that have holes, and their neighbours, in order."""
    spans = spans_of(items)
    said = ["" if span.has_hole else "".join(map(str, items[span.start : span.end])).lower() for span in spans]
    words: dict[int, Word] = {}
    for at in range(len(spans)):
        if any(near.has_hole for near in spans[max(0, at - 1) : at + 2]):
            words[at] = _word(items, spans, at, language, listed, follows=at - 1 in words)
            if words[at].has_hole:
                words[at] = _on_topic(words[at], said[max(0, at - _NEAR) : at + 1 + _NEAR], language)
                said[at] = words[at].readings[0].syllable
    near = nearby()
    known = {at: word for at, word in words.items() if word.has_hole and len(word.readings) > 1}
    for _ in range(_ROUNDS):
        for at, word in known.items():
            if any(reading.syllable in contexts.gains for reading in word.readings):
                first = items[word.start]
                capital = isinstance(first, str) and first.isupper()
                place = place_of(spans, said, at, capital=capital)
                syllables = [reading.syllable for reading in word.readings]
                around = near.gains(syllables, near.words_near(spans, said, at))
                gains = [contexts.gain(syllable, place) for syllable in syllables]
                words[at] = _cheaper(word, list(map(add, gains, around)))
                said[at] = min(words[at].readings, key=lambda reading: reading.cost + reading.shape).syllable
    return list(words.values() if listed is None else _beside(words, spans, items, listed).values())


def _beside(words: dict[int, Word], spans: Sequence[Span], items: Sequence[Item], listed: WordList) -> dict[int, Word]:
    """The words, their readings cheaper or dearer by the words beside them; those from a word list only."""
    said = ["" if span.has_hole else "".join(map(str, items[span.start : span.end])).lower() for span in spans]
    mine = {at: word for at, word in words.items() if word.is_listed}
    for at, word in mine.items():
        said[at] = word.readings[0].text.lower()
    for _ in range(_ROUNDS):
        for at, word in mine.items():
            before = spans[at].left or said[at - 1]
            after = spans[at].right or said[at + 1]
            gains = [
                _TRUST * listed.neighbours.gain(before, reading.text.lower(), after) if reading.text else 0.0
                for reading in word.readings
            ]
            words[at] = _cheaper(word, gains)
            said[at] = min(words[at].readings, key=lambda reading: reading.cost + reading.shape).text.lower()
    return words


def _on_topic(word: Word, near: Sequence[str], language: Syllables) -> Word:
    """The word, the readings cheaper that belong to what is spoken of nearby."""
    if not any(reading.syllable in language.topics for reading in word.readings):
        return word
    counts = (len(language.topics.get(reading.syllable, frozenset()).intersection(near)) for reading in word.readings)
    return _cheaper(word, [_ON_TOPIC * min(_MOST_ON_TOPIC, count) for count in counts])


def _cheaper(word: Word, by: Sequence[float]) -> Word:
    readings = tuple(
        Reading(reading.text, reading.cost, reading.shape - less, reading.syllable)
        for reading, less in zip(word.readings, by, strict=True)
    )
    return replace(word, readings=readings)


def _word(
    items: Sequence[Item],
    spans: Sequence[Span],
    at: int,
    language: Syllables,
    listed: WordList | None,
    *,
    follows: bool,
) -> Word:
    """The word of a span; FOLLOWS says whether the word before it is known too."""
    span = spans[at]
    part = tuple(items[span.start : span.end])
    original = "".join(item.original if isinstance(item, Hole) else item for item in part)
    first = part[0]
    is_listed = listed is not None and any(is_for_list(item, listed) for item in part)
    if isinstance(first, Hole) and not first.is_letter:
        before, after = items[max(0, span.start - _IN_SIGHT) : span.start], items[span.end : span.end + _IN_SIGHT]
        readings = readings_of_symbol(first, before, after)
    elif is_listed and listed:
        is_initial = len(part) == 1 and items[span.end : span.end + 1] == ["."]
        is_name = not span.starts and (first.candidates[0] if isinstance(first, Hole) else first).isupper()
        readings = readings_from_list(part, listed, is_name=is_name, is_initial=is_initial)
    else:
        capitals = span.capitals
        if capitals is None:
            capitals = any(other.capitals for other in spans[max(0, at - 1) : at + 2])
        readings = readings_of_word(part, language, Surroundings(span.starts, capitals, span.glued))
    has_hole = bool(readings) and span.has_hole
    starts = span.starts and (isinstance(first, Hole) or first.isupper())
    is_listed = is_listed and has_hole
    readings = readings or (Reading(original, 0.0, 0.0, ""),)
    follows = not span.left and follows
    return Word(span.start, span.end, readings, starts, follows, span.ends, has_hole, is_listed, original)
