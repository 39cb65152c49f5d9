"""Counts how many papers each digest and each topic has, and how many of them are decided.

A paper counts once for every topic above it, which no grouping of SQL gives quickly. So it is counted here, once; from
then on only for the papers whose standing has changed since, until digests come or go or papers are merged.
"""

import json
import sqlite3
import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from readerapp.domain.vocabulary import Presence, Status

_AT_ONCE = 10_000
_MANY = 10_000
_DECIDED, _HIDDEN = 1, 2

# What grows with every change of which paper is in which digest and on which topic (see `basis`).
_BASIS = """
    SELECT (SELECT seq FROM main.sqlite_sequence WHERE name = 'digest_change'),
        (SELECT seq FROM main.sqlite_sequence WHERE name = 'mention'),
        (SELECT count(*) FROM journal WHERE action IN ('merge', 'split'))
"""
_STANDING = """
    SELECT status, starred, presence, count(*), group_concat(paper_id) FROM paper_state
    GROUP BY status, starred, presence
"""
_PLACES = "SELECT DISTINCT paper_id, digest_id, ifnull(topic_id, 0) AS topic_id FROM mention WHERE paper_id {which}"
# One text for many rows: the other threads of Python are not held up for each.
_TOGETHER = """
    SELECT group_concat(paper_id), group_concat(digest_id), group_concat(topic_id) FROM ({places} ORDER BY paper_id)
"""
Place = tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Papers with the same status, star and presence that the user decided something about."""

    status: Status
    starred: bool
    presence: Presence
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many papers, and how many of them are decided, by the number of the digest or topic; groups of decisions."""

    groups: tuple[Group, ...]
    digests: Counter[int]
    digests_decided: Counter[int]
    topics: Counter[int]
    topics_decided: Counter[int]


class Coverage:
    """Remembers its counts from one reading to the next; safe to be asked from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._basis: tuple[int | None, ...] = ()
        self._flags = bytearray()
        self._above: dict[int, int] = {}
        self._digests = (Counter[int](), Counter[int]())
        self._topics = (Counter[int](), Counter[int]())

    def read(self, connection: sqlite3.Connection) -> Counts:
        """The counts in the view of CONNECTION, whatever other views were read before."""
        with self._lock:
            basis = connection.execute(_BASIS).fetchone()
            rows = connection.execute(_STANDING).fetchall()
            size = connection.execute("SELECT ifnull(max(id), 0) + 1 FROM paper").fetchone()[0]
            flags = _flags(rows, size)
            changed = _differing(self._flags, flags) if basis == self._basis else None
            self._basis = ()  # half counted is worth nothing, should anything go wrong
            if changed is None or len(changed) > _MANY:
                self._count_all(connection, flags)
            else:
                self._count_again(connection, changed, flags)
            self._flags, self._basis = flags, basis
            groups = tuple(
                Group(status=Status(status), starred=bool(starred), presence=Presence(presence), count=count)
                for status, starred, presence, count, _ in rows
            )
            return Counts(
                groups=groups,
                digests=self._digests[0].copy(),
                digests_decided=self._digests[1].copy(),
                topics=self._topics[0].copy(),
                topics_decided=self._topics[1].copy(),
            )

    def _count_all(self, connection: sqlite3.Connection, flags: bytearray) -> None:
        above = connection.execute("SELECT id, parent_id FROM topic WHERE parent_id IS NOT NULL")
        self._above = dict(above.fetchall())
        self._digests = (Counter(), Counter())
        self._topics = (Counter(), Counter())
        for first in range(0, len(flags), _AT_ONCE):
            which = f"BETWEEN {first} AND {first + _AT_ONCE - 1}"
            for paper, digests, topics in self._papers(_read_places(connection, which, ())):
                self._add(flags[paper], 1, digests, topics)

    def _count_again(self, connection: sqlite3.Connection, changed: list[int], flags: bytearray) -> None:
        which = "IN (SELECT value FROM json_each(?))"
        for paper, digests, topics in self._papers(_read_places(connection, which, (json.dumps(changed),))):
            self._add(self._flags[paper], -1, digests, topics)
            self._add(flags[paper], 1, digests, topics)

    def _add(self, flag: int, step: int, digests: set[int], topics: set[int]) -> None:
        if flag & _HIDDEN:
            return
        for (papers, decided), numbers in ((self._digests, digests), (self._topics, topics)):
            for number in numbers:
                papers[number] += step
            if flag & _DECIDED:
                for number in numbers:
                    decided[number] += step

    def _papers(self, places: Iterable[Place]) -> Iterator[tuple[int, set[int], set[int]]]:
        """Each paper of PLACES, which are sorted, with its digests, and its topics with all above them."""
        above, current = self._above, 0
        digests: set[int] = set()
        topics: set[int] = set()
        for paper, digest, topic in places:
            if paper != current:
                if current:
                    yield current, digests, topics
                current, digests, topics = paper, set(), set()
            digests.add(digest)
            while topic and topic not in topics:
                topics.add(topic)
                topic = above.get(topic, 0)  # noqa: PLW2901  climbing
        if current:
            yield current, digests, topics


def _read_places(connection: sqlite3.Connection, which: str, values: tuple[str, ...]) -> Iterable[Place]:
    statement = _TOGETHER.format(places=_PLACES.format(which=which))
    columns = connection.execute(statement, values).fetchone()
    return zip(*(json.loads(f"[{column}]") for column in columns), strict=True) if columns[0] else ()


def _flags(rows: Iterable[tuple[str, int, str, int, str]], size: int) -> bytearray:
    """For each number of a paper below SIZE, whether it is decided, and whether it is in no list."""
    flags = bytearray(size)
    for status, _, presence, _, papers in rows:
        flag = _DECIDED * Status(status).decided | _HIDDEN * (presence != Presence.KEPT.value)
        if flag:
            for paper in json.loads(f"[{papers}]"):
                flags[paper] = flag
    return flags


def _differing(one: bytearray, other: bytearray) -> list[int] | None:
    """The places in which the two differ; None when they are not of one length."""
    if len(one) != len(other):
        return None
    differences = int.from_bytes(one) ^ int.from_bytes(other)
    if not differences:
        return []
    return [place for place, byte in enumerate(differences.to_bytes(len(one))) if byte]
