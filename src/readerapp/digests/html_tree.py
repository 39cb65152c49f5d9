"""Turns HTML, whole or in pieces between Markdown, into the same blocks."""

import re
from html.parser import HTMLParser

from readerapp.digests.blocks import Block, BlockKind
from readerapp.digests.html_source import closed_html
from readerapp.digests.html_tables import OpenTable
from readerapp.digests.inline_text import InlineBuilder

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SEPARATORS = frozenset(
    {"p", "div", "ul", "ol", "dl", "section", "article", "table", "tbody", "thead", "body", "header", "hr", "aside"}
    | {"main", "footer", "nav", "figure", "figcaption", "blockquote", "textarea"}
)
_OF_TABLES = frozenset({"tr", "td", "th"})
_STYLES = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic"}
_SPACE = re.compile(r"\s+")
_SILENT = frozenset({"script", "style", "head", "template", "noscript", "svg"})


def blocks_from_html(source: str, first_line: int) -> list[Block]:
    """The blocks of SOURCE, whose first line is line FIRST_LINE of the document. Tags need not match."""
    reader = _HtmlReader(first_line)
    reader.feed(closed_html(source))
    reader.close()
    return reader.finish()


def text_of_html(source: str) -> str:
    """What one reads in SOURCE, a line for each of its blocks."""
    lines = []
    for block in blocks_from_html(source, 1):
        for inner in block.walk():
            cells = [" ".join(cell.text.split()) for cell in (*inner.header, *inner.cells)]
            lines.append(" | ".join(cells) if cells else "\n".join(map(str.strip, inner.text.split("\n"))))
    return "\n".join(line for line in lines if line.strip())


