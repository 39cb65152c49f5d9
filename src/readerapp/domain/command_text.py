"""Names what a command does, for menus, messages and the terminal: "31 papers to Read"."""

from readerapp.domain.commands import (
    AddNote,
    AddTag,
    Command,
    DeleteNote,
    EditNote,
    EmptyTrash,
    ExchangeRun,
    ImportDigests,
    MoveInQueue,
    RemoveDigest,
    RemoveTag,
    RereadDigest,
    RestoreNote,
    RestoreStates,
    SetFields,
    SetPriority,
    SetRating,
    SetStarred,
    SetStatus,
    SetTrashed,
)
from readerapp.domain.merging_commands import MergePapers, RejoinPapers, SetDistinct, SplitPapers
from readerapp.domain.naming_commands import (
    ColourTag,
    DeleteSearch,
    DeleteTag,
    MergeTags,
    RenameDigest,
    RenameSearch,
    RenameTag,
    RestoreSearch,
    RestoreTags,
    SaveSearch,
)
from readerapp.domain.translation import tr
from readerapp.domain.wording import field_name, papers_text, status_name

PaperCommand = (
    SetFields
    | MergePapers
    | SplitPapers
    | RejoinPapers
    | SetDistinct
    | ImportDigests
    | RereadDigest
    | RemoveDigest
    | ExchangeRun
)
PlaceCommand = SetTrashed | EmptyTrash | MoveInQueue
TagCommand = RenameTag | ColourTag | MergeTags | DeleteTag | RestoreTags
NamedCommand = SaveSearch | RenameSearch | DeleteSearch | RestoreSearch | RenameDigest


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
        case AddNote() | EditNote() | DeleteNote() | RestoreNote():
            return _note_text(command)
        case SetTrashed() | EmptyTrash() | MoveInQueue():
            return _place_text(command)
        case AddTag() | RemoveTag():
            name = tr("Tag “{tag}” on {papers}") if isinstance(command, AddTag) else tr("Tag “{tag}” off {papers}")
            return name.format(tag=command.tag, papers=_papers(command))
        case RenameTag() | ColourTag() | MergeTags() | DeleteTag() | RestoreTags():
            return _tag_text(command)
        case SaveSearch() | RenameSearch() | DeleteSearch() | RestoreSearch() | RenameDigest():
            return _named_text(command)
        case _:
            return _paper_text(command)


def _paper_text(command: PaperCommand) -> str:
    match command:
        case SetFields():
            return _fields_text(command)
        case MergePapers() | RejoinPapers():
            return tr("Merge {papers}", papers=papers_text(len(command.papers) + 1))
        case SplitPapers():
            return tr("Split {papers}", papers=papers_text(len(command.keys) + 1))
        case SetDistinct():
            return tr("Not the same") if command.distinct else tr("Perhaps the same")
        case ImportDigests(digests=1):
            return tr("Import of “{title}”", title=command.name)
        case ImportDigests():
            return tr("Import of {count} digests", count=command.digests)
        case RereadDigest():
            return tr("Text repair of “{title}”", title=command.title)
        case RemoveDigest():
            return tr("Remove “{title}”", title=command.title)
        case ExchangeRun():
            return tr("Import")


def _place_text(command: PlaceCommand) -> str:
    papers = papers_text(len(command.papers))
    match command:
        case SetTrashed(trashed=True):
            return tr("{papers} to the trash", papers=papers)
        case SetTrashed():
            return tr("{papers} back from the trash", papers=papers)
        case EmptyTrash():
            return tr("Empty the trash, {papers}", papers=papers)
        case MoveInQueue():
            return tr("Order of the queue, {papers}", papers=papers)


def _tag_text(command: TagCommand) -> str:
    match command:
        case RenameTag():
            return tr("Tag “{tag}” is now “{name}”", tag=command.tag, name=command.name)
        case ColourTag():
            return tr("Colour of the tag “{tag}”", tag=command.tag)
        case MergeTags():
            told = {"tag": command.tag, "into": command.into, "papers": papers_text(command.count)}
            return tr("Tag “{tag}” goes into “{into}”, {papers}", **told)
        case DeleteTag():
            return tr("Delete the tag “{tag}”, {papers}", tag=command.tag, papers=papers_text(command.count))
        case RestoreTags():
            return tr("Earlier tags")


def _named_text(command: NamedCommand) -> str:
    match command:
        case SaveSearch():
            return tr("Save the search “{name}”", name=command.name)
        case RenameSearch():
            return tr("Saved search is now “{name}”", name=command.name)
        case DeleteSearch():
            return tr("Delete the saved search “{name}”", name=command.name)
        case RestoreSearch():
            return tr("Bring back the saved search “{name}”", name=command.search.name)
        case RenameDigest(title=""):
            return tr("Digest under its own title")
        case RenameDigest():
            return tr("Digest is now “{title}”", title=command.title)


def _fields_text(command: SetFields) -> str:
    names = ", ".join(field_name(field) for field, _ in command.values)
    if all(value is None for _, value in command.values):
        return tr("{fields} as in the digests", fields=names)
    return tr("New details: {fields}", fields=names)


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
