"""An open library: hands out reading and writing transactions on one file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from readerapp.storage.engine import WRITING
from readerapp.storage.failures import explain
from readerapp.storage.opening import open_engine


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

    @classmethod
    def open(cls, path: Path) -> "Library":
        """Open the library at PATH, make it if there is none, bring an older one up to date (a copy is made first).

        Raises `LibraryTooNew`, `NotALibrary` or `LibraryUnavailable`.
        """
        engine, created = open_engine(path)
        return cls(path, engine, created=created)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent view of the library."""
        with self._explained(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One change of the library: all of it is stored at the end, or nothing if anything is raised."""
        with self._explained(), self._engine.connect().execution_options(**WRITING) as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except DatabaseError as error:
            explained = explain(error, self.path)
            if explained is None:
                raise
            raise explained from error
