"""Finds the words of a line that has holes in it, and says what can be seen of the place of each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readerapp.digests.text_repair.holes import Hole
from readerapp.digests.text_repair.readings import Item

EDGE = "|"  # stands for a neighbour where a phrase begins or ends
NUMBER = "0"  # stands for a neighbour that is a number

_SENTENCE_END = frozenset(".!?:;|。#>")
_LETTER, _SYMBOL, _NOTHING = "x", "\ue000", "\ue001"
# Letters, but none of the numbers that are letters to `re`; a hole that is none; any other mark but a space.
_WORD_OR_MARK = re.compile(r"((?:[^\W\d_²³¹¼-¾⁰-₉⅐-↉①-⓿])+)|([\ue000\ue001])|[^ ]")
_PHRASE_END = frozenset(".!?:;,|)…")
_GLUE = frozenset(".:;=_-+")  # without a space after it, no sentence starts
_KEEPS_CONTEXT = frozenset(" \xa0*_-`\"'()[]“”‘’")


@dataclass(slots=True)
class Span:
    """A run of letters, or one hole that is no letter.

    Attributes:
        start: the index of its first item in the line.
        end: the index after its last item.
        left: nothing if only spaces and quotes stand between the word before and this one; else EDGE or NUMBER.
        right: the same of the word after it.
        starts: whether a sentence starts with it, as far as the marks before it can say.
        ends: whether a phrase ends with it, as far as the marks after it can say.
        glued: whether it is part of a name such as `--size=SỐ1`.
        capitals: whether it is written in capitals; None if too few letters are certain.
        has_hole: whether anything in it is lost.
    """

    start: int
    end: int
    left: str
    right: str
    starts: bool
    ends: bool
    glued: bool
    capitals: bool | None
    has_hole: bool


def spans_of(items: Sequence[Item]) -> list[Span]:
    """The words of a line, in order."""
    spans: list[Span] = []
    left, starts, is_open = EDGE, True, False  # is_open: nothing that separates stands after the last word yet
    for at, end, kind in _found(items):
        if kind == "word":
            spans.append(_span(items, at, end, left, starts=starts))
            left, starts, is_open = "", False, True
            continue
        if kind == "symbol":
            spans.append(_span(items, at, end, EDGE, starts=False))
        mark = items[at]
        if kind == "mark" and mark in _KEEPS_CONTEXT:
            continue
        left = NUMBER if isinstance(mark, str) and mark.isdigit() else EDGE
        if is_open:
            spans[-1 - (kind == "symbol")].right = left
            is_open = False
        if isinstance(mark, str):
            starts = mark in _SENTENCE_END or (starts and not mark.isalnum())
            if mark in _GLUE and end < len(items) and _is_letter(items[end]):
                starts = False
    if is_open:
        spans[-1].right = EDGE
    return spans


def _found(items: Sequence[Item]) -> Iterator[tuple[int, int, str]]:
    """Where words, holes that are no letters, holes of which nothing is known, and marks are."""
    shown = "".join([_shown(item) if isinstance(item, Hole) else item for item in items])
    for found in _WORD_OR_MARK.finditer(shown):
        if found.group(1):
            kind = "word"
        elif found.group(2):
            kind = "symbol" if found.group() == _SYMBOL else "nothing"
        else:
            kind = "mark"
        yield *found.span(), kind


def _span(items: Sequence[Item], start: int, end: int, left: str, *, starts: bool) -> Span:
    part = items[start:end]
    return Span(
        start,
        end,
        left,
        right="",
        starts=starts,
        ends=end < len(items) and items[end] in _PHRASE_END,
        glued=_is_glued(items, start, end),
        capitals=_in_capitals(part),
        has_hole=any(isinstance(item, Hole) for item in part),
    )


def _shown(hole: Hole) -> str:
    """A character that stands for a hole where only its kind matters."""
    if hole.hopeless:
        return _NOTHING
    return _LETTER if hole.is_letter else _SYMBOL


def _is_glued(items: Sequence[Item], start: int, end: int) -> bool:
    before = items[start - 1] if start else " "
    after = items[end] if end < len(items) else " "
    return before in _GLUE or (isinstance(after, str) and (after == "_" or after.isdigit()))


def _in_capitals(part: Sequence[Item]) -> bool | None:
    """Whether the word is written in capitals, as far as its certain letters can say."""
    certain = [(at, item) for at, item in enumerate(part) if isinstance(item, str)]
    if any(item.islower() for _, item in certain):
        return False
    return True if any(at > 0 and item.isupper() for at, item in certain) else None


def _is_letter(item: Item) -> bool:
    return item.is_letter and not item.hopeless if isinstance(item, Hole) else item.isalpha()
