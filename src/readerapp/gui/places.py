"""Which list is shown: the entry chosen on the left, narrowed by the search and ordered by the header."""

from PySide6.QtCore import QObject, Signal

from readerapp.domain.selection import Selection, Sort, parse_query
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
