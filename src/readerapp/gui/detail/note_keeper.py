"""Saves what is typed into notes: after a short pause, when a note is left, and again when saving failed."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from readerapp.domain.commands import AddNote, Command, DeleteNote, EditNote, Outcome
from readerapp.domain.errors import InvalidRequest, ReaderAppError
from readerapp.gui.deciding import Deciding

_PAUSE_MS = 900
_LONGEST_MS = 3_000  # of typing without a pause: a killed process loses no more
_RETRY_MS = 5000


@dataclass(slots=True, kw_only=True, eq=False)
class Draft:
    """A note as the user has it before them.

    Attributes:
        note_id: its number in the library; None until it has been saved for the first time.
        body: what is in the editor.
        saved: what the library holds.
        saving: a save is under way.
        closed: the editor is gone; nothing more will be typed.
    """

    paper_id: int
    note_id: int | None = None
    body: str = ""
    saved: str = ""
    saving: bool = False
    closed: bool = False

    @property
    def unsaved(self) -> bool:
        """Whether a keystroke would be lost if the program ended now."""
        return self.saving or (self.body != self.saved and bool(self.body.strip() or self.note_id is not None))


class NoteKeeper(QObject):
    """Keeps every draft until the library has it.

    Signals:
        failed: a note could not be saved, it is kept and tried again; with the sentence.
        recovered: everything that had failed is saved now.
        parted: a note was changed elsewhere while it was written here; what was written here is a note of its own now.
    """

    failed = Signal(str)
    recovered = Signal()
    parted = Signal()

    def __init__(self, deciding: Deciding, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._deciding = deciding
        self._drafts: list[Draft] = []
        self._failing = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self._longest = QTimer(self, singleShot=True, interval=_LONGEST_MS)
        self._longest.timeout.connect(self.flush)
        deciding.about_to_undo.connect(self.flush)  # undo of an import would take the paper away from under a note

    @property
    def unsaved(self) -> tuple[Draft, ...]:
        """The drafts that the library does not have yet."""
        return tuple(draft for draft in self._drafts if draft.unsaved)

    def copy_unsaved(self) -> None:
        """Put what the library does not have on the clipboard: the last way out for a text that cannot be saved."""
        QGuiApplication.clipboard().setText("\n\n".join(draft.body for draft in self.unsaved if draft.body.strip()))

    def begin(self, paper_id: int, *, note_id: int | None = None, body: str = "") -> Draft:
        """Start to edit a note; an unsaved draft of it is taken up again."""
        for draft in self._drafts:
            if note_id is not None and draft.note_id == note_id:
                draft.closed = False
                return draft
        draft = Draft(paper_id=paper_id, note_id=note_id, body=body, saved=body)
        self._drafts.append(draft)
        return draft

    def take_up(self, paper_id: int, *, note_id: int | None, body: str, saved: str) -> None:
        """Save a note that an earlier process could not save."""
        draft = Draft(paper_id=paper_id, note_id=note_id, body=body, saved=saved, closed=True)
        self._drafts.append(draft)
        self._save(draft)

    def edit(self, draft: Draft, body: str) -> None:
        """The user typed."""
        draft.body = body
        self._pause.start(_PAUSE_MS)
        if not self._longest.isActive():
            self._longest.start()

    def finish(self, draft: Draft) -> None:
        """The editor is left: save, or delete a note of which nothing is left."""
        draft.closed = True
        self._save(draft)
        self._forget_settled()

    def delete(self, paper_draft: Draft) -> None:
        """Delete the note behind a draft, saved or not."""
        paper_draft.body, paper_draft.closed = "", True
        self._save(paper_draft)
        self._forget_settled()

    def drafts(self, paper_id: int) -> tuple[Draft, ...]:
        """What is not saved yet of a paper's notes."""
        return tuple(draft for draft in self._drafts if draft.paper_id == paper_id and draft.unsaved)

    def flush(self) -> None:
        """Save everything now."""
        self._longest.stop()
        for draft in tuple(self._drafts):
            self._save(draft)

    def _save(self, draft: Draft) -> None:
        if draft.saving or draft.body == draft.saved:
            return
        command = _command(draft)
        if command is None:
            return
        draft.saving, body = True, draft.body

        def saved(outcome: Outcome) -> None:
            draft.saving, draft.saved = False, body
            draft.note_id = None if isinstance(command, DeleteNote) else outcome.note_id or draft.note_id
            if draft.closed:
                self._save(draft)
            elif draft.unsaved:
                self._pause.start(_PAUSE_MS)
            self._forget_settled()
            if self._failing and not self.unsaved:
                self._failing = False
                self.recovered.emit()

        def failed(error: ReaderAppError) -> None:
            draft.saving = False
            if isinstance(error, InvalidRequest) and draft.note_id is not None:
                draft.note_id, draft.saved = None, ""  # deleted or changed meanwhile: what is typed is a new note
                self.parted.emit()
                self._save(draft)
                return
            self._failing = True
            self.failed.emit(str(error))
            self._pause.start(_RETRY_MS)

        self._deciding.give(command, saved, failed)

    def _forget_settled(self) -> None:
        self._drafts = [draft for draft in self._drafts if not draft.closed or draft.unsaved]


def _command(draft: Draft) -> Command | None:
    """What brings the library up to DRAFT; nothing for an empty note that is still open or was never saved."""
    if draft.body.strip():
        if draft.note_id is None:
            return AddNote(paper_id=draft.paper_id, body=draft.body)
        return EditNote(note_id=draft.note_id, body=draft.body, expected=draft.saved)
    if draft.note_id is not None and draft.closed:
        return DeleteNote(note_id=draft.note_id)
    return None
