"""Finds the next and the previous paper of the list that is not decided yet."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal

from readerapp.domain.selection import Condition
from readerapp.domain.vocabulary import Status
from readerapp.gui.jobs import Lane
from readerapp.gui.open_library import OpenLibrary
from readerapp.gui.papers.loading import PaperLoader
from readerapp.gui.papers.paper_list import PaperList

_UNDECIDED = Condition(name="status", value=Status.INBOX.value)


class Undecided(QObject):
    """Walks from one undecided paper to the next.

    Signals:
        none_left: there is none in that direction.
    """

    none_left = Signal()

    def __init__(self, lane: Lane, library: OpenLibrary, loader: PaperLoader, view: PaperList) -> None:
        super().__init__(view)
        self._lane = lane
        self._library = library
        self._loader = loader
        self._view = view

    def next(self) -> None:
        """Go down to the next undecided paper."""
        self._walk(lambda place, count: range(place + 1, count))

    def previous(self) -> None:
        """Go up to the previous undecided paper."""
        self._walk(lambda place, _count: range(place - 1, -1, -1))

    def _walk(self, way: Callable[[int, int], Iterable[int]]) -> None:
        selection = self._loader.selection
        if selection is None:
            return

        def read() -> frozenset[int]:
            return frozenset(self._library.services.reading_list.ids(selection.narrowed(_UNDECIDED)))

        def go(undecided: frozenset[int]) -> None:
            ids = self._view.papers.ids
            for place in way(self._view.currentIndex().row(), len(ids)):
                if ids[place] in undecided:
                    self._view.go_to(place)
                    return
            self.none_left.emit()

        self._lane.submit(read, go)
