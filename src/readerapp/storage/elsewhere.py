"""Notices that somebody else wrote the library file: another window, the terminal, the process of an import."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import Lock

from readerapp.storage.file_address import file_address


class Elsewhere:
    """Compares SQLite's own mark of the file with the one after our last write; safe to use from any thread.

    The mark differs for a connection whenever another one has committed
    (https://www.sqlite.org/pragma.html#pragma_data_version), so a connection that only looks sees our own writes too:
    they are told apart by looking right before and right after each, while nobody else can write.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self._connection: sqlite3.Connection | None = None
        self._known = 0
        self._written = False

    def written(self) -> bool:
        """Whether anybody else has written since this was asked last; the first time it only begins to watch."""
        with self._lock:
            if self._connection is None:
                with suppress(sqlite3.OperationalError):  # a file that is gone is told where it is used
                    self._connection = sqlite3.connect(file_address(self._path), uri=True, check_same_thread=False)
                    self._known = self._mark()
                return False
            self._look()
            written, self._written = self._written, False
            return written

    def mark(self) -> int | None:
        """What is another number after every commit, ours included; None when that cannot be told at once."""
        if not self._lock.acquire(blocking=False):  # a commit may take long, and a list is not to wait for it
            return None
        try:
            return self._read_mark() if self._connection is not None else None
        except sqlite3.Error:
            return None
        finally:
            self._lock.release()

    @contextmanager
    def our_own(self) -> Iterator[None]:
        """Around a commit of ours, which holds the write lock: what changes in it was not somebody else."""
        with self._lock:
            if self._connection is None:
                yield
                return
            self._look()
            yield
            self._known = self._mark()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _look(self) -> None:
        mark = self._mark()
        self._written |= mark != self._known
        self._known = mark

    def _mark(self) -> int:
        """The mark of the file as it is now; a file that cannot be read just now looks as it did."""
        try:
            return self._read_mark()
        except sqlite3.Error:
            return self._known

    def _read_mark(self) -> int:
        if self._connection is None:
            return 0
        with closing(self._connection.execute("PRAGMA data_version")) as rows:
            return int(rows.fetchone()[0])
