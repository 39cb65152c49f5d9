"""The command palette: type a few letters, choose with the arrows, Return does it; over the window, nothing is lost."""

from collections.abc import Callable, Iterable

import shiboken6
from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from readerapp.domain.translation import tr
from readerapp.gui.actions.finding import Finder, candidate
from readerapp.gui.actions.palette_entries import Entry
from readerapp.gui.actions.palette_list import EntryDelegate, EntryModel
from readerapp.gui.theme.theme import Theme

_WIDTH, _TOP, _MARGIN = 640, 64, 40
_ROWS = 11
_MOST = 200  # lines; nobody looks further, and Qt would measure them all
_MOST_RECENT = 12
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _ROWS - 1, Qt.Key.Key_PageUp: 1 - _ROWS}
_STAYS = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}


class _Field(QLineEdit):
    """Keeps the focus; what moves goes to the list.

    Signals:
        moved: the choice is to move; by how many lines.
        chosen, left: Return and Escape.
        lost: the user is doing something else.
    """

    moved = Signal(int)
    chosen = Signal()
    left = Signal()
    lost = Signal()

    # Qt interface

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key()) if event.key() in set(Qt.Key) else Qt.Key.Key_unknown
        if key in _STEPS:
            self.moved.emit(_STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002  Qt's own name
        self.moved.emit(1 if next else -1)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.lost.emit()


class Palette(QFrame):
    """Lies over the upper part of its window while it is open.

    Attributes:
        recent: the keys of the entries that were used last, the last one first.
        field, lines: what is typed, and what is offered.
    """

    def __init__(
        self,
        offers: Callable[[], Iterable[Entry]],
        search: Callable[[str], None],
        theme: Theme,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._offers = offers
        self._search = search
        self._window = window
        self._entries: tuple[Entry, ...] = ()
        self._finder = Finder(())
        self._before: QWidget | None = None
        self.recent: tuple[str, ...] = ()
        self.setObjectName("palette")
        self.setAutoFillBackground(True)
        self.field = _Field()
        self.field.setPlaceholderText(tr("Do something, or go to a list, digest, topic or tag"))
        self.field.setAccessibleName(tr("Command palette"))
        self._model = EntryModel(self)
        self.lines = QListView()
        self.lines.setObjectName("paletteLines")
        self.lines.setModel(self._model)
        self.lines.setItemDelegate(EntryDelegate(theme, self))
        self.lines.setUniformItemSizes(True)
        self.lines.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lines.setAccessibleName(tr("Commands"))
        self.lines.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addWidget(self.field)
        layout.addWidget(self.lines)
        self.field.textChanged.connect(self._show)
        self.field.moved.connect(self._move)
        self.field.chosen.connect(lambda: self._choose(self.lines.currentIndex()))
        self.field.left.connect(self.close_palette)
        self.field.lost.connect(self._hide)
        self.lines.clicked.connect(self._choose)
        theme.changed.connect(self._fit)
        window.installEventFilter(self)
        self.hide()

    @property
    def offered(self) -> tuple[Entry, ...]:
        """What is shown, best first."""
        rows = (self._model.entry(self._model.index(row)) for row in range(self._model.rowCount()))
        return tuple(entry for entry in rows if entry is not None)

    def toggle(self) -> None:
        """Open, or close if it is open."""
        if self.isVisible():
            self.close_palette()
            return
        self._before = QApplication.focusWidget()
        self._entries = tuple(self._offers())
        self._finder = Finder(
            [candidate(entry.title, entry.place, dead=bool(entry.why_not)) for entry in self._entries]
        )
        self.field.clear()
        self._show("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)  # a note that is being written stays open

    def close_palette(self) -> None:
        """Go away; the focus goes back to where it was."""
        before, self._before = self._before, None
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)  # before it is hidden: Qt would choose somebody else
        self._hide()

    # Qt interface

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and watched is self._window and self.isVisible():
            self._fit()
        return False

    def _hide(self) -> None:
        self.hide()
        self._entries, self._finder = (), Finder(())
        self._model.show(())

    def _show(self, text: str) -> None:
        """Offer what TEXT may mean; at the end, to search papers for it."""
        ranks = {key: rank for rank, key in enumerate(self.recent)}
        recent = {place: ranks[entry.key] for place, entry in enumerate(self._entries) if entry.key in ranks}
        found = [self._entries[place] for place in self._finder.find(text, recent, _MOST)]
        if text.strip():
            found.append(self._searching(text.strip()))
        self._model.show(found)
        self.lines.setCurrentIndex(self._model.index(0))
        self.lines.scrollToTop()
        self._fit()

    def _searching(self, text: str) -> Entry:
        return Entry(
            key="", title=tr("Search papers for “{text}”", text=text), place="", icon="search",
            act=lambda: self._search(text),
        )  # fmt: skip

    def _move(self, step: int) -> None:
        """Move the choice; a single step goes round at the ends."""
        count, row = self._model.rowCount(), self.lines.currentIndex().row()
        if not count:
            return
        row = (row + step) % count if abs(step) == 1 else min(max(row + step, 0), count - 1)
        self.lines.setCurrentIndex(self._model.index(row))

    def _choose(self, index: QModelIndex) -> None:
        """Do it where the focus was before; what cannot be done says so already."""
        entry = self._model.entry(index)
        if entry is None or entry.why_not:
            return
        if entry.key:
            others = (key for key in self.recent if key != entry.key)
            self.recent = (entry.key, *others)[:_MOST_RECENT]
        self.close_palette()
        entry.act()

    def _fit(self) -> None:
        """As wide as there is room for, as high as what is offered."""
        window = self._window
        width = min(_WIDTH, window.width() - 2 * _MARGIN)
        row = max(self.lines.sizeHintForRow(0), 1)
        room = window.height() - _TOP - 2 * _MARGIN - self.field.sizeHint().height()
        rows = max(min(self._model.rowCount(), _ROWS, room // row), 1)
        self.lines.setFixedHeight(rows * row + 2)
        margins = self.contentsMargins().top() + 8 + 6 + 8 + 4
        self.resize(width, self.lines.height() + self.field.sizeHint().height() + margins)
        self.move(QPoint((window.width() - width) // 2, _TOP))
