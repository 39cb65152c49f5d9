"""Takes in what documents say, batch by batch, in a temporary file: a large import never lies in memory.

The tables are those that the import is written from, so that writing is little more than copying rows.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from readerapp.domain.digest import ParsedDigest, ParsedMention
from readerapp.domain.errors import WriteFailed
from readerapp.domain.text_repair import RepairedWord, TextRepair
from readerapp.storage.engine import encode_list
from readerapp.storage.mentions import JSON_COLUMNS, fingerprint, mention_row
from readerapp.storage.repaired_words import WORD_COLUMNS, repair_columns, word_rows
from readerapp.storage.spool_files import PRAGMAS, SCHEMA, new_spool_file, no_room
from readerapp.storage.spool_tables import (
    METADATA,
    met_work,
    spooled_digest,
    spooled_mention,
    spooled_repaired_word,
    spooled_topic,
)
from readerapp.storage.topics import join_path, split_path

_CHUNK = 1 << 20
_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """A document as it came in.

    Attributes:
        source: where it came from.
        is_file: whether SOURCE names a file that can be edited and imported again.
        sha256: the hash of its raw bytes, by which the same document is known again.
        text: its text where that is more than its bytes decoded; else None.
        repair: how its text was made.
        again: the digest of the library that it is, when that is read again.
    """

    source: str
    is_file: bool
    sha256: str
    text: str | None = None
    repair: TextRepair = field(default_factory=TextRepair)
    again: int | None = None


class Spool:
    """A file of documents that were read; use `open_spool`. Its methods raise `WriteFailed` when there is no room.

    Attributes:
        path: the file, to be attached to the library for planning and writing.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = sqlite3.connect(path)
        self._names = [column.name for column in spooled_mention.columns if column.name not in _PLANNED]
        try:
            with self._writing():
                for pragma in PRAGMAS:
                    self._connection.execute(f"PRAGMA {pragma}")
                self._make_tables()
        except WriteFailed:
            self.close()
            raise

    def take_bytes(self, number: int, raw: bytes) -> None:
        """Keep the bytes of document NUMBER."""
        with self._writing():
            self._connection.execute(
                "INSERT INTO spooled_content (number, raw) VALUES (?, zeroblob(?))", (number, len(raw))
            )
            with self._connection.blobopen("spooled_content", "raw", number) as blob:
                for start in range(0, len(raw), _CHUNK):
                    blob.write(memoryview(raw)[start : start + _CHUNK])

    def take_words(self, number: int, words: Iterable[RepairedWord]) -> None:
        """Keep the words of document NUMBER that had lost characters."""
        with self._writing():
            rows = ((number, *row) for row in word_rows(words))
            self._insert("INSERT INTO", spooled_repaired_word.name, ("number", *WORD_COLUMNS), rows)

    def bytes_of(self, number: int) -> bytes | None:
        """The bytes of document NUMBER, if they are kept."""
        found = self._connection.execute("SELECT raw FROM spooled_content WHERE number = ?", (number,)).fetchone()
        return bytes(found[0]) if found else None

    def take_mentions(self, number: int, mentions: Sequence[ParsedMention]) -> None:
        """Keep the next MENTIONS of document NUMBER."""
        paths = dict.fromkeys(mention.path for mention in mentions if mention.path)
        with self._writing():
            self._insert("INSERT INTO", spooled_mention.name, self._names, (_row(number, item) for item in mentions))
            place = self._connection.execute(
                "SELECT count(*) FROM spooled_topic WHERE number = ?", (number,)
            ).fetchone()[0]
            nodes = dict.fromkeys(path[:depth] for path in paths for depth in range(1, len(path) + 1))
            rows = (
                (number, join_path(node), join_path(node[:-1]) or None, node[-1], place + at)
                for at, node in enumerate(nodes)
            )
            self._insert(
                "INSERT OR IGNORE INTO", spooled_topic.name, ("number", "path", "parent", "name", "place"), rows
            )

    def finish(self, number: int, arrived: Arrived, parsed: ParsedDigest) -> int:
        """Keep what holds for the whole of document NUMBER, when all its mentions are here; gives their number."""
        with self._writing():
            self._tell_equal_mentions_apart(number)
            self._connection.execute(
                "INSERT INTO spooled_key (number, key, first, work) "
                "SELECT number, key, min(id), min(id) FROM spooled_mention "
                "WHERE number = ? GROUP BY key",
                (number,),
            )
            query = "SELECT count(*) FROM spooled_mention WHERE number = ?"
            mentions = int(self._connection.execute(query, (number,)).fetchone()[0])
            row = _digest_row(arrived, parsed) | {"number": number, "mentions": mentions}
            self._insert("INSERT INTO", spooled_digest.name, tuple(row), [tuple(row.values())])
            if arrived.text is not None:
                self._connection.execute("UPDATE spooled_content SET text = ? WHERE number = ?", (arrived.text, number))
        return mentions

    def forget(self, number: int) -> None:
        """Let go of document NUMBER; that its works were met stays known."""
        tables = [table.name for table in METADATA.sorted_tables if table is not met_work]
        with self._writing():
            others = self._connection.execute("SELECT 1 FROM spooled_content WHERE number <> ?", (number,)).fetchone()
            for name in tables:
                if others:
                    self._connection.execute(f"DELETE FROM {name} WHERE number = ?", (number,))  # noqa: S608  our names
                else:
                    # Emptying a table as a whole takes neither time nor memory.
                    self._connection.execute(f"DELETE FROM {name}")  # noqa: S608

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """All of it is kept at the end, or nothing."""
        try:
            with self._connection:
                yield
        except sqlite3.OperationalError as error:
            raise no_room(self.path.parent, error) from error

    def _make_tables(self) -> None:
        dialect = sqlite.dialect()
        for table in METADATA.sorted_tables:
            made: list[CreateTable | CreateIndex] = [CreateTable(table)]
            for element in (*made, *(CreateIndex(index) for index in table.indexes)):
                # Here the tables are in the main file; attached to a library they are in one of another name.
                self._connection.execute(str(element.compile(dialect=dialect)).replace(f"{SCHEMA}.", ""))

    def _insert(self, verb: str, table: str, names: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
        places = ", ".join("?" * len(names))
        self._connection.executemany(f"{verb} {table} ({', '.join(names)}) VALUES ({places})", rows)

    def _tell_equal_mentions_apart(self, number: int) -> None:
        """Count equal mentions of one document, so that each has a fingerprint of its own."""
        names = ", ".join(self._names)
        query = (
            f"SELECT id, {names} FROM spooled_mention WHERE number = ? AND fingerprint IN "  # noqa: S608  names of ours
            "(SELECT fingerprint FROM spooled_mention WHERE number = ? GROUP BY fingerprint HAVING count(*) > 1) "
            "ORDER BY fingerprint, id"
        )
        cursor = self._connection.execute(query, (number, number))
        before, occurrence = "", 0
        while rows := cursor.fetchmany(_AT_ONCE):
            changed = []
            for mention_id, *values in rows:
                row = dict(zip(self._names, values, strict=True))
                occurrence = occurrence + 1 if row["fingerprint"] == before else 0
                before = row["fingerprint"]
                if occurrence:
                    changed.append((_fingerprint_again(row, occurrence), mention_id))
            self._connection.executemany("UPDATE spooled_mention SET fingerprint = ? WHERE id = ?", changed)


@contextmanager
def open_spool() -> Iterator[Spool]:
    """A new spool, which is deleted at the end."""
    with new_spool_file() as path:
        spool = Spool(path)
        try:
            yield spool
        finally:
            spool.close()


_PLANNED = frozenset({"id", "mention_id", "touched"})
_BESIDES = frozenset({"number", "key", "path", "fingerprint"})


def _row(number: int, mention: ParsedMention) -> tuple[Any, ...]:
    """MENTION in the order of the columns: first what is ours, then what the library stores."""
    row, key = mention_row(mention), mention.key
    print_ = fingerprint(row, key=key, path=mention.path, occurrence=0)
    for name in JSON_COLUMNS:
        row[name] = encode_list(row[name])
    return number, key, join_path(mention.path) if mention.path else None, print_, *row.values()


def _fingerprint_again(row: dict[str, Any], occurrence: int) -> str:
    said = {name: value for name, value in row.items() if name not in _BESIDES}
    for name in JSON_COLUMNS:
        said[name] = json.loads(said[name])
    path = split_path(row["path"]) if row["path"] is not None else ()
    return fingerprint(said, key=row["key"], path=path, occurrence=occurrence)


def _digest_row(arrived: Arrived, parsed: ParsedDigest) -> dict[str, Any]:
    return {
        "sha256": arrived.sha256,
        "source": arrived.source,
        "is_file": arrived.is_file,
        "title": parsed.title,
        "format": parsed.format,
        "language": parsed.language,
        "period_start": parsed.period.start if parsed.period else None,
        "period_end": parsed.period.end if parsed.period else None,
        **repair_columns(arrived.repair),
        "again": arrived.again,
        "issues": encode_list([[issue.line, issue.message] for issue in parsed.issues]),
    }
