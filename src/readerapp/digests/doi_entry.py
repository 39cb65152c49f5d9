"""Reads the works that a document without any arXiv id gives by their DOIs: entries of lists, paragraphs, headings."""

from collections.abc import Iterator

from readerapp.digests.blocks import Anchor, Block, BlockKind, Inline, Section
from readerapp.digests.document import Document
from readerapp.digests.drafts import Draft, links_for
from readerapp.digests.entry_head import read_head
from readerapp.digests.item_entry import apply_head
from readerapp.digests.metadata import add_titles
from readerapp.digests.titles import clean_title, is_label, looks_like_title
from readerapp.domain.identity import parse_doi

_ENTRIES = frozenset({BlockKind.ITEM, BlockKind.PARAGRAPH})


def works_by_doi(document: Document) -> Iterator[Draft]:
    """A mention for every DOI, with the title that stands there or in the heading above."""
    for section in document.root.walk():
        document.checkpoint()
        drafts = [
            draft
            for block in section.blocks
            for entry, passage in _entries(block)
            for draft in _drafts_of(document, entry, passage, section.path)
        ]
        if len(drafts) == 1 and not drafts[0].title:
            _take_heading(drafts[0], section)
        yield from drafts


def _entries(block: Block) -> Iterator[tuple[Block, list[Inline]]]:
    """The items and paragraphs with DOIs of their own inside BLOCK, each with all that it says itself."""
    stack = [block]
    while stack:
        entry = stack.pop()
        if entry.kind in _ENTRIES:
            own = [child for child in entry.children if child.kind is BlockKind.PARAGRAPH]
            passage = [inline for part in (entry, *own) for inline in [part.inline] if inline.text or inline.anchors]
            if any(_dois_in(inline) for inline in passage):
                yield entry, passage
            stack.extend(child for child in reversed(entry.children) if child not in own)
        else:
            stack.extend(reversed(entry.children))


def _dois_in(inline: Inline) -> dict[str, Anchor | None]:
    """The DOIs of a text in order, each with the link that names it best; without links, the first in its words."""
    found: dict[str, Anchor | None] = {}
    for anchor in inline.anchors:
        doi = parse_doi(anchor.url)
        if doi:
            before = found.get(doi)
            found[doi] = anchor if before is None or is_label(before.label) else before
    if not found and (doi := parse_doi(inline.text)):
        found[doi] = None
    return found


def _drafts_of(document: Document, entry: Block, passage: list[Inline], path: tuple[str, ...]) -> Iterator[Draft]:
    found: dict[str, tuple[Inline, Anchor | None]] = {}
    for inline in passage:
        for doi, anchor in _dois_in(inline).items():
            found.setdefault(doi, (inline, anchor))
    for doi, (inline, anchor) in found.items():
        draft = Draft(entry.start, entry.end, doi=doi, path=path, rank=entry.number)
        title = clean_title(anchor.label) if anchor is not None and parse_doi(anchor.label) is None else ""
        if looks_like_title(title) and not is_label(title):
            add_titles(draft, title)
        elif len(found) == 1:
            head = read_head(document, entry.head if entry.head.text else inline, "")
            if parse_doi(head.title) is None:
                apply_head(draft, head)
        mine = (link for part in passage for link in part.anchors if parse_doi(link.url) in {None, doi})
        draft.links = links_for(document, mine, "")
        yield draft


def _take_heading(draft: Draft, section: Section) -> None:
    """Make the only DOI below a heading that may be a title what the heading names."""
    title = clean_title(section.title.text)
    if looks_like_title(title) and not is_label(title):
        add_titles(draft, title)
        draft.start, draft.path = section.start, section.path[:-1]
