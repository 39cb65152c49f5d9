"""Copies of the library to other files."""

import secrets
import sqlite3
from pathlib import Path

from readerapp.domain.errors import InvalidRequest, WriteFailed
from readerapp.domain.translation import tr
from readerapp.storage.library import Library
from readerapp.storage.opening import back_up


class Backups:
    """Copies one open library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def copy_to(self, target: Path) -> Path:
        """Put a whole, consistent copy at TARGET, in the place of a file that is there, and give its path.

        Raises `InvalidRequest` when that file is the library itself and `WriteFailed` when it cannot be written; then
        what was there is there still.
        """
        target = target.absolute()
        if self._library.holds(target):
            raise InvalidRequest(tr("That is the library itself; choose another file for the copy."))
        draft = target.with_name(f".readerapp-{secrets.token_hex(8)}")
        try:
            back_up(self._library.path, draft)
            draft.replace(target)
        except (OSError, sqlite3.Error) as error:
            draft.unlink(missing_ok=True)
            raise WriteFailed(
                tr("{path} cannot be written: {reason}.", path=target, reason=getattr(error, "strerror", None) or error)
            ) from error
        return target
