"""What the decision keys do: turns "skip this" into a command for the selected papers."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from readerapp.domain.commands import AddTag, RemoveTag, SetRating, SetStarred, SetStatus, SetTrashed
from readerapp.domain.paper import Paper, PaperRow
from readerapp.domain.vocabulary import Status
from readerapp.gui.deciding import Deciding

# What nobody goes on reading right away.
_DECIDED = frozenset({Status.TO_READ, Status.SKIMMED, Status.READ, Status.SKIPPED})


class Triage(QObject):
    """Decides about the papers that are selected; LEAVES tells whether a status takes a paper out of the list.

    IN_TRASH tells whether it is the trash that is shown; GOES_ON whether every decision leads to the next paper.

    Signals:
        next_wanted: the paper is done with; show the one after it if it stays in the list.
    """

    next_wanted = Signal()

    def __init__(
        self,
        deciding: Deciding,
        selected: Callable[[], tuple[int, ...]],
        current: Callable[[], PaperRow | Paper | None],
        leaves: Callable[[Status], bool],
        parent: QObject | None = None,
        *,
        in_trash: Callable[[], bool] = lambda: False,
        goes_on: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(parent)
        self._deciding = deciding
        self._selected = selected
        self._current = current
        self._leaves = leaves
        self._in_trash = in_trash
        self._goes_on = goes_on

    def set_status(self, status: Status) -> None:
        """Give the selected papers STATUS."""
        papers = self._selected()
        if papers:
            self._deciding.give(SetStatus(papers=papers, status=status))
            if self._is_done_with(status, papers):  # at once: the next key must not meet a paper that is done with
                self.next_wanted.emit()

    def finish(self) -> None:
        """Read, and on to the next paper."""
        papers = self._selected()
        self.set_status(Status.READ)
        if not self._is_done_with(Status.READ, papers):
            self.next_wanted.emit()

    def queue(self) -> None:
        """Put the papers at the end of the queue."""
        self.set_status(Status.TO_READ)

    def skip(self) -> None:
        """Skip the papers."""
        self.set_status(Status.SKIPPED)

    def trash(self) -> None:
        """Move the papers to the trash; those that are there stay there."""
        papers = self._selected()
        if papers and not self._in_trash():
            self._deciding.give(SetTrashed(papers=papers, trashed=True))
            self.next_wanted.emit()

    def restore(self) -> None:
        """Bring the papers back from the trash."""
        papers = self._selected()
        if papers:
            self._deciding.give(SetTrashed(papers=papers, trashed=False))

    def toggle_read(self) -> None:
        """Read, or back to the Inbox when the current paper is read already."""
        current = self._current()
        read = current is not None and current.status is Status.READ
        self.set_status(Status.INBOX if read else Status.READ)

    def toggle_star(self) -> None:
        """Star the papers, or unstar them when the current one is starred."""
        current, papers = self._current(), self._selected()
        if papers:
            self._deciding.give(SetStarred(papers=papers, starred=not (current is not None and current.starred)))

    def toggle_star_of(self, paper: PaperRow) -> None:
        """Star or unstar one paper, whatever is selected."""
        self._deciding.give(SetStarred(papers=(paper.id,), starred=not paper.starred))

    def rate(self, rating: int) -> None:
        """Rate the papers; 0, or the rating that the current paper has already, takes the rating away."""
        current, papers = self._current(), self._selected()
        same = current is not None and current.rating == rating
        if papers:
            self._deciding.give(SetRating(papers=papers, rating=None if same or not rating else rating))

    def add_tag(self, tag: str) -> None:
        """Put TAG on the papers."""
        papers = self._selected()
        if papers:
            self._deciding.give(AddTag(papers=papers, tag=tag))

    def remove_tag(self, tag: str) -> None:
        """Take TAG off the papers."""
        papers = self._selected()
        if papers:
            self._deciding.give(RemoveTag(papers=papers, tag=tag))

    def _is_done_with(self, status: Status, papers: tuple[int, ...]) -> bool:
        """Whether the next paper is to be shown when PAPERS have got STATUS."""
        return self._leaves(status) or (len(papers) == 1 and status in _DECIDED and self._goes_on())
