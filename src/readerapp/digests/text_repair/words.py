"""Cuts a line with holes into words, each with the ways that it may be read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from readerapp.digests.text_repair.holes import Hole
from readerapp.digests.text_repair.readings import (
    Item,
    Reading,
    Surroundings,
    readings_of_symbol,
    readings_of_word,
)
from readerapp.digests.text_repair.vietnamese import Syllables

_SENTENCE_END = frozenset(".!?:;|。#>")
_LETTER, _SYMBOL, _NOTHING = "x", "\ue000", "\ue001"
# Letters, but none of the numbers that are letters to `re`; a hole that is none; any other mark but a space.
_WORD_OR_MARK = re.compile(r"((?:[^\W\d_²³¹¼-¾⁰-₉⅐-↉①-⓿])+)|([\ue000\ue001])|[^ ]")
_NEAR = 8  # words
_IN_SIGHT = 400  # characters
_ON_TOPIC = 1.5
_MOST_ON_TOPIC = 2
_PHRASE_END = frozenset(".!?:;,|)…")
_GLUE = frozenset(".:;=_-+")  # without a space after it, no sentence starts
_KEEPS_CONTEXT = frozenset(" \xa0*_-`\"'()[]“”‘’")


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
        original: what stands in the file.
    """

    start: int
    end: int
    readings: tuple[Reading, ...]
    starts: bool
    follows: bool
    ends: bool
    has_hole: bool
    original: str


@dataclass(slots=True)
class _Span:
    """Where a word is, before its readings are known."""

    start: int
    end: int
    follows: bool
    sentence_start: bool
    capitals: bool | None  # None if too few letters are certain


def words_of(items: Sequence[Item], language: Syllables) -> list[Word]:
    """The words of a line that have holes, and their neighbours, in order."""
    spans = list(_spans(items))
    broken = [any(isinstance(item, Hole) for item in items[span.start : span.end]) for span in spans]
    words = []
    last = -1
    for at, span in enumerate(spans):
        if not any(broken[max(0, at - 1) : at + 2]):
            continue
        span.follows = span.follows and last == at - 1
        last = at
        neighbours = spans[max(0, at - 1) : at] + spans[at + 1 : at + 2]
        capitals = span.capitals
        if capitals is None:
            capitals = any(other.capitals for other in neighbours)
        surroundings = Surroundings(span.sentence_start, capitals, glued=_is_glued(items, span))
        word = _word(items, span, language, surroundings)
        if word.has_hole and any(reading.syllable in language.topics for reading in word.readings):
            near = spans[max(0, at - _NEAR) : at] + spans[at + 1 : at + 1 + _NEAR]
            word = replace(word, readings=_on_topic(word.readings, _syllables(items, near), language))
        words.append(word)
    return words


def _syllables(items: Sequence[Item], spans: Sequence["_Span"]) -> set[str]:
    """The words that have no holes, in small letters."""
    parts = (items[span.start : span.end] for span in spans)
    return {"".join(map(str, part)).lower() for part in parts if not any(isinstance(item, Hole) for item in part)}


def _on_topic(readings: tuple[Reading, ...], near: set[str], language: Syllables) -> tuple[Reading, ...]:
    """The readings, those cheaper that belong to what is spoken of nearby."""
    cheaper = (
        _ON_TOPIC * min(_MOST_ON_TOPIC, len(near & language.topics.get(reading.syllable, frozenset())))
        for reading in readings
    )
    return tuple(replace(reading, shape=reading.shape - less) for reading, less in zip(readings, cheaper, strict=True))


def _spans(items: Sequence[Item]) -> Iterator[_Span]:
    """The words of the line, and what can be said of their places."""
    shown = "".join([_shown(item) if isinstance(item, Hole) else item for item in items])
    follows, sentence_start = False, True
    for found in _WORD_OR_MARK.finditer(shown):
        at, end = found.span()
        if found.group(1):
            yield _Span(at, end, follows, sentence_start, _in_capitals(items[at:end]))
            follows, sentence_start = True, False
        elif found.group(2):
            if found.group() == _SYMBOL:
                yield _Span(at, end, follows=False, sentence_start=False, capitals=None)
            follows = False
        elif (mark := found.group()) not in _KEEPS_CONTEXT:
            follows = False
            sentence_start = mark in _SENTENCE_END or (sentence_start and not mark.isalnum())
            if mark in _GLUE and end < len(items) and _is_letter(items[end]):
                sentence_start = False


def _shown(hole: Hole) -> str:
    """A character that stands for a hole where only its kind matters."""
    if hole.hopeless:
        return _NOTHING
    return _LETTER if hole.is_letter else _SYMBOL


def _is_glued(items: Sequence[Item], span: _Span) -> bool:
    """Whether the word is part of a name such as `--size=SỐ1`."""
    before = items[span.start - 1] if span.start else " "
    after = items[span.end] if span.end < len(items) else " "
    return before in _GLUE or (isinstance(after, str) and (after == "_" or after.isdigit()))


def _in_capitals(part: Sequence[Item]) -> bool | None:
    """Whether the word is written in capitals, as far as its certain letters can say."""
    certain = [(at, item) for at, item in enumerate(part) if isinstance(item, str)]
    if any(item.islower() for _, item in certain):
        return False
    return True if any(at > 0 and item.isupper() for at, item in certain) else None


def _is_letter(item: Item) -> bool:
    return item.is_letter and not item.hopeless if isinstance(item, Hole) else item.isalpha()


def _word(items: Sequence[Item], span: _Span, language: Syllables, surroundings: Surroundings) -> Word:
    part = tuple(items[span.start : span.end])
    original = "".join(item.original if isinstance(item, Hole) else item for item in part)
    first = part[0]
    if isinstance(first, Hole) and not first.is_letter:
        readings = readings_of_symbol(
            first, items[max(0, span.start - _IN_SIGHT) : span.start], items[span.end : span.end + _IN_SIGHT]
        )
    else:
        readings = readings_of_word(part, language, surroundings)
    has_hole = bool(readings) and any(isinstance(item, Hole) for item in part)
    readings = readings or (Reading(original, 0.0, 0.0, ""),)
    starts = span.sentence_start and (isinstance(first, Hole) or first.isupper())
    ends = span.end < len(items) and items[span.end] in _PHRASE_END
    return Word(span.start, span.end, readings, starts, span.follows, ends, has_hole, original)
