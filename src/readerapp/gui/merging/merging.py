"""What the actions for merging, splitting and finding duplicates do."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from readerapp.domain.commands import Command
from readerapp.domain.duplicates import Proposal
from readerapp.domain.errors import ReaderAppError
from readerapp.domain.merging_commands import MergePapers, SplitPapers
from readerapp.domain.paper import PaperDetail
from readerapp.domain.translation import tr
from readerapp.gui.deciding import Deciding
from readerapp.gui.jobs import Lane
from readerapp.gui.merging.duplicates_window import DuplicatesWindow
from readerapp.gui.merging.proposal_loader import ProposalLoader
from readerapp.gui.merging.split_dialog import SplitDialog
from readerapp.gui.open_library import OpenLibrary
from readerapp.gui.theme.theme import Theme

# More than a person means when they say that papers are the same one.
MOST_AT_ONCE = 20
_MERGE, _SPLIT = "merge", "split"


class Merging(QObject):
    """Acts on the selected papers.

    Attributes:
        window: the one with the proposals, None while it is closed.
        dialog: the one that asks what to split, likewise.

    Signals:
        merged: papers are becoming one; with the number of the one that stays.
        refused: it cannot be done; with a sentence.
    """

    merged = Signal(int)
    refused = Signal(str)

    def __init__(
        self,
        lane: Lane,
        library: OpenLibrary,
        deciding: Deciding,
        *,
        selected: Callable[[], tuple[int, ...]],
        the_one: Callable[[], int],
        theme: Theme,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._lane = lane
        self._library = library
        self._deciding = deciding
        self._selected = selected
        self._the_one = the_one
        self._theme = theme
        self._below = window
        self._loader = ProposalLoader(lane, library, self)
        self.window: DuplicatesWindow | None = None
        self.dialog: SplitDialog | None = None

    def show_duplicates(self) -> None:
        """Open the window with the proposals, or bring it to the front."""
        if self.window is None:
            self.window = DuplicatesWindow(self._loader, self._deciding, self._theme, self._below)
            self.window.decided.connect(self._on_decided)
            self.window.finished.connect(self._on_window_closed)
            self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def merge_selected(self) -> None:
        """Merge the selected papers into the one of them that knows most."""
        papers = self._selected()
        if len(papers) > MOST_AT_ONCE:
            self.refused.emit(tr("At most {count} papers can be merged at once.", count=MOST_AT_ONCE))
        elif len(papers) > 1:
            stays = self._library.services.duplicates.stays
            self._lane.submit(lambda: stays(papers), lambda into: self._merge(into, papers), topic=_MERGE)

    def split(self) -> None:
        """Ask which of the papers merged into the selected one get their own cards again."""
        self.split_paper(self._the_one())

    def split_paper(self, paper_id: int) -> None:
        """Ask which of the papers merged into a paper get their own cards again; 0 is none."""
        if paper_id:
            detail = self._library.services.reading_list.detail
            self._lane.submit(lambda: detail(paper_id), self._ask, topic=_SPLIT)

    def _merge(self, into: int, papers: tuple[int, ...]) -> None:
        others = tuple(paper for paper in papers if paper != into)
        self._deciding.give(MergePapers(into=into, papers=others), lambda _outcome: self.merged.emit(into))

    def _ask(self, detail: PaperDetail) -> None:
        if not detail.merged:
            self.refused.emit(tr("No other paper was merged into this one."))
        elif self.dialog is None:
            self.dialog = SplitDialog(detail, self._theme, self._below)
            self.dialog.split_wanted.connect(lambda keys: self._deciding.give(SplitPapers(keys=keys)))
            self.dialog.finished.connect(self._on_dialog_finished)
            self.dialog.open()

    def _on_dialog_finished(self) -> None:
        self.dialog = None

    def _on_window_closed(self) -> None:
        self.window = None

    def _on_decided(self, proposal: Proposal, command: Command) -> None:
        self._deciding.give(command, failed=lambda error: self._complain(error, proposal))

    def _complain(self, error: ReaderAppError, proposal: Proposal) -> None:
        if self.window is not None:
            self.window.complain(error, proposal)
        else:
            self.refused.emit(str(error))
