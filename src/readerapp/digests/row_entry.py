"""Reads the rows of a table as mentions, by what its head row calls the columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from readerapp.digests.blocks import Block, Inline
from readerapp.digests.dates import find_date
from readerapp.digests.document import Document
from readerapp.digests.drafts import Draft, links_for
from readerapp.digests.entry_head import read_head
from readerapp.digests.entry_tail import Head
from readerapp.digests.labels import Role, role_of, starts_with_label
from readerapp.digests.metadata import add_title, apply_value, plain_value, split_keywords
from readerapp.digests.names import is_placeholder, looks_like_names, split_names
from readerapp.digests.nicknames import name_before
from readerapp.digests.titles import clean_title, has_letters, in_title_case, is_label, is_latin, looks_like_title
from readerapp.digests.venues import is_venue
from readerapp.domain.arxiv_id import ArxivId

_TITLE_COLUMNS = (Role.TITLE, Role.OTHER_TITLE)
_SIMPLE = frozenset(
    {Role.AUTHORS, Role.PUBLISHED, Role.KEYWORDS, Role.ORG, Role.VENUE, Role.RANK, Role.SHORT_NAME, Role.DOI}
)


_WRAPPED = 2  # lines
_PLAIN_TITLE = re.compile(r"[A-Za-z](?:[A-Za-z0-9']|[ :-](?=[A-Za-z0-9])(?!- |by ))*[?!]?")
_LEAST_SUMMARY = 3  # words; fewer are a remark


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a table hold: roles (None where unknown) and names as they stand."""

    roles: tuple[Role | None, ...]
    names: tuple[str, ...]


def columns_of(header: Sequence[Inline]) -> Columns:
    """The columns of a table with that head row."""
    names = tuple(" ".join(cell.text.split()) for cell in header)
    return Columns(tuple(role_of(name) for name in names), names)


def read_row(document: Document, row: Block, columns: Columns, arxiv_id: ArxivId | None, *, sole: bool = True) -> Draft:
    """The mention of the paper ARXIV_ID that ROW is about; SOLE: the row speaks of no other."""
    draft = Draft(row.start, row.end, arxiv_id)
    for index, cell in enumerate(row.cells):
        role = columns.roles[index] if index < len(columns.roles) else None
        name = columns.names[index] if index < len(columns.names) else ""
        _take_cell(document, draft, cell, role, name, sole=sole)
    if not draft.title:
        _find_title(document, draft, row, columns, sole=sole)
    draft.links = links_for(document, (anchor for cell in row.cells for anchor in cell.anchors), draft.base)
    return draft


def main_paper(document: Document, row: Block, columns: Columns) -> str:
    """The paper that a row with several is about: the only one that a column for ids, links or titles names."""
    within = document.ids_in(row.start, row.end)
    for wanted in (Role.ARXIV, Role.LINK, Role.TITLE):
        cells = [cell for cell, role in zip(row.cells, columns.roles, strict=False) if role is wanted]
        named = {
            base for base in within if any(document.place_of(c, base) or base == c.text.strip(" `") for c in cells)
        }
        if len(named) == 1:
            return named.pop()
    return ""


def cited_in_row(document: Document, row: Block, arxiv_id: ArxivId) -> Draft:
    """The mention of a paper of which a row about another one speaks."""
    draft = Draft(row.start, row.end, arxiv_id)
    for cell in row.cells:
        place = document.place_of(cell, draft.base)
        if place is not None:
            draft.short_name = name_before(cell.text, place.start)
            draft.links = links_for(document, (a for a in cell.anchors if document.leads_to(a, draft.base)), draft.base)
            break
    return draft


def _take_cell(document: Document, draft: Draft, cell: Inline, role: Role | None, name: str, *, sole: bool) -> None:
    if role in _TITLE_COLUMNS:
        _take_title(document, draft, cell, other=role is Role.OTHER_TITLE, sole=sole)
    elif role in _SIMPLE:
        apply_value(draft, role, name, plain_value(cell) if cell.anchors else cell.text)
    elif role in {None, Role.SUMMARY, Role.SOURCE} and has_letters(name) and not is_placeholder(cell.text):
        value = plain_value(cell)
        if draft.keywords or "keyword" not in name.casefold():
            draft.add_field(name, value)
        else:
            draft.keywords = split_keywords(value)


