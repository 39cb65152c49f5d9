"""Fields of papers that the user sets: stored apart from what digests say, and taken back by the inverse command."""

from collections.abc import Mapping

from sqlalchemy import Connection, Row, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from readerapp.domain.arxiv_id import ArxivId
from readerapp.domain.changes import ChangeSet
from readerapp.domain.commands import Outcome, SetFields
from readerapp.domain.errors import InvalidField, InvalidRequest, UnknownPaper
from readerapp.domain.identity import paper_key
from readerapp.domain.translation import tr
from readerapp.domain.user_fields import Field, field_text, normal
from readerapp.storage import journal
from readerapp.storage.cards import card_of, put_card_back
from readerapp.storage.clock import now
from readerapp.storage.paper_writing import choose_again, ids_of_keys, rewrite_card
from readerapp.storage.sql import among
from readerapp.storage.tables import PaperTable as Paper
from readerapp.storage.user_tables import JournalTable as Journal
from readerapp.storage.user_tables import PaperFieldTable as PaperField


def set_fields(connection: Connection, command: SetFields) -> Outcome:
    """Set fields or leave them to the digests; raises `UnknownPaper`, or `InvalidField` for a value of no sense."""
    paper_id = command.paper_id
    paper = connection.execute(select(Paper).where(Paper.id == paper_id)).one_or_none()
    if paper is None:
        raise UnknownPaper(tr("This paper is no longer in the library."))
    values = {field: None if text is None else _normal(field, text) for field, text in command.values}
    for field, value in values.items():
        _require_free(connection, paper_id, field, value)
    stored = select(PaperField.field, PaperField.value).where(PaperField.paper_id == paper_id)
    before = {Field(name): value for name, value in connection.execute(stored) if name in set(Field)}
    changing = {field: value for field, value in values.items() if value != before.get(field)}
    if not changing:
        return Outcome(changes=ChangeSet())
    _write(connection, paper_id, changing)
    if not command.card or not put_card_back(connection, paper_id, command.card):
        if not paper.mentions:
            _say_what_was_said(connection, paper, changing)
        choose_again(connection, (paper_id,))
    changed = connection.execute(select(Paper).where(Paper.id == paper_id)).one()
    entries = [
        journal.Entry(paper_id=paper_id, action=field.value, before=_shown(paper, field), after=_shown(changed, field))
        for field in changing
    ]
    journal.record(connection, entries, at=now())
    # Nobody could say any more what digests that are gone once said.
    card = card_of(paper) if not paper.mentions else ""
    back = tuple((field, before.get(field)) for field in changing)
    inverse = SetFields(paper_id=paper_id, values=back, card=card)
    return Outcome(changes=ChangeSet(papers=frozenset({paper_id})), inverse=inverse)


def _write(connection: Connection, paper_id: int, values: Mapping[Field, str | None]) -> None:
    mine = PaperField.paper_id == paper_id
    left = [field.value for field, value in values.items() if value is None]
    connection.execute(delete(PaperField).where(mine, among(PaperField.field, left)))
    rows = [
        {"paper_id": paper_id, "field": field.value, "value": value}
        for field, value in values.items()
        if value is not None
    ]
    if rows:
        statement = upsert(PaperField)
        key = [PaperField.paper_id, PaperField.field]
        replaced = {"value": statement.excluded.value}
        connection.execute(statement.on_conflict_do_update(index_elements=key, set_=replaced), rows)


def _say_what_was_said(connection: Connection, paper: Row[Paper], values: Mapping[Field, str | None]) -> None:
    """Let the card of a PAPER that no digest speaks of say again, in fields left to them, what they said at last."""
    left = [field for field, text in values.items() if text is None]
    known = {field: _said_before(connection, paper.id, field, _shown(paper, field)) for field in left}
    said = {field: text for field, text in known.items() if text is not None}
    if said:
        rewrite_card(connection, paper.id, said)


def _said_before(connection: Connection, paper_id: int, field: Field, shown: str) -> str | None:
    """What FIELD had before the user set it, one time after the other, until it is SHOWN; None when nothing tells."""
    entries = select(Journal.before, Journal.after).where(Journal.paper_id == paper_id, Journal.action == field.value)
    said = None
    for before, after in connection.execute(entries.order_by(Journal.id.desc())):
        if after != (shown if said is None else said):
            break
        said = before
    return said


def _shown(paper: Row[Paper], field: Field) -> str:
    return field_text(field, getattr(paper, field.value))


def _normal(field: Field, text: str) -> str:
    try:
        return normal(field, text)
    except InvalidRequest as error:
        raise InvalidField(str(error), field=field.value) from error


def _require_free(connection: Connection, paper_id: int, field: Field, value: str | None) -> None:
    """An identifier belongs to one paper."""
    if value is None or field not in (Field.ARXIV_ID, Field.DOI):
        return
    arxiv_id, doi = (ArxivId.parse(value), None) if field is Field.ARXIV_ID else (None, value)
    key = paper_key(arxiv_id=arxiv_id, doi=doi, title="", first_author="")
    owner = ids_of_keys(connection, (key,)).get(key)
    if owner not in (None, paper_id):
        title = connection.scalar(select(Paper.title).where(Paper.id == owner))
        sentence = tr("“{title}” has this identifier already; if both are one paper, merge them.", title=title)
        raise InvalidField(sentence, field=field.value)
