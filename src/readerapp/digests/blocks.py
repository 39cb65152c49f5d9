"""The shape of a document as the families see it: a small tree of blocks, each with its lines, text and links."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block is."""

    DOCUMENT = "document"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    ITEM = "item"
    TABLE = "table"
    ROW = "row"
    CODE = "code"
    QUOTE = "quote"
    DETAILS = "details"  # opens a part of the document that lasts to its `</details>`
    DETAILS_END = "details-end"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link inside a text: its address, its words, and which characters of the text they are."""

    url: str
    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Inline:
    """Running text without its markup.

    Attributes:
        text: what one reads; a line break of the source stays a newline.
        anchors: links in order, bare addresses and links around images too.
        bold: character ranges in bold.
        italic: character ranges in italics.
    """

    text: str = ""
    anchors: tuple[Anchor, ...] = ()
    bold: tuple[tuple[int, int], ...] = ()
    italic: tuple[tuple[int, int], ...] = ()


NO_TEXT = Inline()


@dataclass(slots=True)
class Block:
    """One block of a document.

    Attributes:
        kind: what it is.
        start: first line, 1-based.
        end: last line, inclusive, without blank lines at the end.
        level: of a heading, 1 to 6.
        number: of an item in a numbered list.
        inline: the text of a heading, paragraph, code block or `<summary>`.
        cells: of a table row.
        header: of a table: the texts of its head row.
        children: what is inside, in order.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    number: int | None = None
    inline: Inline = NO_TEXT
    cells: tuple[Inline, ...] = ()
    header: tuple[Inline, ...] = ()
    children: list["Block"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The block's own text, without that of its children."""
        return self.inline.text

    def walk(self) -> Iterator["Block"]:
        """The block and everything inside it, in order."""
        stack = [self]
        while stack:
            block = stack.pop()
            yield block
            stack.extend(reversed(block.children))

    def inlines(self) -> Iterator[Inline]:
        """Every piece of running text inside the block, in order."""
        for block in self.walk():
            if block.inline.text or block.inline.anchors:
                yield block.inline
            yield from block.header
            yield from block.cells

    @property
    def head(self) -> Inline:
        """What an item says before its first list: its first paragraph; of other blocks their own text."""
        if self.kind is not BlockKind.ITEM:
            return self.inline
        first = self.children[0] if self.children else None
        return first.inline if first is not None and first.kind is not BlockKind.LIST else NO_TEXT

    @property
    def subitems(self) -> list["Block"]:
        """The items of the lists directly inside an item."""
        return [item for child in self.children if child.kind is BlockKind.LIST for item in child.children]


@dataclass(slots=True)
class Section:
    """A heading (or `<details>`) with everything up to the next one of its level.

    Attributes:
        heading: the heading or details block; None for the document itself.
        level: 0 for the document, 1 to 6 for headings, 7 for details.
        start: first line, 1-based.
        end: last line, inclusive.
        blocks: what stands directly under the heading, before the first subsection.
        sections: the subsections.
        path: the headings above and its own, outermost first.
    """

    heading: Block | None
    level: int
    start: int
    end: int
    path: tuple[str, ...] = ()
    blocks: list[Block] = field(default_factory=list)
    sections: list["Section"] = field(default_factory=list)

    @property
    def title(self) -> Inline:
        """The text of the heading."""
        return self.heading.inline if self.heading else NO_TEXT

    def walk(self) -> Iterator["Section"]:
        """The section and its subsections, in order."""
        stack = [self]
        while stack:
            section = stack.pop()
            yield section
            stack.extend(reversed(section.sections))

    def all_blocks(self) -> Iterator[Block]:
        """The top blocks of the section and its subsections, in order, without the headings."""
        for section in self.walk():
            yield from section.blocks
