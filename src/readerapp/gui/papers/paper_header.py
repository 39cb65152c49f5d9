"""The header of the column view: which columns are chosen, how wide they are, and what a narrow pane leaves out."""

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtWidgets import QHeaderView

from readerapp.domain.translation import tr
from readerapp.gui.papers.columns import (
    CHOICES,
    ICONS_ONLY,
    LEAST_TITLE,
    SHOWN_AT_FIRST,
    Column,
    columns_from,
    left_out,
)
from readerapp.gui.papers.density import Density
from readerapp.gui.papers.paper_model import PaperModel
from readerapp.gui.theme.theme import Theme

_Mode = QHeaderView.ResizeMode


class PaperHeader(QHeaderView):
    """Keeps the columns of a list.

    Signals:
        chosen: other columns are shown, or in another order or width.
        menu_wanted: a right click; with the place on the screen.
    """

    chosen = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, papers: PaperModel) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._density = Density.ROWS
        self._room = 0
        self._widths: dict[Column, int] = {}
        self._shown: set[Column] = set()
        self._arranging = True
        self.setModel(papers)
        # It would ask for every cell of a long list whether whole columns are selected, each time it is painted.
        self.setSelectionModel(QItemSelectionModel(papers, self))
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorShown(True)
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setMinimumSectionSize(20)
        self.setAccessibleName(tr("Columns"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda place: self.menu_wanted.emit(self.mapToGlobal(place)))
        self.sectionResized.connect(self._on_resized)
        self.sectionMoved.connect(self._on_moved)
        self.restore(())

    @property
    def shown(self) -> frozenset[Column]:
        """The columns that are chosen, also those that have no room just now."""
        return frozenset(self._shown)

    @property
    def arrangement(self) -> tuple[str, ...]:
        """The columns in their order with their widths, as `columns_from` reads them."""
        ordered = sorted(CHOICES, key=self.visualIndex)
        return tuple(
            f"{'' if column in self._shown else '-'}{column.name.lower()}:{self._widths[column]}" for column in ordered
        )

    def restore(self, arrangement: tuple[str, ...]) -> None:
        """Arrange the columns as they were; nothing gives the first choice."""
        found = columns_from(arrangement)
        self._widths = {column: width for column, (width, _) in found.items()}
        self._shown = {column for column, (_, shown) in found.items() if shown}
        self._arranging = True
        for place, column in enumerate((Column.PAPER, *found)):
            self.moveSection(self.visualIndex(column), place)
        self.arrange()

    def toggle(self, column: Column) -> None:
        """Show or hide COLUMN; the title is always there."""
        if column is not Column.TITLE:
            self._shown ^= {column}
            self.arrange()
            self.chosen.emit()

    def start_over(self) -> None:
        """The columns of the first start."""
        self.restore(())
        self.chosen.emit()

    def show_density(self, density: Density) -> None:
        """Columns, or the one cell a row of the other densities."""
        self._density = density
        self.setVisible(density is Density.COLUMNS)
        self.arrange()

    def make_room(self, room: int) -> None:
        """The list has ROOM pixels from now on."""
        if room != self._room:
            self._room = room
            self.arrange()

    def arrange(self) -> None:
        """Hide what is not to be seen and give the rest its width."""
        self._arranging = True
        in_columns = self._density is Density.COLUMNS
        shown = self._shown - self._left_out() if in_columns else {Column.PAPER}
        for column in Column:
            if self.isSectionHidden(column) == (column in shown):
                self.setSectionHidden(column, column not in shown)
        for column in shown - {Column.PAPER, Column.TITLE}:
            self.setSectionResizeMode(column, _Mode.Fixed if column in ICONS_ONLY else _Mode.Interactive)
            self.resizeSection(column, self._scaled(self._widths[column]))
        self._stretch(Column.TITLE if in_columns else Column.PAPER, shown)
        self._arranging = False

    def _stretch(self, column: Column, shown: set[Column]) -> None:
        """Give COLUMN what the others leave; a title that would get too little keeps a width and is scrolled."""
        others = sum(self._scaled(self._widths[other]) for other in shown - {column})
        if column is Column.PAPER or self._room - others >= self._scaled(LEAST_TITLE):
            self.setSectionResizeMode(column, _Mode.Stretch)
        else:
            self.setSectionResizeMode(column, _Mode.Interactive)
            self.resizeSection(column, self._scaled(LEAST_TITLE))

    def _left_out(self) -> frozenset[Column]:
        """What a narrow list goes without; columns that the user chose stay, and are scrolled."""
        return left_out(self._room, self._theme.scale) if self._shown == SHOWN_AT_FIRST else frozenset()

    def _scaled(self, width: int) -> int:
        return round(width * self._theme.scale)

    def _on_resized(self, section: int, _old: int, new: int) -> None:
        column = Column(section)
        if not self._arranging and new and column not in {Column.PAPER, Column.TITLE}:
            self._widths[column] = round(new / self._theme.scale)
            self.chosen.emit()

    def _on_moved(self, _section: int, _old: int, _new: int) -> None:
        if not self._arranging:
            self.chosen.emit()
