"""Reads the paper for the right pane; a paper that was left before it was read is dropped."""

from PySide6.QtCore import QObject, Signal

from readerapp.domain.changes import ChangeSet
from readerapp.domain.errors import ReaderAppError, UnknownPaper
from readerapp.gui.detail.prepared import PreparedDetail, prepare
from readerapp.gui.jobs import Lane
from readerapp.gui.open_library import OpenLibrary

_TOPIC = "detail"


class DetailLoader(QObject):
    """Fetches one paper at a time.

    Signals:
        loaded: with the PreparedDetail.
        gone: the paper is not in the library any more.
    """

    loaded = Signal(object)
    gone = Signal()

    def __init__(self, lane: Lane, library: OpenLibrary, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._library = library
        self._paper_id = 0

    def show(self, paper_id: int) -> None:
        """Fetch the paper with that number."""
        self._paper_id = paper_id

        def read() -> PreparedDetail:
            return prepare(self._library.services.reading_list.detail(paper_id))

        self._lane.submit(read, self.loaded.emit, self._on_failed, topic=_TOPIC)

    def forget(self) -> None:
        """Nothing is to be shown any more."""
        self._paper_id = 0
        self._lane.forget(_TOPIC)

    def apply(self, changes: ChangeSet) -> None:
        """Fetch the paper again if it is concerned."""
        if self._paper_id and (changes.everything or self._paper_id in changes.papers):
            self.show(self._paper_id)

    def _on_failed(self, error: ReaderAppError) -> None:
        if isinstance(error, UnknownPaper):
            self.gone.emit()
        else:
            self._lane.refused.emit(error)
