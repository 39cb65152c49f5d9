"""Carries out commands inside a transaction: sends each to the room that changes the tables and gives the inverse."""

from dataclasses import replace

from sqlalchemy import Connection

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
    Outcome,
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
from readerapp.domain.errors import InvalidRequest
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
from readerapp.storage import (
    digest_titles,
    notes,
    paper_fields,
    paper_tags,
    runs,
    same_papers,
    saved_searches,
    states,
    tag_changes,
)

StateCommand = RestoreStates | EmptyTrash | MoveInQueue
TagCommand = RenameTag | ColourTag | MergeTags | DeleteTag | RestoreTags
NamedCommand = SaveSearch | RenameSearch | DeleteSearch | RestoreSearch | RenameDigest
PaperCommand = (
    SetFields
    | MergePapers
    | SplitPapers
    | RejoinPapers
    | SetDistinct
    | RemoveDigest
    | ExchangeRun
    | ImportDigests
    | RereadDigest
)


def carry_out(connection: Connection, command: Command) -> Outcome:
    """Do COMMAND; raises `InvalidRequest` or `UnknownPaper`, and then nothing is to be committed.

    What is asked of a paper that was merged in the meantime is done to the one that it is a part of now.
    """
    command = _led_to_whole_papers(connection, command)
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
        case SetStatus() | SetStarred() | SetRating() | SetPriority() | SetTrashed():
            return states.decide(connection, command)
        case RestoreStates() | EmptyTrash() | MoveInQueue():
            return _carry_out_on_states(connection, command)
        case RenameTag() | ColourTag() | MergeTags() | DeleteTag() | RestoreTags():
            return _carry_out_on_tags(connection, command)
        case SaveSearch() | RenameSearch() | DeleteSearch() | RestoreSearch() | RenameDigest():
            return _carry_out_on_names(connection, command)
        case _:
            return _carry_out_on_papers(connection, command)


def _carry_out_on_states(connection: Connection, command: StateCommand) -> Outcome:
    """What changes states otherwise than by a decision."""
    match command:
        case RestoreStates():
            return states.restore_states(connection, command)
        case EmptyTrash():
            return states.empty_trash(connection, command)
        case MoveInQueue():
            return states.move_in_queue(connection, command)


def _carry_out_on_tags(connection: Connection, command: TagCommand) -> Outcome:
    """What is about tags themselves, not about which paper carries them."""
    match command:
        case RenameTag():
            return tag_changes.rename_tag(connection, command)
        case ColourTag():
            return tag_changes.colour_tag(connection, command)
        case MergeTags():
            return tag_changes.merge_tags(connection, command)
        case DeleteTag():
            return tag_changes.delete_tag(connection, command)
        case RestoreTags():
            return tag_changes.restore_tags(connection, command)


def _carry_out_on_names(connection: Connection, command: NamedCommand) -> Outcome:
    """What the user keeps under a name of their own."""
    match command:
        case SaveSearch():
            return saved_searches.save_search(connection, command)
        case RenameSearch():
            return saved_searches.rename_search(connection, command)
        case DeleteSearch():
            return saved_searches.delete_search(connection, command)
        case RestoreSearch():
            return saved_searches.restore_search(connection, command)
        case RenameDigest():
            return digest_titles.rename_digest(connection, command)


def _carry_out_on_papers(connection: Connection, command: PaperCommand) -> Outcome:
    """What is about papers and digests themselves, not about what the user decided of them."""
    match command:
        case SetFields():
            return paper_fields.set_fields(connection, command)
        case MergePapers():
            return same_papers.merge(connection, command)
        case SplitPapers():
            return same_papers.split(connection, command)
        case RejoinPapers():
            return same_papers.rejoin(connection, command)
        case SetDistinct():
            return same_papers.set_distinct(connection, command)
        case RemoveDigest():
            return runs.remove_digest(connection, command)
        case ExchangeRun():
            return runs.exchange_run(connection, command)
        case ImportDigests() | RereadDigest():
            raise InvalidRequest(tr("An import is carried out by the import service."))


def _led_to_whole_papers(connection: Connection, command: Command) -> Command:
    match command:
        case SetStatus() | SetStarred() | SetRating() | SetPriority() | SetTrashed() | AddTag() | RemoveTag():
            parts = same_papers.now_parts_of(connection, command.papers)
            return replace(command, papers=tuple(parts.get(one, one) for one in command.papers)) if parts else command
        case AddNote() | SetFields():
            parts = same_papers.now_parts_of(connection, (command.paper_id,))
            return replace(command, paper_id=parts.get(command.paper_id, command.paper_id))
        case RestoreNote(note=note):
            parts = same_papers.now_parts_of(connection, (note.paper_id,))
            return replace(command, note=replace(note, paper_id=parts.get(note.paper_id, note.paper_id)))
    return command
