"""Reads a heading with all that stands under it as one mention: title, labelled metadata, link table, summary parts."""

import re

from readerapp.digests.blocks import Anchor, Block, BlockKind, Inline, Section
from readerapp.digests.document import Document
from readerapp.digests.drafts import Draft, links_for
from readerapp.digests.entry_head import read_head
from readerapp.digests.labels import Role, is_value_head, labelled_lines, role_of
from readerapp.digests.metadata import add_title, add_titles, apply_labelled, apply_value, is_key_value
from readerapp.digests.names import is_placeholder, looks_like_names, split_names
from readerapp.digests.titles import clean_title, is_label, is_latin, looks_like_title
from readerapp.domain.arxiv_id import ArxivId

_RANK = re.compile(r"\W*(?:(?:no|paper|bài|第)\.?\s?)?[(\[#]?(\d{1,4})\s?[)\].、:：）位名篇｜]", re.IGNORECASE)
_LONGEST_PART_NAME = 80
_METADATA_BLOCKS = 6
_LEAST_METADATA = 3


def read_section(
    document: Document, section: Section, arxiv_id: ArxivId | None, *, heading_is_title: bool = True
) -> Draft:
    """The mention of the paper ARXIV_ID that SECTION is about; the heading of a story is not the paper's title."""
    end = document.trimmed_end(section.start, section.end)
    draft = Draft(section.start, end, arxiv_id, path=section.path[:-1])
    number = _RANK.match(section.title.text)
    if number:
        draft.rank = int(number[1])
    if heading_is_title:
        _read_heading(document, section.title, draft)
        _read_second_title(section, draft)
    _read_blocks(document, section, draft)
    for part in section.sections:
        _add_part(document, draft, part)
    anchors = [
        *section.title.anchors,
        *(a for block in section.all_blocks() for i in block.inlines() for a in i.anchors),
    ]
    anchors += [anchor for part in section.sections for anchor in part.title.anchors]
    draft.links = links_for(document, anchors, draft.base)
    return draft


def _read_heading(document: Document, heading: Inline, draft: Draft) -> None:
    head = read_head(document, heading, draft.base, sole=False)
    draft.org, draft.venue, draft.published, draft.short_name = head.org, head.venue, head.published, head.short_name
    if head.title:
        add_titles(draft, head.title)
        return
    words = heading.text[head.start :]
    for place in reversed(document.places(Inline(words))):
        words = f"{words[: place.start].rstrip(' ([')} {words[place.end :].lstrip(' )]')}"
    for anchor in heading.anchors:
        if is_label(anchor.label):
            words = words.replace(f"[{anchor.label}]", " ").replace(f"({anchor.label})", " ")
    add_titles(draft, clean_title(words) or heading.text)


def _read_second_title(section: Section, draft: Draft) -> None:
    """Take a line in bold or italics right under the heading as its title in another language."""
    first = section.blocks[0] if section.blocks else None
    if first is None or first.kind is not BlockKind.PARAGRAPH or draft.other_title or not draft.title:
        return
    line = first.text.split("\n", 1)[0]
    marked = [(start, end) for start, end in (*first.inline.bold, *first.inline.italic) if start == 0]
    words = clean_title(line)
    if (
        any(end >= len(line.rstrip()) for _, end in marked)
        and is_latin(words) != is_latin(draft.title)
        and not line.rstrip().endswith((":", "："))
        and looks_like_title(words)
        and not looks_like_names(words, least=1)
    ):
        add_title(draft, words)


def _read_blocks(document: Document, section: Section, draft: Draft) -> None:
    for index, block in enumerate(section.blocks):
        if draft.base and draft.base not in (document.ids_in(block.start, block.end) or {draft.base}):
            continue  # about other papers
        if block.kind is BlockKind.TABLE:
            _read_table(draft, block)
        elif block.kind is BlockKind.LIST:
            _read_list(document, draft, block)
        elif block.kind in {BlockKind.PARAGRAPH, BlockKind.QUOTE}:
            for paragraph in block.walk():
                apply_labelled(draft, labelled_lines(paragraph.inline))
            if index < _METADATA_BLOCKS and not draft.authors:
                _read_names(draft, block)


