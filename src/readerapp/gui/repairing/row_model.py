"""The rows of a repair for Qt: as many as there are, fetched part by part when they are looked at."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from readerapp.domain.repair_lines import RepairRow, RepairRows, RepairShow
from readerapp.domain.translation import tr
from readerapp.gui.repairing.word_marks import state_text

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
PART = 60  # rows that are fetched at once
_MOSTPARTS = 30


class RowModel(QAbstractListModel):
    """Knows the rows of one sort; one column.

    Attributes:
        show: the sort.

    Signals:
        wanted: rows are needed; with their sort, the place of the first, and how many.
        arrived: rows that were wanted are there.
    """

    wanted = Signal(object, int, int)
    arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.show = RepairShow.UNCERTAIN
        self._count = 0
        self._parts: dict[int, tuple[RepairRow, ...]] = {}
        self._asked: set[int] = set()
        self._missing: list[int] = []
        self._ask = QTimer(self, singleShot=True, interval=0)
        self._ask.timeout.connect(self._on_ask)

    def begin(self, show: RepairShow, count: int) -> None:
        """Show the rows of another sort; there are COUNT."""
        self.beginResetModel()
        self.show, self._count = show, count
        self._parts.clear()
        self._asked.clear()
        self._missing.clear()
        self.endResetModel()

    def renew(self, count: int) -> None:
        """The rows say something else now; there are COUNT."""
        if count != self._count:
            self.begin(self.show, count)
            return
        self._parts.clear()
        self._asked.clear()
        if count:
            self.dataChanged.emit(self.index(0), self.index(count - 1))

    def take(self, rows: RepairRows) -> None:
        """Rows that were wanted have come."""
        if rows.show is not self.show or rows.first % PART or rows.count(rows.show) != self._count:
            return
        part = rows.first // PART
        self._parts.pop(part, None)
        self._parts[part] = rows.rows
        while len(self._parts) > _MOSTPARTS:
            oldest = next(iter(self._parts))
            del self._parts[oldest]
            self._asked.discard(oldest)
        last = rows.first + len(rows.rows) - 1
        if last >= rows.first:
            self.dataChanged.emit(self.index(rows.first), self.index(last))
        self.arrived.emit()

    def row(self, place: int) -> RepairRow | None:
        """The row at PLACE; None while it is on its way."""
        part, within = divmod(place, PART)
        rows = self._parts.get(part)
        if rows is None or within >= len(rows):
            self._want(part)
            return None
        return rows[within]

    # Qt interface

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else self._count

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.row(index.row())
        if row is None:
            return ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(row)
        return row.after

    def _want(self, part: int) -> None:
        if part not in self._asked and 0 <= part * PART < self._count:
            self._asked.add(part)
            self._missing.append(part)
            self._ask.start()

    def _on_ask(self) -> None:
        missing, self._missing = self._missing, []
        for part in missing:
            self.wanted.emit(self.show, part * PART, PART)


def _spoken(row: RepairRow) -> str:
    """All that ROW says, for screen readers."""
    line = tr("Line {line}: {text}", line=row.line, text=row.after)
    if row.focus is None:
        return line
    word = row.words[row.focus].word
    return f"{word.word}, {state_text(word)}; {tr('in the file: {original}', original=word.original)}; {line}"
