"""Carries out commands inside a transaction: sends each to the room that changes the tables and gives the inverse."""

from sqlalchemy import Connection

from readerapp.domain.commands import (
    AddNote,
    AddTag,
    Command,
    DeleteNote,
    EditNote,
    ExchangeRun,
    ImportDigests,
    MergePapers,
    Outcome,
    RemoveDigest,
    RemoveTag,
    RestoreNote,
    RestoreStates,
    SetDistinct,
    SetField,
    SetPriority,
    SetRating,
    SetStarred,
    SetStatus,
    SplitPapers,
)
from readerapp.domain.errors import InvalidRequest
from readerapp.domain.translation import tr
from readerapp.storage import notes, paper_fields, paper_tags, runs, same_papers, states

PaperCommand = SetField | MergePapers | SplitPapers | SetDistinct | RemoveDigest | ExchangeRun | ImportDigests


def carry_out(connection: Connection, command: Command) -> Outcome:
    """Do COMMAND; raises `InvalidRequest` or `UnknownPaper`, and then nothing is to be committed."""
    match command:
        case AddTag():
            return paper_tags.add_tag(connection, command)
        case RemoveTag():
            return paper_tags.remove_tag(connection, command)
        case AddNote():
            return notes.add_note(connection, command)
        case EditNote():
            return notes.edit_note(connection, command)
        case DeleteNote():
            return notes.delete_note(connection, command)
        case RestoreNote():
            return notes.restore_note(connection, command)
        case RestoreStates():
            return states.restore_states(connection, command)
        case SetStatus() | SetStarred() | SetRating() | SetPriority():
            return states.decide(connection, command)
        case _:
            return _carry_out_on_papers(connection, command)


def _carry_out_on_papers(connection: Connection, command: PaperCommand) -> Outcome:
    """What is about papers and digests themselves, not about what the user decided of them."""
    match command:
        case SetField():
            return paper_fields.set_field(connection, command)
        case MergePapers():
            return same_papers.merge(connection, command)
        case SplitPapers():
            return same_papers.split(connection, command)
        case SetDistinct():
            return same_papers.set_distinct(connection, command)
        case RemoveDigest():
            return runs.remove_digest(connection, command)
        case ExchangeRun():
            return runs.exchange_run(connection, command)
        case ImportDigests():
            raise InvalidRequest(tr("An import is carried out by the import service."))
