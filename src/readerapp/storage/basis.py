"""Tells whether the library still is what an import was planned against."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select, text

from readerapp.domain.user_fields import Field
from readerapp.storage.user_tables import JournalTable as Journal

# Decisions change no plan; these do: what a paper is, and what it is called.
_ABOUT_PAPERS = (*(field.value for field in Field), "merge", "split")


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What grows with every change that a plan could depend on: two that are equal mean that there was none.

    Attributes:
        changes: the last number given to a change of a digest.
        mentions: the last number given to a mention.
        decisions: how often papers were merged, split, or had a field set.
    """

    changes: int
    mentions: int
    decisions: int


def read_basis(connection: Connection) -> Basis:
    """The basis of plans made now."""
    rows = connection.execute(text("SELECT name, seq FROM main.sqlite_sequence"))
    given: dict[str, int] = {row.name: row.seq for row in rows}
    decisions = select(func.count()).where(Journal.action.in_(_ABOUT_PAPERS))
    return Basis(
        changes=given.get("digest_change", 0),
        mentions=given.get("mention", 0),
        decisions=connection.scalars(decisions).one(),
    )
