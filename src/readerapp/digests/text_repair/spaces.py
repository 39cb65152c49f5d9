"""Finds the spaces that were no-break spaces, and part of a misread character, before something replaced them.

The byte A0 ends "à", "Ơ", "Š" and others. Where a text shows none of it although it shows many other bytes, its
no-break spaces have become plain spaces, and "là" stands there as "lÃ" and one space too many.
"""

import re

from readerapp.digests.text_repair.codepages import NO_BREAK_SPACE

_ALONE = 0xC2  # the lead byte of the no-break space itself
# What may follow inside the same word: the end of a syllable, or anything that does not start a new word.
_GOES_ON = re.compile(r"(?:ch|ng|nh|[a-z])(?![^\W_])|[^\w]|$")


def completed_by_space(bytes_left: bytes, text: str, at: int) -> str:
    """The character that the bytes are together with the space at AT; nothing if the space is a real one."""
    if not text.startswith(" ", at):
        return ""
    try:
        char = (bytes_left + bytes((NO_BREAK_SPACE,))).decode("utf-8")
    except UnicodeDecodeError:
        return ""
    if bytes_left[0] != _ALONE and not _GOES_ON.match(text, at + 1):
        return ""
    return char
