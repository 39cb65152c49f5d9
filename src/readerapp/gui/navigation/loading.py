"""Reads the counts of the left pane, again after every change; an overtaken reading is dropped."""

from PySide6.QtCore import QObject, Signal

from readerapp.domain.changes import ChangeSet
from readerapp.domain.paper import Overview
from readerapp.gui.jobs import Lane
from readerapp.gui.navigation.outline import Outline, make_outline
from readerapp.gui.navigation.sources import sources
from readerapp.gui.open_library import OpenLibrary


class OverviewLoader(QObject):
    """Fetches the `Overview`, and makes the entries of the left pane of it on the way.

    Attributes:
        overview: the last one that was read, None before the first.

    Signals:
        outlined: with the Outline of the left pane; before LOADED.
        loaded: with the Overview.
    """

    outlined = Signal(object)
    loaded = Signal(object)

    def __init__(self, lane: Lane, library: OpenLibrary, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._library = library
        self.overview: Overview | None = None

    def load(self) -> None:
        """Fetch it now."""

        def read() -> tuple[Overview, Outline]:
            overview = self._library.services.reading_list.overview()
            return overview, make_outline(sources(overview))

        self._lane.submit(read, self._on_read, topic="overview", patient=True)  # what is listed matters more

    def apply(self, changes: ChangeSet) -> None:
        """Something was committed: any change can change a count."""
        if changes:
            self.load()

    def _on_read(self, answer: tuple[Overview, Outline]) -> None:
        self.overview, outline = answer
        self.outlined.emit(outline)
        self.loaded.emit(self.overview)
