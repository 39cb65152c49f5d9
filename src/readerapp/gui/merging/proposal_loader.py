"""Looks for duplicates away from the window, and reads the two papers of a pair whole."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from readerapp.domain.changes import ChangeSet
from readerapp.domain.duplicates import Proposal
from readerapp.domain.errors import ReaderAppError
from readerapp.domain.paper import PaperDetail
from readerapp.gui.jobs import Lane
from readerapp.gui.open_library import OpenLibrary
from readerapp.services.progress import Cancellation

_SEARCH, _PAIR = "duplicates", "pair of duplicates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A proposal with both papers whole."""

    proposal: Proposal
    details: tuple[PaperDetail, PaperDetail]


class ProposalLoader(QObject):
    """Fetches proposals, and one pair at a time.

    Signals:
        found: with the Proposals.
        pair_loaded: with the Pair.
        failed: with the error; for a paper that is gone the search begins anew instead.
    """

    found = Signal(object)
    pair_loaded = Signal(object)
    failed = Signal(object)

    def __init__(self, lane: Lane, library: OpenLibrary, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._library = library
        self._search = Cancellation()
        self._shown: Proposal | None = None

    def search(self) -> None:
        """Look for duplicates; a search that is under way is given up."""
        self._search.request()
        search = self._search = Cancellation()
        find = self._library.services.duplicates.find
        self._lane.submit(
            lambda: find(checkpoint=search.checkpoint),
            self.found.emit,
            lambda error: None if search.requested else self.failed.emit(error),
            topic=_SEARCH,
        )

    def read(self, proposal: Proposal) -> None:
        """Read both papers of PROPOSAL."""
        self._shown = proposal
        detail = self._library.services.reading_list.detail

        def read() -> Pair:
            return Pair(proposal=proposal, details=(detail(proposal.first.id), detail(proposal.second.id)))

        self._lane.submit(read, self.pair_loaded.emit, self._on_gone, topic=_PAIR)

    def apply(self, changes: ChangeSet) -> None:
        """Search again if CHANGES can have made or settled a pair, or else read the pair again if it is concerned."""
        if changes.everything or changes.proposals:
            self.search()
        elif self._shown is not None and {self._shown.first.id, self._shown.second.id} & changes.papers:
            self.read(self._shown)

    def stop(self) -> None:
        """Nobody waits for an answer any more."""
        self._shown = None
        self._search.request()
        self._lane.forget(_SEARCH)
        self._lane.forget(_PAIR)

    def _on_gone(self, _error: ReaderAppError) -> None:
        self.search()
