"""The entries of one digest for Qt: papers with what happens to them, or issues with their lines."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from readerapp.domain.import_plan import PlannedPaper
from readerapp.domain.translation import tr
from readerapp.domain.wording import grouped
from readerapp.gui.importing.preview_entries import Entry, More
from readerapp.gui.importing.preview_text import plain, spoken, title_line
from readerapp.gui.labels import hint

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class EntryModel(QAbstractListModel):
    """Shows entries in their order; one column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, in order."""
        return self._entries

    def show(self, entries: tuple[Entry, ...]) -> None:
        """Show other entries."""
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    # Qt interface

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry_text(entry)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(entry) if isinstance(entry, PlannedPaper) else entry_text(entry)
        if role == Qt.ItemDataRole.ToolTipRole:
            return hint(entry_text(entry))
        return None


def entry_text(entry: Entry) -> str:
    """The main line of ENTRY."""
    match entry:
        case PlannedPaper():
            return title_line(entry.title)
        case More():
            return tr("and {count} more", count=grouped(entry.count))
        case issue:
            return tr("Line {line}: {message}", line=issue.line, message=plain(issue.message))
