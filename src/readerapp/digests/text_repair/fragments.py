"""Finds the words that are misread and cannot be put right, because too much of them was lost."""

import re
from collections.abc import Iterator

from readerapp.digests.text_repair.codepages import CodePage, code_pages
from readerapp.digests.text_repair.outcome import UnrepairedText

_WORD = re.compile(r"[^ \t-\r\u3000]+")  # a no-break space may be what is left of a character
# A lead byte of three or four and one that continues it, as nearly all Western code pages show them.
_CUT = re.compile("[\xe0-\xf4][\xa1-\xbf]")
_BELOW_128 = re.compile("[\x00-\x7f]+")
_FEW = 8
_SHARE = 5  # one cut sequence in so many characters above ASCII is more than clean text has


def leavings(text: str) -> tuple[UnrepairedText, ...]:
    """The broken words of a text in which nothing is whole enough to be repaired; none if the text is clean."""
    if not has_leavings(*count_cut(text)):
        return ()
    latin = next(page for page in code_pages() if not page.unmapped)
    return tuple(words_with_fragments(text, latin))


def count_cut(text: str) -> tuple[int, int]:
    """How many cut sequences and how many characters above ASCII a text has."""
    if text.isascii():
        return 0, 0
    return sum(1 for _ in _CUT.finditer(text)), len(_BELOW_128.sub("", text))


def has_leavings(cut: int, above: int) -> bool:
    """Whether a text with so many cut sequences and characters above ASCII is broken, though nothing in it is whole."""
    return cut >= _FEW and cut * _SHARE >= above


def words_with_fragments(text: str, page: CodePage) -> Iterator[UnrepairedText]:
    """The broken words: those with a cut sequence, and those around them with anything that the page may have left."""
    is_broken = True
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
