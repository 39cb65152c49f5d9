"""Parses Markdown with markdown-it-py and turns its token stream into blocks with 1-based line ranges."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from readerapp.digests.blocks import NO_TEXT, Block, BlockKind, Inline
from readerapp.digests.html_tree import blocks_from_html
from readerapp.digests.inline_text import inline_from_plain
from readerapp.digests.running_text import LONGEST, in_portions, read_inline
from readerapp.digests.table_rule import ROW, split_cells, table_rule
from readerapp.domain.errors import ReaderAppError

# Deep enough for a topic tree of fifteen levels inside a numbered list (a list level takes two), shallow enough for
# Python's stack when a hostile document nests without end.
_MAX_NESTING = 40
_LONGEST_SETEXT_HEADING = 160
_PROSE_FENCES = frozenset({"", "markdown", "md", "text", "txt", "plain", "plaintext"})
_CHECK_EVERY = 64


@dataclass(frozen=True, slots=True)
class MarkdownTree:
    """A parsed document.

    Attributes:
        blocks: the top blocks in order.
        references: whether links are defined apart from their use (`[1]: https://…`).
        failure: what went wrong when the text had to be taken line by line; empty when nothing did.
    """

    blocks: list[Block]
    references: bool = False
    failure: str = ""


def parse_markdown(text: str, checkpoint: Callable[[], None]) -> MarkdownTree:
    """The blocks of TEXT, whose line breaks are newlines only.

    Whatever the parser stumbles over, the text is then taken as plain paragraphs; only what CHECKPOINT raises passes.
    """
    try:
        parser = _parser(checkpoint)
        env: dict[str, object] = {}
        tokens = parser.parse(text, env)
        lines = text.split("\n")
        blocks = _Builder(parser, lines, checkpoint).build(tokens)
        return MarkdownTree(blocks, references=bool(env.get("references")))
    except ReaderAppError:
        raise
    except Exception as error:  # noqa: BLE001 -- a parser's bug on strange input must not lose the document
        return MarkdownTree(_plain_paragraphs(text), failure=f"{type(error).__name__}: {error}")


def parse_html(text: str) -> MarkdownTree:
    """The blocks of TEXT, which is HTML as a whole; plain paragraphs where the parser stumbles."""
    try:
        return MarkdownTree(blocks_from_html(text, 1))
    except Exception as error:  # noqa: BLE001 -- as above
        return MarkdownTree(_plain_paragraphs(text), failure=f"{type(error).__name__}: {error}")


def _parser(checkpoint: Callable[[], None]) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING, "html": True}).enable("table")
    parser.normalizeLink = _as_it_is  # type: ignore[method-assign]
    parser.normalizeLinkText = _as_it_is  # type: ignore[method-assign,assignment]
    calls = 0

    def check_block(_state: StateBlock, _start: int, _end: int, _silent: bool) -> bool:  # noqa: FBT001 -- their protocol
        nonlocal calls
        calls += 1
        if calls % _CHECK_EVERY == 0:
            checkpoint()
        return False

    def parse_inlines(state: StateCore) -> None:
        for count, token in enumerate(state.tokens):
            if token.type == "inline":
                token.meta["inline"] = read_inline(state, token.content, checkpoint)
            elif token.type == ROW:
                token.meta["inlines"] = tuple(read_inline(state, cell, checkpoint) for cell in token.meta["cells"])
            if count % _CHECK_EVERY == 0:
                checkpoint()

    parser.block.ruler.at("table", table_rule(checkpoint), {"alt": ["paragraph", "reference"]})
    inside = ["paragraph", "reference", "blockquote", "list"]  # where it is asked at every line
    parser.block.ruler.before("table", "checkpoint", check_block, {"alt": inside})
    parser.core.ruler.at("inline", parse_inlines)
    return parser


def _as_it_is(url: str) -> str:
    return url


class _Builder:
    """Walks a token stream once, keeping the open blocks on a stack."""

    def __init__(
        self, parser: MarkdownIt, lines: Sequence[str], checkpoint: Callable[[], None], first: int = 1
    ) -> None:
        self._parser = parser
        self._lines = lines
        self._checkpoint = checkpoint
        self._first = first
        self._stack: list[Block] = []

    def build(self, tokens: Sequence[Token]) -> list[Block]:
        """The blocks of TOKENS."""
        root = Block(BlockKind.DOCUMENT, 1, len(self._lines))
        self._stack = [root]
        for count, token in enumerate(tokens):
            if count % 512 == 0:
                self._checkpoint()
            self._take(token)
        return root.children

    def _take(self, token: Token) -> None:
        kind = token.type
        if kind == "inline":
            self._take_inline(token)
        elif kind == ROW:
            self._take_row(token)
        elif kind in _OPENING:
            self._open(token, _OPENING[kind])
        elif kind in _CLOSING:
            self._stack.pop()
        elif kind in {"fence", "code_block"}:
            self._add_code(token)
        elif kind == "html_block":
            start, _ = self._range(token)
            self._stack[-1].children.extend(blocks_from_html(token.content, start))

    def _range(self, token: Token) -> tuple[int, int]:
        """The 1-based inclusive lines of TOKEN, without blank lines at the end."""
        if token.map is None:
            return self._stack[-1].start, self._stack[-1].start
        start, end = token.map
        while end > start + 1 and (end > len(self._lines) or not self._lines[end - 1].strip()):
            end -= 1
        return start + self._first, max(start + 1, end) + self._first - 1

    def _open(self, token: Token, kind: BlockKind) -> None:
        start, end = self._range(token)
        block = Block(kind, start, end)
        if kind is BlockKind.HEADING:
            block.level = int(token.tag[1:])
            if token.markup in {"-", "="}:
                block.level = -block.level  # decided when the text is known
        elif kind is BlockKind.ITEM and token.info.isdecimal():
            block.number = int(token.info[:9])
        self._stack[-1].children.append(block)
        self._stack.append(block)

    def _take_inline(self, token: Token) -> None:
        inline: Inline = token.meta["inline"]
        block = self._stack[-1]
        block.inline = inline
        if block.kind is BlockKind.PARAGRAPH and len(inline.text) > LONGEST:
            self._stack[-2].children[-1:] = _parts(block)
        if block.kind is BlockKind.HEADING and block.level < 0:
            block.level = -block.level
            if "\n" in inline.text or len(inline.text) > _LONGEST_SETEXT_HEADING:
                block.kind, block.level = BlockKind.PARAGRAPH, 0
                block.end = max(block.start, block.end - 1)

    def _take_row(self, token: Token) -> None:
        table = self._stack[-1]
        start, end = self._range(token)
        row = Block(BlockKind.ROW, start, end, cells=token.meta["inlines"])
        if not table.header:
            table.header = row.cells
            return
        table.children.append(row)
        if self._continues(table, row):
            self._join(table)

    def _continues(self, table: Block, row: Block) -> bool:
        """Whether ROW is the rest of a row that was broken over two lines."""
        head, line = self._line(table.start), self._line(row.start)
        return len(table.children) > 1 and head.startswith("|") and not line.startswith("|")

    def _join(self, table: Block) -> None:
        rest = table.children.pop()
        row = table.children[-1]
        row.end = rest.end
        source = " ".join(self._line(number) for number in range(row.start, row.end + 1))
        texts = split_cells(source)
        row.cells = tuple(self._parse_inline(text) for text in texts[: max(len(table.header), 1)])

    def _line(self, number: int) -> str:
        index = number - self._first
        return self._lines[index].strip() if 0 <= index < len(self._lines) else ""

    def _parse_inline(self, text: str) -> Inline:
        tokens = self._parser.parseInline(text)
        inline: Inline = tokens[0].meta["inline"] if tokens else NO_TEXT
        return inline

    def _add_code(self, token: Token) -> None:
        start, end = self._range(token)
        words = token.info.split()
        fenced = token.type == "fence"
        text = f"{chr(10) * fenced}{token.content}".rstrip("\n")  # line by line the one that stands in the document
        code = Block(BlockKind.CODE, start, end, inline=inline_from_plain(text))
        if fenced and (words[0].lower() if words else "") in _PROSE_FENCES and len(self._stack) == 1:
            code.children = self._nested(token.content, start + 1)
        self._stack[-1].children.extend([code] if code.children else _parts(code))

    def _nested(self, content: str, first: int) -> list[Block]:
        """The blocks of a document that stands inside a code fence."""
        lines = content.split("\n")
        builder = _Builder(self._parser, lines, self._checkpoint, first)
        blocks = builder.build(self._parser.parse(content))
        return [block for block in blocks if block.kind is not BlockKind.CODE]


def _parts(block: Block) -> list[Block]:
    """BLOCK in several that are not too long, so that not each of its papers is looked for in all of it."""
    parts, start = [], block.start
    lines, closing = block.end - block.start + 1, int(block.kind is BlockKind.CODE)  # the line that ends a fence
    for count, inline in in_portions(block.inline, lines - closing, lines):
        parts.append(Block(block.kind, start, start + count - 1, inline=inline))
        start += count
    parts[-1].end = block.end
    return parts


_OPENING = {
    "heading_open": BlockKind.HEADING,
    "paragraph_open": BlockKind.PARAGRAPH,
    "bullet_list_open": BlockKind.LIST,
    "ordered_list_open": BlockKind.LIST,
    "list_item_open": BlockKind.ITEM,
    "blockquote_open": BlockKind.QUOTE,
    "table_open": BlockKind.TABLE,
}
_CLOSING = frozenset(name.replace("_open", "_close") for name in _OPENING)


def _plain_paragraphs(text: str) -> list[Block]:
    blocks: list[Block] = []
    taken: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        if line.strip():
            taken.append(line)
        elif taken:
            inline = inline_from_plain("\n".join(taken))
            blocks.append(Block(BlockKind.PARAGRAPH, number - len(taken), number - 1, inline=inline))
            taken = []
    return blocks
