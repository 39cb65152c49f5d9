"""An open library: hands out reading and writing transactions on one file."""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from readerapp.domain.errors import LibraryUnavailable, WriteFailed
from readerapp.domain.translation import tr
from readerapp.storage.elsewhere import Elsewhere
from readerapp.storage.engine import PATIENCE_MS, writing
from readerapp.storage.failures import damaged, explain
from readerapp.storage.opening import open_engine
from readerapp.storage.schema import HEAD
from readerapp.storage.spool_files import attached

# What a transaction hands out; services pass it on without looking into it.
Transaction = Connection


class Library:
    """One library file, open.

    Attributes:
        path: the file.
        created: whether it was made by this opening.
    """

    def __init__(self, path: Path, engine: Engine, *, created: bool) -> None:
        self.path = path
        self.created = created
        self._engine = engine
        self._file = _identity(path)
        self._log: tuple[int, int] | None = None
        self._elsewhere = Elsewhere(path)

    @classmethod
    def open(cls, path: Path) -> "Library":
        """Open the library at PATH, make it if there is none, bring an older one up to date (a copy is made first).

        Raises `LibraryTooNew`, `NotALibrary` or `LibraryUnavailable`.
        """
        whole = path.absolute()
        engine, created = open_engine(whole)
        return cls(whole, engine, created=created)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent view of the library."""
        with self._explained(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def plan(self, spool: Path) -> Iterator[Connection]:
        """One consistent view of the library, with SPOOL attached; only that is written, and kept at the end."""
        with self._explained(), self._engine.connect() as connection, attached(connection, spool), connection.begin():
            yield connection

    @contextmanager
    def write(self, *, patience_ms: int = PATIENCE_MS, spool: Path | None = None) -> Iterator[Connection]:
        """One change of the library: all of it is stored at the end, or nothing if anything is raised.

        Another writer is waited for PATIENCE_MS milliseconds. A library file that was moved away or replaced while
        it was open is not written: SQLite would go on in the old file, or mix the two. SPOOL is attached meanwhile.
        """
        options = writing(patience_ms)
        with (
            self._explained(),
            self._engine.connect().execution_options(**options) as connection,
            attached(connection, spool) if spool is not None else nullcontext(),
            connection.begin() as transaction,
        ):
            self._require_same_file()
            self._require_same_log()
            self._require_same_shape(connection)
            yield connection
            self._require_same_file()
            with self._elsewhere.our_own():
                transaction.commit()

    def written_elsewhere(self) -> bool:
        """Whether anybody but this object has written the library since this was asked last."""
        return self._elsewhere.written()

    def mark(self) -> int | None:
        """What is another number after every commit, whoever made it; None when that cannot be told at once."""
        return self._elsewhere.mark()

    def holds(self, path: Path) -> bool:
        """Whether PATH leads to a file that belongs to the library, by whatever name.

        Opening and closing one past SQLite takes SQLite's locks off this process, and what others do then with the log
        loses what is written here (https://www.sqlite.org/howtocorrupt.html, 2.2).
        """
        identity = _identity(path)
        return identity is not None and identity in self.identities()

    def identities(self) -> frozenset[tuple[int, int]]:
        """Device and number of each file that belongs to the library now: itself, its log and the index of that."""
        whole = os.path.realpath(self.path)
        found = (_identity(Path(f"{whole}{suffix}")) for suffix in ("", "-wal", "-shm", "-journal"))
        return frozenset(identity for identity in found if identity is not None)

    def close(self) -> None:
        """Let go of the file."""
        self._elsewhere.close()
        self._engine.dispose()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (DatabaseError, sqlite3.DatabaseError) as error:
            explained = explain(error, self.path)
            if explained is None or isinstance(explained, LibraryUnavailable):
                self._require_same_file()
            if explained is None:
                with self._engine.connect() as connection:
                    self._require_same_shape(connection)
                raise
            raise explained from error
        except (UnicodeDecodeError, json.JSONDecodeError) as error:
            raise LibraryUnavailable(damaged(self.path)) from error

    def _require_same_shape(self, connection: Connection) -> None:
        """A later version may have brought the library up to date in the meantime; we know nothing of its shape."""
        if connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() != HEAD:
            raise WriteFailed(
                tr(
                    "A later version of readerapp has brought the library {path} up to date; nothing was changed. "
                    "Close this one and start the later version.",
                    path=self.path,
                )
            )

    def _require_same_file(self) -> None:
        if _identity(self.path) != self._file:
            raise WriteFailed(
                tr(
                    "The library file {path} was moved or replaced while it was open; nothing was changed. "
                    "Close readerapp, put the file back and start again.",
                    path=self.path,
                )
            )

    def _require_same_log(self) -> None:
        """Write nothing into a log that was deleted: it would be gone with this process.

        SQLite keeps the log as long as anybody has the library open, unless something takes its locks away: a program
        that opens and closes the file in this process, or a file system without locks.
        """
        log = _identity(Path(f"{os.path.realpath(self.path)}-wal"))
        self._log = self._log or log
        if log != self._log:
            raise WriteFailed(
                tr(
                    "Another program has deleted the log of the library file {path}; nothing was changed. "
                    "Close readerapp and start it again.",
                    path=self.path,
                )
            )


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells the file at PATH from another one put in its place; None when there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
