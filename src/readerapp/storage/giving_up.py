"""Gives up reading what nobody waits for any more, in the middle of a statement."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from readerapp.domain.errors import Unwanted
from readerapp.domain.translation import tr

_STEPS = 200_000  # of SQLite's machine, some milliseconds; each look needs Python's interpreter, which others use


@contextmanager
def while_wanted(connection: sqlite3.Connection, unwanted: Callable[[], bool] | None) -> Iterator[None]:
    """Raise `Unwanted` from what CONNECTION reads here as soon as UNWANTED, asked in this thread now and then, says so.

    Nothing else is disturbed: the connection belongs to this reading, and it is as before afterwards
    (https://www.sqlite.org/c3ref/progress_handler.html).
    """
    if unwanted is None:
        yield
        return
    connection.set_progress_handler(unwanted, _STEPS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if unwanted():
            raise Unwanted(tr("Nobody waits for this any more.")) from error
        raise
    finally:
        connection.set_progress_handler(None, 0)
