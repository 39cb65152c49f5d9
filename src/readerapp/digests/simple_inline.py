"""Reads running text without the parser where it has no markup but plain links and bold words, as most of it has."""

import re

from readerapp.digests.blocks import Inline
from readerapp.digests.inline_text import InlineBuilder, inline_from_plain

_MARKUP = re.compile(r"[\\`*_\[<&\n]")
_WORDS = r"(?:[^\\`*_\[\]<&!\n]++|!(?!\[)|(?<=[^\W_])_(?=[^\W_])|(?<![ \t])\n(?![ \t]))"
_LINK = rf"\[(?:{_WORDS})*+\]\(https?://[^\s\x00-\x1f\x7f\\<>()&]++\)"
_BOLD = rf"(?<![^ \n])\*\*(?=[A-Za-z0-9\[])(?:{_WORDS}|{_LINK})++(?<=[A-Za-z0-9).:])\*\*(?=[ \n]|$)"
_SIMPLE = re.compile(rf"(?:{_WORDS}|\]|{_LINK}|{_BOLD})*+")
_MARKS = re.compile(r"\*\*|\[([^\]]*+)\]\((https?://[^)]*+)\)")


def simple_inline(text: str) -> Inline | None:
    """What markdown-it and `inline_from_tokens` make of TEXT; None when it is not as simple as that."""
    if not _MARKUP.search(text):
        return inline_from_plain(text)
    if not _SIMPLE.fullmatch(text):
        return None
    builder = InlineBuilder()
    at, bold = 0, False
    for mark in _MARKS.finditer(text):
        if at < mark.start():
            builder.add(text[at : mark.start()])
        if mark[2]:
            builder.open_link(mark[2])
            builder.add(mark[1])
            builder.close_link()
        elif bold:
            builder.close("bold")
        else:
            builder.open("bold")
        bold ^= not mark[2]
        at = mark.end()
    if at < len(text):
        builder.add(text[at:])
    return builder.finish()
