"""Reads and writes all that the user gave to a paper apart from notes, as one value."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, literal, select
from sqlalchemy.dialects.sqlite import insert as upsert

from readerapp.domain.paper_state import Belongings
from readerapp.storage.sql import among
from readerapp.storage.states import read_states, write_states
from readerapp.storage.user_tables import PaperFieldTable as PaperField
from readerapp.storage.user_tables import PaperTagTable as PaperTag
from readerapp.storage.user_tables import TagTable as Tag


def read_belongings(connection: Connection, papers: Sequence[int]) -> dict[int, Belongings]:
    """What belongs to each of those of PAPERS that exist."""
    tags: dict[int, list[int]] = {}
    fields: dict[int, list[tuple[str, str]]] = {}
    query = select(PaperTag.paper_id, PaperTag.tag_id).where(among(PaperTag.paper_id, papers))
    for paper_id, tag_id in connection.execute(query.order_by(PaperTag.tag_id)):
        tags.setdefault(paper_id, []).append(tag_id)
    stored = select(PaperField).where(among(PaperField.paper_id, papers)).order_by(PaperField.field)
    for row in connection.execute(stored):
        fields.setdefault(row.paper_id, []).append((row.field, row.value))
    return {
        state.paper_id: Belongings(
            state=state, tags=tuple(tags.get(state.paper_id, ())), fields=tuple(fields.get(state.paper_id, ()))
        )
        for state in read_states(connection, papers)
    }


def write_belongings(connection: Connection, belongings: Belongings) -> None:
    """Let BELONGINGS be all that belongs to their paper; the journal hears nothing. Tags that are gone stay gone."""
    paper_id = belongings.state.paper_id
    write_states(connection, [belongings.state], recorded=False)
    not_wanted = ~among(PaperTag.tag_id, belongings.tags)
    connection.execute(delete(PaperTag).where(PaperTag.paper_id == paper_id, not_wanted))
    existing = select(literal(paper_id), Tag.id).where(among(Tag.id, belongings.tags))
    statement = upsert(PaperTag).from_select(["paper_id", "tag_id"], existing)
    connection.execute(statement.on_conflict_do_nothing())
    connection.execute(delete(PaperField).where(PaperField.paper_id == paper_id))
    rows = [{"paper_id": paper_id, "field": name, "value": value} for name, value in belongings.fields]
    if rows:
        connection.execute(insert(PaperField), rows)
