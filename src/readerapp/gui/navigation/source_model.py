"""The lines of the left pane for Qt: one column, as many rows as are open; a refresh only changes numbers."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from readerapp.domain.translation import tr
from readerapp.gui.labels import hint
from readerapp.gui.navigation.outline import Line, Outline
from readerapp.gui.navigation.sources import Role, Source
from readerapp.gui.papers.difference import difference

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class SourceModel(QAbstractTableModel):
    """Shows `Line`s.

    Attributes:
        chosen: the key of the entry whose papers are shown.
        marks: what is added to it (`+`) or left out (`−`), by key.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._names: tuple[tuple[str, int], ...] = ()
        self._places: dict[str, int] = {}
        self.chosen = ""
        self.marks: Mapping[str, str] = {}

    def show(self, lines: tuple[Line, ...]) -> None:
        """Show LINES; those that stay keep their indexes, so that views keep their place."""
        names = tuple((line.source.key, line.depth) for line in lines)
        change = difference(self._names, names)
        if change.removed:
            self.beginRemoveRows(QModelIndex(), change.first, change.first + change.removed - 1)
            self._lines = self._lines[: change.first] + self._lines[change.first + change.removed :]
            self.endRemoveRows()
        if change.added:
            self.beginInsertRows(QModelIndex(), change.first, change.first + change.added - 1)
            self._lines = lines
            self.endInsertRows()
        self._lines, self._names = lines, names
        self._places = {key: place for place, (key, _) in enumerate(names)}
        self.refresh()

    def renew(self, outline: Outline, places: Mapping[str, int]) -> None:
        """Show the same lines with the numbers of OUTLINE, in which the entries stand at PLACES, by their keys."""
        self._lines = tuple(
            Line(outline[places[line.source.key]].source, line.depth, line.opened) for line in self._lines
        )
        self.refresh()

    @property
    def sections(self) -> tuple[int, ...]:
        """The rows in which something else begins."""
        other = {Role.SECTION, Role.TRASH}
        return tuple(row for row, line in enumerate(self._lines) if line.depth == 0 and line.source.role in other)

    def refresh(self) -> None:
        """Something about the lines is different now: paint them again."""
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, 0))

    def line(self, row: int) -> Line | None:
        """The line in ROW."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def source(self, index: AnyIndex) -> Source | None:
        """The entry at INDEX."""
        line = self.line(index.row()) if index.isValid() else None
        return line.source if line is not None else None

    def index_of(self, key: str) -> QModelIndex:
        """Where the entry called KEY stands; an invalid index when nowhere."""
        place = self._places.get(key)
        return self.index(place, 0) if place is not None else QModelIndex()

    def above(self, row: int) -> int | None:
        """The line in which that in ROW lies."""
        depth = self._lines[row].depth
        return next((place for place in range(row - 1, -1, -1) if self._lines[place].depth < depth), None)

    def past_headings(self, row: int, step: int) -> int:
        """The line at ROW or the next one, on the way of STEP, that is no open heading: there nothing can be chosen."""
        target = row
        while (line := self.line(target)) is not None and line.source.is_heading and line.opened:
            target += step
        return target if self.line(target) is not None else row

    # Qt interface

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else 1

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.source.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return hint("\n".join(part for part in (line.source.title, line.source.hint) if part))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line)
        return None

    def _spoken(self, line: Line) -> str:
        """All that a line says, for a screen reader: `Reading circle, decided 1 of 6, level 3, added to the filter`."""
        source = line.source
        count = source.hint if source.covered else source.count
        parts = [source.title, *([str(count)] if count is not None else [])]
        if line.opened is not None:
            parts.append(tr("open") if line.opened else tr("closed"))
        if line.depth > 1 and source.role in {Role.TOPIC, Role.TAG}:
            parts.append(tr("level {depth}", depth=line.depth))
        if source.key == self.chosen and source.key:
            parts.append(tr("shown"))
        if source.key in self.marks:
            parts.append(tr("added to the filter") if self.marks[source.key] == "+" else tr("left out"))
        return ", ".join(parts)
