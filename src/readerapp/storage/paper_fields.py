"""Fields of papers that the user sets: stored apart from what digests say, and taken back by the inverse command."""

from sqlalchemy import Connection, Row, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from readerapp.domain.commands import ChangeSet, Outcome, SetField
from readerapp.domain.errors import InvalidRequest, UnknownPaper
from readerapp.domain.translation import tr
from readerapp.domain.user_fields import Field, normal
from readerapp.storage import journal
from readerapp.storage.clock import now
from readerapp.storage.paper_writing import choose_again, ids_of_keys
from readerapp.storage.tables import PaperFieldTable as PaperField
from readerapp.storage.tables import PaperTable as Paper


def set_field(connection: Connection, command: SetField) -> Outcome:
    """Set a field or leave it to the digests; raises `UnknownPaper`, or `InvalidRequest` for a value of no sense."""
    paper = connection.execute(select(Paper).where(Paper.id == command.paper_id)).one_or_none()
    if paper is None:
        raise UnknownPaper(tr("This paper is no longer in the library."))
    value = None if command.value is None else normal(command.field, command.value)
    _require_free(connection, command, value)
    mine = (PaperField.paper_id == command.paper_id, PaperField.field == command.field.value)
    before = connection.scalar(select(PaperField.value).where(*mine))
    if value == before:
        return Outcome(changes=ChangeSet())
    shown = _shown(paper, command.field)
    if value is None:
        connection.execute(delete(PaperField).where(*mine))
    else:
        statement = upsert(PaperField).values(paper_id=command.paper_id, field=command.field.value, value=value)
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=[PaperField.paper_id, PaperField.field], set_={"value": statement.excluded.value}
            )
        )
    choose_again(connection, (command.paper_id,))
    after = _shown(connection.execute(select(Paper).where(Paper.id == command.paper_id)).one(), command.field)
    entry = journal.Entry(paper_id=command.paper_id, action=command.field.value, before=shown, after=after)
    journal.record(connection, [entry], at=now())
    # Nobody could say any more what digests that are gone once said.
    back = shown if before is None and not paper.mentions else before
    return Outcome(
        changes=ChangeSet(papers=frozenset({command.paper_id})),
        inverse=SetField(paper_id=command.paper_id, field=command.field, value=back or None),
    )


def _shown(paper: Row[Paper], field: Field) -> str:
    value = getattr(paper, field.value)
    return "; ".join(value) if isinstance(value, list) else str(value or "")


def _require_free(connection: Connection, command: SetField, value: str | None) -> None:
    """An identifier belongs to one paper."""
    prefix = {Field.ARXIV_ID: "arxiv", Field.DOI: "doi"}.get(command.field)
    if value is None or prefix is None:
        return
    key = f"{prefix}:{value.rpartition('v')[0] if 'v' in value and prefix == 'arxiv' else value}"
    owner = ids_of_keys(connection, (key,)).get(key)
    if owner not in (None, command.paper_id):
        title = connection.scalar(select(Paper.title).where(Paper.id == owner))
        raise InvalidRequest(
            tr("“{title}” has this identifier already; if both are one paper, merge them.", title=title)
        )
