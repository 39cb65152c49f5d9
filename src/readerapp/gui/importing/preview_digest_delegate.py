"""Paints the documents of an import: a box to tick, title, what happens, and file; and takes clicks on the box."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from readerapp.domain.import_preview import DigestPreview
from readerapp.gui.importing.preview_digest_model import DigestModel, Fold, Line, Rejected, can_be_chosen, line_title
from readerapp.gui.importing.preview_painting import RowBrush
from readerapp.gui.importing.preview_text import file_line, outcome, plain
from readerapp.gui.labels import shortened
from readerapp.gui.theme.theme import Theme

_PADDING, _BOX, _TICK, _GAP, _ABOVE = 12, 16, 14, 10, 8


class DigestDelegate(QStyledItemDelegate):
    """Paints a `Line`; works with a `DigestModel` only."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self.brush = RowBrush(theme)

    # Qt interface

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        below = {DigestPreview: 2, Rejected: 1}.get(type(_line(index)[1]), 0)
        return QSize(80, self.brush.line + 2 * _ABOVE + below * self.brush.small_line)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model, line = _line(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self.brush.ground(painter, option, self._view, base=self._theme.tokens.sidebar)
        box = QRect(option.rect).adjusted(_PADDING, _ABOVE, -_PADDING, 0)
        mark = QRect(box.left(), box.top(), _BOX, self.brush.line)
        match line:
            case DigestPreview():
                self._paint_box(painter, mark, line, chosen=model.is_chosen(line))
            case Fold():
                name = "chevron-down" if model.is_open(line) else "chevron-right"
                self.brush.icon(painter, mark, name, self._theme.tokens.muted, size=_BOX, ground=ground)
            case Rejected(failed=True):
                self.brush.icon(painter, mark, "warning", self._theme.tokens.error, size=_BOX, ground=ground)
            case Rejected():
                self.brush.icon(painter, mark, "status-skipped", self._theme.tokens.muted, size=_BOX, ground=ground)
            case _:
                pass
        self._paint_lines(painter, box.adjusted(_BOX + _GAP, 0, 0, 0), line)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,  # noqa: ARG002
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        documents, line = _line(index)
        if isinstance(event, QMouseEvent):
            box = QRect(option.rect)
            if not isinstance(line, Fold):
                box.setWidth(_PADDING + _BOX + _GAP)
            left = event.button() is Qt.MouseButton.LeftButton
            hit = left and box.contains(event.position().toPoint())
            if hit and event.type() is QEvent.Type.MouseButtonRelease:
                documents.toggle(index.row())
            return hit and event.type() is not QEvent.Type.MouseButtonPress
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            documents.toggle(index.row())
            return True
        return False

    def _paint_box(self, painter: QPainter, place: QRect, digest: DigestPreview, *, chosen: bool) -> None:
        """Paint a box as the style sheet paints those of `QCheckBox`."""
        tokens = self._theme.tokens
        outline = tokens.accent if chosen else tokens.muted if can_be_chosen(digest) else tokens.edge
        box = QRectF(place.left() + 0.5, place.top() + (place.height() - _BOX) / 2 + 0.5, _BOX - 1, _BOX - 1)
        painter.setPen(QColor(outline))
        painter.setBrush(QColor(tokens.accent if chosen else tokens.field))
        painter.drawRoundedRect(box, 4, 4)
        if chosen:
            self.brush.icon(painter, place, "check", tokens.on_accent, size=_TICK, ground=tokens.accent)

    def _paint_lines(self, painter: QPainter, box: QRect, line: Line) -> None:
        brush, tokens = self.brush, self._theme.tokens
        first = QRect(box.left(), box.top(), box.width(), brush.line)
        calm = isinstance(line, DigestPreview) and not can_be_chosen(line)
        heavy = isinstance(line, DigestPreview | Fold) and not calm
        font = brush.bold if heavy else brush.body
        title = shortened(line_title(line), QFontMetrics(font), first.width())
        brush.text(painter, first, title, font, tokens.muted if calm else tokens.text)
        below: tuple[str, ...] = ()
        if isinstance(line, DigestPreview):
            below = (outcome(line, with_differences=False), file_line(line))
        elif isinstance(line, Rejected):
            below = (plain(line.file.reason),)
        for number, text in enumerate(below):
            place = QRect(box.left(), first.bottom() + 1 + number * brush.small_line, box.width(), brush.small_line)
            brush.text(painter, place, text, brush.small, tokens.muted)


def _line(index: QModelIndex | QPersistentModelIndex) -> tuple[DigestModel, Line]:
    model = index.model()
    assert isinstance(model, DigestModel)  # noqa: S101  the only model it is set on
    return model, model.lines[index.row()]
