"""Renders tables of digests so that they fit into the pane: columns by what is said in them, cells that wrap."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from readerapp.domain.digest_page import Mark
from readerapp.gui.digest_view.inline_html import ChipWriter, inline_html, position

if TYPE_CHECKING:
    from markdown_it.token import Token

_SAID_A_CELL = 60  # characters; longer cells do not get more room
_LONGEST_WORD = 16  # characters that a column has room for in any case
_TABLE, _SMALL_TABLE = 56, 68  # characters in a line of a table, about; of small ones
_FOR_WORDS = 0.8  # of the width at most; the rest is for columns that say much
_ADDRESS, _SHORT = re.compile(r"https?://\S+"), "address " * 3
_MANY = 4  # columns, beyond which letters are small
_STEP = 2  # per cent; in steps, parts of one table look alike

Cells = Sequence["Token"]


def table_html(rows: Sequence[tuple[int, Cells, Sequence[Mark]]], chips: ChipWriter) -> str:
    """ROWS, each with its line, its cells and the papers it speaks of; the first one is the head."""
    shares = _shares([cells for _, cells, _ in rows])
    chips.small = True
    html = "".join(_row_html(row, shares, chips, tag="td" if place else "th") for place, row in enumerate(rows))
    chips.small = False
    return f'<table width="100%" cellspacing="0" cellpadding="0">{html}</table>'


def _row_html(row: tuple[int, Cells, Sequence[Mark]], shares: Sequence[int], chips: ChipWriter, *, tag: str) -> str:
    line, cells, marks = row
    spoken_of: list[list[Mark]] = [[] for _ in cells]
    for mark in marks if cells else ():
        spoken_of[_cell_of(mark, cells)].append(mark)
    kind = "cell" if len(shares) <= _MANY else "cell small"
    html = (
        f'<{tag} width="{share}%"><p class="{kind}" style="-qt-user-state:{line}">'
        f"{inline_html(cell.children or (), line, here, chips)}</p></{tag}>"
        for cell, here, share in zip(cells, spoken_of, shares, strict=False)
    )
    return f"<tr>{''.join(html)}</tr>"


def _cell_of(mark: Mark, cells: Cells) -> int:
    """The cell of a row that names the paper of MARK, by its title rather than by its id."""
    for name in reversed(mark.names):
        for place, cell in enumerate(cells):
            if position(cell.content, (name,)) >= 0:
                return place
    return next((place for place, cell in enumerate(cells) if cell.content.strip()), 0)


def _shares(rows: Sequence[Cells]) -> list[int]:
    """How much of the width each column gets, in per cent: room for its longest word, and more for what is said."""
    words: list[float] = []
    more: list[float] = []
    for place in range(max((len(cells) for cells in rows), default=0)):
        said = [_said(cells[place]) for cells in rows if place < len(cells)]
        lengths = [min(len(text), _SAID_A_CELL) for text in said]
        words.append(min(max((len(word) for text in said for word in text.split()), default=0), _LONGEST_WORD) + 3)
        more.append(max((sum(lengths) / len(lengths) + max(lengths)) / 2 - words[-1], 0.0))
    line = _TABLE if len(words) <= _MANY else _SMALL_TABLE
    squeezed = min(_FOR_WORDS * line / (sum(words) or 1), 1.0)
    room = max(line - squeezed * sum(words), 0) / (sum(more) or 1.0)
    parts = [squeezed * word + rest * room for word, rest in zip(words, more, strict=True)]
    return [max(round(100 * part / sum(parts) / _STEP) * _STEP, 1) for part in parts]


def _said(cell: "Token") -> str:
    """What is seen of CELL; an address, which can be broken anywhere, counts little."""
    return _ADDRESS.sub(_SHORT, "".join(child.content for child in cell.children or ()))
