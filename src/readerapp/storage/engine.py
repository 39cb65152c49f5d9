"""Makes the SQLite engine: explicit transactions, write-ahead log, foreign keys, patience with other writers."""

import json
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from readerapp.storage.file_address import file_address

PATIENCE_MS = 5_000
_PATIENCE = "readerapp_patience_ms"
_encode_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def writing(patience_ms: int = PATIENCE_MS) -> dict[str, int]:
    """The execution options of a connection that will write, and waits so long for other writers."""
    return {_PATIENCE: patience_ms}


def encode_list(value: list[Any]) -> str:
    """VALUE as a JSON column is written, for rows that are written past SQLAlchemy; most are empty."""
    return _encode_json(value) if value else "[]"


def make_engine(path: Path) -> Engine:
    """An engine over the file at PATH, which has to be there: one that is deleted meanwhile is not made anew, empty.

    The driver's own transaction handling is switched off: it begins late and commits before DDL, and a migration
    that fails half-way could not be rolled back. A connection with the options of `writing` takes the write
    lock at once, so that two writers wait for each other instead of failing in the middle.
    """
    address = file_address(path)
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        poolclass=QueuePool,
        creator=lambda: sqlite3.connect(address, uri=True, check_same_thread=False, timeout=PATIENCE_MS / 1000),
        json_serializer=_encode_json,
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def driver_of(connection: Connection) -> sqlite3.Connection:
    """The driver's own connection behind CONNECTION, for statements that are text; within the same transaction."""
    if not connection.in_transaction():
        connection.begin()
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        raise TypeError(driver)
    return driver


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:  # noqa: ANN401  SQLAlchemy's own record type
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "recursive_triggers = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    patience = connection.get_execution_options().get(_PATIENCE)
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {patience or PATIENCE_MS}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if patience else "BEGIN")
