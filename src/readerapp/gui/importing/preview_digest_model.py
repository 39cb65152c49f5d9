"""The documents of an import for Qt: digests that can be chosen, and below them what was rejected, to be folded."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from readerapp.domain.import_plan import DigestAction
from readerapp.domain.import_preview import DigestPreview, ImportPreview, RejectedFile
from readerapp.domain.translation import tr
from readerapp.domain.wording import grouped
from readerapp.gui.importing.preview_choice import CountedPreview, count_preview, without
from readerapp.gui.importing.preview_entries import More
from readerapp.gui.importing.preview_text import file_name, outcome, plain
from readerapp.gui.labels import hint

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_LISTED_FILES = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """A heading over files that failed, or were skipped; they are listed or not."""

    title: str
    failed: bool
    files: tuple[RejectedFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A file that failed, or was skipped."""

    file: RejectedFile
    failed: bool


Line = DigestPreview | Fold | Rejected | More


class DigestModel(QAbstractListModel):
    """Shows a `CountedPreview`; one column. Its digests are as they are without those that are left out.

    Signals:
        chosen_changed: other digests are chosen than before.
    """

    chosen_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counted = count_preview(ImportPreview(digests=()))
        self._digests: dict[int, DigestPreview] = {}
        self._lines: tuple[Line, ...] = ()
        self._left_out: frozenset[int] = frozenset()
        self._open = frozenset((True,))

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is listed, in order."""
        return self._lines

    @property
    def choosable(self) -> tuple[DigestPreview, ...]:
        """The digests that would change something."""
        return tuple(digest for digest in self._digests.values() if can_be_chosen(digest))

    @property
    def chosen(self) -> tuple[DigestPreview, ...]:
        """The digests that are to be imported."""
        return tuple(digest for digest in self.choosable if digest.number not in self._left_out)

    def show(self, counted: CountedPreview) -> None:
        """Show another preview; what was left out by its number stays left out."""
        self.beginResetModel()
        self._counted = counted
        self._digests = without(counted, self._left_out)
        self._lines = tuple(self._listed())
        self.endResetModel()
        self.chosen_changed.emit()

    def choose_all(self, *, chosen: bool) -> None:
        """Choose all digests, or none."""
        self._leave_out(frozenset() if chosen else frozenset(digest.number for digest in self.choosable))

    def toggle(self, row: int) -> None:
        """Choose the digest in line ROW or leave it out; open or close the heading that stands there."""
        line = self._lines[row]
        if isinstance(line, Fold):
            self._toggle_fold(row, line)
        elif isinstance(line, DigestPreview) and can_be_chosen(line):
            self._leave_out(self._left_out ^ {line.number})

    def is_chosen(self, digest: DigestPreview) -> bool:
        """Whether DIGEST is to be imported."""
        return can_be_chosen(digest) and digest.number not in self._left_out

    def is_open(self, fold: Fold) -> bool:
        """Whether the files under FOLD are listed."""
        return fold.failed in self._open

    # Qt interface

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line_title(line)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(line)
            case Qt.ItemDataRole.ToolTipRole:
                return hint(_tooltip(line))
            case Qt.ItemDataRole.CheckStateRole if isinstance(line, DigestPreview) and can_be_chosen(line):
                return Qt.CheckState.Checked if self.is_chosen(line) else Qt.CheckState.Unchecked
            case _:
                return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        line = self._lines[index.row()] if index.isValid() else None
        choosable = isinstance(line, DigestPreview) and can_be_chosen(line)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if choosable else flags

    def _leave_out(self, numbers: frozenset[int]) -> None:
        if numbers != self._left_out:
            self._left_out = numbers
            self._digests = without(self._counted, numbers)
            self._lines = tuple(self._listed())
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))
            self.chosen_changed.emit()

    def _toggle_fold(self, row: int, fold: Fold) -> None:
        count = len(_listed_files(fold))
        if self.is_open(fold):
            self.beginRemoveRows(QModelIndex(), row + 1, row + count)
            self._open -= {fold.failed}
            self._lines = tuple(self._listed())
            self.endRemoveRows()
        else:
            self.beginInsertRows(QModelIndex(), row + 1, row + count)
            self._open |= {fold.failed}
            self._lines = tuple(self._listed())
            self.endInsertRows()
        self.dataChanged.emit(self.index(row), self.index(row))

    def _listed(self) -> Iterator[Line]:
        yield from self._digests.values()
        for fold in _folds(self._counted.preview):
            yield fold
            if self.is_open(fold):
                yield from _listed_files(fold)

    def _spoken(self, line: Line) -> str:
        match line:
            case DigestPreview():
                chosen = tr("chosen") if self.is_chosen(line) else tr("left out")
                state = chosen if can_be_chosen(line) else ""
                return "; ".join(part for part in (plain(line.title), outcome(line), state) if part)
            case Fold():
                return f"{line_title(line)}; {tr('open') if self.is_open(line) else tr('closed')}"
            case Rejected():
                return f"{line_title(line)}; {plain(line.file.reason)}"
            case _:
                return line_title(line)


def can_be_chosen(digest: DigestPreview) -> bool:
    """Whether an import of DIGEST would change anything."""
    return digest.plan.action is not DigestAction.UNCHANGED


def line_title(line: Line) -> str:
    """The main words of LINE."""
    match line:
        case DigestPreview():
            return plain(line.title)
        case Fold():
            return f"{line.title} ({grouped(len(line.files))})"
        case Rejected():
            return file_name(line.file.source)
        case more:
            return tr("and {count} more", count=grouped(more.count))


def _tooltip(line: Line) -> str:
    match line:
        case DigestPreview():
            return f"{plain(line.title)}\n{plain(line.source)}"
        case Rejected():
            return f"{plain(line.file.source)}\n{plain(line.file.reason)}"
        case _:
            return line_title(line)


def _folds(preview: ImportPreview) -> Iterator[Fold]:
    if preview.failed:
        yield Fold(title=tr("Could not be used"), failed=True, files=preview.failed)
    if preview.skipped:
        yield Fold(title=tr("Left out, no papers"), failed=False, files=preview.skipped)


def _listed_files(fold: Fold) -> tuple[Line, ...]:
    listed = tuple(Rejected(file=file, failed=fold.failed) for file in fold.files[:_LISTED_FILES])
    left = len(fold.files) - len(listed)
    return (*listed, More(count=left)) if left else listed
