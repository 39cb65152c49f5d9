"""Renders a part of a Markdown digest: every block remembers its line, every paper has its chip."""

import re
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from readerapp.domain.digest_page import Mark
from readerapp.gui.digest_view.inline_html import ChipWriter, inline_html
from readerapp.gui.digest_view.markdown_parser import parsed
from readerapp.gui.digest_view.markdown_table import table_html
from readerapp.gui.digest_view.markdown_text import markdown_lines, plain_characters
from readerapp.gui.formulas import markdown_rules as formulas
from readerapp.gui.formulas.writing import formula_html

if TYPE_CHECKING:
    from markdown_it.token import Token

_LONGEST_HEADING = 160
_BULLET_SPACE = "\u2005"  # Qt sets bullets very close to the text
_MARKDOWN = frozenset({"markdown", "md"})
_UNNAMED = frozenset({"", "text", "txt", "plain", "plaintext"})
_STRUCTURE = re.compile(r"^\s*(?:#{1,6}\s|[-*+]\s|\d{1,3}[.)]\s|\|.*\|)")
_SIMPLE = {
    "blockquote_open": "<blockquote>",
    "blockquote_close": "</blockquote>",
    "list_item_close": "</li>",
    "hr": "<hr/>",
}

Lines = Sequence[tuple[int, str]]


class MarkdownPage:
    """Renders lines with the chips of MARKS, which are in the order of the document."""

    def __init__(self, marks: Sequence[Mark], references: Mapping[str, str], chips: ChipWriter) -> None:
        self._marks = list(marks)
        self._references = references
        self._chips = chips

    def html(self, lines: Lines) -> str:
        """All of it; chips that found no place of their own are at the end."""
        body = self._part(lines, self._embedded)
        rest = self._take(self._marks[-1].first if self._marks else 0)
        return f"{body}<p>{self._chips.html(rest)}</p>" if rest else body

    def _part(self, lines: Lines, embedded: Callable[[Lines], str] | None) -> str:
        tokens = parsed(markdown_lines([text for _, text in lines]), self._references)
        return _Blocks(lines, tokens, self._chips, self._take, embedded).html()

    def _embedded(self, lines: Lines) -> str:
        return self._part(lines, None)

    def _take(self, line: int) -> list[Mark]:
        """The marks up to LINE that have not been placed yet."""
        count = next((place for place, mark in enumerate(self._marks) if mark.first > line), len(self._marks))
        taken, self._marks = self._marks[:count], self._marks[count:]
        return taken


class _Blocks:
    """Walks the blocks of one text; EMBEDDED renders Markdown that somebody put into a code fence."""

    def __init__(
        self,
        lines: Lines,
        tokens: Sequence["Token"],
        chips: ChipWriter,
        take: Callable[[int], list[Mark]],
        embedded: Callable[[Lines], str] | None,
    ) -> None:
        self._lines = lines
        self._tokens = tokens
        self._chips = chips
        self._take = take
        self._embedded = embedded
        self._at = 0
        self._depth = 0
        self._in_item = False

    def html(self) -> str:
        """All blocks."""
        parts = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            parts.append(self._block(token))
        return "".join(parts)

    def _block(self, token: "Token") -> str:
        match token.type:
            case "inline":
                return self._running(token)
            case "heading_open" | "heading_close":
                return self._heading(token)
            case "paragraph_open" | "paragraph_close":
                return self._paragraph(token)
            case "bullet_list_open" | "ordered_list_open" | "bullet_list_close" | "ordered_list_close":
                return self._list(token)
            case "list_item_open":
                self._in_item = self._at < len(self._tokens) and self._tokens[self._at].type == "paragraph_open"
                return f"<li {self._state(token)}>{_BULLET_SPACE if self._in_item else ''}"
            case "fence":
                return self._code(token)
            case formulas.BLOCK:
                return self._formula(token)
            case "table_open":
                return self._table()
            case kind:
                return _SIMPLE.get(kind, "")

    def _line(self, token: "Token") -> int:
        """The line of the document in which TOKEN begins."""
        return self._lines[min(token.map[0], len(self._lines) - 1)][0] if token.map else 0

    def _state(self, token: "Token") -> str:
        """The attribute by which a block of the view knows its line."""
        return f'style="-qt-user-state:{self._line(token)}"'

    def _running(self, token: "Token") -> str:
        start, end = token.map or (0, 1)
        marks = self._take(self._lines[min(max(end - 1, start), len(self._lines) - 1)][0])
        return inline_html(token.children or (), self._line(token), marks, self._chips)

    def _heading(self, token: "Token") -> str:
        """A heading; a long text with a rule below it is a paragraph, whatever Markdown says."""
        opens = token.nesting > 0
        text = self._tokens[self._at if opens else self._at - 2].content if token.markup in {"-", "="} else ""
        tag = "p" if "\n" in text or len(text) > _LONGEST_HEADING else token.tag
        return f"<{tag} {self._state(token)}>" if opens else f"</{tag}>"

    def _paragraph(self, token: "Token") -> str:
        """A paragraph; the first one of a list item is the item."""
        first = self._in_item
        self._in_item = first and token.nesting > 0
        if first:
            return ""
        return f"<p {self._state(token)}>" if token.nesting > 0 else "</p>"

    def _list(self, token: "Token") -> str:
        """A list; Qt wants the depth of a nested one said."""
        self._depth += token.nesting
        if token.nesting < 0:
            return f"</{token.tag}>"
        start = f' start="{int(token.attrGet("start") or 1)}"' if token.tag == "ol" else ""
        return f'<{token.tag}{start} style="-qt-list-indent:{self._depth}">'

    def _code(self, token: "Token") -> str:
        start, end = token.map or (0, 0)
        closed = end - start > 1 and self._lines[end - 1][1].strip().startswith(token.markup)
        inner = self._lines[start + 1 : end - 1 if closed else end]
        if self._embedded is not None and inner and _is_prose(token.info, inner):
            return self._embedded(inner)
        return "".join(
            f'<p class="{"code" if (number, text) != inner[-1] else "code last"}" '
            f'style="white-space:pre-wrap;-qt-user-state:{number}">'
            f"{self._chips.html(self._take(number))}{escape(plain_characters(text)) or '&nbsp;'}</p>"
            for number, text in inner
        )

    def _formula(self, token: "Token") -> str:
        start, end = token.map or (0, 1)
        chips = self._chips.html(self._take(self._lines[min(max(end - 1, start), len(self._lines) - 1)][0]))
        return f'<p class="formula" {self._state(token)}>{chips}{formula_html(token.content)}</p>'

    def _table(self) -> str:
        rows: list[tuple[int, list[Token]]] = []
        while self._tokens[self._at].type != "table_close":
            token = self._tokens[self._at]
            self._at += 1
            if token.type == "tr_open":
                rows.append((self._line(token), []))
            elif token.type == "inline":
                rows[-1][1].append(token)
        self._at += 1
        return table_html([(line, cells, self._take(line)) for line, cells in rows], self._chips)


def _is_prose(info: str, lines: Lines) -> bool:
    """Whether a code fence holds a piece of Markdown that somebody wrapped up."""
    language = info.strip().partition(" ")[0].casefold()
    if language not in _UNNAMED:
        return language in _MARKDOWN
    filled = [text for _, text in lines if text.strip()]
    return sum(bool(_STRUCTURE.match(text)) for text in filled) * 2 > len(filled)
