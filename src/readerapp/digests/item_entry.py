"""Reads list items and paragraphs as mentions: decides which item is the entry of a paper, and takes it apart."""

import re
from collections.abc import Iterator

from readerapp.digests.blocks import Block, BlockKind, Inline
from readerapp.digests.document import Document
from readerapp.digests.drafts import Draft, links_for
from readerapp.digests.entry_head import read_head
from readerapp.digests.entry_tail import Head
from readerapp.digests.inline_text import inline_from_plain
from readerapp.digests.labels import Role, labelled_lines
from readerapp.digests.metadata import add_titles, apply_labelled, apply_value
from readerapp.digests.names import looks_like_names, split_names
from readerapp.digests.nicknames import name_before, title_before
from readerapp.digests.titles import clean_title, is_label, looks_like_title

_LONGEST_TOPIC = 120
_CLOSE, _LEAST_TITLE = 10, 3
_BEHIND = re.compile(r"\s+[·•|–—-]\s+")
_ARXIV = re.compile("arxiv", re.IGNORECASE)


def item_drafts(document: Document, item: Block, path: tuple[str, ...]) -> Iterator[Draft]:
    """The mentions of an item: its own, or else those of the items inside it with its words as a topic."""
    within = document.ids_in(item.start, item.end)
    if not within:
        return
    if not item.children and item.end > item.start:
        yield from _unparsed_drafts(document, item, path)
        return
    own = document.ids_in(item.start, _head_end(item))
    if not own and len(within) == 1 and _is_entry_of(document, item):
        own = within
    if not own:
        topic = clean_title(item.head.text)
        deeper = (*path, topic) if topic and len(topic) <= _LONGEST_TOPIC and not is_label(topic) else path
        yield from _drafts_of_children(document, item, deeper, known=frozenset())
        return
    main = next(iter(own)) if len(own) == 1 else _main(document, item)
    for base in own:
        yield read_item(document, item, base, path, sole=base == main)
    yield from _drafts_of_children(document, item, path, known=frozenset(own))


def read_item(document: Document, item: Block, base: str, path: tuple[str, ...], *, sole: bool) -> Draft:
    """The mention of the paper BASE that the whole of ITEM is."""
    end = _passage_end(document, item, base)
    draft = Draft(item.start, document.trimmed_end(item.start, end), path=path, rank=item.number)
    draft.arxiv_id = document.ids_in(item.start, item.end).get(base)
    apply_head(draft, read_head(document, item.head, base, sole=sole))
    inlines = [inline for block in own_blocks(document, item, base) for inline in block.inlines()]
    _name_from_words(document, draft, item.head, base)
    if sole:
        for inline in inlines:
            apply_labelled(
                draft, (line for line in labelled_lines(inline) if line.role not in {Role.RANK, Role.SHORT_NAME})
            )
        _read_author_lines(draft, inlines)
    draft.links = links_for(document, (anchor for inline in inlines for anchor in inline.anchors), base)
    return draft


def paragraph_draft(
    document: Document, block: Block, inline: Inline, base: str, path: tuple[str, ...], *, sole: bool
) -> Draft:
    """The mention of the paper BASE in a paragraph."""
    draft = Draft(block.start, block.end, document.ids_in(block.start, block.end).get(base), path=path)
    apply_head(draft, read_head(document, inline, base, sole=sole))
    _name_from_words(document, draft, inline, base)
    if sole:
        for line in labelled_lines(inline):
            if line.role is not None:
                apply_value(draft, line.role, line.label, line.value)
        _read_author_lines(draft, [inline])
    draft.links = links_for(document, inline.anchors, base)
    return draft


def _name_from_words(document: Document, draft: Draft, inline: Inline, base: str) -> None:
    """Take the name that stands before the id in a sentence, when no title does."""
    if draft.title or draft.short_name:
        return
    place = document.place_of(inline, base)
    if place is not None:
        draft.title = title_before(inline.text, place.start) or _marked_before(inline, place.start)
        name = "" if draft.title else name_before(inline.text, place.start)
        draft.short_name = "" if name in draft.authors else name


def _marked_before(inline: Inline, at: int) -> str:
    """The words in bold or italics right before an id in brackets, if they can be a title."""
    for first, last in (*inline.bold, *inline.italic):
        words = clean_title(inline.text[first:last])
        if 0 < at - last <= _CLOSE and not any(map(str.isalnum, _ARXIV.sub("", inline.text[last:at]))):
            is_title = looks_like_title(words) and not looks_like_names(words)
            return words if is_title and len(words.split()) >= _LEAST_TITLE else ""
    return ""


