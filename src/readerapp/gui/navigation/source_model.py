"""The left pane's entries as a tree for Qt; a refresh with the same entries only changes numbers."""

from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from readerapp.domain.translation import tr
from readerapp.gui.labels import hint
from readerapp.gui.navigation.sources import Source

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(slots=True, eq=False)
class _Node:
    """A place in the tree; the entry behind it is exchanged at every refresh."""

    source: Source
    row: int
    parent: "_Node | None"
    children: list["_Node"] = field(default_factory=list)


def _grow(source: Source, row: int, parent: _Node | None) -> _Node:
    node = _Node(source, row, parent)
    node.children = [_grow(child, place, node) for place, child in enumerate(source.children)]
    return node


def _shape(source: Source) -> tuple[object, ...]:
    return (source.key, tuple(_shape(child) for child in source.children))


class SourceModel(QAbstractItemModel):
    """Shows a tree of `Source`; one column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._top: list[_Node] = []
        self._by_key: dict[str, _Node] = {}

    def show(self, entries: tuple[Source, ...]) -> bool:
        """Show ENTRIES; True when the tree was built anew and views have to open and select again."""
        if [_shape(entry) for entry in entries] == [_shape(node.source) for node in self._top]:
            for node, entry in zip(self._top, entries, strict=True):
                self._exchange(node, entry)
            return False
        self.beginResetModel()
        self._top = [_grow(entry, row, None) for row, entry in enumerate(entries)]
        self._by_key = {}
        pending = list(self._top)
        while pending:
            node = pending.pop()
            self._by_key[node.source.key] = node
            pending += node.children
        self.endResetModel()
        return True

    def source(self, index: AnyIndex) -> Source | None:
        """The entry at INDEX."""
        return self._node(index).source if index.isValid() else None

    def index_of(self, key: str) -> QModelIndex:
        """Where the entry called KEY stands; an invalid index when nowhere."""
        node = self._by_key.get(key)
        return self.createIndex(node.row, 0, node) if node else QModelIndex()

    # Qt interface

    def index(self, row: int, column: int, parent: AnyIndex = _ROOT) -> QModelIndex:
        siblings = self._node(parent).children if parent.isValid() else self._top
        if column != 0 or not 0 <= row < len(siblings):
            return QModelIndex()
        return self.createIndex(row, 0, siblings[row])

    def parent(self, index: AnyIndex = _ROOT) -> QModelIndex:  # type: ignore[override]  # QObject.parent() is not meant
        if not index.isValid():
            return QModelIndex()
        above = self._node(index).parent
        return self.createIndex(above.row, 0, above) if above else QModelIndex()

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return len(self._node(parent).children) if parent.isValid() else len(self._top)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:  # noqa: ARG002
        return 1

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        enabled = Qt.ItemFlag.ItemIsEnabled
        return enabled if self._node(index).source.is_heading else enabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        source = self._node(index).source
        if role == Qt.ItemDataRole.DisplayRole:
            return source.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return hint("\n".join(part for part in (source.title, source.hint) if part))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = source.hint if source.covered else source.count
            return source.title if said is None else tr("{title}, {count}", title=source.title, count=said)
        return None

    def _node(self, index: AnyIndex) -> _Node:
        node = index.internalPointer()
        assert isinstance(node, _Node)  # noqa: S101  every index is made here
        return node

    def _exchange(self, node: _Node, source: Source) -> None:
        if node.source != source:
            node.source = source
            place = self.createIndex(node.row, 0, node)
            self.dataChanged.emit(place, place)
        for child, entry in zip(node.children, source.children, strict=True):
            self._exchange(child, entry)
