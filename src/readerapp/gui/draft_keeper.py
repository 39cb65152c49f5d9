"""Keeps notes that could not be saved beside the library, so that the next start can save them."""

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from readerapp.config.drafts import StoredDraft, load_drafts, store_drafts
from readerapp.config.paths import drafts_file
from readerapp.domain.errors import ReaderAppError
from readerapp.domain.translation import tr
from readerapp.gui.detail.note_keeper import NoteKeeper
from readerapp.gui.jobs import Lane
from readerapp.gui.open_library import OpenLibrary

_LOG = logging.getLogger(__name__)


class DraftKeeper(QObject):
    """Watches the keeper of notes.

    Signals:
        saved: what was kept by an earlier process is in the library now.
    """

    saved = Signal()

    def __init__(self, lane: Lane, library: OpenLibrary, notes: NoteKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._library = library
        self._notes = notes
        library.opened.connect(self._look)
        notes.failed.connect(lambda _why: self._keep())
        notes.recovered.connect(self._keep)

    def keep(self, done: Callable[[], None], failed: Callable[[ReaderAppError], None]) -> None:
        """Keep what is not saved, then call DONE; or FAILED when that cannot be written either."""
        path, drafts = self._path(), self._drafts()

        def store() -> None:
            try:
                store_drafts(path, drafts)
            except OSError as error:
                reason = error.strerror or error
                raise ReaderAppError(tr("The draft cannot be kept: {reason}.", reason=reason)) from error

        self._lane.submit(store, lambda _nothing: done(), failed)

    def _keep(self) -> None:
        self.keep(lambda: None, lambda error: _LOG.warning("%s", error))

    def _look(self) -> None:
        path = self._path()
        self._lane.submit(lambda: load_drafts(path), self._take_up)

    def _take_up(self, drafts: tuple[StoredDraft, ...]) -> None:
        if drafts:
            for draft in drafts:
                self._notes.take_up(draft.paper_id, note_id=draft.note_id, body=draft.body, saved=draft.saved)
            self._lane.submit(lambda: None, lambda _nothing: self._on_tried())

    def _on_tried(self) -> None:
        if not self._notes.unsaved:
            self._keep()
            self.saved.emit()

    def _path(self) -> Path:
        return drafts_file(self._library.services.path)

    def _drafts(self) -> tuple[StoredDraft, ...]:
        return tuple(
            StoredDraft(paper_id=draft.paper_id, note_id=draft.note_id, body=draft.body, saved=draft.saved)
            for draft in self._notes.unsaved
        )
