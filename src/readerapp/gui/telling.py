"""Puts into words for the message bar what happened: decisions, undo, errors."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from readerapp.domain.changes import ChangeSet
from readerapp.domain.command_text import command_text
from readerapp.domain.commands import (
    Command,
    DeleteNote,
    EmptyTrash,
    ImportDigests,
    RemoveDigest,
    SetFields,
    SetStatus,
    SetTrashed,
)
from readerapp.domain.errors import InvalidRequest, ReaderAppError, UnknownPaper
from readerapp.domain.history import History, UndoStep
from readerapp.domain.merging_commands import MergePapers, SetDistinct, SplitPapers
from readerapp.domain.naming_commands import (
    ColourTag,
    DeleteSearch,
    DeleteTag,
    MergeTags,
    RenameDigest,
    RenameSearch,
    RenameTag,
    SaveSearch,
)
from readerapp.domain.translation import tr
from readerapp.domain.vocabulary import Status
from readerapp.domain.wording import grouped
from readerapp.gui.actions.book import ActionBook
from readerapp.gui.closing import stays_open
from readerapp.gui.empty_state import Offer
from readerapp.gui.importing.watch_words import arrival_sentence, failure_sentence
from readerapp.gui.parts import Parts

if TYPE_CHECKING:
    from readerapp.services.imports import ImportReport

# What is said when it is done; stars, ratings and tags can be seen where they are set.
_TOLD = (
    *(SetStatus, SetTrashed, EmptyTrash, DeleteNote, SetFields, MergePapers, SplitPapers, SetDistinct, RemoveDigest),
    *(RenameTag, ColourTag, MergeTags, DeleteTag, SaveSearch, RenameSearch, DeleteSearch, RenameDigest),
)


class Telling(QObject):
    """Listens to the parts and speaks through the message bar."""

    def __init__(self, parts: Parts, book: ActionBook, parent: QWidget) -> None:
        super().__init__(parent)
        self._parts = parts
        self._book = book
        self._selected = 0
        self._refused: list[Command] = []
        self._changed_elsewhere = False
        self._arrived: tuple[Callable[[str], None], str] | None = None
        say = parts.messages
        say.dismissed.connect(self._refused.clear)
        parts.deciding.refused.connect(self._on_decision_refused)
        parts.deciding.carried_out.connect(self._on_carried_out)
        parts.deciding.taken_back.connect(self._on_taken_back)
        parts.deciding.done_again.connect(self._on_done_again)
        parts.deciding.many_turned.connect(self._on_many_turned)
        parts.deciding.not_undone.connect(
            lambda why: self._on_not_turned(tr("Not undone. {why}", why=why), why, "undo")
        )
        parts.deciding.not_redone.connect(
            lambda why: self._on_not_turned(tr("Not done again. {why}", why=why), why, "redo")
        )
        parts.lanes.refused.connect(self._on_refused)
        parts.note_keeper.failed.connect(self._on_note_failed)
        parts.note_keeper.recovered.connect(self._on_recovered)
        parts.draft_keeper.saved.connect(lambda: say.tell(tr("A note that could not be saved last time is saved now.")))
        parts.note_keeper.parted.connect(
            lambda: say.tell(
                tr("The note was changed or deleted in the meantime; what you wrote is a note of its own.")
            )
        )
        parts.opener.failed.connect(say.warn)
        parts.detail.header.links.copied.connect(lambda url: say.say(tr("Copied {address}", address=url)))
        parts.merging.refused.connect(say.warn)
        parts.tagging.refused.connect(say.say)
        for source, elsewhere in ((parts.elsewhere, True), (parts.deciding, False), (parts.import_run, False)):
            source.changed.connect(lambda _changes, elsewhere=elsewhere: self._note_where(elsewhere=elsewhere))
        parts.digest.gone.connect(self._on_digest_gone)
        parts.watching.imported.connect(self._on_arrived)
        parts.deciding.history_changed.connect(self._on_history_changed)
        parts.watching.folder_turned.connect(say.announce)
        parts.watching.failed.connect(say.warn)
        for walk in (parts.undecided, parts.digest):
            walk.none_left.connect(lambda: say.say(tr("No undecided paper in that direction.")))
        parts.sources.none_unread.connect(lambda: say.say(tr("Nothing is undecided in any other.")))
        parts.overview_loader.loaded.connect(self._on_overview)
        parts.selection.changed.connect(self._on_selection)

    def _on_carried_out(self, command: Command) -> None:
        if isinstance(command, _TOLD):
            undo = Offer(text=tr("Undo"), act=self._book.action("undo").trigger)
            self._parts.messages.say(command_text(command), undo)

    def _on_taken_back(self, step: UndoStep, changes: ChangeSet) -> None:
        if not changes:
            what = command_text(step.done)
            self._parts.messages.say(tr("Nothing to undo, it was changed elsewhere since: {what}", what=what))
            return
        self._parts.messages.say(tr("Undone: {what}", what=command_text(step.done)), self._offer("redo"))

    def _on_done_again(self, step: UndoStep, _changes: ChangeSet) -> None:
        self._parts.messages.say(tr("Done again: {what}", what=command_text(step.done)), self._offer("undo"))

    def _on_many_turned(self, count: int) -> None:
        turned = tr("{count} steps undone.") if count < 0 else tr("{count} steps done again.")
        self._parts.messages.say(turned.format(count=grouped(abs(count))), self._offer("redo" if count < 0 else "undo"))

    def _on_not_turned(self, sentence: str, why: ReaderAppError, action_id: str) -> None:
        """A step that makes no sense any more is forgotten; one that could not be written waits for another try."""
        forgotten = isinstance(why, InvalidRequest | UnknownPaper)
        again = Offer(text=tr("Try again"), act=self._book.action(action_id).trigger)
        self._parts.messages.warn(sentence, *(() if forgotten else (again,)))

    def _on_arrived(self, report: "ImportReport") -> None:
        arrival, failure = arrival_sentence(report), failure_sentence(report)
        if not (arrival or failure):
            return
        messages, text = self._parts.messages, "  ·  ".join(filter(None, (arrival, failure)))
        undo = Offer(text=tr("Undo"), act=self._book.action("undo").trigger)
        self._arrived = (messages.warn if failure else messages.announce, text) if arrival else None
        (messages.warn if failure else messages.announce)(text, *((undo,) if arrival else ()))

    def _on_history_changed(self, history: History) -> None:
        """What came in by itself is still told, but undo would be about something else once the user has gone on."""
        if self._arrived is None or (history.undo and isinstance(history.undo.done, ImportDigests)):
            return
        (tell, text), self._arrived = self._arrived, None
        if self._parts.messages.text == text:
            tell(text)

    def _note_where(self, *, elsewhere: bool) -> None:
        self._changed_elsewhere = elsewhere

    def _on_digest_gone(self) -> None:
        """What the user took back themselves needs no words, nor does what an error speaks of already."""
        if self._changed_elsewhere and self._parts.messages.tone != "error":
            self._parts.messages.announce(tr("The digest that you were reading was removed elsewhere."))

    def _on_decision_refused(self, command: Command, error: ReaderAppError) -> None:
        if isinstance(error, UnknownPaper):  # trying again would not bring it back
            self._parts.messages.warn(tr("Not stored: {what}. {why}", what=command_text(command), why=error))
            return
        self._refused.append(command)
        count = len(self._refused)
        what = command_text(command) if count == 1 else tr("{count} decisions", count=grouped(count))
        offers = [Offer(text=tr("Try again"), act=self._try_again)]
        if self._refused_papers():
            offers.append(Offer(text=tr("Show"), act=self._show_refused))
        self._parts.messages.warn(tr("Not stored: {what}. {why}", what=what, why=error), *offers)

    def _try_again(self) -> None:
        commands = tuple(self._refused)
        self._parts.messages.clear()
        for command in commands:
            self._parts.deciding.give(command)

    def _refused_papers(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(paper for command in self._refused for paper in getattr(command, "papers", ())))

    def _show_refused(self) -> None:
        """Go back to the papers that stayed as they were."""
        papers, view = self._refused_papers(), self._parts.papers.view
        if not any(paper in self._parts.model.ids for paper in papers):
            self._parts.selection.want(papers)
            self._parts.sources.choose("all")
        view.select_ids(papers, papers[0])
        view.scrollTo(view.currentIndex())
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_refused(self, error: ReaderAppError) -> None:
        self._parts.messages.warn(str(error))

    def _on_note_failed(self, why: str) -> None:
        """Every try that fails comes here: what stands there already, with what it offers, is not said again."""
        messages = self._parts.messages
        sentence = tr("The note is not saved yet, it is kept here and tried again: {why}", why=why)
        if messages.standing != sentence and not messages.standing.endswith(stays_open()):
            messages.warn(sentence, Offer(text=tr("Copy the note"), act=self._parts.note_keeper.copy_unsaved))

    def _on_recovered(self) -> None:
        self._parts.messages.clear()
        self._parts.messages.say(tr("The note is saved now."))

    def _on_overview(self) -> None:
        self._summarise()

    def _on_selection(self, papers: tuple[int, ...]) -> None:
        self._selected = len(papers)
        self._summarise()

    def _summarise(self) -> None:
        overview = self._parts.overview_loader.overview
        if overview is None or not overview.total:
            self._parts.messages.summarise("")
            return
        decided = overview.total - overview.by_status.get(Status.INBOX, 0)
        parts = [tr("{decided} of {total} decided", decided=grouped(decided), total=grouped(overview.total))]
        if self._selected > 1:
            parts.insert(0, tr("{count} selected", count=grouped(self._selected)))
        self._parts.messages.summarise("  ·  ".join(parts))

    def _offer(self, action_id: str) -> Offer:
        text = {"undo": tr("Undo"), "redo": tr("Redo")}[action_id]
        return Offer(text=text, act=self._book.action(action_id).trigger)
