"""The list of papers: selection that survives changes, clicks on star and status, keys without an input method."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QDrag, QFocusEvent, QKeyEvent, QMouseEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from readerapp.domain.translation import tr
from readerapp.gui.papers.columns import Column
from readerapp.gui.papers.density import Density, Part
from readerapp.gui.papers.dragging import drag_picture, mime_of
from readerapp.gui.papers.paper_delegate import PaperDelegate
from readerapp.gui.papers.paper_header import PaperHeader
from readerapp.gui.papers.paper_model import PaperModel
from readerapp.gui.papers.stretches import stretches
from readerapp.gui.theme.theme import Theme

_Flag = QItemSelectionModel.SelectionFlag
_ASIDE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


def _ground() -> QWidget:
    """A viewport that Python knows: asked for one of Qt's, PySide makes every class of widget there is."""
    ground = QWidget()
    ground.setObjectName("qt_scrollarea_viewport")
    ground.setBackgroundRole(QPalette.ColorRole.Base)
    ground.setAutoFillBackground(True)
    return ground


def _set_up(view: QTableView) -> None:
    """What never changes about the list."""
    view.setAccessibleName(tr("Papers"))
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setDragEnabled(True)
    view.setCornerButtonEnabled(False)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    rows = view.verticalHeader()
    rows.hide()
    rows.setMinimumSectionSize(16)
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)


