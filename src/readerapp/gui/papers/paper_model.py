"""The list of papers for Qt: holds numbers only, and asks for rows as they are shown."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from readerapp.domain.paper_row import PaperRow
from readerapp.gui.papers.columns import Column, column_hint, column_title
from readerapp.gui.papers.difference import Difference, Ids
from readerapp.gui.papers.paper_words import cell_text, spoken, tooltip

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_SPOKEN = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole})
_KEPT_ROWS = 6000
_FEW, _SOME = 8, 64  # papers at once, and one by one, that are looked up without an index of them all
_AROUND = 40  # rows that are fetched on either side of one that is painted


class PaperModel(QAbstractTableModel):
    """Papers in the order of their ids; rows come in later.

    Signals:
        rows_wanted: rows are shown that are not here; with the tuple of their ids.
    """

    rows_wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: Ids = ()
        self._rows: dict[int, PaperRow] = {}
        self._places: dict[int, int] | None = None
        self._found: dict[int, int | None] = {}  # places that were looked up in this order of the list
        self._missing: dict[int, None] = {}
        self._ask = QTimer(self, singleShot=True, interval=0)
        self._ask.timeout.connect(self._on_ask)

    @property
    def ids(self) -> Ids:
        """The numbers of all papers of the list, in order."""
        return self._ids

    @property
    def rows(self) -> Collection[int]:
        """The numbers of the papers whose rows are here."""
        return self._rows.keys()

    def reset(self, ids: Ids, rows: Iterable[PaperRow]) -> None:
        """Show another list, of which ROWS are known."""
        self.beginResetModel()
        self._order(ids)
        self._rows = {row.id: row for row in rows}
        self._missing.clear()
        self.endResetModel()

    def exchange(self, ids: Ids, change: Difference) -> None:
        """Show the list IDS, which differs from the present one by CHANGE."""
        if change.removed:
            self.beginRemoveRows(QModelIndex(), change.first, change.first + change.removed - 1)
            self._order(self._ids[: change.first] + self._ids[change.first + change.removed :])
            self.endRemoveRows()
        if change.added:
            self.beginInsertRows(QModelIndex(), change.first, change.first + change.added - 1)
            self._order(ids)
            self.endInsertRows()

    def put(self, rows: Iterable[PaperRow]) -> None:
        """Take in ROWS, new or anew, and show them."""
        for row in rows:
            self._rows.pop(row.id, None)
            self._rows[row.id] = row
        while len(self._rows) > _KEPT_ROWS:
            del self._rows[next(iter(self._rows))]
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(Column) - 1))

    def known(self, ids: Iterable[int]) -> dict[int, PaperRow]:
        """The rows that are here of the papers IDS."""
        return {paper_id: self._rows[paper_id] for paper_id in ids if paper_id in self._rows}

    def row_at(self, place: int) -> PaperRow | None:
        """The paper in line PLACE; None, and asked for, when it is not here yet."""
        row = self._rows.get(self._ids[place])
        if row is None:
            self._missing[place] = None
            if not self._ask.isActive():
                self._ask.start()
        return row

    def row_of(self, paper_id: int) -> PaperRow | None:
        """The paper with that number, if its row is here."""
        return self._rows.get(paper_id)

    def place_of(self, paper_id: int) -> int | None:
        """The line in which a paper stands."""
        if self._places is None and len(self._found) < _SOME:
            if paper_id not in self._found:
                self._found[paper_id] = self._ids.index(paper_id) if paper_id in self._ids else None
            return self._found[paper_id]
        return self._index().get(paper_id)

    def places_of(self, papers: Collection[int]) -> tuple[int, ...]:
        """The lines in which those of PAPERS stand that are in the list, in the order of PAPERS."""
        find = self.place_of if len(papers) <= _FEW else self._index().get
        return tuple(place for place in map(find, papers) if place is not None)

    # Qt interface

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        return enabled | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._ids) or role not in _SPOKEN:
            return None
        row, column = self.row_at(index.row()), Column(index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole and column in {Column.PAPER, Column.TITLE}:
            return spoken(row, index.row() + 1, len(self._ids))
        if row is None:
            return ""
        return tooltip(row, column) if role == Qt.ItemDataRole.ToolTipRole else cell_text(row, column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return column_title(Column(section))
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return column_hint(Column(section))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        return None

    def _index(self) -> dict[int, int]:
        """The places of all papers: it takes some megabytes and milliseconds to make."""
        if self._places is None:
            self._places = dict(zip(self._ids, range(len(self._ids)), strict=True))
        return self._places

    def _order(self, ids: Ids) -> None:
        """The papers are IDS now."""
        self._ids, self._places = ids, None
        self._found.clear()

    def _on_ask(self) -> None:
        wanted: dict[int, None] = {}
        for place in self._missing:
            for near in range(max(place - _AROUND, 0), min(place + _AROUND, len(self._ids))):
                if self._ids[near] not in self._rows:
                    wanted[self._ids[near]] = None
        self._missing.clear()
        if wanted:
            self.rows_wanted.emit(tuple(wanted))
