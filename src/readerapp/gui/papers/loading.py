"""Reads the list: which papers a selection means, their rows as they are shown, and what changed after a decision."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from readerapp.domain.errors import ReaderAppError
from readerapp.domain.paper_row import PaperRow
from readerapp.domain.selection import Selection
from readerapp.domain.vocabulary import Status
from readerapp.gui.jobs import Lanes
from readerapp.gui.open_library import OpenLibrary
from readerapp.gui.papers.catching_up import caught_up
from readerapp.gui.papers.difference import Difference, Ids, difference
from readerapp.gui.papers.paper_model import PaperModel
from readerapp.gui.papers.readable import readable_rows

if TYPE_CHECKING:
    from readerapp.domain.changes import ChangeSet
    from readerapp.services.reading_list import Listing

_PAGE = 120
_BATCH = 400
_FEW = 200  # papers that are looked at one by one after a change
_TOPIC = "list"
Rows = tuple[PaperRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListChange:
    """What a refresh is about to do to the list; OLD are its ids before."""

    old: Ids
    new: Ids
    difference: Difference


class PaperLoader(QObject):
    """Fills a `PaperModel` through the read lane.

    Signals:
        loaded: another list is shown; with its Selection.
        refreshing, refreshed: the same list is about to change, and has changed; with the ListChange.
    """

    loaded = Signal(object)
    refreshing = Signal(object)
    refreshed = Signal(object)

    def __init__(self, lanes: Lanes, library: OpenLibrary, model: PaperModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lanes.read
        self._writes = lanes.write
        self._library = library
        self._model = model
        self._selection: Selection | None = None
        self._shown: Selection | None = None
        self._known: Listing | None = None  # what is shown, as long as it is as it was read
        self._changed: set[int] = set()
        self._ahead: set[int] = set()  # papers whose rows may be newer than their places in the list
        self._anew = False
        self._epoch = 0
        self._asked = 0
        self._wanted: deque[int] = deque(maxlen=_BATCH)
        self._fetching = False
        model.rows_wanted.connect(self._on_rows_wanted)

    @property
    def selection(self) -> Selection | None:
        """What is shown, or is being read to be shown."""
        return self._selection

    @property
    def shows_trash(self) -> bool:
        """Whether the papers of the list are in the trash."""
        conditions = self._selection.conditions if self._selection else ()
        return any(condition.name == "in" and not condition.negated for condition in conditions)

    def leaves(self, status: Status) -> bool:
        """Whether a paper that gets STATUS has no place in the list any more."""
        lost = self._selection is not None and self._selection.loses(status)
        return self.shows_trash or lost  # what is decided comes back from the trash

    def show(self, selection: Selection, *, around: int = 0) -> None:
        """Show SELECTION, beginning with the rows around the paper number AROUND; the same one is only refreshed."""
        if selection == self._selection:
            self._refresh()
            return
        self._selection = selection
        known = None if self._changed or self._anew else self._known
        overtaken = self._ask()

        def read() -> "tuple[Listing, Rows]":
            reading_list = self._library.services.reading_list
            listing = reading_list.listing(selection, known=known, unwanted=overtaken)
            place = listing.ids.index(around) if around in listing.ids else 0
            return listing, self._rows(listing.ids[max(place - _PAGE // 2, 0) : place + _PAGE])

        def show(answer: "tuple[Listing, Rows]") -> None:
            self._known, rows = answer
            self._epoch += 1
            self._changed.clear()
            self._anew = False
            self._shown = selection
            self._note_age(rows, afresh=True)
            self._model.reset(self._known.ids, rows)
            self.loaded.emit(selection)

        self._lane.submit(read, show, topic=_TOPIC)

    def take_first(self, selection: Selection, ids: Ids, rows: Rows) -> None:
        """Show SELECTION as it was read before the library was open."""
        self._selection = self._shown = selection
        self._known = None
        self._model.reset(ids, rows)

    def clear(self) -> None:
        """Show no papers: the library that they are from is not open."""
        self._selection = self._shown = self._known = None
        self._model.reset((), ())

    def apply(self, changes: "ChangeSet") -> None:
        """Something was committed: read again what it touches."""
        if changes.papers or changes.everything:
            self._changed |= changes.papers
            self._anew = self._anew or changes.everything
            self._refresh()

    def _refresh(self) -> None:
        selection, old = self._selection, self._model.ids
        if selection is None:
            return
        if selection != self._shown:  # the list itself is still on its way: read it after the commit
            self._selection = None
            self.show(selection)
            return
        changed, anew = frozenset(self._changed), self._anew
        few = not anew and len(changed) <= _FEW
        before = self._model.known(self._model.rows if anew else changed - self._ahead)
        overtaken = self._ask()

        def read() -> tuple[ListChange, Rows]:
            reading_list = self._library.services.reading_list
            rows = self._rows(tuple(changed) if few else tuple(before))
            new = None
            if few:
                inside = reading_list.ids(selection, among=tuple(changed))
                new = caught_up(old, selection, inside=inside, before=before, after=rows)
            if new is None:
                new = reading_list.ids(selection, unwanted=overtaken)
            change = difference(old, new)
            fresh = new[change.first : change.first + min(change.added, _PAGE)]
            known = {row.id for row in rows}
            rows += self._rows(tuple(paper for paper in fresh if paper not in known))
            return ListChange(old=old, new=new, difference=change), rows

        def show(answer: tuple[ListChange, Rows]) -> None:
            change, rows = answer
            self._epoch += 1
            self._known = None
            self._changed -= changed
            self._anew = False
            self._note_age(rows, afresh=not few)
            self.refreshing.emit(change)
            if change.difference:
                self._model.exchange(change.new, change.difference)
            self._model.put(rows)
            self.refreshed.emit(change)

        self._lane.submit(read, show, topic=_TOPIC)

    def _note_age(self, rows: Rows, *, afresh: bool = False) -> None:
        """Remember whether ROWS may know of a change whose announcement is on its way; AFRESH with the whole list."""
        read = {row.id for row in rows}
        if afresh:
            self._ahead.clear()
        if self._writes.busy:
            self._ahead |= read
        else:
            self._ahead -= read

    def _ask(self) -> Callable[[], bool]:
        """Begin another reading; tells in any thread whether it has been overtaken by the next."""
        self._asked += 1
        mine = self._asked
        return lambda: self._asked != mine

    def _on_rows_wanted(self, ids: Ids) -> None:
        self._wanted.extend(ids)
        if not self._fetching:
            self._fetch()

    def _fetch(self) -> None:
        ids, epoch = tuple(dict.fromkeys(self._wanted)), self._epoch
        self._wanted.clear()
        self._fetching = True

        def take(rows: Rows) -> None:
            self._fetching = False
            if epoch == self._epoch:
                self._note_age(rows)
                self._model.put(rows)
            else:  # read before a change that is shown already: once more
                self._wanted.extendleft(reversed(ids))
            if self._wanted:
                self._fetch()

        def give_up(error: ReaderAppError) -> None:
            self._fetching = False
            self._lane.refused.emit(error)

        self._lane.submit(lambda: self._rows(ids), take, give_up)

    def _rows(self, ids: Ids) -> Rows:
        return readable_rows(self._library.services.reading_list.rows(ids))
