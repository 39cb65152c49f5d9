"""Which list is shown: the entry chosen on the left, narrowed by the search and ordered by the header."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from readerapp.domain.selection import Selection, Sort, parse_query
from readerapp.domain.translation import tr
from readerapp.gui.empty_state import EmptyState, Offer
from readerapp.gui.navigation.sources import Source


class Places(QObject):
    """Puts the three together.

    Signals:
        wanted: another list is to be shown; with the Selection.
        renamed: the list has another name; with it.
        ordered: the list is in another order; with the Sort, or None for its own order.
    """

    wanted = Signal(object)
    renamed = Signal(str)
    ordered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source: Source | None = None
        self._query = ""
        self._sort: Sort | None = None
        self._remembered: Sort | None = None

    @property
    def query(self) -> str:
        """What is searched."""
        return self._query

    @property
    def sort(self) -> Sort | None:
        """How the list is ordered; None is its own order."""
        return self._sort

    @property
    def source(self) -> Source | None:
        """The entry chosen on the left."""
        return self._source

    def choose(self, source: Source) -> None:
        """Show another entry, in its own order; the search stays."""
        if self._source is None or source.key != self._source.key:
            self._sort, self._remembered = self._remembered, None
            self.renamed.emit(source.title)
            self.ordered.emit(self._sort)
        self._source = source
        self._tell()

    def search(self, query: str) -> None:
        """Narrow the list to what QUERY asks for."""
        if query.strip() != self._query:
            self._query = query.strip()
            self._tell()

    def order(self, sort: Sort | None) -> None:
        """Order the list; None is its own order."""
        self._sort = sort
        self.ordered.emit(sort)
        self._tell()

    def reverse(self) -> None:
        """Turn the order of the list round."""
        own = self._source.selection.sort if self._source is not None and self._source.selection is not None else Sort()
        now = self._sort or own
        self.order(Sort(field=now.field, descending=not now.descending))

    def remember(self, sort: Sort | None) -> None:
        """The first list that is chosen gets this order."""
        self._remembered = sort

    def _tell(self) -> None:
        if self._source is not None and self._source.selection is not None:
            own = self._source.selection
            conditions = own.conditions + parse_query(self._query)
            self.wanted.emit(Selection(conditions=conditions, sort=self._sort or own.sort))


def show_why_empty(
    page: EmptyState,
    places: Places,
    *,
    papers: int,
    clear_search: Callable[[], None],
    go_to_all: Callable[[], None],
    import_offers: tuple[Offer, ...],
) -> None:
    """Say on PAGE why the list is empty and what can be done; PAPERS is the size of the library."""
    key = places.source.key if places.source else ""
    if not papers:
        text = tr("Drop files or folders with digests here, or bring them in with one of these.")
        page.show_state("import", tr("Your library is empty"), text, import_offers)
    elif places.query:
        offers = [Offer(text=tr("Clear the search"), act=clear_search, primary=True)]
        if key != "all":
            offers.append(Offer(text=tr("Search in all papers"), act=go_to_all))
        title = tr("Nothing found for “{query}”", query=places.query)
        page.show_state("search", title, tr("No paper of this list meets every word."), tuple(offers))
    else:
        icon, title, text = _empty_list(key)
        page.show_state(icon, title, text)


def _empty_list(key: str) -> tuple[str, str, str]:
    texts = {
        "inbox": ("check", tr("Inbox zero"), tr("Every paper is decided. New ones come with the next digest.")),
        "queue": ("queue", tr("The queue is empty"), tr("Press Q on a paper to put it at the end of the queue.")),
        "reading": ("reading", tr("You are reading nothing"), tr("Alt+3 marks a paper as being read.")),
        "starred": ("star", tr("No stars yet"), tr("Press S on a paper, or click its star in the list.")),
    }
    return texts.get(key, ("all", tr("No papers here"), tr("Nothing is in this list any more.")))
