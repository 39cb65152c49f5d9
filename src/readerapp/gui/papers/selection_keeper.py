"""Keeps the right papers selected while the list changes beneath: after decisions, undo, sorting and switching."""

from PySide6.QtCore import QObject, QTimer, Signal

from readerapp.gui.papers.loading import ListChange, PaperLoader
from readerapp.gui.papers.paper_list import PaperList


class SelectionKeeper(QObject):
    """Says what is selected, once per change.

    Signals:
        changed: another selection; with the tuple of paper numbers and the number of the current paper.
    """

    changed = Signal(object, int)

    def __init__(self, view: PaperList, loader: PaperLoader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._wanted: tuple[int, ...] = ()
        self._before: tuple[tuple[int, ...], int] = ((), 0)
        self._said: tuple[tuple[int, ...], int] | None = None
        self._top: tuple[int, int] = (0, 0)
        self._current_height: int | None = None
        self._holding = False
        self._say = QTimer(self, singleShot=True, interval=0)
        self._say.timeout.connect(self._on_say)
        view.selectionModel().selectionChanged.connect(self._on_changed)
        view.selectionModel().currentChanged.connect(self._on_changed)
        view.model().modelAboutToBeReset.connect(self._on_about_to_reset)
        loader.loaded.connect(self._on_loaded)
        loader.refreshing.connect(self._on_refreshing)
        loader.refreshed.connect(self._on_refreshed)

    def want(self, papers: tuple[int, ...]) -> None:
        """Select those of PAPERS that are in the list after its next change."""
        self._wanted = papers

    def tell(self) -> None:
        """Say what is selected, also if it was selected before anybody listened."""
        self._on_changed()

    def the_one(self) -> int:
        """The number of the only selected paper, else 0; everybody has been told of it by then."""
        if self._say.isActive():
            self._say.stop()
            self._on_say()
        papers = self._said[0] if self._said else ()
        return papers[0] if len(papers) == 1 else 0

    def _on_about_to_reset(self) -> None:
        self._take_down()

    def _on_loaded(self) -> None:
        selected, current = self._before
        if not self._take_wanted():
            self._view.select_ids(selected, current)
            if not self._view.selected_ids():
                self._view.go_to(0)
        self._finish()
        if self._view.selected_ids():
            if self._current_height is not None and self._view.current_id() == current:
                self._view.hold(current, self._current_height)
            self._view.scrollTo(self._view.currentIndex())

    def _on_refreshing(self) -> None:
        self._take_down()

    def _take_down(self) -> None:
        """What is selected, and what is where on the screen."""
        self._holding = True
        current, top = self._view.current_id(), self._view.top_id()
        self._before = (self._view.selected_ids(), current)
        self._top = (top, self._view.height_of(top) or 0)
        self._current_height = self._view.height_of(current)

    def _on_refreshed(self, change: ListChange) -> None:
        selected, current = self._before
        if change.difference:
            self._view.hold(*self._top)
        if self._take_wanted():
            self._view.scrollTo(self._view.currentIndex())
        elif change.difference:
            self._view.select_ids(selected, current)
            if not self._view.selected_ids():
                self._view.go_to(self._successor(change, selected or (current,)))
        elif not self._view.selected_ids():
            self._view.go_to(0)
        self._finish()

    def _successor(self, change: ListChange, gone: tuple[int, ...]) -> int:
        """The line of the first paper after those that are GONE, else of the last before them."""
        start = change.old.index(gone[0]) if gone and gone[0] in change.old else 0
        after = (self._view.papers.place_of(paper) for paper in change.old[start:])
        before = (self._view.papers.place_of(paper) for paper in change.old[:start][::-1])
        found = next((place for place in after if place is not None), None)
        if found is None:
            found = next((place for place in before if place is not None), None)
        return 0 if found is None else found

    def _take_wanted(self) -> bool:
        wanted, self._wanted = self._wanted, ()
        there = tuple(paper for paper in wanted if self._view.papers.place_of(paper) is not None)
        if there:
            self._view.select_ids(there, there[0])
        return bool(there)

    def _finish(self) -> None:
        self._holding = False
        self._on_changed()

    def _on_changed(self) -> None:
        if not self._holding:
            self._say.start()

    def _on_say(self) -> None:
        state = (self._view.selected_ids(), self._view.current_id())
        if not state[0]:
            state = ((), 0)
        elif state[1] not in state[0]:
            state = (state[0], state[0][0])
        if state != self._said and not self._holding:
            self._said = state
            self.changed.emit(*state)
