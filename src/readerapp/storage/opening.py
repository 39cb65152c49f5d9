"""Opens a library file safely: makes a new one, brings an older one up to date, refuses what is not ours."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from readerapp.domain.errors import LibraryTooNew, LibraryUnavailable, NotALibrary
from readerapp.domain.translation import tr
from readerapp.storage.engine import PATIENCE_MS, make_engine, writing
from readerapp.storage.failures import damaged, explain
from readerapp.storage.schema import APPLICATION_ID, HEAD, REVISIONS


def open_engine(path: Path) -> tuple[Engine, bool]:
    """The engine over the library at PATH and whether the library is new.

    Raises `LibraryTooNew`, `NotALibrary` or `LibraryUnavailable`; then nothing of the file was changed.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        revision = _revision(path)
        if revision is None:
            path.touch()
    except OSError as error:
        raise LibraryUnavailable(
            tr(
                "The folder for the library, {folder}, cannot be used: {reason}. Name another place with --library.",
                folder=path.parent,
                reason=error.strerror or error,
            )
        ) from error
    if revision is not None and revision not in REVISIONS:
        raise LibraryTooNew(
            tr(
                "The library {path} was written by a later version of readerapp. Update the program to open it; "
                "the file was not touched.",
                path=path,
            )
        )
    engine = make_engine(path)
    try:
        if revision is None:
            _upgrade(engine)
        elif revision != HEAD:
            _copy_and_upgrade(engine, path)
    except (DatabaseError, sqlite3.Error) as error:
        engine.dispose()
        explained = explain(error, path)
        if explained is None:
            raise
        raise LibraryUnavailable(str(explained)) from error
    return engine, revision is None


def back_up(source: Path, target: Path) -> None:
    """Copy the library at SOURCE to TARGET, a new file, whole and consistent even while others use it.

    Raises `sqlite3.Error`; then there is no TARGET.
    """
    try:
        with closing(sqlite3.connect(source)) as original, closing(sqlite3.connect(target)) as copy:
            original.backup(copy)
    except BaseException:
        for suffix in ("", "-journal", "-wal", "-shm"):
            Path(f"{target}{suffix}").unlink(missing_ok=True)
        raise


def _revision(path: Path) -> str | None:
    """The shape of the library at PATH; None when the file is missing or empty."""
    if not path.exists() or path.stat().st_size == 0:
        return None
    try:
        with closing(sqlite3.connect(path, timeout=PATIENCE_MS / 1000)) as connection:
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            application_id = connection.execute("PRAGMA application_id").fetchone()[0]
            if not tables:
                return None
            if application_id == APPLICATION_ID and "alembic_version" in tables:
                row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
                return str(row[0]) if row else None
    except sqlite3.OperationalError as error:
        if "decode" in str(error):
            raise LibraryUnavailable(damaged(path)) from error
        reason = explain(error, path) or tr("The library {path} cannot be opened: {reason}.", path=path, reason=error)
        raise LibraryUnavailable(str(reason)) from error
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        ours = _bears_our_mark(path)
        raise (LibraryUnavailable(damaged(path)) if ours else _not_a_library(path)) from error
    raise _not_a_library(path)


def _bears_our_mark(path: Path) -> bool:
    """Whether the header names our application id, though the rest cannot be read (sqlite.org/fileformat.html)."""
    with path.open("rb") as file:
        header = file.read(100)
    return header.startswith(b"SQLite format 3\0") and header[68:72] == APPLICATION_ID.to_bytes(4, "big")


def _not_a_library(path: Path) -> NotALibrary:
    return NotALibrary(
        tr("{path} is not a readerapp library. Choose another file; this one was not touched.", path=path)
    )


def _copy_and_upgrade(engine: Engine, path: Path) -> None:
    """Bring the library at PATH up to date; the copy of before stays beside it, unless nothing comes of it."""
    copy = path.with_name(f"{path.name}.before-{HEAD}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}")
    back_up(path, copy)
    try:
        _upgrade(engine)
    except BaseException:
        copy.unlink(missing_ok=True)  # each further attempt would leave another one
        raise


def _upgrade(engine: Engine) -> None:
    # Alembic is slow to import and needed only when a library is made or changes its shape.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", "readerapp.storage:migrations")
    with engine.connect().execution_options(**writing()) as connection, connection.begin():
        config.attributes["connection"] = connection
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        command.upgrade(config, "head")
