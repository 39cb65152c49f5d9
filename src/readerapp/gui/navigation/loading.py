"""Reads the counts of the left pane, again after every change; an overtaken reading is dropped."""

from PySide6.QtCore import QObject, Signal

from readerapp.domain.commands import ChangeSet
from readerapp.domain.paper import Overview
from readerapp.gui.jobs import Lane
from readerapp.gui.open_library import OpenLibrary


class OverviewLoader(QObject):
    """Fetches the `Overview`.

    Attributes:
        overview: the last one that was read, None before the first.

    Signals:
        loaded: with the Overview.
    """

    loaded = Signal(object)

    def __init__(self, lane: Lane, library: OpenLibrary, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._library = library
        self.overview: Overview | None = None

    def load(self) -> None:
        """Fetch it now."""
        self._lane.submit(self._library.services.reading_list.overview, self._on_read, topic="overview")

    def apply(self, changes: ChangeSet) -> None:
        """Something was committed: any change can change a count."""
        if changes:
            self.load()

    def _on_read(self, overview: Overview) -> None:
        self.overview = overview
        self.loaded.emit(overview)
