"""Notes of the library: each change is a command with its inverse, and every text is kept in the journal too."""

from sqlalchemy import Connection, delete, insert, select, update

from readerapp.domain.changes import ChangeSet
from readerapp.domain.commands import AddNote, DeleteNote, EditNote, Outcome, RestoreNote
from readerapp.domain.errors import InvalidRequest, UnknownPaper
from readerapp.domain.paper import Note
from readerapp.domain.translation import tr
from readerapp.storage import journal
from readerapp.storage.clock import now
from readerapp.storage.tables import MentionTable, PaperTable
from readerapp.storage.user_tables import NoteTable as Table


def add_note(connection: Connection, command: AddNote) -> Outcome:
    """Write a new note; raises `UnknownPaper` or, for an empty text, `InvalidRequest`."""
    _require_text(command.body)
    _require_paper(connection, command.paper_id)
    at = now()
    row = {
        "paper_id": command.paper_id,
        "mention_id": _mention_of(connection, command.paper_id, command.mention_id),
        "body": command.body,
        "created_at": at,
        "updated_at": at,
    }
    note_id = int(connection.execute(insert(Table).values(row).returning(Table.id)).scalar_one())
    _record(connection, command.paper_id, before="", after=command.body, at=at)
    return _outcome(command.paper_id, note_id, inverse=DeleteNote(note_id=note_id, expected=command.body))


def edit_note(connection: Connection, command: EditNote) -> Outcome:
    """Replace the text of a note; raises `InvalidRequest` for an empty text or when it says something else by now."""
    _require_text(command.body)
    note = _read(connection, command.note_id, expected=command.expected)
    if note.body == command.body:
        return Outcome(changes=ChangeSet(), note_id=note.id)
    at = now()
    connection.execute(update(Table).where(Table.id == note.id).values(body=command.body, updated_at=at))
    _record(connection, note.paper_id, before=note.body, after=command.body, at=at)
    return _outcome(note.paper_id, note.id, inverse=EditNote(note_id=note.id, body=note.body, expected=command.body))


def delete_note(connection: Connection, command: DeleteNote) -> Outcome:
    """Delete a note; the inverse holds all of it."""
    note = _read(connection, command.note_id, expected=command.expected)
    connection.execute(delete(Table).where(Table.id == note.id))
    _record(connection, note.paper_id, before=note.body, after="", at=now())
    return _outcome(note.paper_id, note.id, inverse=RestoreNote(note=note))


def restore_note(connection: Connection, command: RestoreNote) -> Outcome:
    """Bring a deleted note back under its old number; raises `UnknownPaper` when its paper is gone."""
    note = command.note
    _require_paper(connection, note.paper_id)
    row = {
        "id": note.id,
        "paper_id": note.paper_id,
        "mention_id": _mention_of(connection, note.paper_id, note.mention_id),
        "body": note.body,
        "created_at": note.created_at,
        "updated_at": note.updated_at,
    }
    connection.execute(insert(Table).values(row))
    _record(connection, note.paper_id, before="", after=note.body, at=now())
    return _outcome(note.paper_id, note.id, inverse=DeleteNote(note_id=note.id, expected=note.body))


def _read(connection: Connection, note_id: int, *, expected: str | None) -> Note:
    row = connection.execute(select(Table).where(Table.id == note_id)).one_or_none()
    if row is None:
        raise InvalidRequest(tr("This note has been deleted in the meantime."))
    if expected is not None and row.body != expected:
        raise InvalidRequest(tr("This note has been changed in the meantime; it was left as it is."))
    return Note(**row._mapping)  # noqa: SLF001  the documented way to a row as a mapping


def _require_paper(connection: Connection, paper_id: int) -> None:
    if connection.scalar(select(PaperTable.id).where(PaperTable.id == paper_id)) is None:
        raise UnknownPaper(tr("This paper is no longer in the library."))


def _require_text(body: str) -> None:
    if not body.strip():
        raise InvalidRequest(tr("The note is empty; nothing was written."))


def _mention_of(connection: Connection, paper_id: int, mention_id: int | None) -> int | None:
    """MENTION_ID if it still is a mention of the paper."""
    query = select(MentionTable.id).where(MentionTable.id == mention_id, MentionTable.paper_id == paper_id)
    return connection.scalar(query)


def _record(connection: Connection, paper_id: int, *, before: str, after: str, at: str) -> None:
    journal.record(connection, [journal.Entry(paper_id=paper_id, action="note", before=before, after=after)], at=at)


def _outcome(paper_id: int, note_id: int, *, inverse: EditNote | DeleteNote | RestoreNote) -> Outcome:
    return Outcome(changes=ChangeSet(papers=frozenset({paper_id})), inverse=inverse, note_id=note_id)
