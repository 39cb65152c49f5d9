"""Reads any document: every paper with its headings, its passage and the best title that stands there."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise

from readerapp.digests.blocks import Block, BlockKind, Inline, Section
from readerapp.digests.document import Document
from readerapp.digests.drafts import Draft, links_for
from readerapp.digests.inline_text import inline_from_plain
from readerapp.digests.item_entry import is_link_line, item_drafts, paragraph_draft
from readerapp.digests.labels import Role, labelled_lines
from readerapp.digests.metadata import add_titles
from readerapp.digests.names import looks_like_names, split_names
from readerapp.digests.section_entry import read_section
from readerapp.digests.table_entry import row_drafts, table_drafts
from readerapp.digests.titles import clean_title, in_title_case, is_label, looks_like_title
from readerapp.domain.arxiv_id import ArxivId
from readerapp.domain.digest import Issue
from readerapp.domain.errors import ReaderAppError

_LOOK_BACK = 4
_LEAST_MARKED = 2
_NUMBERED = re.compile(r"\s*\d{1,3}(?:[)、]|\s?[｜:：])\s*\D")


def score(document: Document) -> float:  # noqa: ARG001 -- every family has this shape
    """Fits everything, worse than anything else."""
    return 0.01


def read(document: Document) -> list[Draft]:
    """Every paper of the document."""
    return list(general_drafts(document))


def fill(document: Document, drafts: list[Draft], *, markdown: bool = True) -> list[Draft]:
    """DRAFTS and what they leave out: a mention for every id whose place none of them covers.

    Where the document is no MARKDOWN (nor anything that reads like it), those mentions are single lines.
    """
    missing = _uncovered(document, drafts)
    if not missing:
        return drafts
    try:
        for draft in general_drafts(document, set(missing)) if markdown else ():
            lines = missing.get(draft.base)
            if lines and any(draft.start <= line <= draft.end for line in lines):
                drafts.append(draft)
    except ReaderAppError:
        raise
    except Exception as error:  # noqa: BLE001 -- a bug of ours must not lose the document; its lines are taken instead
        document.issues.append(Issue(line=1, message=f"general: {type(error).__name__}: {error}"))
    for base, lines in _uncovered(document, drafts).items():
        drafts.extend(_bare_lines(document, base, lines))
    return drafts


def general_drafts(document: Document, only: set[str] | None = None) -> Iterator[Draft]:
    """A mention for each paper at each place; of the papers ONLY when given."""
    for section in document.root.walk():
        document.checkpoint()
        about = _about(document, section)
        if about and (only is None or about in only):
            arxiv_id = document.ids_in(section.start, section.end)[about]
            yield read_section(document, section, arxiv_id)
        for index, block in enumerate(section.blocks):
            here = document.ids_in(block.start, block.end)
            if here and (only is None or not only.isdisjoint(here)):
                for draft in _block_drafts(document, block, section.path):
                    if not about or draft.base != about:
                        _title_from_around(document, draft, section, index)
                        yield draft


def _uncovered(document: Document, drafts: Iterable[Draft]) -> dict[str, list[int]]:
    """The ids at lines that no draft of theirs covers."""
    covered: dict[str, list[tuple[int, int]]] = {}
    for draft in drafts:
        if draft.arxiv_id is not None:
            covered.setdefault(draft.base, []).append((draft.start, draft.end))
    missing: dict[str, list[int]] = {}
    for item in document.occurrences:
        base = item.arxiv_id.base
        if not any(start <= item.line <= end for start, end in covered.get(base, ())):
            missing.setdefault(base, []).append(item.line)
    return missing


def _bare_lines(document: Document, base: str, lines: list[int]) -> Iterator[Draft]:
    for line in dict.fromkeys(lines):
        arxiv_id = document.ids_in(line, line).get(base)
        anchors = inline_from_plain(document.excerpt(line, line, base)).anchors
        yield Draft(line, line, arxiv_id, links=links_for(document, anchors, base))


def _about(document: Document, section: Section) -> str:
    """The paper that a heading names and everything under it is about; empty when there is none."""
    if section.heading is None or section.level > 6:
        return ""
    named = document.ids_in(section.heading.start, section.heading.end) or _described_below(document, section)
    return next(iter(named)) if len(named) == 1 else ""


def _described_below(document: Document, section: Section) -> dict[str, ArxivId]:
    """The paper of a heading with nothing below but a list of labelled lines, one of them its address."""
    within = document.ids_in(section.start, section.end)
    if len(within) != 1 or section.sections or not looks_like_title(clean_title(section.title.text)):
        return {}
    items = [item for block in section.blocks if block.kind is BlockKind.LIST for item in block.children]
    labelled = {line.role for item in items for line in labelled_lines(item.head)}
    at = [item for item in items if document.ids_in(item.start, item.end)]
    stated = labelled & {Role.AUTHORS, Role.PUBLISHED, Role.ORG, Role.VENUE}
    return within if stated and len(at) == 1 and _only_leads_to_it(document, at[0]) else {}


def _only_leads_to_it(document: Document, item: Block) -> bool:
    line = next(labelled_lines(item.head), None)
    return is_link_line(document, item) or (line is not None and line.role in {Role.LINK, Role.ARXIV})


def _block_drafts(document: Document, block: Block, path: tuple[str, ...]) -> Iterator[Draft]:
    if block.kind is BlockKind.LIST:
        for item in block.children:
            yield from _with_path(item_drafts(document, item, path), path)
    elif block.kind is BlockKind.ITEM:
        yield from item_drafts(document, block, path)
    elif block.kind is BlockKind.TABLE:
        yield from table_drafts(document, block, path)
    elif block.kind is BlockKind.ROW:
        yield from row_drafts(document, block, Block(BlockKind.TABLE, 0, 0), path)
    elif block.kind is BlockKind.QUOTE or block.children:
        for child in block.children:
            yield from _block_drafts(document, child, path)
    else:
        yield from _paragraph_drafts(document, block, path)


def _with_path(drafts: Iterable[Draft], path: tuple[str, ...]) -> Iterator[Draft]:
    for draft in drafts:
        draft.path = draft.path or path
        yield draft


def _paragraph_drafts(document: Document, block: Block, path: tuple[str, ...]) -> Iterator[Draft]:
    ids = document.ids_in(block.start, block.end)
    chunks = _chunks(block) if len(ids) > 1 else []
    if chunks:
        for chunk in chunks:
            yield from _paragraph_drafts(document, chunk, path)
        return
    if len(ids) > 1 and block.end > block.start:
        by_line = list(_line_drafts(document, block, path))
        titled = sum(bool(draft.title) for draft in by_line)
        if block.kind is BlockKind.CODE or titled * 2 >= len(by_line):
            yield from by_line
            return
    titled = any(line.role is Role.TITLE for line in labelled_lines(block.inline))
    for place, base in enumerate(ids):
        sole = len(ids) == 1 or (titled and not place)
        yield paragraph_draft(document, block, block.inline, base, path, sole=sole)


def _chunks(block: Block) -> list[Block]:
    """The entries of a paragraph whose lines begin with one and the same picture, or are numbered; none of others."""
    lines = block.text.split("\n")
    if block.kind is not BlockKind.PARAGRAPH or len(lines) != block.end - block.start + 1:
        return []
    marks = [_mark_of(line) for line in lines]
    first = next((mark for mark in marks if mark), "")
    starts = [place for place, mark in enumerate(marks) if mark == first]
    if not first or len(starts) < _LEAST_MARKED:
        return []
    borders = [*([0] if starts[0] else []), *starts, len(lines)]
    return [
        Block(BlockKind.PARAGRAPH, block.start + begin, block.start + end - 1, inline=_lines_of(block, begin, end))
        for begin, end in pairwise(borders)
    ]


def _mark_of(line: str) -> str:
    """What a line begins with like an item of a list, the same for all of its kind."""
    char = line.lstrip()[:1]
    if _NUMBERED.match(line):
        return "1"
    if "①" <= char <= "⑳":
        return "①"
    return char if char and unicodedata.category(char) in {"So", "Sm"} else ""


def _line_drafts(document: Document, block: Block, path: tuple[str, ...]) -> Iterator[Draft]:
    """Read a paragraph or code block line by line: each line that names papers begins an entry."""
    by_line = [(line, document.ids_in(line, line)) for line in range(block.start, block.end + 1)]
    seen: set[str] = set()
    for line, ids in by_line:
        inline = _line_of(block, line - block.start) if ids else block.inline
        for base in ids:
            if base not in seen:
                seen.add(base)
                single = Block(BlockKind.PARAGRAPH, line, line, inline=inline)
                draft = paragraph_draft(document, single, inline, base, path, sole=len(ids) == 1)
                draft.start, draft.end = _entry_lines(by_line, block, line)
                yield draft


def _entry_lines(by_line: list[tuple[int, dict[str, ArxivId]]], block: Block, line: int) -> tuple[int, int]:
    """The lines of a paragraph that belong to the paper named at LINE: up to the next line that names one."""
    end = line
    for number, ids in by_line[line - block.start + 1 :]:
        if ids:
            break
        end = number
    return line, end


def _line_of(block: Block, index: int) -> Inline:
    """Line INDEX of a paragraph's text, with its links and emphasis."""
    return _lines_of(block, index, index + 1)


