"""Parses tables of Markdown with one token a row: markdown-it's own rule makes three for each cell."""

from collections.abc import Callable

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_block.table import MAX_AUTOCOMPLETED_CELLS, escapedSplit, getLine
from markdown_it.token import Token

ROW = "row"  # the type of the token; its `meta["cells"]` holds the texts of the cells
_CHECK_EVERY = 64

Rule = Callable[[StateBlock, int, int, bool], bool]


def table_rule(checkpoint: Callable[[], None]) -> Rule:
    """A rule that finds the same tables with the same rows as markdown-it's; CHECKPOINT is called regularly."""

    def rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 -- their protocol
        is_table = table(state, start, end, True)  # noqa: FBT003 -- likewise
        if is_table and not silent:
            _take_table(state, start, end, checkpoint)
        return is_table

    return rule


def split_cells(line: str) -> list[str]:
    """The texts of the cells of a row that stands in LINE, without the bars at its ends."""
    texts = escapedSplit(line) if "\\" in line else line.split("|")
    if not texts[0]:
        del texts[0]
    if texts and not texts[-1]:
        del texts[-1]
    return [mdTrim(text) for text in texts]


def _take_table(state: StateBlock, start: int, end: int, checkpoint: Callable[[], None]) -> None:
    terminators = state.md.block.ruler.getRules("blockquote")
    above, state.parentType = state.parentType, "table"
    opening = state.push("table_open", "table", 1)
    header = split_cells(mdTrim(getLine(state, start)))
    _push_row(state, start, header)
    line, missing = start + 2, 0
    while line < end and state.sCount[line] >= state.blkIndent and not state.is_code_block(line):
        text = mdTrim(getLine(state, line))
        if not text or (text[0] != "|" and any(ends(state, line, end, True) for ends in terminators)):  # noqa: FBT003
            break
        cells = split_cells(text)
        missing += len(header) - len(cells)
        if missing > MAX_AUTOCOMPLETED_CELLS:
            break
        _push_row(state, line, (cells + [""] * (len(header) - len(cells)))[: len(header)])
        line += 1
        if line % _CHECK_EVERY == 0:
            checkpoint()
    state.push("table_close", "table", -1)
    opening.map = [start, line]
    state.parentType, state.line = above, line


def _push_row(state: StateBlock, line: int, cells: list[str]) -> Token:
    token = state.push(ROW, "tr", 0)
    token.map, token.meta = [line, line + 1], {"cells": cells}
    return token
