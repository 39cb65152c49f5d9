"""Splits a text into passages that were misread and passages that are fine."""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from readerapp.digests.text_repair.codepages import NO_BREAK_SPACE, CodePage
from readerapp.digests.text_repair.holes import Hole, Surmise, hole_in
from readerapp.digests.text_repair.plausibility import AFTER_NO_BREAK_SPACE, cost, script, step, surprise
from readerapp.digests.text_repair.spaces import completed_by_space

_STRAY = 12.0  # a character in a broken passage that the code page does not know
_CUT = 2.0  # a sequence that lost a byte
_FAR_FETCHED = 7.0  # what it may have been costs so much, and is whole nowhere: "Äl" is rather clean than a cut "ĭl"
_DOUBT = 4.0
_SWITCH_IN_WORD = 10.0
_SWITCH_IN_LINE = 6.0
_SWITCH_BETWEEN_LINES = 4.0
_ENOUGH = 8.0  # a passage is only touched if its whole sequences become so much more plausible
_ENOUGH_FOR_ONE = 18.0
_CLOSERS = {"«": "»", "»": "«»", "“": "”", "„": "“”«", "‘": "’", "‚": "‘’"}
_OPENERS = {"»": "«»", "«": "»„", "”": "“„", "“": "„", "’": "‘‚", "‘": "‚"}


@dataclass(frozen=True, slots=True)
class Piece:
    """One misread sequence, or one other character above ASCII.

    Attributes:
        start: where it begins in the text.
        length: how many characters it has.
        char: the character that it stands for; nothing if a byte is lost or if it is no sequence at all.
        hole: what the sequence may have been, if it lost a byte.
    """

    start: int
    length: int
    char: str
    hole: Hole | None

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + self.length

    @property
    def likeliest(self) -> str:
        """The character that it stands for, or may well stand for."""
        return self.hole.candidates[0] if self.hole else self.char


