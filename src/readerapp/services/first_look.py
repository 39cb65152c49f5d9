"""What a window shows first, before the services over the library are there."""

from pathlib import Path

from readerapp.domain.paper_row import PaperRow
from readerapp.domain.selection import Selection
from readerapp.storage import first_look

_PAGE = 120


def look_first(
    path: Path, selection: Selection, *, around: int
) -> tuple[tuple[int, ...], tuple[PaperRow, ...], int] | None:
    """The numbers of the selected papers, the rows around the paper AROUND, and its place; None if that cannot be."""
    return first_look.look_first(path, selection, around=around, page=_PAGE)