def _read_names(draft: Draft, block: Block) -> None:
    """Take a line that is a list of people, without a label, as the authors."""
    for line in block.text.split("\n"):
        names = line.strip(" *_")
        if looks_like_names(names):
            draft.authors = split_names(names)
            return


def _read_list(document: Document, draft: Draft, block: Block) -> None:
    for item in block.children:
        labelled = list(labelled_lines(item.head))
        if labelled:
            values = [(line, _nested_value(document, item, line.value)) for line in labelled]
            for line, value in values:
                if line.role is None or not apply_value(draft, line.role, line.label, value):
                    draft.add_field(line.label, value)


def _nested_value(document: Document, item: Block, value: str) -> str:
    if value or not item.subitems:
        return value
    first = item.subitems[0]
    return document.passage(first.start, item.end)


def _read_table(draft: Draft, table: Block) -> None:
    """Read a table about one paper: one row under labels, or a label with its value in each row, the head row too."""
    if len(table.children) == 1 and not is_key_value(table):
        for head, cell in zip(table.header, table.children[0].cells, strict=False):
            apply_value(draft, role_of(head.text), head.text.strip(), cell.text)
        return
    rows = [table.header, *(row.cells for row in table.children)]
    for cells in rows:
        if len(cells) < 2 or not cells[1].text.strip():
            continue
        role = role_of(cells[0].text)
        value = cells[1].text
        if cells is table.header and (role is None or role_of(value) is not None or is_value_head(value)):
            continue
        if role is not None:
            apply_value(draft, role, cells[0].text.strip(), value)


def _add_part(document: Document, draft: Draft, part: Section) -> None:
    """Add a subsection as a named part; tables of links and empty parts are none."""
    name, inline_value = _part_name(part.title.text)
    role = role_of(name)
    if role is None and is_metadata(part):
        _read_blocks(document, part, draft)
        return
    body = document.passage(part.start + 1, document.trimmed_end(part.start, part.end)) if part.end > part.start else ""
    value = f"{inline_value}\n{body}".strip()
    if is_placeholder(value) or not value or _only_links(part):
        for block in part.blocks:
            if block.kind is BlockKind.TABLE:
                _read_table(draft, block)
        return
    if role in {Role.AUTHORS, Role.KEYWORDS, Role.PUBLISHED, Role.ORG, Role.VENUE, Role.OTHER_TITLE}:
        apply_value(draft, role, name, value)
    else:
        draft.add_field(name, value)


def is_metadata(part: Section) -> bool:
    """Whether a part holds nothing but labelled lines, as of what a reading program exports."""
    lines = [item.head for block in part.blocks for item in (block.children or [block])]
    known = sum(line.role is not None for inline in lines for line in labelled_lines(inline))
    return not part.sections and known >= _LEAST_METADATA and known * 3 >= len(lines) * 2


def _part_name(text: str) -> tuple[str, str]:
    """The name of a part, and the text that follows it in the same heading."""
    colon = re.search(r"[:：]\s", text[:_LONGEST_PART_NAME])
    if colon and len(text) > colon.end():
        return clean_title(text[: colon.start()]), text[colon.end() :].strip()
    return clean_title(text), ""


def _only_links(part: Section) -> bool:
    """Whether a part holds nothing but addresses, as in a table of links."""
    inlines = [inline for block in part.all_blocks() for inline in block.inlines()]
    if not any(inline.anchors for inline in inlines):
        return False
    return not any(_left_over(inline.text, inline.anchors) for inline in inlines if not _is_short(inline.text))


def _is_short(text: str) -> bool:
    return len(text) <= 40


def _left_over(text: str, anchors: tuple[Anchor, ...]) -> bool:
    return len(text) - sum(anchor.end - anchor.start for anchor in anchors) > 60
