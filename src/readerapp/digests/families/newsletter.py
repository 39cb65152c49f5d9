"""Reads newsletters in prose: stories under headings, and a table at the end that says where the papers are."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from readerapp.digests.blocks import Block, BlockKind, Section
from readerapp.digests.document import Document
from readerapp.digests.drafts import Draft, links_for
from readerapp.digests.labels import Role, role_of
from readerapp.digests.metadata import is_key_value, plain_value
from readerapp.digests.section_entry import read_section
from readerapp.digests.titles import clean_title, has_letters, is_label, looks_like_title
from readerapp.domain.arxiv_id import ArxivId
from readerapp.domain.identity import fold

_LEAST_ROWS = 2
_MOST_PAPERS = 200
_LEAST_MATCHED = 0.5


@dataclass(slots=True)
class _Paper:
    """A paper of the reference list.

    Attributes:
        arxiv_id: its id.
        rows: where the list names it, with the section around.
        names: what the list and the stories call it.
        stories: the sections that tell of it.
    """

    arxiv_id: ArxivId
    rows: list[tuple[Block, Section]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    stories: list[Section] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The longest of its names."""
        return max(self.names, key=len, default="")

    @property
    def short_name(self) -> str:
        """The shortest of its names, if there are two."""
        shortest = min(self.names, key=len, default="")
        return shortest if shortest != self.title else ""


def score(document: Document) -> float:
    """A reference list that names most of the papers, and stories that at least half of its papers have."""
    if not _LEAST_ROWS <= len(document.distinct_ids) <= _MOST_PAPERS:
        return 0.0
    papers = _papers(document)
    if not _LEAST_ROWS <= len(papers) <= _MOST_PAPERS:
        return 0.0
    told = sum(bool(paper.stories) for paper in papers)
    listed = len(papers) / max(len(document.distinct_ids), 1)
    return 0.9 if told >= len(papers) * _LEAST_MATCHED and listed >= _LEAST_MATCHED else 0.0


def read(document: Document) -> list[Draft]:
    """Two kinds of places: the stories, and the lines of the reference list."""
    drafts: list[Draft] = []
    for paper in _papers(document):
        document.checkpoint()
        told = [read_section(document, story, paper.arxiv_id, heading_is_title=False) for story in paper.stories]
        for story, draft in zip(paper.stories, told, strict=True):
            draft.path = story.path
            paper.names.extend(name for name in (draft.title, draft.other_title) if name)
        for row, section in paper.rows:
            anchors = [anchor for inline in row.inlines() for anchor in inline.anchors]
            links = links_for(document, anchors, paper.arxiv_id.base)
            told.append(Draft(row.start, row.end, paper.arxiv_id, path=section.path, links=links))
        published = next((draft.published for draft in told if draft.published), "")
        for draft in told:
            draft.title, draft.short_name = paper.title, paper.short_name
            draft.published = draft.published or published
        drafts.extend(told)
    return drafts


def _papers(document: Document) -> list[_Paper]:
    """The papers of the reference list, each with its stories."""
    papers: dict[str, _Paper] = {}
    reference: set[int] = set()
    for section in document.root.walk():
        for block in section.blocks:
            for row, arxiv_id, name in _reference_rows(document, block):
                paper = papers.setdefault(arxiv_id.base, _Paper(arxiv_id))
                paper.rows.append((row, section))
                paper.names.append(name)
                reference.add(id(section))
    for section in document.root.walk():
        if section.heading is not None and id(section) not in reference:
            _find_stories(document, section, papers)
    for paper in papers.values():
        if not paper.stories:
            paper.stories.extend(_story_by_heading(document, paper, reference))
    return list(papers.values())


def _reference_rows(document: Document, block: Block) -> Iterator[tuple[Block, ArxivId, str]]:
    """The lines of a list or table in which each names one paper and its address, and nothing more."""
    if block.kind not in {BlockKind.TABLE, BlockKind.LIST}:
        return
    rows = []
    for row in block.children:
        ids = document.ids_in(row.start, row.end)
        cells = row.cells or (row.head,)
        name = next(filter(None, (clean_title(plain_value(cell)) for cell in cells)), "").rstrip(" :-–—([")
        if (
            len(ids) == 1
            and has_letters(name)
            and not is_label(name)
            and len(name) <= 250
            and not role_of(name)
            and row.end == row.start
        ):
            rows.append((row, next(iter(ids.values())), name))
    distinct = {arxiv_id.base for _, arxiv_id, _ in rows}
    if len(rows) >= _LEAST_ROWS and len(distinct) == len(rows) and len(rows) * 2 > len(block.children):
        yield from rows


def _find_stories(document: Document, section: Section, papers: dict[str, _Paper]) -> None:
    """Note SECTION as the story of the paper whose id or title stands directly in it."""
    named = {base for block in section.blocks for base in document.ids_in(block.start, block.end)} & papers.keys()
    if len(named) == 1:
        papers[named.pop()].stories.append(section)
        return
    for title in _titles_in(section):
        best = max(papers.values(), key=lambda paper: _likeness(paper, title), default=None)
        if best is not None and _likeness(best, title):
            best.names.append(title)
            best.stories.append(section)
            return


def _titles_in(section: Section) -> Iterator[str]:
    """The titles that tables directly under a heading give."""
    for block in section.blocks:
        if block.kind is not BlockKind.TABLE:
            continue
        for index, cell in enumerate(block.header):
            if role_of(cell.text) is not Role.TITLE:
                continue
            if is_key_value(block):
                texts = [other.text for other in block.header[index + 1 :]]
            else:
                texts = [row.cells[index].text for row in block.children if index < len(row.cells)]
            yield from (title for text in texts if looks_like_title(title := clean_title(text)))


def _story_by_heading(document: Document, paper: _Paper, reference: set[int]) -> Iterator[Section]:
    """The first section, the deepest of nested ones, whose heading holds the name of PAPER."""
    fitting = [
        section
        for section in document.root.walk()
        if section.heading is not None
        and id(section) not in reference
        and _likeness(paper, clean_title(section.title.text))
    ]
    if fitting:
        yield next((inner for inner in fitting[1:] if inner.start <= fitting[0].end), fitting[0])


def _likeness(paper: _Paper, title: str) -> int:
    """How many letters of a name of PAPER stand in TITLE as whole words; 0 when none of its names does."""
    words = f" {fold(title)} "
    best = 0
    for name in paper.names:
        for form in (name, name.partition("(")[0], name.partition(":")[0]):
            folded = fold(form)
            if len(folded) >= 3 and f" {folded} " in words and not is_label(form):
                best = max(best, len(folded))
    return best
