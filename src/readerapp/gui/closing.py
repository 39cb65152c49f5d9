"""Closes the window without losing anything: saves what was typed, then what to remember, then lets go of the file."""

from PySide6.QtCore import QObject, QTimer, Signal

from readerapp.domain.translation import tr
from readerapp.gui.empty_state import Offer
from readerapp.gui.parts import Parts
from readerapp.gui.session_keeper import SessionKeeper

# The process of an import that was cancelled takes a moment to end.
_LOOK_AGAIN_MS = 20


def stays_open() -> str:
    """What is said when the window cannot close."""
    return tr("A note could not be saved, so the window stays open.")


class Closing(QObject):
    """The way out.

    Attributes:
        under_way: the window is going, unless something cannot be saved.
        done: nothing is left to be done; the window may go.

    Signals:
        refused: something could not be saved; the window stays open.
        finished: the window may go.
    """

    refused = Signal()
    finished = Signal()

    def __init__(self, parts: Parts, keeper: SessionKeeper, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._keeper = keeper
        self._lossy = False
        self.under_way = False
        self.done = False

    def begin(self) -> None:
        """Save, then say `finished` or `refused`."""
        if not self.under_way:
            self.under_way = True
            self._parts.import_run.leave()
            self._parts.watching.stop()
            self._parts.note_keeper.flush()
            self._wait()

    def _wait(self) -> None:
        """Look again when all writes that are queued now are through."""
        self._parts.lanes.write.submit(lambda: None, lambda _nothing: self._check())

    def _check(self) -> None:
        unsaved = self._parts.note_keeper.unsaved
        if not self._parts.import_run.gone:
            QTimer.singleShot(_LOOK_AGAIN_MS, self._wait)
        elif any(draft.saving for draft in unsaved):
            self._wait()
        elif unsaved and not self._lossy:
            self.under_way = False
            self.refused.emit()
            self._offer(stays_open())
        else:
            self._leave()

    def _keep(self) -> None:
        """The next start saves it."""
        self._parts.draft_keeper.keep(self._begin_lossy, lambda error: self._offer(f"{error} {stays_open()}"))

    def _offer(self, sentence: str) -> None:
        """Say why the window is still there, and what the user can do."""
        self._parts.messages.warn(
            sentence,
            Offer(text=tr("Try again"), act=self.begin),
            Offer(text=tr("Close and keep it as a draft"), act=self._keep),
            Offer(text=tr("Copy the note"), act=self._parts.note_keeper.copy_unsaved),
            Offer(text=tr("Close and lose the note"), act=self._begin_lossy),
        )

    def _begin_lossy(self) -> None:
        """Go without what cannot be saved; the user may have begun other things since it was refused."""
        self._lossy = True
        self.begin()

    def _leave(self) -> None:
        library, store = self._parts.library, self._keeper.last()
        self._parts.lanes.read.close()

        def leave() -> None:
            store()
            library.close()

        self._parts.lanes.write.submit(leave, lambda _nothing: self._finish(), lambda _error: self._finish())

    def _finish(self) -> None:
        self._parts.lanes.close()
        self.done = True
        self.finished.emit()