def _lines_of(block: Block, first_line: int, end_line: int) -> Inline:
    """The lines from FIRST_LINE on and before END_LINE of a paragraph's text, with their links and emphasis."""
    lines = block.text.split("\n")
    if first_line >= len(lines):
        return block.inline
    start = sum(len(line) + 1 for line in lines[:first_line])
    end = start + len("\n".join(lines[first_line:end_line]))

    def cut(ranges: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        return tuple((first - start, last - start) for first, last in ranges if start <= first and last <= end)

    anchors = tuple(
        type(anchor)(anchor.url, anchor.label, anchor.start - start, anchor.end - start)
        for anchor in block.inline.anchors
        if start <= anchor.start and anchor.end <= end
    )
    return Inline(block.text[start:end], anchors, cut(block.inline.bold), cut(block.inline.italic))


def _title_from_around(document: Document, draft: Draft, section: Section, index: int) -> None:
    """Look for the title of a paper whose own block gives none: in the blocks before, then in the heading."""
    if draft.title or draft.short_name:
        return
    block = section.blocks[index]
    if len(document.ids_in(block.start, block.end)) != 1 or block.kind is BlockKind.LIST:
        return
    for before in reversed(section.blocks[max(0, index - _LOOK_BACK) : index]):
        if before.kind is not BlockKind.PARAGRAPH or document.ids_in(before.start, before.end):
            break
        line = _line_of_title(before.text)
        title = clean_title(line)
        bold = any(first <= 2 and last - first > 8 for first, last in before.inline.bold)
        if looks_like_title(title) and (bold or in_title_case(title)) and "," not in title[:40]:
            draft.title, draft.start = title, before.start
            between = section.blocks[section.blocks.index(before) + 1 : index]
            draft.authors = draft.authors or next((names for inner in between if (names := _names_in(inner))), ())
            return
    _title_from_heading(document, draft, section, index)


def _line_of_title(text: str) -> str:
    """The line of a paragraph that may be a title: the first one, but not one that says who sent the rest."""
    first, *others = text.split("\n")
    return others[0] if others and first.rstrip().endswith(":") else first


def _names_in(block: Block) -> tuple[str, ...]:
    """The people that a block between a title and an address lists."""
    names = block.text.strip(" *_")
    if looks_like_names(names):
        return split_names(names)
    values = (line.value for line in labelled_lines(block.inline) if line.role is Role.AUTHORS)
    return next(map(split_names, values), ())


def _title_from_heading(document: Document, draft: Draft, section: Section, index: int) -> None:
    block = section.blocks[index]
    first = index == 0 and bool(draft.authors)
    if section.level and (first or len(document.ids_in(section.start, section.end)) == 1):
        title = clean_title(section.title.text)
        if looks_like_title(title) and not is_label(title):
            add_titles(draft, title)
            end = block.end if first else document.trimmed_end(section.start, section.end)
            draft.start, draft.end = section.start, end
            draft.path = section.path[:-1]