class _HtmlReader(HTMLParser):
    """Collects text until a tag ends the block it belongs to.

    A term with what describes it (`<dt>`, `<dd>`) is one item, in lines; a heading as a term names the list below it.
    """

    def __init__(self, first_line: int) -> None:
        super().__init__(convert_charrefs=True)
        self._offset = first_line - 1
        self._blocks: list[Block] = []
        self._builder = InlineBuilder()
        self._kind = BlockKind.PARAGRAPH
        self._level = 0
        self._start = 0
        self._last = first_line
        self._table = OpenTable(self._blocks)
        self._silent = self._preformatted = 0
        self._term = self._description = self._named = False
        self._lists: list[bool] = []  # of terms that are open, each with whether a heading names it

    def finish(self) -> list[Block]:
        """What was collected."""
        self._end_block()
        self._table.end()
        return self._blocks

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._end_block()
            self._silent += 1
        elif tag in _HEADINGS:
            self._begin_heading(tag)
        elif tag in {"dl", "dt", "dd"}:
            self._begin_definition(tag)
        elif tag == "pre":
            self._begin(BlockKind.PARAGRAPH)
            self._preformatted += 1
        elif self._description and tag in _SEPARATORS | {"li", "tr"}:
            self._break_line()
        elif tag == "li":
            self._begin(BlockKind.ITEM)
        elif tag == "details":
            self._begin(BlockKind.PARAGRAPH)
            self._blocks.append(Block(BlockKind.DETAILS, self._line, self._line))
        elif tag == "summary":
            self._begin(BlockKind.DETAILS)
        elif tag in _SEPARATORS | _OF_TABLES:
            self._begin(BlockKind.PARAGRAPH)
            self._begin_table_part(tag)
        else:
            self._inline_tag(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "pre":
            self._preformatted = max(0, self._preformatted - 1)
            self._begin(BlockKind.PARAGRAPH)
        elif tag in {"dt", "dd", "dl"}:
            self._end_definition(tag)
        elif self._description and tag in _SEPARATORS | {"li", "tr"}:
            self._break_line()
        elif tag == "details":
            self._begin(BlockKind.PARAGRAPH)
            self._blocks.append(Block(BlockKind.DETAILS_END, self._line, self._line))
        elif tag in {"tr", "table"}:
            self._begin(BlockKind.PARAGRAPH)
            (self._table.end if tag == "table" else self._table.end_row)()
        elif tag in {"td", "th", "li", "summary"} or tag in _SEPARATORS or tag in _HEADINGS:
            self._begin(BlockKind.PARAGRAPH)
        elif tag == "a":
            self._builder.close_link()
        elif tag in _STYLES:
            self._builder.close(_STYLES[tag])

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if data.strip():
            lead = len(data) - len(data.lstrip())
            if self._builder.empty:
                self._start = self._line + data[:lead].count("\n")
                data = data.lstrip()
                self._last = self._start + data.rstrip().count("\n")
            else:
                self._last = self._line + data.rstrip().count("\n")
            self._builder.add(data if self._preformatted else _SPACE.sub(" ", data))
        elif not self._builder.empty:
            self._builder.add(data if self._preformatted else " ", find_urls=False)

    @property
    def _line(self) -> int:
        return self.getpos()[0] + self._offset

    def _inline_tag(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag == "a" and attributes.get("href"):
            if self._builder.empty:
                self._start = self._line
            self._last = self._line
            self._builder.open_link(attributes["href"] or "")
        elif tag == "br" and not self._builder.empty:
            self._builder.add("\n", find_urls=False)
        elif tag == "img":
            self._builder.add_image(attributes.get("alt") or "")
        elif tag in _STYLES:
            self._builder.open(_STYLES[tag])

    def _begin_table_part(self, tag: str) -> None:
        if tag == "tr":
            self._table.begin_row(self._line)
        elif tag == "table":
            self._table.end()
        elif tag in _OF_TABLES:
            self._table.begin_cell(head=tag == "th")

    def _begin_heading(self, tag: str) -> None:
        self._named = self._term and self._builder.empty
        self._begin(BlockKind.DETAILS if self._named else BlockKind.HEADING, _HEADINGS[tag])

    def _begin_definition(self, tag: str) -> None:
        if tag == "dd" and self._term and not self._builder.empty:
            self._break_line()
            self._description = True
            return
        named, self._named = self._named, False
        self._begin(BlockKind.PARAGRAPH if tag == "dl" else BlockKind.ITEM)
        self._term = tag == "dt"
        if tag == "dl":
            self._lists.append(named)

    def _end_definition(self, tag: str) -> None:
        if tag == "dt":
            return
        self._begin(BlockKind.PARAGRAPH)
        if tag == "dl" and self._lists and self._lists.pop():
            self._blocks.append(Block(BlockKind.DETAILS_END, self._line, self._line))

    def _break_line(self) -> None:
        if not self._builder.empty:
            self._builder.add("\n", find_urls=False)

    def _begin(self, kind: BlockKind, level: int = 0) -> None:
        self._end_block()
        self._term = self._description = False
        self._kind, self._level = kind, level

    def _end_block(self) -> None:
        inline = self._builder.finish()
        self._builder = InlineBuilder()
        kind, level = self._kind, self._level
        self._kind, self._level = BlockKind.PARAGRAPH, 0
        if not inline.text.strip() and not inline.anchors:
            return
        start, end = self._start or self._line, max(self._start, self._last)
        if self._table.take(inline, end):
            return
        if kind is BlockKind.DETAILS:
            self._name_details(Block(kind, start, end, inline=inline))
        elif kind is BlockKind.ITEM:
            self._blocks.append(
                Block(kind, start, end, children=[Block(BlockKind.PARAGRAPH, start, end, inline=inline)])
            )
        else:
            self._blocks.append(Block(kind, start, end, level=level, inline=inline))

    def _name_details(self, summary: Block) -> None:
        last = self._blocks[-1] if self._blocks else None
        if last is not None and last.kind is BlockKind.DETAILS and not last.inline.text:
            last.inline, last.end = summary.inline, summary.end
        else:
            self._blocks.append(summary)
