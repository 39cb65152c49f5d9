"""Cuts rendered passages into pieces, each of which is laid out in a moment: between blocks, items, rows or words."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

_PIECE = 3_000  # characters
_LEAST = 600  # characters of a piece that says something by itself
_A_BLOCK = 40  # characters that a block costs besides those in it
_PARAGRAPH = 3  # tokens: opening, text, closing
_FEWEST = 4  # tokens of a block that is worth being cut between what is in it
_CUT_INSIDE = frozenset({"bullet_list_open", "ordered_list_open", "list_item_open", "blockquote_open"})

Tokens = Sequence["Token"]


def pieces(tokens: Tokens) -> Iterator[Tokens]:
    """TOKENS in pieces that can be rendered one by one; no piece is much longer than a few screens."""
    piece: list[Token] = []
    size = 0
    for block in _blocks(tokens):
        for part in _parts(block) if _weight(block) > _PIECE else (block,):
            weight = _weight(part)
            if size > _LEAST and size + weight > _PIECE:
                yield piece
                piece, size = [], 0
            piece += part
            size += weight
    if piece:
        yield piece


def _blocks(tokens: Tokens) -> Iterator[Tokens]:
    """TOKENS block by block, each with what is in it."""
    start = depth = 0
    for place, token in enumerate(tokens):
        depth += token.nesting
        if depth <= 0:
            yield tokens[start : place + 1]
            start, depth = place + 1, 0
    if start < len(tokens):
        yield tokens[start:]


def _weight(tokens: Tokens) -> int:
    return sum(len(token.content) + _A_BLOCK for token in tokens if token.nesting == 0)


def _parts(block: Tokens) -> Iterator[Tokens]:
    """A block that is too long, cut inside: what is around the cut stands around every part."""
    opening, closing = _frame(block)
    if opening:
        place = 0
        for part in pieces(block[len(opening) : len(block) - len(closing)]):
            yield [_numbered(opening[0], place), *opening[1:], *part, *closing]
            place += sum(token.type == "list_item_open" and token.level == opening[0].level + 1 for token in part)
    elif len(block) == _PARAGRAPH and block[1].type == "inline":
        for run in _runs(block[1]):
            yield [block[0], run, block[2]]
    elif block[0].type in {"fence", "code_block"}:
        yield from ([lines] for lines in _code(block[0]))
    else:
        yield block


def _frame(block: Tokens) -> tuple[Tokens, Tokens]:
    """What is repeated before and after each part of BLOCK; of a table its head. Empty when it cannot be cut so."""
    if block[0].type in _CUT_INSIDE and len(block) > _FEWEST:
        return block[:1], block[-1:]
    if block[0].type == "table_open":
        body = next((place for place, token in enumerate(block) if token.type == "tbody_open"), 0)
        return (block[: body + 1], block[-2:]) if body else ((), ())
    return (), ()


def _numbered(opening: "Token", place: int) -> "Token":
    """The beginning of a list whose first item is not the first of all."""
    if opening.type != "ordered_list_open" or not place:
        return opening
    return _with(opening, attrs=opening.attrs | {"start": int(opening.attrGet("start") or 1) + place})


def _runs(inline: "Token") -> Iterator["Token"]:
    """The running text INLINE in parts, cut where nothing is open; what is one long text, between words."""
    run: list[Token] = []
    size = depth = 0
    for token in _words(inline.children or ()):
        if run and size + len(token.content) > _PIECE and depth == 0:
            yield _with(inline, children=run)
            run, size = [], 0
        depth += token.nesting
        run.append(token)
        size += len(token.content)
    if run:
        yield _with(inline, children=run)


def _words(children: Tokens) -> Iterator["Token"]:
    for token in children:
        text = token.content
        while token.type == "text" and len(text) > _PIECE:
            end = text.rfind(" ", _PIECE // 2, _PIECE) + 1 or _PIECE
            yield _with(token, content=text[:end])
            text = text[end:]
        yield _with(token, content=text) if text != token.content else token


def _code(token: "Token") -> Iterator["Token"]:
    lines: list[str] = []
    size = 0
    for line in token.content.splitlines(keepends=True):
        lines.append(line)
        size += len(line)
        if size > _PIECE:
            yield _with(token, content="".join(lines))
            lines, size = [], 0
    if lines:
        yield _with(token, content="".join(lines))


def _with(token: "Token", **changes: object) -> "Token":
    return token.copy(**changes)
