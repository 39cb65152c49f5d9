"""Finds the code page that a broken text was misread through, and the bytes that got lost on the way."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from readerapp.digests.text_repair.codepages import (
    C1_CONTROLS,
    NO_BREAK_SPACE,
    SOFT_HYPHEN,
    CodePage,
    code_pages,
    sequence_pattern,
)
from readerapp.digests.text_repair.holes import Surmise
from readerapp.digests.text_repair.plausibility import cost

_HIGH_RUN = re.compile("[^\x00-\x7f]+")
_MISFIT = 4.0  # for a character in the middle of a broken run that the code page cannot explain
_ENOUGH = 8.0
_MANY_BYTES = 30
_VERY_MANY_BYTES = 400  # in Chinese or Korean, all 64 bytes that continue a sequence are about as frequent
_SOME_BYTES = 8
_FRAGMENTS_PER_WHOLE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """One code page, and what it explains.

    Attributes:
        page: the code page.
        alike: this page and those that explain the text just as well.
        gain: how much more plausible the text becomes; the evidence.
    """

    page: CodePage
    alike: tuple[CodePage, ...]
    gain: float


@dataclass(frozen=True, slots=True)
class _Census:
    """How often each whole sequence stands in a text, and how many are cut at all, and after their second byte."""

    whole: Counter[str]
    cut: int
    fragments: int


@cache
def _suspicious() -> re.Pattern[str]:
    """Matches what any code page could have made of a UTF-8 sequence: the one cheap test of clean text."""
    return re.compile(sequence_pattern(page.table for page in code_pages()))


def suspicious_runs(text: str) -> Counter[str]:
    """The runs of characters above ASCII that may be misread UTF-8; the others take no memory, however many."""
    runs: Counter[str] = Counter()
    if text.isascii():
        return runs
    search = _suspicious().search
    at = 0
    while (found := search(text, at)) is not None:
        start = found.start()
        while start > at and text[start - 1] > "\x7f":
            start -= 1
        run = _HIGH_RUN.match(text, start)
        at = run.end() if run else found.end()
        runs[text[start:at]] += 1
    return runs


def diagnose(text: str) -> list[Diagnosis]:
    """The code pages that may have broken the text, best first; none if the text is not broken."""
    runs = suspicious_runs(text)
    if not runs:
        return []
    gains = [(gain, page) for page in code_pages() if (gain := _gain(page, runs)) - page.rarity >= _ENOUGH]
    seen = frozenset(text) if len(gains) > 1 else frozenset()
    gains.sort(key=lambda pair: (pair[1].rarity - pair[0], len(seen - pair[1].byte_of.keys())))
    found: list[Diagnosis] = []
    for gain, page in gains:
        if any(page in other.alike for other in found):
            continue
        alike = (page, *(other for same, other in gains if other is not page and abs(same - gain) < 1e-6))
        found.append(Diagnosis(page=page, alike=alike, gain=gain))
    return found


def surmise(text: str, diagnosis: Diagnosis) -> Surmise | None:
    """What the whole sequences of the text say about the others; None if nearly all sequences are cut.

    Then too much was lost, or these are the leavings of an earlier repair, next to which a few characters look whole
    by chance.
    """
    page = diagnosis.page
    census = _census(text, page)
    if census.whole.total() * _FRAGMENTS_PER_WHOLE < census.fragments:
        return None
    seen: Counter[int] = Counter()
    letters: set[str] = set()
    for sequence, count in census.whole.items():
        char = page.decode(sequence)
        if char.isalpha():
            letters |= {char, char.swapcase()}
        for part in sequence[1:]:
            seen[page.byte_of[part]] += count
    maybe_spaces = NO_BREAK_SPACE not in seen
    spaces = maybe_spaces and seen.total() >= _MANY_BYTES
    lost = _lost_bytes(seen, diagnosis.alike, has_cuts=census.cut > 0) | ({NO_BREAK_SPACE} if spaces else frozenset())
    many = seen.total() >= _VERY_MANY_BYTES
    return Surmise(lost=lost, letters=frozenset(letters), spaces=spaces, maybe_spaces=maybe_spaces, many_bytes=many)


def passage_gain(page: CodePage, passage: str) -> float:
    """How much more plausible a passage becomes if it was misread through the page."""
    return _run_gain(page, passage) - page.rarity


def _gain(page: CodePage, runs: Counter[str]) -> float:
    if not any(char in page.byte_of for run in runs for char in run):
        return 0.0
    return sum(count * max(0.0, _run_gain(page, run)) for run, count in runs.items())


def _run_gain(page: CodePage, run: str) -> float:
    gain = 0.0
    before = after = " "
    for match in page.pieces.finditer(run):
        piece = match.group()
        if match.group(1):
            char = page.decode(piece)
            gain += cost(piece, before) - cost(char, after)
            after = char
        else:
            gain -= _MISFIT
            after = piece[-1]
        before = piece[-1]
    return gain


def _census(text: str, page: CodePage) -> _Census:
    whole: Counter[str] = Counter()
    cut = fragments = 0
    for match in page.pieces.finditer(text):
        if match.group(1):
            whole[match.group()] += 1
        elif match.group(2):
            cut += 1
            fragments += match.end() - match.start() > 1
    return _Census(whole, cut, fragments)


def _lost_bytes(seen: Counter[int], alike: tuple[CodePage, ...], *, has_cuts: bool) -> frozenset[int]:
    """The continuation bytes that the pages may have dropped, minus those that are still there."""
    lost = set().union(*(page.unmapped for page in alike))
    enough = seen.total() >= (_SOME_BYTES if has_cuts else _MANY_BYTES)
    if enough and any(not page.unmapped for page in alike) and not C1_CONTROLS & seen.keys():
        lost |= C1_CONTROLS
    if any(alike[0].table[byte] == chr(byte) for byte in C1_CONTROLS & seen.keys()):
        lost.clear()  # unmapped bytes were kept as control characters
    return frozenset((lost | {SOFT_HYPHEN}).difference(seen))
