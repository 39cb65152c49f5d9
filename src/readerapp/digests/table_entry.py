"""Reads the tables of any document: a mention a row, or one of the paper that labels and values are about."""

from collections.abc import Iterator

from readerapp.digests.blocks import Block, BlockKind, Section
from readerapp.digests.document import Document
from readerapp.digests.drafts import Draft
from readerapp.digests.labels import Role
from readerapp.digests.metadata import is_key_value
from readerapp.digests.row_entry import cited_in_row, columns_of, main_paper, read_row
from readerapp.digests.section_entry import read_section
from readerapp.digests.titles import looks_like_title
from readerapp.digests.word_lists import PAPER_LABELS
from readerapp.domain.arxiv_id import ArxivId
from readerapp.domain.identity import fold, parse_doi


def table_drafts(document: Document, table: Block, path: tuple[str, ...]) -> Iterator[Draft]:
    """The mentions of TABLE, which stands under the headings PATH."""
    within = document.ids_in(table.start, table.end)
    if len(within) == 1 and is_key_value(table):
        yield _key_value_draft(document, table, next(iter(within.values())), path)
        return
    if any(document.places(cell) for cell in table.header):
        head = Block(BlockKind.ROW, table.start, table.start, cells=table.header)
        yield from row_drafts(document, head, table, path)
    named = sum(bool(document.ids_in(row.start, row.end)) for row in table.children)
    lists_papers = named * 2 > len(table.children) and Role.TITLE in columns_of(table.header).roles
    for row in table.children:
        yield from row_drafts(document, row, table, path)
        yield from _row_by_doi(document, row, table, path)
        if lists_papers:
            yield from _row_without_id(document, row, table, path)


def _row_by_doi(document: Document, row: Block, table: Block, path: tuple[str, ...]) -> Iterator[Draft]:
    """The mention of a work without an arXiv id that a row of a table of papers gives by its DOI."""
    if document.ids_in(row.start, row.end):
        return
    columns = columns_of(table.header)
    found = {doi for cell in row.cells for anchor in cell.anchors if (doi := parse_doi(anchor.url))}
    for role, cell in zip(columns.roles, row.cells, strict=False):
        found |= {doi} if role is Role.DOI and (doi := parse_doi(cell.text)) else set()
    if len(found) != 1:
        return
    draft = read_row(document, row, columns, None)
    draft.doi, draft.path = found.pop(), path
    if draft.title:
        yield draft


def _row_without_id(document: Document, row: Block, table: Block, path: tuple[str, ...]) -> Iterator[Draft]:
    """The mention of a work that a table of papers leads to by a link called so (`[Paper](https://lab.org/x.pdf)`)."""
    if document.ids_in(row.start, row.end) or any(parse_doi(a.url) for cell in row.cells for a in cell.anchors):
        return
    labels = {fold(anchor.label) for cell in row.cells for anchor in cell.anchors}
    draft = read_row(document, row, columns_of(table.header), None)
    draft.path = path
    if labels & PAPER_LABELS and looks_like_title(draft.title):
        yield draft


def _key_value_draft(document: Document, table: Block, arxiv_id: ArxivId, path: tuple[str, ...]) -> Draft:
    """The mention of the one paper that a table of labels and values is about."""
    section = Section(None, 0, table.start, table.end, (*path, ""), [table])
    draft = read_section(document, section, arxiv_id, heading_is_title=False)
    draft.path = path
    return draft


def row_drafts(document: Document, row: Block, table: Block, path: tuple[str, ...]) -> Iterator[Draft]:
    """The mentions of the papers with an id in ROW of TABLE."""
    ids = document.ids_in(row.start, row.end)
    columns = columns_of(table.header)
    main = main_paper(document, row, columns) if len(ids) > 1 else ""
    for base, arxiv_id in ids.items():
        if main and base != main:
            draft = cited_in_row(document, row, arxiv_id)
        else:
            draft = read_row(document, row, columns, arxiv_id, sole=len(ids) == 1 or base == main)
        draft.path = path
        yield draft
