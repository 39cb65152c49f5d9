"""The order of the queue, changed by keys and by dragging rows in it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from readerapp.domain.commands import MoveInQueue
from readerapp.domain.errors import ReaderAppError
from readerapp.domain.selection import Sort, SortField
from readerapp.domain.translation import tr
from readerapp.domain.vocabulary import Status
from readerapp.gui.deciding import Deciding
from readerapp.gui.papers.difference import Ids
from readerapp.gui.papers.loading import PaperLoader

_OWN_ORDER = Sort(field=SortField.QUEUE)


class Queueing(QObject):
    """Moves the selected papers; only in the queue, and only in its own order.

    Signals:
        refused: they cannot be moved here; with a sentence.
    """

    refused = Signal(str)

    def __init__(
        self,
        deciding: Deciding,
        loader: PaperLoader,
        shown: Callable[[], Ids],
        selected: Callable[[], Ids],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._deciding = deciding
        self._loader = loader
        self._shown = shown
        self._selected = selected
        self._expected: Ids | None = None
        self._pending = 0
        loader.loaded.connect(self._on_list_there)
        loader.refreshed.connect(self._on_list_there)

    @property
    def can_move(self) -> bool:
        """Whether the list that is shown is the queue, in its own order."""
        selection = self._loader.selection
        if selection is None or selection.sort != _OWN_ORDER:
            return False
        statuses = [one for one in selection.conditions if one.name == "status" and not one.negated]
        return [one.value for one in statuses] == [Status.TO_READ.value]

    def up(self) -> None:
        """One place up."""
        self._step(lambda _left, at: at - 1)

    def down(self) -> None:
        """One place down."""
        self._step(lambda _left, at: at + 1)

    def to_top(self) -> None:
        """To the beginning of the queue."""
        self._step(lambda _left, _at: 0)

    def to_end(self) -> None:
        """To the end of the queue."""
        self._step(lambda left, _at: len(left))

    def put(self, papers: Ids, before: int) -> None:
        """Put PAPERS in front of the paper BEFORE; 0 is the end of the list that is shown."""
        order = self._order()
        moving = tuple(paper for paper in order if paper in set(papers))
        left = [paper for paper in order if paper not in set(papers)]
        while before in moving:  # in front of itself means in front of what comes after it
            after = order[order.index(before) + 1 :]
            before = after[0] if after else 0
        self._give(moving, left, left.index(before) if before in left else len(left))

    def _step(self, target: Callable[[list[int], int], int]) -> None:
        if not self.can_move:
            self.refused.emit(tr("Only the queue, in its own order, can be put in another order."))
            return
        order, selected = self._order(), set(self._selected())
        moving = tuple(paper for paper in order if paper in selected)
        if moving:
            left = [paper for paper in order if paper not in selected]
            at = sum(1 for paper in order[: order.index(moving[0])] if paper not in selected)
            self._give(moving, left, min(max(target(left, at), 0), len(left)))

    def _give(self, moving: Ids, left: list[int], at: int) -> None:
        new = (*left[:at], *moving, *left[at:])
        if new == self._order():
            return
        self._expected = new
        after = left[at] if at < len(left) else None
        self._pending += 1
        self._deciding.give(MoveInQueue(papers=moving, before=after), lambda _outcome: self._done(), self._on_refused)

    def _order(self) -> Ids:
        """The order that the list has, or will have in a moment: keys come faster than lists are read."""
        return self._expected if self._expected is not None else self._shown()

    def _done(self) -> None:
        self._pending -= 1

    def _on_refused(self, error: ReaderAppError) -> None:
        self._done()
        self._expected = None
        self.refused.emit(str(error))

    def _on_list_there(self, _what: object) -> None:
        if not self._pending:
            self._expected = None
