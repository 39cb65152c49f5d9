"""The lines of the left pane on screen: what clicks, keys and dropped papers mean there."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from readerapp.domain.translation import tr
from readerapp.gui.navigation.source_delegate import SourceDelegate
from readerapp.gui.navigation.source_drops import SourceDrops
from readerapp.gui.navigation.source_model import SourceModel
from readerapp.gui.navigation.sources import Source
from readerapp.gui.theme.theme import Theme

_Key, _Modifier = Qt.Key, Qt.KeyboardModifier
_MOVES = frozenset({_Key.Key_Up, _Key.Key_Down, _Key.Key_PageUp, _Key.Key_PageDown, _Key.Key_Home, _Key.Key_End})
_ENTER = frozenset({_Key.Key_Return, _Key.Key_Enter})
_PRESSES = _ENTER | {_Key.Key_Space}
# What is ours before it is anybody's shortcut.
_KEYS = {
    _Modifier.NoModifier: _MOVES | _PRESSES | {_Key.Key_Left, _Key.Key_Right, _Key.Key_F2, _Key.Key_Delete},
    _Modifier.ControlModifier: _MOVES | _PRESSES,
    _Modifier.AltModifier: _ENTER,
}
_AIR = 10  # above a section


def _moved(key: int, row: int, page: int, count: int) -> int:
    """Where KEY leads from ROW among COUNT lines, of which a PAGE is seen; perhaps past an end."""
    targets: dict[int, int] = {
        _Key.Key_Up: row - 1,
        _Key.Key_Down: row + 1,
        _Key.Key_PageUp: row - page,
        _Key.Key_PageDown: row + page,
        _Key.Key_Home: 0,
        _Key.Key_End: count - 1,
    }
    return targets[key]


def _set_up(view: QTableView) -> None:
    """What never changes about the lists."""
    view.setObjectName("sources")
    view.setAccessibleName(tr("Lists"))
    for header in (view.horizontalHeader(), view.verticalHeader()):
        header.hide()
    view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setMinimumSectionSize(16)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setCornerButtonEnabled(False)
    view.setMouseTracking(True)
    view.setAcceptDrops(True)
    view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)


class SourceView(QTableView):
    """Shows a `SourceModel`. The line with the cursor and the one whose papers are shown can be two.

    Signals:
        chosen: the papers of an entry are to be shown; with the Source.
        added, excluded: an entry is to be added to what is shown, or left out, or not any more; with the Source.
        opened: what is in an entry is to be shown or not; with the Source and whether.
        entered: Return on the entry that is shown already.
        read_wanted, rename_wanted, delete_wanted: with the Source.
        menu_wanted: with the Source and the place on the screen.
        papers_dropped: with the numbers of papers and the Source.
    """

    chosen = Signal(object)
    added = Signal(object)
    excluded = Signal(object)
    opened = Signal(object, bool)
    entered = Signal()
    read_wanted = Signal(object)
    menu_wanted = Signal(object, QPoint)
    papers_dropped = Signal(object, object)
    rename_wanted = Signal(object)
    delete_wanted = Signal(object)

    def __init__(self, model: SourceModel, theme: Theme) -> None:
        super().__init__()
        self._model = model
        self._delegate = SourceDelegate(theme, self)
        self._theme = theme
        self._spaced: tuple[int, ...] = ()
        self._drops = SourceDrops(self, model, self._delegate)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        _set_up(self)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def at_cursor(self) -> Source | None:
        """The entry in the line with the cursor."""
        return self._model.source(self.currentIndex())

    def go_to(self, key: str) -> None:
        """Put the cursor on the entry called KEY, if it is shown."""
        index = self._model.index_of(key)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def lay_out(self) -> None:
        """Give the lines their heights, after others are shown."""
        height = self._delegate.row_height
        spaced = self._model.sections
        for row in self._spaced:
            if row < self._model.rowCount():
                self.setRowHeight(row, height)
        for row in spaced:
            self.setRowHeight(row, height + _AIR)
        self._spaced = spaced

    # Qt interface

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            modifiers = event.modifiers() & ~_Modifier.KeypadModifier
            if event.key() in _KEYS.get(modifiers, ()):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, source = event.key(), self.at_cursor
        control = bool(event.modifiers() & _Modifier.ControlModifier)
        if key in _MOVES:
            self._move(key, choosing=not control)
        elif source is None:
            super().keyPressEvent(event)
        elif key in _ENTER or key == _Key.Key_Space:
            self._press(source, event.modifiers())
        elif key in {_Key.Key_Left, _Key.Key_Right}:
            self._fold(opening=key == _Key.Key_Right)
        elif key in {_Key.Key_F2, _Key.Key_Delete}:
            (self.rename_wanted if key == _Key.Key_F2 else self.delete_wanted).emit(source)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of ours; the box above narrows."""

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        return False if query == Qt.InputMethodQuery.ImEnabled else super().inputMethodQuery(query)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        index = self.indexAt(place)
        source, line = self._model.source(index), self._model.line(index.row())
        if event.button() is not Qt.MouseButton.LeftButton or source is None or line is None:
            return
        on_triangle = line.opened is not None and self._delegate.triangle(self.visualRect(index), line).contains(place)
        if on_triangle or source.is_heading:
            self.setCurrentIndex(index)
            if line.opened is not None:
                self.opened.emit(source, not line.opened)
        elif event.modifiers() & _Modifier.ControlModifier:
            self.added.emit(source)
        elif event.modifiers() & _Modifier.AltModifier:
            self.excluded.emit(source)
        else:
            self.setCurrentIndex(index)
            self.chosen.emit(source)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() == Qt.MouseButton.NoButton:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What a click means, the press has done."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        source = self._model.source(self.indexAt(event.position().toPoint()))
        if source is not None and not source.is_heading and not event.modifiers():
            self.read_wanted.emit(source)
        else:
            self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        source = self._model.source(index)
        if source is not None:
            place = self.visualRect(index).bottomLeft() + QPoint(20, 0) if by_key else event.pos()
            self.menu_wanted.emit(source, self.viewport().mapToGlobal(place))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._drops.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._drops.move(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drops.leave()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._drops.drop(event)

    def _move(self, key: int, *, choosing: bool) -> None:
        count, row = self._model.rowCount(), self.currentIndex().row()
        page = max(self.viewport().height() // max(self.verticalHeader().defaultSectionSize(), 1) - 1, 1)
        target = min(max(_moved(key, row, page, count), 0), count - 1)
        step = {_Key.Key_Up: -1, _Key.Key_Down: 1}.get(_Key(key), 0) if choosing else 0
        if step:
            target = self._model.past_headings(target, step)
        if target != row and count:
            self._put_cursor(target, choosing=choosing)

    def _put_cursor(self, row: int, *, choosing: bool) -> None:
        index = self._model.index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        source = self._model.source(index)
        if choosing and source is not None and not source.is_heading:
            self.chosen.emit(source)

    def _press(self, source: Source, modifiers: Qt.KeyboardModifier) -> None:
        line = self._model.line(self.currentIndex().row())
        if source.is_heading:
            self.opened.emit(source, not (line is not None and line.opened))
        elif modifiers & _Modifier.ControlModifier:
            self.added.emit(source)
        elif modifiers & _Modifier.AltModifier:
            self.excluded.emit(source)
        elif source.key == self._model.chosen:
            self.entered.emit()
        else:
            self.chosen.emit(source)

    def _fold(self, *, opening: bool) -> None:
        """Open or close the line with the cursor; where that is done already, go in or out."""
        row = self.currentIndex().row()
        line = self._model.line(row)
        if line is None:
            return
        if line.opened is not None and line.opened is not opening:
            self.opened.emit(line.source, opening)
        elif opening and line.opened:
            self._put_cursor(row + 1, choosing=True)
        elif opening and line.source.key == self._model.chosen:
            self.entered.emit()
        elif not opening:
            above = self._model.above(row)
            if above is not None:
                self._put_cursor(above, choosing=True)

    def _on_theme_changed(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._delegate.row_height)
        self.lay_out()
        self.viewport().update()
