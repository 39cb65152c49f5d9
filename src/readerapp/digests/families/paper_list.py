"""Reads lists of entries marked by icons: `icon [Org] [Title](address) (venue)`, with the summary in bullets below."""

import unicodedata
from collections.abc import Iterator

from readerapp.digests.blocks import Block, BlockKind, Inline, Section
from readerapp.digests.document import Document
from readerapp.digests.drafts import Draft, links_for
from readerapp.digests.entry_head import read_head
from readerapp.digests.entry_tail import Head
from readerapp.digests.families.list_icons import Icons, read_icons
from readerapp.digests.item_entry import apply_head, is_link_line, own_blocks
from readerapp.digests.links import link_kind
from readerapp.digests.nicknames import name_before
from readerapp.digests.titles import clean_title, has_letters, is_label
from readerapp.digests.venues import find_venue
from readerapp.domain.arxiv_id import ArxivId
from readerapp.domain.vocabulary import Kind, LinkKind

_LEAST_ENTRIES = 2


def score(document: Document) -> float:
    """The share of the entries of the lists that begin with an icon whose meaning is known."""
    icons = read_icons(document)
    items = [item for section in document.root.walk() for item in _entries(section)]
    marked = sum(icons.kind_of(item.head.text) is not None for item in items)
    if marked < _LEAST_ENTRIES or marked * 2 < len(items):
        return 0.0
    return 0.6 + 0.3 * marked / len(items)


def read(document: Document) -> list[Draft]:
    """A mention for each entry, and for each paper inside an entry that is not the entry itself."""
    icons = read_icons(document)
    drafts: list[Draft] = []
    for section in document.root.walk():
        document.checkpoint()
        for item in _entries(section):
            drafts.extend(_read_entry(document, item, section.path, icons))
    return drafts


def _entries(section: Section) -> Iterator[Block]:
    for block in section.blocks:
        if block.kind is BlockKind.LIST:
            yield from block.children


def _read_entry(
    document: Document, item: Block, path: tuple[str, ...], icons: Icons, kind: Kind | None = None
) -> Iterator[Draft]:
    inline = item.head
    marked = icons.kind_of(inline.text) or kind
    within = document.ids_in(item.start, item.end)
    own = [place.arxiv_id for place in document.places(inline)]
    if not own and _is_group(inline, item):
        name = clean_title(inline.text).strip("[]")
        for child in item.subitems:
            for draft in _read_entry(document, child, (*path, name) if name else path, icons, marked):
                draft.venue = draft.venue or find_venue(name)
                yield draft
        return
    if marked is None and not own and not within:
        return
    about = own[0] if len(own) == 1 else None
    if not own:
        about = _paper_of_links(document, item)
    if own and about is None:
        for arxiv_id in own:
            yield _draft(document, item, path, arxiv_id, Kind.PAPER, sole=False)
    else:
        yield _draft(document, item, path, about, Kind.PAPER if about else _kind(marked, inline), sole=True)
    known = {arxiv_id.base for arxiv_id in own} | ({about.base} if about else set())
    yield from _inner_papers(document, item, path, known)


def _is_group(inline: Inline, item: Block) -> bool:
    """Whether an entry is only a heading over entries: no address, nothing but brackets, items with addresses below."""
    if inline.anchors or not item.subitems:
        return False
    text = "".join(char for char in inline.text if unicodedata.category(char) not in {"So", "Sk", "Mn", "Cf"}).strip()
    bracketed = text.startswith("[") and text.endswith("]") and "]" not in text[1:-1]
    return bracketed and any(child.head.anchors for child in item.subitems)


def _paper_of_links(document: Document, item: Block) -> ArxivId | None:
    """The paper that an entry is about though its address leads elsewhere: one of its bullets only says where it is."""
    ids = document.ids_in(item.start, item.end)
    if len(ids) != 1:
        return None
    for child in item.subitems:
        if document.ids_in(child.start, child.end) and is_link_line(document, child):
            return next(iter(ids.values()))
    return None


def _draft(
    document: Document, item: Block, path: tuple[str, ...], arxiv_id: ArxivId | None, kind: Kind, *, sole: bool
) -> Draft:
    base = arxiv_id.base if arxiv_id else ""
    draft = Draft(item.start, document.trimmed_end(item.start, item.end), arxiv_id, kind, path=path)
    if arxiv_id is not None:
        draft.arxiv_id = document.ids_in(item.start, item.end).get(base, arxiv_id)
    head = read_head(document, item.head, base, sole=sole)
    apply_head(draft, head)
    if sole and not draft.title:
        draft.title, draft.short_name = _title_without_link(item.head, head, known=bool(base)), ""
    elif sole and not base:
        draft.title = _whole_title(item.head, head) or draft.title
    anchors = [a for block in own_blocks(document, item, base) for i in block.inlines() for a in i.anchors]
    draft.links = links_for(document, anchors, base)
    return draft


def _title_without_link(inline: Inline, head: Head, *, known: bool) -> str:
    """The words of an entry whose title leads nowhere; of a bare address, unless of a KNOWN paper, its last parts."""
    text = inline.text[head.start :].split("\n\n")[0]
    for anchor in inline.anchors:
        text = text.replace(anchor.url, " ").removesuffix(anchor.label if is_label(anchor.label) else "").rstrip()
    title = clean_title(text)
    if has_letters(title) and not is_label(title):
        return title
    label = clean_title(inline.anchors[0].label) if inline.anchors else ""
    if has_letters(label) and "://" not in label and "www." not in label and not (known and is_label(label)):
        return label
    if known:
        return ""
    parts = [part for anchor in inline.anchors[:1] for part in anchor.url.split("/")[3:] if part]
    name = "/".join(parts[:2])
    return "" if is_label(name) else name


def _whole_title(inline: Inline, head: Head) -> str:
    """The words of an entry that joins several addresses: `[A](…) & [B](…)`."""
    if sum(not is_label(anchor.label) for anchor in inline.anchors) < 2:
        return ""
    first, last = inline.anchors[0], inline.anchors[-1]
    between = inline.text[first.end : last.start]
    return clean_title(inline.text[first.start : last.end]) if len(between.split()) <= 4 and head.title else ""


def _inner_papers(document: Document, item: Block, path: tuple[str, ...], known: set[str]) -> Iterator[Draft]:
    """The papers that the bullets below an entry speak of besides the entry's own."""
    for child in item.subitems:
        for block in child.walk():
            for place in document.places(block.inline):
                base = place.arxiv_id.base
                if base in known:
                    continue
                known.add(base)
                draft = Draft(child.start, document.trimmed_end(child.start, child.end), place.arxiv_id, path=path)
                apply_head(draft, read_head(document, block.inline, base, sole=False))
                draft.org = ""
                if not draft.title and not draft.short_name:
                    draft.short_name = name_before(block.inline.text, place.start)
                draft.links = links_for(document, block.inline.anchors, base)
                yield draft


def _kind(marked: Kind | None, inline: Inline) -> Kind:
    """The kind that the icon says; where it leaves posts and code open, a code host decides."""
    if marked in {Kind.PAPER, Kind.NEWS}:
        return marked or Kind.POST
    kinds = [link_kind(anchor.url) for anchor in inline.anchors[:1]]
    return Kind.CODE if LinkKind.GITHUB in kinds else marked or Kind.POST
