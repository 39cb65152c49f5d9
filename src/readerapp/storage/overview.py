"""Reads what the left pane shows: counts by status, saved searches, digests, the merged topic tree, tags, the trash."""

import json
import sqlite3
from dataclasses import replace
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection

from readerapp.domain.digest import Period
from readerapp.domain.paper import DigestRow, Overview, SavedSearch, TagRow, TopicNode
from readerapp.domain.tags import fold_tag
from readerapp.domain.vocabulary import Presence, Status
from readerapp.storage.coverage import Counts, Coverage
from readerapp.storage.engine import driver_of
from readerapp.storage.repaired_words import REPAIR_COLUMNS, repair_from
from readerapp.storage.saved_searches import read_searches
from readerapp.storage.selecting import AMONG, selected_count

_KEPT = 16_384  # digests and topics; most of them are as they were when the next decision is made
# Past SQLAlchemy: this is read after every decision.
_DIGESTS = f"""
    SELECT id, (SELECT title FROM digest_title WHERE digest_id = digest.id), title, source, format, language,
        period_start, period_end, imported_at, sha256, {", ".join(REPAIR_COLUMNS)}
    FROM digest ORDER BY imported_at DESC, id DESC
"""  # noqa: S608
_TAGS = """
    SELECT tag.id, tag.name, tag.colour, tag.folded, count(*) FROM paper_tag JOIN tag ON tag.id = paper_tag.tag_id
    GROUP BY paper_tag.tag_id
"""
_TAGS_OF_HIDDEN = """
    SELECT tag_id, count(*) FROM paper_tag
    WHERE paper_id IN (SELECT paper_id FROM paper_state WHERE presence <> 'kept') GROUP BY tag_id
"""
_PAPERS_OF_TAGS = f"SELECT tag_id, group_concat(paper_id) FROM paper_tag WHERE tag_id {AMONG} GROUP BY tag_id"  # noqa: S608
_HIDDEN = "SELECT paper_id FROM paper_state WHERE presence <> 'kept'"


def read_overview(connection: Connection, coverage: Coverage) -> Overview:
    """All counts at one moment; COVERAGE remembers those that take long."""
    driver = driver_of(connection)
    counts = coverage.read(driver)
    total, trashed, starred = _read_total(driver), 0, 0
    by_status = dict.fromkeys(Status, 0)
    for group in counts.groups:
        if group.presence is Presence.KEPT:
            by_status[group.status] += group.count
            starred += group.count * group.starred
        else:
            total -= group.count
            trashed += group.count * (group.presence is Presence.TRASHED)
    by_status[Status.INBOX] = total - sum(by_status[status] for status in Status if status is not Status.INBOX)
    return Overview(
        by_status=by_status,
        starred=starred,
        total=total,
        trashed=trashed,
        searches=tuple(_counted(driver, search) for search in read_searches(connection)),
        digests=digest_rows(driver, counts),
        topics=_read_topics(driver, counts),
        tags=_read_tags(driver),
    )


def digest_rows(connection: sqlite3.Connection, counts: Counts) -> tuple[DigestRow, ...]:
    """All digests with how many of their papers are decided, newest import first."""
    papers, decided = counts.digests, counts.digests_decided
    return tuple(_digest_row(row, papers[row[0]], decided[row[0]]) for row in connection.execute(_DIGESTS))


@lru_cache(maxsize=_KEPT)
def _digest_row(row: tuple[Any, ...], papers: int, decided: int) -> DigestRow:
    number, given, title, source, family, language, start, end, imported_at, sha256, *repair = row
    return DigestRow(
        id=number,
        title=title if given is None else given,
        source=source,
        format=family,
        language=language,
        period=Period(start=start, end=end) if start else None,
        papers=papers,
        decided=decided,
        imported_at=imported_at,
        sha256=sha256,
        repair=repair_from(tuple(repair)),
        own_title=title,
    )


def _read_total(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM paper").fetchone()[0])


def _counted(connection: sqlite3.Connection, search: SavedSearch) -> SavedSearch:
    return replace(search, papers=connection.execute(*selected_count(search.selection)).fetchone()[0])


def _read_topics(connection: sqlite3.Connection, counts: Counts) -> tuple[TopicNode, ...]:
    """The topics that any paper hangs on, and those above them, in the order of first meeting."""
    papers, decided = counts.topics, counts.topics_decided
    return tuple(
        _topic(number, above, name, papers[number], decided[number])
        for number, above, name in connection.execute("SELECT id, parent_id, name FROM topic ORDER BY id")
        if papers[number]
    )


@lru_cache(maxsize=_KEPT)
def _topic(number: int, above: int | None, name: str, papers: int, decided: int) -> TopicNode:
    return TopicNode(id=number, parent_id=above, name=name, papers=papers, decided=decided)


def _read_tags(connection: sqlite3.Connection) -> tuple[TagRow, ...]:
    """The tags that any paper carries, and the names above them; one without papers keeps its colour all the same."""
    hidden = dict(connection.execute(_TAGS_OF_HIDDEN).fetchall())
    rows = {
        folded: TagRow(id=number, name=name, colour=colour, papers=papers - hidden.get(number, 0))
        for number, name, colour, folded, papers in connection.execute(_TAGS)
    }
    rows = {folded: row for folded, row in rows.items() if row.papers}
    pairs = []
    for folded, row in list(rows.items()):
        names = row.name.split("/")
        for depth in range(1, len(names)):
            name = "/".join(names[:depth])
            above = fold_tag(name)
            rows.setdefault(above, TagRow(id=0, name=name, colour="", papers=0))
            pairs.append((row.id, above))
        pairs.append((row.id, folded))
    nested = {above for number, above in pairs if rows[above].id != number}
    for above, papers in _count_above(connection, [pair for pair in pairs if pair[1] in nested]).items():
        rows[above] = replace(rows[above], papers=papers)
    return tuple(row for _, row in sorted(rows.items()))


def _count_above(connection: sqlite3.Connection, pairs: list[tuple[int, str]]) -> dict[str, int]:
    """How many papers there are under each name of PAIRS, of a tag and a name above it.

    A paper that carries several tags below one name counts for it once; SQLite sorts them all to find that out, and
    takes five times as long.
    """
    if not pairs:
        return {}
    wanted = json.dumps(sorted({number for number, _ in pairs}))
    papers = {number: json.loads(f"[{text}]") for number, text in connection.execute(_PAPERS_OF_TAGS, (wanted,))}
    hidden = {paper for (paper,) in connection.execute(_HIDDEN)}
    found: dict[str, set[int]] = {}
    for number, above in pairs:
        found.setdefault(above, set()).update(papers.get(number, ()))
    return {above: len(those) - len(those & hidden) for above, those in found.items()}