def apply_head(draft: Draft, head: Head) -> None:
    """Take over what the head of an entry says."""
    draft.short_name, draft.org, draft.venue = head.short_name, head.org, head.venue
    if head.title:
        add_titles(draft, head.title)
    draft.published, draft.authors = head.published, head.authors


def own_blocks(document: Document, item: Block, base: str) -> Iterator[Block]:
    """The blocks of ITEM that speak of the paper BASE: not the items inside it that are about other papers."""
    stack = [item]
    while stack:
        block = stack.pop()
        if block is not item and block.kind is BlockKind.ITEM:
            ids = document.ids_in(block.start, block.end)
            if ids and base not in ids:
                continue
        if block.inline.text or block.inline.anchors or block.cells:
            yield Block(block.kind, block.start, block.end, inline=block.inline, cells=block.cells)
        stack.extend(reversed(block.children))


def is_link_line(document: Document, item: Block) -> bool:
    """Whether an item only says where its parent can be found (`논문 링크: …`, `[paper](…) | [code](…)`)."""
    inline = item.head
    text = inline.text
    for anchor in reversed(inline.anchors):
        text = f"{text[: anchor.start]} {anchor.label if is_label(anchor.label) else '…'} {text[anchor.end :]}"
    return is_label(text.replace("…", " ").replace("&", " ")) and bool(
        inline.anchors or document.ids_in(item.start, item.end)
    )


def _is_entry_of(document: Document, item: Block) -> bool:
    """Whether the one paper inside ITEM is what ITEM itself is about."""
    head = clean_title(item.head.text)
    if not looks_like_title(head):
        return False
    for child in item.subitems:
        if document.ids_in(child.start, child.end):
            labelled = next(labelled_lines(child.head), None)
            return is_link_line(document, child) or (labelled is not None and labelled.role in {Role.LINK, Role.ARXIV})
    return True


def _main(document: Document, item: Block) -> str:
    """The paper that an item with several is about: the one whose link alone follows its first words."""
    inline = item.head
    first = inline.text.split("\n", 1)[0]
    places = [place for place in document.places(inline) if place.start < len(first)]
    if len(places) != 1:
        return ""
    linked = [anchor for anchor in inline.anchors if document.leads_to(anchor, places[0].arxiv_id.base)]
    return places[0].arxiv_id.base if linked and linked[0].start < len(first) else ""


def _head_end(item: Block) -> int:
    """The last line before the first list inside ITEM."""
    for child in item.children:
        if child.kind is BlockKind.LIST:
            return max(item.start, child.start - 1)
    return item.end


def _passage_end(document: Document, item: Block, base: str) -> int:
    """The last line before the first item inside ITEM that names another paper than BASE and not BASE itself.

    Without that, the passages of items nested in one another would repeat each other without end.
    """
    stack = list(reversed(item.subitems))
    while stack:
        child = stack.pop()
        if document.ids_in(child.start, child.end).keys() <= {base}:
            continue
        named = document.ids_in(child.start, _head_end(child))
        if named and base not in named:
            return max(item.start, child.start - 1)
        stack.extend(reversed(child.subitems))
    return item.end


def _unparsed_drafts(document: Document, item: Block, path: tuple[str, ...]) -> Iterator[Draft]:
    """The mentions of an item nested too deep for the parser, which left its lines as they stand: line by line."""
    for line in range(item.start, item.end + 1):
        ids = document.ids_in(line, line)
        if not ids:
            continue
        inline = inline_from_plain(document.lines[line - 1].strip().lstrip("-+* "))
        block = Block(BlockKind.PARAGRAPH, line, line, inline=inline)
        for base in ids:
            yield paragraph_draft(document, block, inline, base, path, sole=len(ids) == 1)


def _drafts_of_children(
    document: Document, item: Block, path: tuple[str, ...], known: frozenset[str]
) -> Iterator[Draft]:
    for child in item.subitems:
        for draft in item_drafts(document, child, path):
            if draft.base not in known:
                yield draft


def _read_author_lines(draft: Draft, inlines: list[Inline]) -> None:
    """Take a line of names, without a label, as the authors."""
    if draft.authors:
        return
    for inline in inlines[:4]:
        for line in inline.text.split("\n")[:6]:
            names = line.strip(" *_")
            names = names if looks_like_names(names) else _BEHIND.split(names, maxsplit=1)[0]
            if looks_like_names(names) and not (draft.title and names.startswith(draft.title)):
                draft.authors = split_names(names)
                return
