"""The list of proposed pairs, and the keys that decide about the one that is chosen."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from readerapp.domain.duplicates import Proposal, reason_text
from readerapp.domain.translation import tr
from readerapp.gui.actions.keys import letter_of
from readerapp.gui.importing.preview_painting import RowBrush
from readerapp.gui.theme.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_LEFT, _ABOVE = 14, 8


class ProposalModel(QAbstractListModel):
    """The proposed pairs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.proposals: tuple[Proposal, ...] = ()

    def replace(self, proposals: tuple[Proposal, ...]) -> None:
        """Show PROPOSALS instead."""
        self.beginResetModel()
        self.proposals = proposals
        self.endResetModel()

    # Qt interface

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.proposals)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        proposal = self.proposals[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return proposal.first.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{proposal.first.title}; {proposal.second.title}; {reason_text(proposal.likeness)}"
        return None


class _Delegate(QStyledItemDelegate):
    """Paints a pair: its title, and below why it is proposed."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self.brush = RowBrush(theme)

    # Qt interface

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002
        return QSize(80, self.brush.line + self.brush.small_line + 2 * _ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        assert isinstance(model, ProposalModel)  # noqa: S101  the only model it is set on
        proposal, brush, tokens = model.proposals[index.row()], self.brush, self._theme.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush.ground(painter, option, self._view, base=tokens.sidebar)
        box = QRect(option.rect).adjusted(_LEFT, _ABOVE, -_LEFT, 0)
        title = QRect(box.left(), box.top(), box.width(), brush.line)
        reason = QRect(box.left(), title.bottom() + 1, box.width(), brush.small_line)
        brush.text(painter, title, " ".join(proposal.first.title.split()), brush.body, tokens.text)
        brush.text(painter, reason, reason_text(proposal.likeness), brush.small, tokens.muted)
        painter.restore()


class ProposalList(QListView):
    """Shows the pairs.

    Signals:
        chosen: another pair is the current one; with the Proposal, None for none.
        merge_wanted, distinct_wanted: Return, or N.
        side_wanted: the left (0) or right (1) card shall stay.
    """

    chosen = Signal(object)
    merge_wanted = Signal()
    distinct_wanted = Signal()
    side_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("previewDigests")
        self.setAccessibleName(tr("Possible duplicates"))
        self.pairs = ProposalModel(self)
        self._delegate = _Delegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setModel(self.pairs)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        theme.changed.connect(self._on_theme_changed)
        self._keys: dict[int | str, Callable[[], None]] = {
            Qt.Key.Key_Return: self.merge_wanted.emit,
            Qt.Key.Key_Enter: self.merge_wanted.emit,
            Qt.Key.Key_Left: lambda: self.side_wanted.emit(0),
            Qt.Key.Key_Right: lambda: self.side_wanted.emit(1),
            Qt.Key.Key_Space: self.skip,
            "N": self.distinct_wanted.emit,
            "S": self.skip,
            "J": self.skip,
            "K": lambda: self.go_to(self.currentIndex().row() - 1),
        }

    @property
    def current(self) -> Proposal | None:
        """The pair that is chosen."""
        row = self.currentIndex().row()
        return self.pairs.proposals[row] if 0 <= row < len(self.pairs.proposals) else None

    def replace(self, proposals: tuple[Proposal, ...]) -> None:
        """Show PROPOSALS, and stay at the pair that is chosen, else at its place."""
        before, row = self.current, self.currentIndex().row()
        self.pairs.replace(proposals)
        same = (place for place, one in enumerate(proposals) if before is not None and one.keys == before.keys)
        self.go_to(next(same, max(row, 0)))
        if not proposals:
            self.chosen.emit(None)

    def go_to(self, row: int) -> None:
        """Choose the pair in that row, or the nearest."""
        count = len(self.pairs.proposals)
        if count:
            self.setCurrentIndex(self.pairs.index(min(max(row, 0), count - 1)))

    def skip(self) -> None:
        """Go to the next pair."""
        self.go_to(self.currentIndex().row() + 1)

    def act_on(self, event: QKeyEvent) -> bool:
        """Do what lies on the key of EVENT; False when nothing does."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        act = self._keys.get(event.key()) or self._keys.get(letter_of(event)) if plain else None
        if act is not None:
            act()
        return act is not None

    # Qt interface

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.act_on(event):
            super().keyPressEvent(event)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit(self.current)

    def _on_theme_changed(self) -> None:
        self._delegate.brush.refresh()
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
