"""Reading on: scrolls the paper, opens its links, begins notes, goes to the next; always the selected paper's."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from readerapp.domain.digest import Link
from readerapp.domain.paper import Paper
from readerapp.domain.vocabulary import LinkKind
from readerapp.gui.detail.detail_pane import DetailPane
from readerapp.gui.detail.prepared import PreparedDetail
from readerapp.gui.links import LinkOpener, best_link, link_of_kind

_Choice = Callable[[tuple[Link, ...]], str | None]


class Reading(QObject):
    """What the reading keys do.

    Signals:
        next_wanted, previous_wanted: there is no more to scroll.
        paper_wanted: a link of a paper that is not shown is to be opened; with its number.
    """

    next_wanted = Signal()
    previous_wanted = Signal()
    paper_wanted = Signal(int)

    def __init__(
        self,
        pane: DetailPane,
        opener: LinkOpener,
        current: Callable[[], int],
        the_one: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pane = pane
        self._opener = opener
        self._current = current
        self._the_one = the_one
        self._shown: PreparedDetail | None = None
        self._waiting: tuple[int, _Choice] | None = None

    def show(self, prepared: PreparedDetail) -> None:
        """Take note of the paper that is shown now."""
        self._shown = prepared
        waiting, self._waiting = self._waiting, None
        if waiting is not None and waiting[0] == prepared.detail.paper.id:
            self._opener.open(waiting[1](prepared.detail.paper.links))

    def shown(self, paper_id: int) -> Paper | None:
        """The paper with that number, if it is the one that is shown."""
        paper = self._shown.detail.paper if self._shown is not None else None
        return paper if paper is not None and paper.id == paper_id else None

    def only_digest(self, paper_id: int) -> int:
        """The one digest that mentions the paper with that number; 0 when several do, or it is not the one shown."""
        shown = self._shown.detail if self._shown is not None and self._shown.detail.paper.id == paper_id else None
        digests = {mention.digest_id for mention in shown.mentions} if shown is not None else set()
        return digests.pop() if len(digests) == 1 else 0

    def open_best(self) -> None:
        """Open the best link."""
        self._open(best_link)

    def open_abstract(self) -> None:
        """Open the abstract page, or what comes nearest to it for what is no paper."""
        self._open(lambda links: link_of_kind(links, LinkKind.ABS) or (links[0].url if links else None))

    def open_pdf(self) -> None:
        """Open the PDF."""
        self._open(lambda links: link_of_kind(links, LinkKind.PDF))

    def new_note(self) -> None:
        """Begin a note."""
        self._pane.new_note(self._the_one())

    def scroll_on(self) -> None:
        """Scroll the paper; at its end go to the next one."""
        if not self._pane.scroll_page(forward=True):
            self.next_wanted.emit()

    def scroll_back(self) -> None:
        """Scroll the paper back; at its beginning go to the one before."""
        if not self._pane.scroll_page(forward=False):
            self.previous_wanted.emit()

    def _open(self, choose: _Choice) -> None:
        paper_id = self._current()
        if not paper_id:
            return
        if self._shown is not None and self._shown.detail.paper.id == paper_id:
            self._opener.open(choose(self._shown.detail.paper.links))
        else:  # still being read; never open the link of the paper before
            self._waiting = (paper_id, choose)
            self.paper_wanted.emit(paper_id)
