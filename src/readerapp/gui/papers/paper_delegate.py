"""Paints the ground of a row, its selection and hairline, and lets the painter of the density fill it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from readerapp.domain.translation import tr
from readerapp.domain.words import status_name
from readerapp.gui.labels import hint
from readerapp.gui.papers.cell_painting import CellPainter
from readerapp.gui.papers.columns import Column
from readerapp.gui.papers.density import Density, Part
from readerapp.gui.papers.lettering import Lettering
from readerapp.gui.papers.paper_model import PaperModel
from readerapp.gui.papers.row_painting import RowPainter
from readerapp.gui.theme.theme import Theme

_BAR = 3
AnyIndex = QModelIndex | QPersistentModelIndex


def _fill(painter: QPainter, box: QRect, colour: str) -> None:
    """Like `fillRect`, which has PySide make the 180 names of Qt's gradients when it is called first."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRect(box)


class PaperDelegate(QStyledItemDelegate):
    """Paints the papers of VIEW.

    Attributes:
        density: how they are painted.
    """

    def __init__(self, theme: Theme, papers: PaperModel, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self._papers = papers
        self._view = view
        self._lettering = Lettering(theme)
        self._rows = RowPainter(theme, self._lettering)
        self._cells = CellPainter(theme, self._lettering)
        self.density = Density.ROWS

    @property
    def row_height(self) -> int:
        """The height of every row, with its hairline."""
        return 1 + (self._cells.height if self.density is Density.COLUMNS else self._rows.height(self.density))

    def refresh(self) -> None:
        """Take over changed fonts."""
        self._lettering.refresh()

    def part_at(self, index: AnyIndex, place: QPoint) -> Part:
        """What of a paper lies at PLACE of the view."""
        column = Column(index.column())
        if column is Column.PAPER:
            return self._rows.part_at(self._view.visualRect(index), place)
        return {Column.STATUS: Part.STATUS, Column.STAR: Part.STAR}.get(column, Part.REST)

    def part_box(self, place: int, part: Part) -> QRect:
        """Where PART of the paper in line PLACE can be clicked."""
        if self.density is not Density.COLUMNS:
            return self._rows.part_box(self._view.visualRect(self._papers.index(place, Column.PAPER)), part)
        column = {Part.STATUS: Column.STATUS, Part.STAR: Column.STAR}.get(part, Column.TITLE)
        return self._view.visualRect(self._papers.index(place, column))

    # Qt interface

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        tokens, box, column = self._theme.tokens, QRect(option.rect), Column(index.column())
        ground = tokens.surface
        if self._view.selectionModel().isSelected(index):  # to ask OPTION would load all that styles can do
            ground = tokens.selection if self._view.hasFocus() else tokens.selection_idle
            _fill(painter, box, ground)
            current = index.row() == self._view.currentIndex().row()
            if current and self._view.hasFocus() and column in {Column.PAPER, Column.STATUS}:
                _fill(painter, QRect(box.left(), box.top(), _BAR, box.height()), tokens.accent)
        _fill(painter, QRect(box.left(), box.bottom(), box.width(), 1), tokens.line)
        row = self._papers.row_at(index.row())
        inner = box.adjusted(0, 0, 0, -1)
        painter.save()
        painter.setClipRect(box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if column is Column.PAPER:
            if row is None:
                self._rows.paint_placeholder(painter, inner, self.density)
            else:
                self._rows.paint(painter, inner, row, self.density, ground)
        elif row is None:
            self._cells.paint_placeholder(painter, inner, column)
        else:
            self._cells.paint(painter, inner, row, column, ground)
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        row = self._papers.row_at(index.row()) if index.isValid() else None
        part = self.part_at(index, event.pos()) if row is not None else Part.REST
        if row is None or part is Part.REST:
            return super().helpEvent(event, view, option, index)
        starred = tr("Starred: click to take the star away") if row.starred else tr("Click to star it")
        text = starred if part is Part.STAR else tr("{status}: click to change it", status=status_name(row.status))
        QToolTip.showText(event.globalPos(), hint(text), view)
        return True
