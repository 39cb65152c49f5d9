"""Finds the spaces that were no-break spaces, and part of a misread character, before something replaced them.

The byte A0 ends "à", "Ơ", "だ" and others, and stands inside "根". Where a text shows none of it although it shows many
other bytes, its no-break spaces have become plain spaces: "là" stands there as "lÃ" and one space too many.
"""

import re
from dataclasses import dataclass

from readerapp.digests.text_repair.codepages import NO_BREAK_SPACE, CodePage
from readerapp.digests.text_repair.holes import Surmise, hole_in, length_of
from readerapp.digests.text_repair.plausibility import script, surprise

_NO_BREAK_SPACE = chr(NO_BREAK_SPACE)
_ENDING = re.compile("ch|ng|nh|[a-z]")  # what may follow in the same syllable
_OPENING = frozenset("“‘«„‚([{<「『《【（¿¡")
_EITHER = frozenset("*_`")  # open and close
_NEAR = 40
_NO_SPACE_BEFORE = re.compile(r"[\s,.;:!?)\]}]|$")
_RARE = 7.0
_LONGEST = 4  # bytes


@dataclass(frozen=True, slots=True)
class Completion:
    """A character and where it ends in the text, the space included."""

    char: str
    end: int


def completed_by_space(sequence: str, text: str, at: int, page: CodePage, surmise: Surmise) -> Completion | None:
    """What a cut sequence is together with the space at AT; None if the space may as well be a real one."""
    found = _fitting(sequence, text, at, page)
    if found is None or not _is_usual(found.char, _char_before(text, at - len(sequence), page), surmise):
        return None
    char, end = found.char, found.end
    if not surmise.spaces:
        return found if script(char) == "LATIN" and _is_ending(text, end, page) else None
    if end > at + 1 or char == _NO_BREAK_SPACE:
        return found  # what continues a sequence stands nowhere else
    has_rival = hole_in(sequence, page, surmise.without_spaces()) is not None
    if script(char) == "LATIN":
        return found if _goes_on(text, end, page, has_rival=has_rival) else None
    is_sure = surmise.many_bytes and _NO_SPACE_BEFORE.match(text, end)
    return found if is_sure or not has_rival or _is_emoji_style(text, end, page) else None


def may_belong(text: str, at: int, page: CodePage, surmise: Surmise, chosen: str | None = None) -> bool:
    """Whether the space at AT may be part of the sequence before it, which was read as CHOSEN if it was read at all."""
    if not surmise.maybe_spaces or not text.startswith(" ", at):
        return False
    for start in range(at - 1, max(-1, at - _LONGEST), -1):
        match = page.pieces.match(text, start)
        if match is not None and match.group(2) and match.end() == at:
            sequence = match.group(2)
            if len(sequence) == length_of(sequence, page):
                return False  # U+FFFD stands for the only byte that is lost
            if "\ufffd" in sequence or len(sequence) + 1 < length_of(sequence, page):
                return True  # with more bytes lost than this one, anything may be
            found = _fitting(sequence, text, at, page)
            if found is None or chosen is None or chosen == found.char:
                return found is not None
            return _is_usual(found.char, _char_before(text, start, page), surmise)
    return False


def _fitting(sequence: str, text: str, at: int, page: CodePage) -> Completion | None:
    """The character that a cut sequence, the space at AT, and what comes after it would be."""
    if not text.startswith(" ", at) or "\ufffd" in sequence:
        return None
    end = at + length_of(sequence, page) - len(sequence)
    more = text[at + 1 : end]
    if len(more) < end - at - 1 or any(char not in page.byte_of for char in more):
        return None
    char = _decoded((page.encode(sequence) or b"") + bytes((NO_BREAK_SPACE,)) + (page.encode(more) or b""))
    return Completion(char, end) if char else None


def _char_before(text: str, at: int, page: CodePage) -> str:
    """The character that ends at a place, decoded if it is misread."""
    for start in range(max(0, at - _LONGEST), at - 1):
        match = page.pieces.match(text, start)
        if match is not None and match.group(1) and match.end() == at:
            return page.decode(match.group(1))
    return text[at - 1 : at]


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return ""


def _is_usual(char: str, before: str, surmise: Surmise) -> bool:
    """Whether a text like this has such a character, in such a place."""
    if char.isupper() and before.islower():
        return False
    return char in surmise.letters or char == _NO_BREAK_SPACE or surprise(char) < _RARE


def _goes_on(text: str, at: int, page: CodePage, *, has_rival: bool) -> bool:
    """Whether the word goes on or ends there: what starts a new one would have a second space before it.

    HAS_RIVAL says that the character may as well be another one with a real space after it.
    """
    char = _char_at(text, at, page)
    if not char or char.isspace():
        return char is not None
    is_opening = char in _OPENING or (char in _EITHER and not _is_open(char, text, at))
    if is_opening or (char.isalpha() and script(char) != "LATIN"):
        return not has_rival
    return not char.isalpha() or _is_ending(text, at, page)


def _is_ending(text: str, at: int, page: CodePage) -> bool:
    """Whether the end of a syllable stands there by itself."""
    ending = _ENDING.match(text, at)
    after = _char_at(text, ending.end(), page) if ending else None
    return after is not None and not after.isdecimal() and after != "_" and script(after) != "LATIN"


def _is_open(mark: str, text: str, at: int) -> bool:
    """Whether the mark stands in the word before the space that ends there."""
    start = text.rfind(" ", max(0, at - _NEAR), max(0, at - 1)) + 1
    return mark in text[start:at]


def _char_at(text: str, at: int, page: CodePage) -> str | None:
    """The character at a place, decoded if it is misread; nothing at the end, and None if it is cut."""
    match = page.pieces.match(text, at)
    if match is None or not (match.group(1) or match.group(2)):
        return text[at : at + 1]
    return page.decode(match.group(1)) if match.group(1) else None


def _is_emoji_style(text: str, at: int, page: CodePage) -> bool:
    """Whether the sign that makes a symbol an emoji stands there, or its first two bytes."""
    return text.startswith(page.table[0xEF] + page.table[0xB8], at)
