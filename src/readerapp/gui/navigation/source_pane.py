"""The left pane: a tree of lists to choose from."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QMenu, QTreeView, QVBoxLayout, QWidget

from readerapp.domain.paper import Overview
from readerapp.domain.translation import tr
from readerapp.gui.navigation.source_delegate import SourceDelegate
from readerapp.gui.navigation.source_model import SourceModel
from readerapp.gui.navigation.sources import sources
from readerapp.gui.theme.theme import Theme

DEFAULT_SOURCE = "inbox"
_CLAIM = QItemSelectionModel.SelectionFlag.ClearAndSelect


class _SourceTree(QTreeView):
    """The tree without Qt's own branches; triangles are painted like our other icons."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("sources")
        self.setAccessibleName(tr("Lists"))
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setExpandsOnDoubleClick(False)
        self.setUniformRowHeights(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    # Qt interface

    def drawBranches(self, painter: QPainter, rect: object, index: object) -> None:  # noqa: ARG002
        if not isinstance(index, QModelIndex) or not self.model().hasChildren(index):
            return
        box = self.visualRect(index)
        icon = "chevron-down" if self.isExpanded(index) else "chevron-right"
        pixmap = self._theme.pixmap(icon, "muted", 12)
        heading = not index.parent().isValid()
        middle = box.center().y() + (7 if heading else 0)
        painter.drawPixmap(QPoint(box.left() - 13, middle - 5), pixmap)


class SourcePane(QFrame):
    """Chooses the list that the middle pane shows.

    Signals:
        selection_changed: another entry was chosen; with the Source.
        digest_wanted: a digest is to be read; with its number.
        repair_wanted: the text repair of a digest is to be shown; with its number.
    """

    selection_changed = Signal(object)
    digest_wanted = Signal(int)
    repair_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setMinimumWidth(140)
        self._current = DEFAULT_SOURCE
        self._expanded: set[str] = {"digests", "topics", "tags"}
        self._model = SourceModel(self)
        self._tree = _SourceTree(theme)
        self._tree.setModel(self._model)
        self._tree.setItemDelegate(SourceDelegate(theme, self))
        self._tree.expanded.connect(lambda index: self._remember(index, opened=True))
        self._tree.collapsed.connect(lambda index: self._remember(index, opened=False))
        self._tree.clicked.connect(self._on_clicked)
        self._tree.doubleClicked.connect(self._read)
        self._tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._tree.customContextMenuRequested.connect(self._on_menu_wanted)
        self._tree.selectionModel().currentChanged.connect(self._on_current_changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 8, 0, 4)
        layout.addWidget(self._tree)
        self.setFocusProxy(self._tree)
        theme.changed.connect(self._tree.doItemsLayout)

    @property
    def current(self) -> str:
        """The key of the chosen entry."""
        return self._current

    @property
    def digest(self) -> int:
        """The number of the chosen digest, 0 when something else is chosen."""
        prefix, _, number = self._current.partition(":")
        return int(number) if prefix == "digest" else 0

    @property
    def in_use(self) -> bool:
        """Whether the keys go here."""
        return self._tree.hasFocus()

    @property
    def expanded(self) -> tuple[str, ...]:
        """The keys of the entries that are open."""
        return tuple(sorted(self._expanded))

    @property
    def model(self) -> SourceModel:
        """The entries."""
        return self._model

    def restore(self, current: str, expanded: tuple[str, ...]) -> None:
        """Choose and open these entries as soon as they are there."""
        self._current, self._expanded = current, set(expanded)

    def show_overview(self, overview: Overview) -> None:
        """Show what is in the library now; the choice stays if it still exists."""
        if self._model.show(sources(overview)):
            wanted = self._expanded
            for key in sorted(wanted):
                self._tree.setExpanded(self._model.index_of(key), True)
            self._expanded = wanted
            index = self._model.index_of(self._current)
            self._put_current(index if index.isValid() else self._model.index_of(DEFAULT_SOURCE))

    def has(self, key: str) -> bool:
        """Whether there is an entry called KEY."""
        return self._model.index_of(key).isValid()

    def choose(self, key: str) -> None:
        """Choose the entry called KEY."""
        index = self._model.index_of(key)
        if index.isValid():
            self._put_current(index)

    def enter(self, key: str) -> None:
        """Open the group called KEY and go to its first entry."""
        index = self._model.index_of(key)
        first = self._model.index(0, 0, index)
        if first.isValid():
            self._tree.expand(index)
            self._put_current(first)
            self._tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Qt interface

    def sizeHint(self) -> QSize:
        return QSize(220, 400)

    def _put_current(self, index: QModelIndex) -> None:
        self._tree.selectionModel().setCurrentIndex(index, _CLAIM)
        self._tree.scrollTo(index)

    def _remember(self, index: QModelIndex, *, opened: bool) -> None:
        source = self._model.source(index)
        if source is not None:
            self._expanded = self._expanded | {source.key} if opened else self._expanded - {source.key}

    def _on_clicked(self, index: QModelIndex) -> None:
        source = self._model.source(index)
        if source is not None and source.is_heading:
            self._tree.setExpanded(index, not self._tree.isExpanded(index))

    def _on_menu_wanted(self, place: QPoint) -> None:
        digest = self._digest_at(self._tree.indexAt(place))
        if digest:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction(tr("Read the digest")).triggered.connect(lambda: self.digest_wanted.emit(digest))
            menu.addAction(tr("Text repair…")).triggered.connect(lambda: self.repair_wanted.emit(digest))
            menu.popup(self._tree.viewport().mapToGlobal(place))

    def _read(self, index: QModelIndex) -> None:
        digest = self._digest_at(index)
        if digest:
            self.digest_wanted.emit(digest)

    def _digest_at(self, index: QModelIndex) -> int:
        """The number of the digest at INDEX, 0 when something else is there."""
        source = self._model.source(index)
        prefix, _, number = source.key.partition(":") if source is not None else ("", "", "")
        return int(number) if prefix == "digest" else 0

    def _on_current_changed(self, index: QModelIndex) -> None:
        source = self._model.source(index)
        if source is not None and not source.is_heading:
            self._current = source.key
            self.selection_changed.emit(source)
