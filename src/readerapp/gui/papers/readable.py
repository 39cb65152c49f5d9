"""Makes rows of lists ready to be shown: formulas in their titles become letters. For the read lane."""

from collections.abc import Iterable
from dataclasses import replace

from readerapp.domain.paper_row import PaperRow

_SIGNS = ("$", "\\")  # without them there is no formula


def readable_rows(rows: Iterable[PaperRow]) -> tuple[PaperRow, ...]:
    """ROWS with their titles in letters."""
    return tuple(_readable(row) if any(sign in row.title for sign in _SIGNS) else row for row in rows)


def _readable(row: PaperRow) -> PaperRow:
    from readerapp.gui.formulas.markdown_rules import plain_with_formulas  # noqa: PLC0415  seldom needed at the start

    return replace(row, in_letters=plain_with_formulas(row.title))
