"""Turns passages and notes from Markdown into HTML that is safe to show: no raw HTML, no images, only web links."""

import re
import textwrap
from collections.abc import Sequence
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from readerapp.gui.detail.pieces import pieces
from readerapp.gui.formulas.markdown_rules import BLOCK, INLINE, teach
from readerapp.gui.formulas.writing import formula_html
from readerapp.gui.web_addresses import with_links

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:details|summary|p|div|span|b|i|u|em|strong|sub|sup|center|a|img|ul|ol|li|hr)\b[^>]*>", re.IGNORECASE
)
_IMAGE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_TABLE_ROW = re.compile(r"^\s*\|(?P<cells>.+)\|\s*$")
_TABLE_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_LIST_MARK = re.compile(r"^(?:[-*+]|\d{1,3}[.)])\s+")
_TIGHT_ITEM = re.compile(r"<li>(?=[^\s<]|<(?!p>))")
_BULLET_SPACE = "\u2005"  # Qt sets bullets very close to the text
_WHOLE = "summary"  # a name that readers of digests give where the document gives none
_WEB = ("http://", "https://")


def passage_html(text: str) -> str:
    """The Markdown TEXT as HTML without document frame."""
    return "".join(passage_pieces(text))


def passage_pieces(text: str) -> tuple[str, ...]:
    """The Markdown TEXT as HTML in pieces, each of which is laid out in a moment."""
    renderer = _renderer()
    tokens = renderer.parse(_readable(text))
    html = (str(renderer.renderer.render(piece, renderer.options, {})) for piece in pieces(tokens))
    return tuple(_TIGHT_ITEM.sub(f"<li>{_BULLET_SPACE}", piece) for piece in html)


def fields_html(fields: tuple[tuple[str, str], ...]) -> str:
    """Named parts of a passage below each other, each under its name."""
    parts: list[str] = []
    for name, value in named_parts(fields):
        if not name:
            return passage_html(value)
        kind = "field" if parts else "field first"
        parts.append(f'<h4 class="{kind}">{escape(name)}</h4>{passage_html(value)}')
    return "".join(parts)


def named_parts(fields: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """The parts of a passage that say something, with names as people write them; empty for one that is all."""
    filled = [(name, value) for name, value in fields if value.strip()]
    if len(filled) == 1 and filled[0][0] == _WHOLE:
        return [("", filled[0][1])]
    return [(name[:1].upper() + name[1:], value) for name, value in filled]


@lru_cache(maxsize=1)
def _renderer() -> "MarkdownIt":
    """The renderer; made at its first use, because loading it takes a while."""
    from markdown_it import MarkdownIt  # noqa: PLC0415

    renderer = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"])
    renderer.validateLink = lambda url: url.casefold().startswith(_WEB)  # type: ignore[method-assign]
    teach(renderer)
    renderer.add_render_rule(INLINE, lambda _self, tokens, at, *_: formula_html(tokens[at].content))
    renderer.add_render_rule(
        BLOCK, lambda _self, tokens, at, *_: f'<p class="formula">{formula_html(tokens[at].content)}</p>'
    )
    renderer.add_render_rule("fence", _code_html)
    renderer.add_render_rule("code_block", _code_html)
    renderer.add_render_rule("text", _text_html)
    return renderer


def _code_html(_self: object, tokens: Sequence["Token"], at: int, *_: object) -> str:
    """Code whose lines wrap: a passage has no scroll bar of its own."""
    lines = escape(tokens[at].content.rstrip("\n")).split("\n")
    return f'<p class="code" style="white-space:pre-wrap">{"<br/>".join(lines)}</p>'


def _text_html(_self: object, tokens: Sequence["Token"], at: int, *_: object) -> str:
    inside_link = sum({"link_open": 1, "link_close": -1}.get(token.type, 0) for token in tokens[:at])
    return escape(tokens[at].content) if inside_link else with_links(tokens[at].content)


def _readable(text: str) -> str:
    """TEXT without what only makes sense in its place: indentation, folds, a lone list mark, a table without head."""
    text = _IMAGE.sub(r"\1", _TAG.sub("", _BREAK.sub("  \n", text.expandtabs(4))))
    lines = _without_headless_rows(textwrap.dedent(_with_first_line_aligned(text)).strip("\n").splitlines())
    if lines and _LIST_MARK.match(lines[0]) and not any(_LIST_MARK.match(line) for line in lines[1:]):
        first, rest = _LIST_MARK.sub("", lines[0]), textwrap.dedent("\n".join(lines[1:]))
        separator = "\n\n" if _LIST_MARK.match(rest) else "\n"
        return f"{first}{separator}{rest}" if rest.strip() else first
    return "\n".join(lines)


def _with_first_line_aligned(text: str) -> str:
    """TEXT whose first line may have lost its indentation, with all lines as deep as the shallowest other one."""
    first, newline, rest = text.partition("\n")
    if not rest.strip() or first[:1].isspace():
        return text
    return f"{first}{newline}{textwrap.dedent(rest)}" if not _LIST_MARK.match(first) else text


def _without_headless_rows(lines: list[str]) -> list[str]:
    """LINES in which table rows without a head are words with points between."""
    if any(_TABLE_RULE.match(line) for line in lines):
        return lines
    plain = []
    for line in lines:
        row = _TABLE_ROW.match(line)
        cells = [cell.strip() for cell in row["cells"].split("|")] if row else []
        plain.append(" · ".join(cell for cell in cells if cell) if row else line)
    return plain
