"""Reads the running text of a block: without the parser where it is simple, in portions where it is very long."""

from collections.abc import Callable, Iterable, Iterator

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from readerapp.digests.blocks import Anchor, Inline
from readerapp.digests.inline_text import inline_from_plain, inline_from_tokens
from readerapp.digests.simple_inline import simple_inline

LONGEST = 20_000
_MOST_BRACKETS = 1000


def read_inline(state: StateCore, text: str, checkpoint: Callable[[], None]) -> Inline:
    """What TEXT says; the tokens in between would take most of the memory. CHECKPOINT is called in long texts."""
    if len(text) <= LONGEST:
        return _read(state, text)
    portions = []
    for portion in _portions(text):
        checkpoint()
        portions.append(_read(state, portion))
    return _joined(portions)


def in_portions(inline: Inline, least: int, most: int) -> Iterator[tuple[int, Inline]]:
    """INLINE in parts that end with a line, each with its number of lines.

    It stays whole if it is short, or no text of LEAST to MOST lines.
    """
    rows = inline.text.split("\n")
    if len(inline.text) <= LONGEST or not least <= len(rows) <= most:
        yield most, inline
        return
    first = at = 0
    while first < len(rows):
        length, last = len(rows[first]), first + 1
        while last < len(rows) and length < LONGEST // 2:
            length, last = length + 1 + len(rows[last]), last + 1
        yield last - first, _part(inline, at, at + length)
        first, at = last, at + length + 1


def _part(inline: Inline, start: int, end: int) -> Inline:
    anchors = (a for a in inline.anchors if start <= a.start and a.end <= end)
    bold, italic = (
        tuple((first - start, last - start) for first, last in ranges if start <= first and last <= end)
        for ranges in (inline.bold, inline.italic)
    )
    shifted = tuple(Anchor(a.url, a.label, a.start - start, a.end - start) for a in anchors)
    return Inline(inline.text[start:end], shifted, bold, italic)


def _read(state: StateCore, text: str) -> Inline:
    simple = simple_inline(text)
    if simple is not None:
        return simple
    if text.count("[") > _MOST_BRACKETS and "](" not in text and not state.env.get("references"):
        return inline_from_plain(text)  # brackets without any link, which the parser would try one by one
    tokens: list[Token] = []
    state.md.inline.parse(text, state.md, state.env, tokens)
    return inline_from_tokens(tokens)


def _portions(text: str) -> Iterator[str]:
    """TEXT in parts that end with a line, else with a word, else anywhere."""
    start = 0
    while len(text) - start > LONGEST:
        most = start + LONGEST
        end = text.rfind("\n", start, most) + 1 or text.rfind(" ", start, most) + 1 or most
        yield text[start:end]
        start = end
    yield text[start:]


def _joined(portions: Iterable[Inline]) -> Inline:
    texts: list[str] = []
    anchors: list[Anchor] = []
    bold: list[tuple[int, int]] = []
    italic: list[tuple[int, int]] = []
    at = 0
    for inline in portions:
        texts.append(inline.text)
        anchors.extend(Anchor(a.url, a.label, a.start + at, a.end + at) for a in inline.anchors)
        bold.extend((start + at, end + at) for start, end in inline.bold)
        italic.extend((start + at, end + at) for start, end in inline.italic)
        at += len(inline.text)
    return Inline("".join(texts), tuple(anchors), tuple(bold), tuple(italic))