class PaperList(QTableView):
    """Shows a `PaperModel` in one of three densities.

    Attributes:
        papers: the model.
        columns: the header of the column view.

    Signals:
        star_clicked: the star of a paper was clicked; with its PaperRow.
        status_clicked: the status icon of the selected paper was clicked; with the place on the screen.
        aside_wanted: the keys are to go to the pane on the left (-1) or on the right (1).
    """

    aside_wanted = Signal(int)
    star_clicked = Signal(object)
    status_clicked = Signal(QPoint)

    def __init__(self, model: PaperModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setViewport(_ground())
        self.papers = model
        self.columns = PaperHeader(theme, model)
        self.setModel(model)
        self.setHorizontalHeader(self.columns)
        self._theme = theme
        self._delegate = PaperDelegate(theme, model, self)
        self.setItemDelegate(self._delegate)
        _set_up(self)
        theme.changed.connect(self._on_theme_changed)
        theme.tags_coloured.connect(self.viewport().update)
        self.show_density(Density.ROWS)

    @property
    def density(self) -> Density:
        """How the papers are shown."""
        return self._delegate.density

    def show_density(self, density: Density) -> None:
        """Show the papers in two lines, in one, or in columns; what was in sight stays in sight."""
        self._delegate.density = density
        current = self.currentIndex()
        self.columns.show_density(density)
        self.verticalHeader().setDefaultSectionSize(self._delegate.row_height)
        if current.isValid():
            self.selectionModel().setCurrentIndex(self._cell(current.row()), _Flag.NoUpdate)
            self.scrollTo(self.currentIndex())
        self.viewport().update()

    def current_id(self) -> int:
        """The number of the current paper, 0 for none."""
        row = self.currentIndex().row()
        return self.papers.ids[row] if 0 <= row < len(self.papers.ids) else 0

    def selected_ids(self) -> tuple[int, ...]:
        """The numbers of the selected papers, in the order of the list."""
        ids = self.papers.ids
        parts = sorted({(part.top(), part.bottom()) for part in self.selectionModel().selection().toList()})
        if len(parts) == 1:
            return ids[parts[0][0] : parts[0][1] + 1]
        return tuple(dict.fromkeys(paper for top, bottom in parts for paper in ids[top : bottom + 1]))

    def last_selected_row(self) -> int:
        """The lowest line that is selected, else the current one, else -1."""
        bottoms = [part.bottom() for part in self.selectionModel().selection().toList()]
        return max(bottoms, default=self.currentIndex().row())

    def select_ids(self, wanted: tuple[int, ...], current: int) -> None:
        """Select the papers WANTED and make CURRENT the current one; those that are not in the list do not count."""
        places = sorted(self.papers.places_of(wanted))
        selection = QItemSelection()
        for first, last in stretches(places):
            selection.select(self.papers.index(first, 0), self.papers.index(last, len(Column) - 1))
        model = self.selectionModel()
        place = self.papers.place_of(current)
        if place is None and places:
            place = places[0]
        if place is not None:
            model.setCurrentIndex(self._cell(place), _Flag.NoUpdate)
        model.select(selection, _Flag.ClearAndSelect)

    def go_to(self, place: int) -> None:
        """Make the paper in line PLACE the only selected one."""
        if 0 <= place < len(self.papers.ids):
            index = self._cell(place)
            self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect | _Flag.Rows)
            self.scrollTo(index)

    def top_id(self) -> int:
        """The number of the paper in the first visible line, 0 when there is none."""
        place = self.rowAt(0)
        return self.papers.ids[place] if 0 <= place < len(self.papers.ids) else 0

    def height_of(self, paper: int) -> int | None:
        """Where the top of a paper is in the visible part, in pixels; None when it is out of sight."""
        place = self.papers.place_of(paper)
        top = self.rowViewportPosition(place) if place is not None else -1
        return top if -self._delegate.row_height < top < self.viewport().height() and place is not None else None

    def hold(self, paper: int, height: int) -> None:
        """Scroll so that the top of a paper is at HEIGHT, if it is in the list."""
        place = self.papers.place_of(paper)
        if place is not None:
            self.executeDelayedItemsLayout()
            self.updateGeometries()
            self.verticalScrollBar().setValue(place * self._delegate.row_height - height)

    def put_on_top(self, paper: int) -> None:
        """Show the paper in the first line, if it is there."""
        place = self.papers.place_of(paper)
        if place is not None:
            self.scrollTo(self._cell(place), QAbstractItemView.ScrollHint.PositionAtTop)

    def part_box(self, place: int, part: Part) -> QRect:
        """Where PART of the paper in line PLACE can be clicked."""
        return self._delegate.part_box(place, part)

    # Qt interface

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        part = self._delegate.part_at(index, event.position().toPoint()) if plain and index.isValid() else Part.REST
        row = self.papers.row_at(index.row()) if part is Part.STAR else None
        if part is Part.STAR:
            if row is not None:
                self.star_clicked.emit(row)
            return
        super().mousePressEvent(event)
        if self.currentIndex().isValid():  # wherever the row was hit, the keys and the screen reader find all of it
            self.selectionModel().setCurrentIndex(self._cell(self.currentIndex().row()), _Flag.NoUpdate)
        if part is Part.STATUS:
            corner = self.part_box(index.row(), Part.STATUS).bottomLeft()
            self.status_clicked.emit(self.viewport().mapToGlobal(corner))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        index = self.indexAt(place)
        if index.isValid() and self._delegate.part_at(index, place) is not Part.REST:
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End} and not event.modifiers():
            self.go_to(0 if event.key() == Qt.Key.Key_Home else len(self.papers.ids) - 1)
            return
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            event.ignore()  # the pane leaves the search
            return
        if event.key() in _ASIDE and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.aside_wanted.emit(_ASIDE[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def startDrag(self, supported: Qt.DropAction) -> None:  # noqa: ARG002
        papers = self.selected_ids()
        if papers:
            drag = QDrag(self)
            drag.setMimeData(mime_of(papers))
            drag.setPixmap(drag_picture(papers, self._theme, self.devicePixelRatioF()))
            drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.MoveAction)

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of ours; the search box searches."""

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        if query == Qt.InputMethodQuery.ImEnabled:
            return False
        return super().inputMethodQuery(query)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.columns.make_room(event.size().width())
        super().resizeEvent(event)
        place = self.visualRect(self.currentIndex())
        if place.isValid() and 0 <= place.top() < event.oldSize().height():
            self.scrollTo(self.currentIndex())  # what was in sight stays in sight

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _cell(self, place: int) -> QModelIndex:
        """The cell that stands for the paper in line PLACE."""
        return self.papers.index(place, Column.TITLE if self.density is Density.COLUMNS else Column.PAPER)

    def _on_theme_changed(self) -> None:
        self._delegate.refresh()
        self.columns.arrange()
        self.verticalHeader().setDefaultSectionSize(self._delegate.row_height)
        self.viewport().update()
