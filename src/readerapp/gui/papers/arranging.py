"""How the list is arranged: its density, its columns and its order, and what keys, menus and header change of that."""

from PySide6.QtCore import QObject, QPoint, Qt, Signal

from readerapp.config.settings import DENSITY
from readerapp.domain.selection import Sort, SortField
from readerapp.gui.papers.columns import CHOICES, SORT_FIELDS, Column
from readerapp.gui.papers.density import Density
from readerapp.gui.papers.paper_pane import PaperPane
from readerapp.gui.papers.sorting import next_sort, sort_text
from readerapp.gui.settings.keeper import SettingsKeeper


class Arranging(QObject):
    """Arranges the list of PANE; its density is a setting.

    Signals:
        sort_wanted: another order; with the Sort, or None for the list's own order.
        sort_menu_wanted, column_menu_wanted: with the place on the screen.
        changed: something is arranged in another way.
    """

    sort_wanted = Signal(object)
    sort_menu_wanted = Signal(QPoint)
    column_menu_wanted = Signal(QPoint)
    changed = Signal()

    def __init__(self, pane: PaperPane, keeper: SettingsKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pane = pane
        self._view = pane.view
        self._keeper = keeper
        self._sort: Sort | None = None
        columns = self._view.columns
        columns.sectionClicked.connect(self._on_header_clicked)
        columns.menu_wanted.connect(self.column_menu_wanted)
        columns.chosen.connect(self.changed)
        pane.sorter.clicked.connect(self._on_sorter_clicked)
        keeper.changed.connect(self._on_setting_changed)
        self.show_sort(None)
        self._view.show_density(Density(keeper[DENSITY]))

    @property
    def checked(self) -> dict[str, bool]:
        """Which of the actions that arrange the list stand for what is the case, by their ids."""
        sorted_by = self._sort.field if self._sort else None
        return {
            **{f"list-{density.value}": density is self._view.density for density in Density},
            **{f"sort-{field.value}": field is sorted_by for field in SortField},
            "sort-own": sorted_by is None,
            **{
                f"column-{column.name.lower()}": column in self._view.columns.shown
                for column in CHOICES
                if column is not Column.TITLE
            },
        }

    def show_sort(self, sort: Sort | None) -> None:
        """Tell how the list is sorted now."""
        self._sort = sort
        self._pane.sorter.setText(sort_text(sort))
        column = next((column for column, field in SORT_FIELDS.items() if sort and field is sort.field), None)
        order = Qt.SortOrder.DescendingOrder if sort and sort.descending else Qt.SortOrder.AscendingOrder
        self._view.columns.setSortIndicator(-1 if column is None else int(column), order)
        self.changed.emit()

    def set_density(self, density: Density) -> None:
        """Show the papers that way."""
        self._keeper.change(DENSITY, density.value)

    def sort_by(self, field: SortField) -> None:
        """Sort by FIELD; asked for again, the other way round; a third time, the list's own order."""
        self.sort_wanted.emit(next_sort(self._sort, field))

    def forget_sort(self) -> None:
        """Go back to the list's own order."""
        self.sort_wanted.emit(None)

    def toggle_column(self, column: Column) -> None:
        """Show or hide COLUMN in the column view."""
        self._view.columns.toggle(column)

    def reset_columns(self) -> None:
        """The columns of the first start, in their order and widths."""
        self._view.columns.start_over()

    def _on_header_clicked(self, section: int) -> None:
        field = SORT_FIELDS.get(Column(section))
        if field is not None:
            self.sort_by(field)

    def _on_sorter_clicked(self) -> None:
        self.sort_menu_wanted.emit(self._pane.sorter.mapToGlobal(self._pane.sorter.rect().bottomLeft()))

    def _on_setting_changed(self, setting: object) -> None:
        if setting is DENSITY:
            self._view.show_density(Density(self._keeper[DENSITY]))
            self.changed.emit()
