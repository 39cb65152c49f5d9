"""Turns the database's complaints into sentences that say what to do."""

import shutil
import sqlite3
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from readerapp.domain.errors import LibraryError, LibraryUnavailable, WriteFailed
from readerapp.domain.translation import tr

# Beside a library SQLite makes an index of the changes that are not in it yet; it needs as much as this.
_LEAST_ROOM_BYTES = 32_768


def explain(error: DatabaseError | sqlite3.Error, path: Path) -> LibraryError | None:
    """The error to show for ERROR on the library at PATH; None when it is a bug of ours."""
    message = str(error.orig if isinstance(error, DatabaseError) else error).casefold()
    if "full" in message or ("disk i/o" in message and _no_room_beside(path)):
        return WriteFailed(tr("The disk is full. Free some space and try again; nothing was changed."))
    if "locked" in message or "busy" in message:
        return WriteFailed(tr("Another program is writing to the library. Try again in a moment; nothing was changed."))
    if "readonly" in message or "read-only" in message:
        return WriteFailed(tr("The library file {path} is write-protected; nothing was changed.", path=path))
    if "unable to open" in message or "disk i/o" in message:
        return LibraryUnavailable(
            tr("The library file {path} cannot be opened. Check the disk and the folder’s permissions.", path=path)
        )
    if any(word in message for word in ("malformed", "not a database", "corrupt", "could not decode")):
        return LibraryUnavailable(damaged(path))
    return None


def damaged(path: Path) -> str:
    """What to say of a library that cannot be read any more."""
    return tr("The library file {path} is damaged. Put a backup of it in its place.", path=path)


def _no_room_beside(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _LEAST_ROOM_BYTES
    except OSError:
        return False
