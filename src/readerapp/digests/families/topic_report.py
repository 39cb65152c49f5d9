"""Reads monthly topic reports: sections named in capitals, with a topic tree whose leaves are `id | sentence`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from readerapp.digests.blocks import Block, BlockKind, Section
from readerapp.digests.document import Document
from readerapp.digests.drafts import Draft
from readerapp.digests.families.report_parts import highlights, novelties, prose, reading_list, topic_tree
from readerapp.digests.titles import clean_title
from readerapp.domain.identity import fold

# Section numbers move between issues and names gain suffixes: a section is known by how its name begins.
_READERS = {
    "topic": topic_tree, "taxonomy": topic_tree, "cay chu de": topic_tree,
    "sota": highlights, "highlight": highlights, "top papers": highlights,
    "novel": novelties, "key contribution": novelties,
    "reading": reading_list, "must read": reading_list, "danh sach doc": reading_list,
    "gaps": prose, "future": prose, "open problem": prose, "meta": prose,
}  # fmt: skip
_NAMING = {
    "reading": 0,
    "must read": 0,
    "danh sach doc": 0,
    "sota": 1,
    "highlight": 1,
    "top papers": 1,
    "gaps": 2,
    "future": 2,
}
_NO_SECTION = "metadata"
_LIKELY = re.compile("topic|taxonomy|sota|highlight|top papers|chủ đề", re.IGNORECASE)
_HEADS = frozenset({BlockKind.HEADING, BlockKind.ITEM, BlockKind.PARAGRAPH})
_LONGEST_NAME = 80


@dataclass(slots=True)
class _Part:
    """A section of the report.

    Attributes:
        name: as the report writes it.
        key: the key of `_READERS` it is known by; empty for a section of another name.
        blocks: what stands in it.
    """

    name: str
    key: str
    blocks: list[Block] = field(default_factory=list)


def score(document: Document) -> float:
    """Two or more sections of known names, one of them the tree or the highlights."""
    if not _LIKELY.search(document.text):
        return 0.0
    keys = {part.key for part in _parts(document) if part.key}
    if len(keys) < 2 or not any(_READERS[key] in {topic_tree, highlights} for key in keys):
        return 0.0
    return 0.7 + 0.08 * min(len(keys), 3)


def read(document: Document) -> list[Draft]:
    """Every paper of every section."""
    drafts: list[Draft] = []
    levels: list[int] = []
    for part in _parts(document):
        document.checkpoint()
        found = list(_READERS.get(part.key, prose)(document, part.blocks))
        for draft in found:
            draft.section = part.name
        drafts.extend(found)
        levels.extend([_NAMING.get(part.key, len(_NAMING))] * len(found))
    _keep_best_names(drafts, levels)
    return drafts


def _keep_best_names(drafts: list[Draft], levels: list[int]) -> None:
    """Keep the nicknames of the section that names papers best: prose often puts a method's name before an id."""
    best: dict[str, int] = {}
    for draft, level in zip(drafts, levels, strict=True):
        if draft.short_name:
            best[draft.base] = min(level, best.get(draft.base, level))
    for draft, level in zip(drafts, levels, strict=True):
        if draft.short_name and level > best[draft.base]:
            draft.short_name = ""


def _parts(document: Document) -> list[_Part]:
    parts = [_Part("", "")]
    for block in _flat(document.root):
        name, key = _section_name(block)
        if name:
            parts.append(_Part(name, key, block.children[1:] if block.kind is BlockKind.ITEM else []))
        else:
            parts[-1].blocks.append(block)
    return [part for part in parts if part.blocks]


def _flat(root: Section) -> Iterable[Block]:
    """The top blocks of the document with its headings; numbered lists that hold sections are taken apart."""
    blocks: list[Block] = []
    for section in root.walk():
        if section.heading is not None:
            blocks.append(section.heading)
        for block in section.blocks:
            apart = block.kind is BlockKind.LIST and any(_section_name(item)[0] for item in block.children)
            blocks.extend(block.children if apart else (block,))
    return blocks


def _section_name(block: Block) -> tuple[str, str]:
    """The name and key that BLOCK gives if it is the head of a section: a heading, or one line, bold or in capitals."""
    inline = block.head
    text = inline.text.strip()
    if not text or len(text) > _LONGEST_NAME or "\n" in text or block.kind not in _HEADS:
        return "", ""
    name = clean_title(text)
    bold = sum(end - start for start, end in inline.bold) >= len(text) - 4
    capitals = _in_capitals(name)
    if not capitals and block.kind is not BlockKind.HEADING and not bold:
        return "", ""
    key = next((key for key in _READERS if fold(name).startswith(key)), "")
    key = "" if fold(name) == _NO_SECTION else key
    return (name, key) if capitals or (key and len(name.split()) <= 5) else ("", "")


def _in_capitals(name: str) -> bool:
    letters = [char for char in name if char.isalpha()]
    return len(letters) >= 8 and all(char.isupper() for char in letters)
