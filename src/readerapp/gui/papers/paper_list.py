"""The table of papers: selection that survives changes, clicks on star and status, keys without an input method."""

from PySide6.QtCore import (
    QByteArray,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from readerapp.domain.translation import tr
from readerapp.gui.papers.columns import WIDTHS, Column, left_out
from readerapp.gui.papers.paper_model import PaperModel
from readerapp.gui.papers.paper_painting import PaperPainter
from readerapp.gui.theme.theme import Theme

_Flag = QItemSelectionModel.SelectionFlag
_BAR = 3

_DATE_MARGIN = 12


class _PaperDelegate(QStyledItemDelegate):
    """Paints ground, selection and hairline of a cell; what is in it is `PaperPainter`'s."""

    def __init__(self, theme: Theme, view: "PaperList") -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self.painter = PaperPainter(theme)

    # Qt interface

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tokens = self._theme.tokens
        box: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = tokens.surface
        if selected:
            ground = tokens.selection if self._view.hasFocus() else tokens.selection_idle
            painter.fillRect(box, QColor(ground))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(tokens.line))
        column = Column(index.column())
        if column is Column.STATUS and selected and index.row() == self._view.currentIndex().row():
            painter.fillRect(QRect(box.left(), box.top(), _BAR, box.height()), QColor(tokens.accent))
        row = self._view.papers.row_at(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row is None:
            self.painter.paint_placeholder(painter, box, column)
        else:
            self.painter.paint(painter, box.adjusted(0, 0, 0, -1), row, column, ground)
        painter.restore()


class PaperList(QTableView):
    """Shows a `PaperModel`.

    Signals:
        star_clicked: the star of a paper was clicked; with its PaperRow.
        status_clicked: the status icon of the selected paper was clicked; with the place on the screen.
    """

    star_clicked = Signal(object)
    status_clicked = Signal(QPoint)

    def __init__(self, model: PaperModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.papers = model
        self._theme = theme
        self._scale = theme.scale
        self.setModel(model)
        self.setAccessibleName(tr("Papers"))
        self._delegate = _PaperDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._set_up_headers()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def current_id(self) -> int:
        """The number of the current paper, 0 for none."""
        row = self.currentIndex().row()
        return self.papers.ids[row] if 0 <= row < len(self.papers.ids) else 0

    def selected_ids(self) -> tuple[int, ...]:
        """The numbers of the selected papers, in the order of the list."""
        ids = self.papers.ids
        parts = self.selectionModel().selection().toList()
        stretches = sorted({(part.top(), part.bottom()) for part in parts})
        return tuple(dict.fromkeys(paper for top, bottom in stretches for paper in ids[top : bottom + 1]))

    def last_selected_row(self) -> int:
        """The lowest line that is selected, else the current one, else -1."""
        bottoms = [part.bottom() for part in self.selectionModel().selection().toList()]
        return max(bottoms, default=self.currentIndex().row())

    def select_ids(self, wanted: tuple[int, ...], current: int) -> None:
        """Select the papers WANTED and make CURRENT the current one; those that are not in the list do not count."""
        places = sorted(place for place in map(self.papers.place_of, wanted) if place is not None)
        selection = QItemSelection()
        for first, last in _stretches(places):
            selection.select(self.papers.index(first, 0), self.papers.index(last, len(Column) - 1))
        model = self.selectionModel()
        place = self.papers.place_of(current)
        if place is None and places:
            place = places[0]
        if place is not None:
            model.setCurrentIndex(self.papers.index(place, Column.TITLE), _Flag.NoUpdate)
        model.select(selection, _Flag.ClearAndSelect)

    def go_to(self, place: int) -> None:
        """Make the paper in line PLACE the only selected one."""
        if 0 <= place < len(self.papers.ids):
            index = self.papers.index(place, Column.TITLE)
            self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect | _Flag.Rows)
            self.scrollTo(index)

    def restore_columns(self, state: QByteArray) -> None:
        """Give the columns the widths they had; the order of papers is the list's own."""
        header = self.horizontalHeader()
        if header.restoreState(state):
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    # Qt interface

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        if plain and index.isValid() and index.column() == Column.STAR:
            row = self.papers.row_at(index.row())
            if row is not None:
                self.star_clicked.emit(row)
            return
        super().mousePressEvent(event)
        if plain and index.isValid() and index.column() == Column.STATUS:
            corner = self.visualRect(index).bottomLeft()
            self.status_clicked.emit(self.viewport().mapToGlobal(corner))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).column() in {Column.STAR, Column.STATUS}:
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End} and not event.modifiers():
            self.go_to(0 if event.key() == Qt.Key.Key_Home else len(self.papers.ids) - 1)
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of ours; the search box searches."""

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        if query == Qt.InputMethodQuery.ImEnabled:
            return False
        return super().inputMethodQuery(query)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._leave_out(event.size().width())
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

    def _set_up_headers(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        # It would ask for every cell of a long list whether whole columns are selected, each time it is painted.
        header.setSelectionModel(QItemSelectionModel(self.papers, header))
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setMinimumSectionSize(24)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, round(width * self._scale))
        # Fonts differ in the width of their digits, and a date that is cut off is no date.
        whole_date = self.fontMetrics().horizontalAdvance("0000-00-00") + _DATE_MARGIN
        self.setColumnWidth(Column.DATE, max(self.columnWidth(Column.DATE), whole_date))
        for column in (Column.STATUS, Column.STAR):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)

    def _leave_out(self, width: int) -> None:
        hidden = left_out(width, self._scale)
        for column in Column:
            if self.isColumnHidden(column) != (column in hidden):
                self.setColumnHidden(column, column in hidden)

    def _on_theme_changed(self) -> None:
        self._delegate.painter.refresh()
        factor, self._scale = self._theme.scale / self._scale, self._theme.scale
        if factor != 1:
            for column in WIDTHS:
                self.setColumnHidden(column, False)  # one that is hidden has no width to be scaled
                self.setColumnWidth(column, round(self.columnWidth(column) * factor))
            self._leave_out(self.viewport().width())
        self.verticalHeader().setMinimumSectionSize(16)
        self.verticalHeader().setDefaultSectionSize(self._delegate.painter.row_height)
        self.viewport().update()


def _stretches(places: list[int]) -> list[tuple[int, int]]:
    """Sorted PLACES as stretches of neighbours, first and last."""
    stretches: list[tuple[int, int]] = []
    for place in places:
        if stretches and place == stretches[-1][1] + 1:
            stretches[-1] = (stretches[-1][0], place)
        else:
            stretches.append((place, place))
    return stretches
