"""Names what a command does, for menus and messages: "31 papers to Read"."""

from readerapp.domain.commands import (
    AddNote,
    AddTag,
    Command,
    DeleteNote,
    EditNote,
    RemoveTag,
    RestoreNote,
    RestoreStates,
    SetPriority,
    SetRating,
    SetStarred,
    SetStatus,
)
from readerapp.domain.translation import tr
from readerapp.domain.wording import papers_text, status_name


def command_text(command: Command) -> str:
    """What COMMAND does, as a noun phrase that can follow "Undo:"."""
    match command:
        case SetStatus():
            return tr("{papers} to {status}", papers=_papers(command), status=status_name(command.status))
        case SetStarred():
            sentence = tr("Star on {papers}") if command.starred else tr("Star off {papers}")
            return sentence.format(papers=_papers(command))
        case SetRating(rating=None):
            return tr("No rating for {papers}", papers=_papers(command))
        case SetRating():
            return tr("Rating {rating} for {papers}", rating=command.rating, papers=_papers(command))
        case SetPriority():
            return tr("Priority of {papers}", papers=_papers(command))
        case RestoreStates():
            return tr("Earlier state of {papers}", papers=papers_text(len(command.states)))
        case AddTag():
            return tr("Tag “{tag}” on {papers}", tag=command.tag, papers=_papers(command))
        case RemoveTag():
            return tr("Tag “{tag}” off {papers}", tag=command.tag, papers=_papers(command))
        case AddNote() | EditNote() | DeleteNote() | RestoreNote():
            return _note_text(command)


def _note_text(command: AddNote | EditNote | DeleteNote | RestoreNote) -> str:
    match command:
        case AddNote():
            return tr("New note")
        case EditNote():
            return tr("Edit note")
        case DeleteNote():
            return tr("Delete note")
        case RestoreNote():
            return tr("Bring back note")


def _papers(command: SetStatus | SetStarred | SetRating | SetPriority | AddTag | RemoveTag) -> str:
    return papers_text(len(command.papers))
