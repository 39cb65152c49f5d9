"""Paints the papers of a digest in the preview: what happens to each by icon and word, and below it what differs."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from readerapp.domain.import_plan import PaperAction, PlannedPaper
from readerapp.domain.translation import tr
from readerapp.domain.vocabulary import Status
from readerapp.gui.importing.preview_entries import Entry, More
from readerapp.gui.importing.preview_painting import RIGHT, RowBrush
from readerapp.gui.importing.preview_paper_model import EntryModel, entry_text
from readerapp.gui.importing.preview_text import difference_text, paper_word, title_line
from readerapp.gui.texts import STATUS_ICONS
from readerapp.gui.theme.theme import Theme

_LEFT, _RIGHT, _ICON, _GAP, _SMALL_ICON = 24, 13, 16, 10, 13  # on the right there is a scroll bar too
_ABOVE = 7
_MOST_LINES = 4


class EntryDelegate(QStyledItemDelegate):
    """Paints an `Entry`; works with an `EntryModel` only."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self.brush = RowBrush(theme)

    # Qt interface

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        entry = _entry(index)
        lines = 0
        if isinstance(entry, PlannedPaper):
            lines = min(len(entry.changes) + len(entry.conflicts), _MOST_LINES)
        return QSize(80, self.brush.line + 2 * _ABOVE + lines * self.brush.small_line)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry, brush, tokens = _entry(index), self.brush, self._theme.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = brush.ground(painter, option, self._view, base=tokens.surface)
        box = QRect(option.rect).adjusted(_LEFT, _ABOVE, -_RIGHT, 0)
        first = QRect(box.left(), box.top(), box.width(), brush.line)
        name, colour = self._mark(entry)
        if name:
            mark = QRect(first.left(), first.top(), _ICON, first.height())
            brush.icon(painter, mark, name, colour, size=_ICON, ground=ground)
        first.setLeft(first.left() + _ICON + _GAP)
        if isinstance(entry, PlannedPaper):
            self._paint_paper(painter, first, entry, ground)
        else:
            faint = isinstance(entry, More)
            brush.text(painter, first, entry_text(entry), brush.body, tokens.muted if faint else tokens.text)
        painter.restore()

    def _mark(self, entry: Entry) -> tuple[str, str]:
        """The icon of ENTRY and its colour."""
        tokens = self._theme.tokens
        match entry:
            case PlannedPaper(action=PaperAction.NEWER_VERSION):
                return "newer", tokens.accent
            case PlannedPaper(trashed=True):
                return "trash", tokens.muted
            case PlannedPaper(status=Status() as status):
                return STATUS_ICONS[status], tokens.status[status]
            case PlannedPaper():
                return "plus", tokens.accent
            case More():
                return "", tokens.muted
            case _:
                return "warning", tokens.error

    def _paint_paper(self, painter: QPainter, box: QRect, paper: PlannedPaper, ground: str) -> None:
        brush, tokens = self.brush, self._theme.tokens
        word = paper_word(paper)
        width = min(QFontMetrics(brush.small).horizontalAdvance(word) + 2, box.width() // 2)
        place = QRect(box.right() - width, box.top(), width, box.height())
        brush.text(painter, place, word, brush.small, tokens.muted, alignment=RIGHT)
        title = box.adjusted(0, 0, -width - _GAP, 0)
        font = brush.bold if paper.status is None else brush.body
        brush.text(painter, title, title_line(paper.title), font, tokens.text)
        top = box.bottom() + 1
        for name, colour, text in self._differences(paper):
            line = QRect(box.left(), top, box.width(), brush.small_line)
            mark = QRect(line.left(), line.top(), _SMALL_ICON, line.height())
            brush.icon(painter, mark, name, colour, size=_SMALL_ICON, ground=ground)
            brush.text(painter, line.adjusted(_SMALL_ICON + 6, 0, 0, 0), text, brush.small, tokens.muted)
            top += brush.small_line

    def _differences(self, paper: PlannedPaper) -> list[tuple[str, str, str]]:
        """The lines below the title of PAPER: icon, its colour, and text; contradictions first."""
        tokens = self._theme.tokens
        lines = [("warning", tokens.error, difference_text(one, conflict=True)) for one in paper.conflicts]
        lines += [("edit", tokens.muted, difference_text(one, conflict=False)) for one in paper.changes]
        if len(lines) > _MOST_LINES:
            more = tr("and {count} more", count=len(lines) - _MOST_LINES + 1)
            lines[_MOST_LINES - 1 :] = [("edit", tokens.muted, more)]
        return lines


def _entry(index: QModelIndex | QPersistentModelIndex) -> Entry:
    model = index.model()
    assert isinstance(model, EntryModel)  # noqa: S101  the only model it is set on
    return model.entries[index.row()]
