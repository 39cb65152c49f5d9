"""Reads running text that holds no markup but plain links, which most of it does, without the parser."""

import re

from readerapp.digests.blocks import Inline
from readerapp.digests.inline_text import InlineBuilder, inline_from_plain

_MARKUP = re.compile(r"[\\`*_\[<&\n]")
_WORDS = r"(?:[^\\`*_\[\]<&!\n]++|!(?!\[))"
_LINK = rf"\[({_WORDS}*+)\]\((https?://[^\s\x00-\x1f\x7f\\<>()&]++)\)"
_WITH_LINKS = re.compile(rf"(?:{_WORDS}|\]|{_LINK})*+")
_ANY_LINK = re.compile(_LINK)


def simple_inline(text: str) -> Inline | None:
    """What markdown-it and `inline_from_tokens` make of TEXT; None when it is not as simple as that."""
    if not _MARKUP.search(text):
        return inline_from_plain(text)
    if not _WITH_LINKS.fullmatch(text):
        return None
    builder = InlineBuilder()
    at = 0
    for link in _ANY_LINK.finditer(text):
        if at < link.start():
            builder.add(text[at : link.start()])
        builder.open_link(link[2])
        if link[1]:
            builder.add(link[1])
        builder.close_link()
        at = link.end()
    if at < len(text):
        builder.add(text[at:])
    return builder.finish()
