"""Builds the tree of headings over the blocks of a document; `<details>` count as headings of the lowest level."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from readerapp.digests.blocks import Block, BlockKind, Section
from readerapp.digests.titles import clean_title

_DETAILS_LEVEL = 7


@dataclass(frozen=True, slots=True)
class OpenSection:
    """A heading that an earlier part of the document has opened."""

    level: int
    name: str


def follow_sections(
    blocks: Iterable[Block], above: Sequence[OpenSection]
) -> tuple[list[tuple[int, int]], tuple[OpenSection, ...]]:
    """How BLOCKS, a part of a document, go on with the sections ABOVE that are open before it.

    Returns the lines of BLOCKS from which on fewer of ABOVE are open, each with how many, and what is open behind.
    """
    stack, kept = list(above), len(above)
    changes: list[tuple[int, int]] = []
    for block in blocks:
        if block.kind in {BlockKind.HEADING, BlockKind.DETAILS}:
            deepest = stack[-1].level if stack else 0
            level = block.level if block.kind is BlockKind.HEADING else max(_DETAILS_LEVEL, deepest + 1)
            while stack and stack[-1].level >= level:
                stack.pop()
            changes.extend([(block.start, len(stack))] if len(stack) < kept else [])
            kept = min(kept, len(stack))
            stack.append(OpenSection(level, clean_title(block.text)))
        elif block.kind is BlockKind.DETAILS_END and stack and stack[-1].level >= _DETAILS_LEVEL:
            stack.pop()
            changes.extend([(block.start, len(stack))] if len(stack) < kept else [])
            kept = min(kept, len(stack))
    return changes, tuple(stack)


def build_sections(blocks: Iterable[Block], last_line: int) -> Section:
    """The document as one section with subsections."""
    root = Section(None, 0, 1, last_line)
    stack = [root]
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            _push(stack, block, block.level)
        elif block.kind is BlockKind.DETAILS:
            _push(stack, block, max(_DETAILS_LEVEL, stack[-1].level + 1))
        elif block.kind is BlockKind.DETAILS_END:
            if stack[-1].level >= _DETAILS_LEVEL:
                _pop(stack, block.start)
        else:
            stack[-1].blocks.append(block)
    while len(stack) > 1:
        _pop(stack, last_line)
    return root


def _push(stack: list[Section], block: Block, level: int) -> None:
    while stack[-1].level >= level:
        _pop(stack, block.start - 1)
    name = clean_title(block.text)
    path = (*stack[-1].path, name) if name else stack[-1].path
    section = Section(block, level, block.start, block.end, path)
    stack[-1].sections.append(section)
    stack.append(section)


def _pop(stack: list[Section], end: int) -> None:
    section = stack.pop()
    section.end = max(section.start, end)
