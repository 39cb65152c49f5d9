"""Writes and reads the append-only record of the user's decisions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from readerapp.domain.paper import JournalEntry
from readerapp.storage.sql import among
from readerapp.storage.tables import PaperTable as Paper
from readerapp.storage.user_tables import JournalTable as Journal
from readerapp.storage.user_tables import MergedPaperTable as Merged


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One decision to be recorded; BEFORE and AFTER are empty where there was or is nothing."""

    paper_id: int
    action: str
    before: str
    after: str


def record(connection: Connection, entries: Iterable[Entry], *, at: str) -> None:
    """Append ENTRIES, all at the time AT."""
    pending = list(entries)
    if not pending:
        return
    ids = {entry.paper_id for entry in pending}
    keys = dict(connection.execute(select(Paper.id, Paper.key).where(among(Paper.id, ids))).all())
    connection.execute(
        insert(Journal),
        [
            {
                "at": at,
                "paper_id": entry.paper_id,
                "paper_key": keys[entry.paper_id],
                "action": entry.action,
                "before": entry.before,
                "after": entry.after,
            }
            for entry in pending
        ],
    )


def read_history(connection: Connection, paper_ids: Sequence[int]) -> dict[int, list[JournalEntry]]:
    """What was decided about each of the papers, and about those merged into it, oldest first."""
    history: dict[int, list[JournalEntry]] = {paper_id: [] for paper_id in paper_ids}
    merged = select(Merged.former_id, Merged.paper_id).where(among(Merged.paper_id, paper_ids))
    owners = {paper_id: paper_id for paper_id in paper_ids} | dict(connection.execute(merged).all())
    query = select(Journal).where(among(Journal.paper_id, owners)).order_by(Journal.id)
    for row in connection.execute(query):
        history[owners[row.paper_id]].append(
            JournalEntry(id=row.id, at=row.at, action=row.action, before=row.before, after=row.after)
        )
    return history