@dataclass(frozen=True, slots=True)
class _Weight:
    """What a piece costs in either state, and what a change of state costs just before it."""

    clean: float
    broken: float
    switch: float


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the text that was misread, from its first to its last misread piece."""

    pieces: tuple[Piece, ...]


def pieces_of(text: str, page: CodePage, surmise: Surmise) -> Iterator[Piece]:
    """The text above ASCII as the code page explains it."""
    done = 0
    for match in page.pieces.finditer(text):
        start, end = match.span()
        if start < done:
            continue
        if match.group(1):
            yield Piece(start, end - start, page.decode(match.group()), None)
        elif (
            match.group(2)
            and surmise.maybe_spaces
            and (found := completed_by_space(match.group(2), text, end, page, surmise))
        ):
            yield Piece(start, found.end - start, found.char, None)
            done = found.end
        elif match.group(2) and (hole := hole_in(match.group(), page, surmise)):
            yield Piece(start, end - start, "", hole)
        else:
            for at in range(start, end):
                yield Piece(at, 1, "", None)


def broken_passages(text: str, page: CodePage, surmise: Surmise) -> tuple[list[Passage], list[Piece]]:
    """The passages that are likelier misread than not, by the cheapest path through the states clean and broken.

    And all pieces that are in none of them.
    """
    pieces = list(pieces_of(text, page, surmise))
    gains, states = _cheapest_states(_weighed(text, pieces))
    passages: list[Passage] = []
    rest: list[Piece] = []
    first = 0
    while first < len(pieces):
        end = states.find(not states[first], first)
        end = len(pieces) if end < 0 else end
        found = tuple(pieces[first:end])
        gain = sum(gains[at] for at in range(first, end) if pieces[at].char) if states[first] else 0.0
        if states[first] and gain >= _needed(text, found):
            passages.append(Passage(found))
        else:
            rest.extend(found)
        first = end
    return passages, rest


def gain_of(text: str, piece: Piece) -> float:
    """How much more plausible it is that a whole sequence was misread, seen by itself."""
    before = text[piece.start - 1] if piece.start else " "
    return cost(text[piece.start : piece.end], before) - surprise(piece.char) - step(before, piece.char)


def _needed(text: str, pieces: tuple[Piece, ...]) -> float:
    """How much more plausible a passage has to become."""
    whole = [piece for piece in pieces if piece.char]
    apart = all(piece.end < later.start for piece, later in pairwise(whole))
    if whole and apart and all(_may_be_clean(text, piece) for piece in whole):
        return _ENOUGH_FOR_ONE * len(whole)
    is_lone = len(whole) == 1 and script(whole[0].char) not in {"", "LATIN"}  # "Ø²" would be a lone Arabic letter
    return _ENOUGH_FOR_ONE if is_lone else _ENOUGH


def _may_be_clean(text: str, piece: Piece) -> bool:
    """Whether clean text may have such a sequence.

    "„ÄÖ" in "„ÄÖÜ“" would be a Chinese letter among German ones, "é »" with a no-break space one at the end of "été".
    """
    if script(piece.char or " ") in {"CJK", "HANGUL"}:
        return "LATIN" in {script(text[piece.start - 1 : piece.start]), script(text[piece.end : piece.end + 1])}
    return _may_be_typography(text, piece)


def _may_be_typography(text: str, piece: Piece) -> bool:
    """Whether a sequence may be a capital letter of clean text and the mark or space after it, or before it.

    "Ã»" in «XÃ» is no "û", nor is "à" in "XÃ :" with a no-break space, nor "₅" the start of ‚ÇÖZ‘.
    """
    before, after = text[max(0, piece.start - 2) : piece.start], text[piece.end : piece.end + 1]
    first, last = text[piece.start], text[piece.end - 1]
    if first in _CLOSERS and _is_closed(text, piece):
        return True
    if piece.end - piece.start != 2 or (first.isalpha() and not before[-1:].isupper()):
        return False
    if piece.char.islower() and before.isupper() and len(before) == 2 and not after.isalpha():
        return True
    if last == chr(NO_BREAK_SPACE):
        return after in AFTER_NO_BREAK_SPACE
    return (last in "»…" and not after.isalpha()) or _is_opened(text, piece)


def _is_opened(text: str, piece: Piece) -> bool:
    """Whether the sequence ends with a quotation mark, and the word that it stands in begins with one."""
    openers = _OPENERS.get(text[piece.end - 1])
    at = piece.start
    while openers and at > 0 and text[at - 1].isalpha():
        at -= 1
    return openers is not None and text[max(0, at - 1) : at] in openers and at > 0


def _is_closed(text: str, piece: Piece) -> bool:
    """The same where the sequence begins with a quotation mark and the word ends with one."""
    at = piece.end
    while text[at : at + 1].isalpha():
        at += 1
    return text[piece.start + 1 : at].isalpha() and text[at : at + 1] in _CLOSERS[text[piece.start]] and at < len(text)


def _weighed(text: str, pieces: list[Piece]) -> Iterator["_Weight"]:
    last_end, last_char = 0, " "
    for piece in pieces:
        before = text[piece.start - 1] if piece.start else " "
        yield _Weight(
            cost(text[piece.start : piece.end], before),
            _broken_cost(text, piece, last_char if piece.start == last_end else before),
            _switch_cost(text, last_end, piece.start) if last_end else 0.0,
        )
        last_end, last_char = piece.end, piece.likeliest or text[piece.end - 1]


def _cheapest_states(weighed: Iterable["_Weight"]) -> tuple["array[float]", bytearray]:
    """For each piece, what is gained if it is broken, and whether it is on the cheapest path."""
    clean = broken = 0.0
    gains = array("d")
    came = bytearray()  # whether the best way to "clean" stayed clean, and to "broken" broken
    for weight in weighed:
        came.append((clean <= broken + weight.switch) | (broken <= clean + weight.switch) << 1)
        clean, broken = (
            min(clean, broken + weight.switch) + weight.clean,
            min(broken, clean + weight.switch) + weight.broken,
        )
        gains.append(weight.clean - weight.broken)
    state = broken < clean
    for at in reversed(range(len(came))):
        stayed = came[at]
        came[at] = state
        state = bool(stayed & 2) if state else not stayed & 1
    return gains, came


def _switch_cost(text: str, start: int, end: int) -> float:
    between = text[start:end]
    if "\n" in between:
        return _SWITCH_BETWEEN_LINES
    return _SWITCH_IN_LINE if any(char.isspace() for char in between) else _SWITCH_IN_WORD


def _broken_cost(text: str, piece: Piece, before: str) -> float:
    char = piece.likeliest
    if not char:
        return cost(text[piece.start : piece.end], before) + _STRAY
    own = surprise(char) + step(before, char)
    if piece.hole is None:
        return own
    return own + _CUT + (_DOUBT if piece.hole.costs[0] >= _FAR_FETCHED else 0.0)
