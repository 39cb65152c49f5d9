"""Reads the list that a window shows first, before SQLAlchemy is loaded; whatever is unusual is left to `opening`."""

import sqlite3
from contextlib import closing
from pathlib import Path

from readerapp.domain.paper_row import PaperRow
from readerapp.domain.selection import Selection
from readerapp.storage.file_address import file_address
from readerapp.storage.list_reading import read_ids, read_rows
from readerapp.storage.schema import APPLICATION_ID, HEAD

_PATIENCE_S = 0.05


def look_first(
    path: Path, selection: Selection, *, around: int, page: int
) -> tuple[tuple[int, ...], tuple[PaperRow, ...], int] | None:
    """The numbers of the selected papers, the rows of PAGE papers around the paper AROUND, and its place.

    None when the file at PATH is not there, is not ours, is of another shape, or cannot be read at once.
    """
    try:
        with closing(sqlite3.connect(file_address(path, "ro"), uri=True, timeout=_PATIENCE_S)) as connection:
            if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                return None
            if connection.execute("SELECT version_num FROM alembic_version").fetchone() != (HEAD,):
                return None
            connection.execute("BEGIN")
            ids = read_ids(connection, selection)
            place = ids.index(around) if around in ids else 0
            first = max(place - page // 2, 0)
            return ids, read_rows(connection, ids[first : first + page]), place
    except (sqlite3.Error, ValueError, TypeError, KeyError, OSError):  # told of when the library is opened properly
        return None