def _take_title(document: Document, draft: Draft, cell: Inline, *, other: bool, sole: bool) -> None:
    if sole and not (cell.anchors or cell.bold or cell.italic) and _PLAIN_TITLE.fullmatch(cell.text):
        add_title(draft, cell.text, other=other)  # nothing to take apart, as in most cells
        return
    cell = _unwrapped(cell)
    head = read_head(document, cell, draft.base, sole=sole)
    if head.title or head.title_end:
        add_title(draft, head.title, other=other)
        _take_head(draft, cell, head)
    elif sole and not cell.anchors:
        add_title(draft, cell.text.split("\n")[0] if "\n" in cell.text else cell.text, other=other)
    elif sole:
        words = plain_value(cell)
        if looks_like_title(words):
            add_title(draft, words, other=other)
    draft.short_name = draft.short_name or head.short_name


def _unwrapped(cell: Inline) -> Inline:
    """CELL with a title that goes on in the next line (`Long Words<br>and More`) in one line."""
    lines = cell.text.split("\n")
    if len(lines) != _WRAPPED or cell.anchors or not all(map(looks_like_title, lines)):
        return cell
    first, second = lines
    apart = is_latin(first) != is_latin(second) or looks_like_names(second) or is_venue(second)
    if apart or first.rstrip().endswith((".", "?", "!", "。")) or starts_with_label(second, frozenset(Role)):
        return cell
    return Inline(cell.text.replace("\n", " "), cell.anchors, cell.bold, cell.italic)


def _take_head(draft: Draft, cell: Inline, head: Head) -> None:
    draft.org = draft.org or head.org
    draft.venue = draft.venue or head.venue
    draft.published = draft.published or head.published
    draft.authors = draft.authors or head.authors
    if draft.rank is None:
        lead = cell.text.lstrip(" #([*")[:5]
        digits = lead[: len(lead) - len(lead.lstrip("0123456789"))]
        if digits and lead[len(digits) : len(digits) + 1] in {")", ".", "）", "、"}:
            draft.rank = int(digits)
    rest = cell.text[head.title_end :].strip(" \n-–—:|*").lstrip(". ")
    if head.title_end and len(rest.split()) > _LEAST_SUMMARY and not looks_like_names(rest) and not is_label(rest):
        draft.add_field("summary", rest)


def _find_title(document: Document, draft: Draft, row: Block, columns: Columns, *, sole: bool) -> None:
    """Find the title of a row in whose table no column is called by a word for it."""
    unknown = [
        c
        for i, c in enumerate(row.cells)
        if i >= len(columns.roles) or columns.roles[i] in {None, Role.LINK, Role.ARXIV}
    ]
    for cell in unknown:
        head = read_head(document, cell, draft.base, sole=False)
        if head.title:
            add_title(draft, head.title)
            break
    if not draft.venue:
        draft.venue = next((cell.text.strip() for cell in unknown if is_venue(cell.text)), "")
    if draft.title or not sole or not unknown:
        return
    titles = [clean_title(plain_value(cell)) for cell in unknown]
    candidates = [title for title in titles if looks_like_title(title) and not looks_like_names(title)]
    proper = [title for title in candidates if in_title_case(title) and not title.endswith(".")]
    known = any(role in _SIMPLE for role in columns.roles)
    if proper and (not known or len(proper) == 1):
        draft.title = max(proper, key=len)
        draft.fields = [(name, value) for name, value in draft.fields if clean_title(value) != draft.title]
    if not draft.authors:
        draft.authors = next((split_names(c.text) for c in unknown if looks_like_names(c.text)), ())
    if not draft.published:
        draft.published = next((found for c in unknown if len(c.text) < 40 and (found := find_date(c.text))), "")
