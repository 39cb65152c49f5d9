"""Reads digests with one heading a paper, numbered or not, with labelled metadata, summary parts and links under it."""

from collections import Counter

from readerapp.digests.blocks import BlockKind, Section
from readerapp.digests.document import Document
from readerapp.digests.drafts import Draft
from readerapp.digests.families import general
from readerapp.digests.labels import Role, labelled_lines
from readerapp.digests.metadata import is_key_value
from readerapp.digests.names import looks_like_names
from readerapp.digests.row_entry import columns_of
from readerapp.digests.section_entry import is_metadata, read_section
from readerapp.digests.titles import clean_title, is_label
from readerapp.domain.arxiv_id import ArxivId
from readerapp.domain.identity import fold

_LEAST_SHARE = 0.5
_MOST_CITED = 60  # a section that names more is a chapter, not a paper


def score(document: Document) -> float:
    """The share of the ids that are what a heading is about, where headings give what a list could not."""
    entries = _entries(document)
    if not entries or not document.distinct_ids:
        return 0.0
    bases = {arxiv_id.base for _, arxiv_id in entries}
    share = len(bases) / len(document.distinct_ids)
    rich = sum(_has_metadata(section) or bool(document.ids_in(section.start, section.start)) for section, _ in entries)
    if share < _LEAST_SHARE or rich * 2 < len(entries):
        return 0.0
    return 0.55 + 0.3 * share


def read(document: Document) -> list[Draft]:
    """A mention for each heading that is about a paper."""
    drafts = []
    for section, arxiv_id in _entries(document):
        document.checkpoint()
        drafts.append(read_section(document, section, arxiv_id))
    return drafts


def read_markdown(document: Document) -> list[Draft]:
    """Every paper of a text inside another file, by its headings where they are about one paper each."""
    return general.fill(document, read(document) if score(document) > 0 else general.read(document))


def _entries(document: Document) -> list[tuple[Section, ArxivId]]:
    """The headings of the level on which most are about one paper each, with the paper."""
    by_level: dict[int, list[tuple[str, Section, ArxivId]]] = {}
    for section in document.root.walk():
        if 1 <= section.level <= 6:
            main = _main_id(document, section)
            if main is not None and not (_titled_below(document, section, main.base) or _titled_by_label(section)):
                by_level.setdefault(section.level, []).append((clean_title(section.title.text), section, main))
    best: list[tuple[Section, ArxivId]] = []
    best_rank = (0, 0)
    for _level, entries in sorted(by_level.items()):
        names = Counter(
            name for name, _, _ in entries
        )  # parts such as "Results" recur under every paper; titles do not
        own = [(section, main) for name, section, main in entries if names[name] == 1 and not is_label(name)]
        in_heading = sum(main.base in document.ids_in(section.start, section.start) for section, main in own)
        rank = (len({main.base for _, main in own}), in_heading)
        if rank > best_rank:
            best, best_rank = own, rank
    return best


def _titled_below(document: Document, section: Section, base: str) -> bool:
    """Whether an item or paragraph right under the heading begins with the linked title of the paper itself."""
    for block in section.blocks:
        if block.kind is BlockKind.TABLE and not is_key_value(block) and Role.TITLE in columns_of(block.header).roles:
            return True
        for inner in block.walk():
            for anchor in inner.inline.anchors:
                words = len(anchor.label.split())
                if anchor.start <= 4 and words >= 3 and not is_label(anchor.label) and document.leads_to(anchor, base):
                    return fold(anchor.label) != fold(section.title.text)
    return False


def _titled_by_label(section: Section) -> bool:
    """Whether labelled lines right under the heading give a title that is the one of the heading above."""
    if len(section.path) < 2 or not is_metadata(section):
        return False
    lines = (line for block in section.blocks for inner in block.walk() for line in labelled_lines(inner.inline))
    above = fold(clean_title(section.path[-2]))
    return any(line.role is Role.TITLE and fold(clean_title(line.value)) == above for line in lines)


def _main_id(document: Document, section: Section) -> ArxivId | None:
    """The paper that a section is about: named in its heading, or by its links far more often than any other."""
    in_heading = document.ids_in(section.start, section.heading.end if section.heading else section.start)
    if len(in_heading) == 1:
        return next(iter(in_heading.values()))
    within = document.ids_in(section.start, section.end)
    if len(within) > _MOST_CITED:
        return None
    if any(document.ids_in(part.start, part.start) for part in section.sections):
        return None
    if _told_in_parts(document, section):
        return None
    if len(within) <= 1:
        return next(iter(within.values()), None)
    linked: Counter[str] = Counter()
    for anchor in (a for block in section.all_blocks() for inline in block.inlines() for a in inline.anchors):
        for arxiv_id in document.ids_of_url(anchor.url) if is_label(anchor.label) else ():
            linked[arxiv_id.base] += 1 if any(map(str.isdigit, anchor.label)) else 2  # `[논문](…)`, `[2401.07777](…)`
    ranked = linked.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[1][1] * 2 > ranked[0][1]):
        return None
    main = ranked[0][0]
    return None if _is_one_of_a_list(document, section, main) else within.get(main)


def _is_one_of_a_list(document: Document, section: Section, base: str) -> bool:
    """Whether the paper BASE is named under the heading in one item only, beside items that name others alone."""
    plain = (block for block in section.blocks if block.kind not in {BlockKind.LIST, BlockKind.ITEM})
    if any(base in document.ids_in(block.start, block.end) for block in plain):
        return False
    items = [
        item
        for block in section.blocks
        for item in (block.children if block.kind is BlockKind.LIST else [block])
        if item.kind is BlockKind.ITEM
    ]
    own = [item for item in items if base in document.ids_in(item.start, item.end)]
    others = [item for item in items if document.ids_in(item.start, item.end) and item not in own]
    return len(own) == 1 and bool(others) and len(document.ids_in(own[0].start, own[0].end)) == 1


def _told_in_parts(document: Document, section: Section) -> bool:
    """Whether only the subsections name papers, and several do: a chapter, even if all of them name the same one."""
    if any(document.ids_in(block.start, block.end) for block in section.blocks) or _names_authors(section):
        return False
    named = [part for part in section.sections if document.ids_in(part.start, part.end)]
    return len(named) > 1 and not is_metadata(named[0])


def _names_authors(section: Section) -> bool:
    """Whether a label right under the heading says who wrote what it is about: no chapter has authors of a paper."""
    inlines = (inner.inline for block in section.blocks for inner in block.walk())
    return any(line.role is Role.AUTHORS for inline in inlines for line in labelled_lines(inline))


def _has_metadata(section: Section) -> bool:
    """Whether labelled lines, a list of names, a table of links or named parts stand under a heading."""
    if len(section.sections) >= 2:
        return True
    for block in section.blocks:
        if block.kind is BlockKind.TABLE and len(block.header) == 2:
            return True
        for inner in block.walk():
            if any(line.role is not None or line.bold for line in labelled_lines(inner.inline)):
                return True
            if block.kind is BlockKind.PARAGRAPH and looks_like_names(inner.text.strip(" *_")):
                return True
    return False
