"""Finds the words that are misread and cannot be put right, because too much of them was lost."""

import re
from collections.abc import Iterator

from readerapp.digests.text_repair.codepages import CodePage, code_pages
from readerapp.digests.text_repair.outcome import UnrepairedText

_WORD = re.compile(r"[^ \t-\r\u3000]+")  # a no-break space may be what is left of a character
# A lead byte of three or four and one that continues it, as nearly all Western code pages show them.
_CUT = re.compile("[\xe0-\xf4][\xa1-\xbf]")
_NEVER_CLEAN = re.compile("[\xe0-\xf4][\xa1-\xaa\xac-\xaf\xb1\xb4-\xb6\xb8\xb9\xbc-\xbf]")
_APOSTROPHE = re.compile(r"(?<=[a-z])\xe2(?:s|re|ll|ve)\b")  # "it’s" that lost all but its first byte
_BELOW_128 = re.compile("[\x00-\x7f]+")
_FEW = 8
_SHARE = 5  # one cut sequence in so many characters above ASCII is more than clean text has
_UPPER_HALF = 0xA0  # what is left where all control characters were dropped
_FEW_NEVER_CLEAN = 4
_FEW_APOSTROPHES = 3
# Pages in whose clean texts hardly any character may look like a lead byte right before one that continues it.
_OTHER_PAGES = frozenset(("Latin-2", "Windows-1250", "Windows-1253", "Windows-1255", "Windows-1257"))


def page_of_leavings(text: str) -> CodePage | None:
    """The page that a text was misread through in which nothing is whole enough to tell; None if it is clean."""
    if text.isascii():
        return None
    above = _BELOW_128.sub("", text)
    chars = frozenset(above)
    if _are_leavings(text, above):
        return page_without_controls(text)
    for page in code_pages():
        if page.name in _OTHER_PAGES and chars <= page.byte_of.keys():
            cut = _count(page.cut, text)
            if cut >= _FEW and cut * _SHARE >= len(above):
                return page
    return None


def page_without_controls(text: str) -> CodePage:
    """The page that has most characters in its upper half: that is left where control characters were dropped."""
    chars = frozenset(text)
    return max(code_pages(), key=lambda page: sum(page.byte_of.get(char, 0) >= _UPPER_HALF for char in chars))


def _are_leavings(text: str, above: str) -> bool:
    """Whether the text has too many cut sequences, or apostrophes that are cut, to be clean."""
    cut = _count(_CUT, text)
    if cut >= _FEW and cut * _SHARE >= len(above):
        return True
    never_clean = _count(_NEVER_CLEAN, text) if cut >= _FEW_NEVER_CLEAN else 0
    if never_clean >= _FEW_NEVER_CLEAN and never_clean * _SHARE >= len(above):
        return True
    marks = above.count("\xe2")
    return marks >= _FEW_APOSTROPHES and marks * 2 >= len(above) and _count(_APOSTROPHE, text) >= _FEW_APOSTROPHES


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))


def words_with_fragments(text: str, page: CodePage, *, is_broken: bool) -> Iterator[UnrepairedText]:
    """The broken words: those with a cut sequence, and those around them with anything that the page may have left.

    IS_BROKEN says whether the text begins with such words.
    """
    for number, line in enumerate(text.split("\n"), 1):
        if line.isascii():
            continue
        if any(len(match.group()) > 1 for match in page.pieces.finditer(line) if match.group(2)):
            is_broken = True
        elif any(char > "\x7f" and char not in page.byte_of for char in line):
            is_broken = False
        if is_broken:
            for found in _WORD.finditer(line):
                if any(char in page.byte_of for char in found.group()):
                    yield UnrepairedText(line=number, column=found.start(), text=found.group())
