"""The middle pane: heading, search box and the table of papers, or what to do when there are none."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from readerapp.domain.translation import tr
from readerapp.domain.words import papers_text
from readerapp.gui.labels import ElidedLabel, hint, label
from readerapp.gui.papers.filter_chips import FilterChips
from readerapp.gui.papers.paper_list import PaperList
from readerapp.gui.papers.paper_model import PaperModel
from readerapp.gui.papers.search_box import SearchBox
from readerapp.gui.theme.theme import Theme

if TYPE_CHECKING:
    from readerapp.gui.empty_state import EmptyState

_LEAST = 260  # pixels; 1366 of a screen at 200 % are enough for this and the least of the other two panes
_ROOM_FOR_COUNT = 340
_MOST_SEARCH = 300
_LEAST_SEARCH, _LEAST_SHARE = 90, 0.3  # pixels for the search box, and of the pane where that is more
_OTHER = Qt.FocusReason.OtherFocusReason


class PaperPane(QWidget):
    """Shows one list of papers.

    Attributes:
        view: the table.
        search: the box above it.
        filter: the chips of what is added to the list and left out.
        sorter: the button that says how the list is sorted, and offers other orders.

    Signals:
        menu_wanted: a right click on the selected papers; with the place on the screen.
        open_wanted: a paper was double-clicked.
    """

    menu_wanted = Signal(QPoint)
    open_wanted = Signal()

    def __init__(self, model: PaperModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self._empty: EmptyState | None = None
        self.view = PaperList(model, theme)
        self.search = SearchBox(theme)
        self.filter = FilterChips(theme)
        self._title = ElidedLabel(role="lead")
        self._count = label(tone="muted", role="small")
        self.sorter = QToolButton()
        self._stack = QStackedLayout()
        self._lay_out()
        self.setMinimumWidth(_LEAST)
        self.view.customContextMenuRequested.connect(self._on_menu_wanted)
        self.view.doubleClicked.connect(self.open_wanted)
        self.search.leave_wanted.connect(lambda: self.view.setFocus(Qt.FocusReason.OtherFocusReason))
        model.modelReset.connect(self._on_count_changed)
        model.rowsInserted.connect(self._on_count_changed)
        model.rowsRemoved.connect(self._on_count_changed)

    @property
    def empty(self) -> "EmptyState":
        """The page that stands there when the list is empty."""
        if self._empty is None:
            from readerapp.gui.empty_state import EmptyState  # noqa: PLC0415  lists that show papers first need none

            self._empty = EmptyState(self._theme)
            self._stack.addWidget(self._empty)
        return self._empty

    @property
    def title(self) -> str:
        """The name of the list."""
        return self._title.text()

    def setFocus(self, reason: Qt.FocusReason = _OTHER) -> None:
        """Go to the list, or to the page in its place; not by a proxy, which Tab would stop at on its way round."""
        (self.view if self._stack.currentWidget() is self.view else self.empty).setFocus(reason)

    def show_title(self, title: str) -> None:
        """Name the list."""
        self._title.setText(title)
        self._title.setToolTip(hint(title))

    def focus_search(self) -> None:
        """Go to the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def next_paper(self) -> None:
        """Select the paper below those that are selected."""
        self.view.go_to(min(self.view.last_selected_row() + 1, len(self._model.ids) - 1))

    def previous_paper(self) -> None:
        """Select the paper above."""
        self.view.go_to(max(self.view.currentIndex().row() - 1, 0))

    def select_all(self) -> None:
        """Select every paper of the list."""
        self.view.selectAll()

    # Qt interface

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        self._count.setVisible(width >= _ROOM_FOR_COUNT * self._theme.scale)
        self.search.setMinimumWidth(max(_LEAST_SEARCH, min(round(width * _LEAST_SHARE), _MOST_SEARCH)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers() and self.search.text():
            self.search.clear_now()  # Escape leads out of a search, from the list too
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head = QFrame()
        head.setObjectName("listHead")
        line = QHBoxLayout(head)
        line.setContentsMargins(16, 10, 12, 10)
        line.setSpacing(8)
        line.addWidget(self._title)
        line.addStretch(1)
        line.addWidget(self._count)
        self.sorter.setProperty("kind", "text")
        self.sorter.setAccessibleName(tr("Sort"))
        self.sorter.setToolTip(tr("Sort the list"))
        line.addWidget(self.sorter)
        self.search.setMinimumWidth(_LEAST_SEARCH)
        self.search.setMaximumWidth(_MOST_SEARCH)
        line.addWidget(self.search, 3)
        self._stack.addWidget(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self.filter)
        layout.addLayout(self._stack, 1)

    def _on_count_changed(self) -> None:
        count = len(self._model.ids)
        self._count.setText(papers_text(count) if count else "")
        had_focus = self.window().focusWidget() is self.view
        self._stack.setCurrentWidget(self.view if count else self.empty)
        if had_focus and not count:  # keys of the list go on working from the empty page
            self.empty.setFocus(Qt.FocusReason.OtherFocusReason)
        elif count and self.window().focusWidget() is self._empty:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_menu_wanted(self, place: QPoint) -> None:
        if self.view.indexAt(place).isValid():
            self.menu_wanted.emit(self.view.viewport().mapToGlobal(place))
