"""The lines of the command palette: name, place, keys; what cannot be done is grey and says why."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from readerapp.gui.actions.palette_entries import Entry
from readerapp.gui.theme.icons import paint_icon
from readerapp.gui.theme.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_PADDING, _ICON, _GAP, _AIR = 12, 16, 10, 12
_KEY_PADDING = 6
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)


class EntryModel(QAbstractListModel):
    """Shows entries."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()

    def show(self, entries: Sequence[Entry]) -> None:
        """Show these ENTRIES."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def entry(self, index: _Index) -> Entry | None:
        """The entry at INDEX."""
        return self._entries[index.row()] if index.isValid() else None

    # Qt interface

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry(index)
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (entry.title, entry.place, " ".join(entry.keys), entry.why_not) if part)
        return None


class EntryDelegate(QStyledItemDelegate):
    """Paints an `Entry`; works with an `EntryModel` only."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    # Qt interface

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002
        return QSize(200, QFontMetrics(self._theme.font()).height() + _AIR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        entry = model.entry(index) if isinstance(model, EntryModel) else None
        if entry is None:
            return
        tokens, box = self._theme.tokens, QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.selection))
            painter.drawRoundedRect(QRectF(box.adjusted(4, 0, -4, 0)), 6, 6)
        inner = box.adjusted(_PADDING, 0, -_PADDING, 0)
        if entry.icon:
            place = QRectF(inner.left(), inner.top() + (inner.height() - _ICON) / 2, _ICON, _ICON)
            paint_icon(painter, place, entry.icon, tokens.muted)
        inner.setLeft(inner.left() + _ICON + _GAP)
        inner.setRight(self._paint_end(painter, inner, entry) - _GAP)
        self._paint_words(painter, inner, entry)
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRect, entry: Entry) -> None:
        """The name, and behind it where it belongs as far as there is room."""
        tokens, font, small = self._theme.tokens, self._theme.font(), self._theme.font("small")
        metrics = QFontMetrics(font)
        title = metrics.elidedText(entry.title, Qt.TextElideMode.ElideMiddle, box.width())
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted if entry.why_not else tokens.text))
        painter.drawText(box, _LEFT, title)
        rest = box.adjusted(metrics.horizontalAdvance(title) + _GAP, 1, 0, 1)
        place = QFontMetrics(small).elidedText(entry.place, Qt.TextElideMode.ElideRight, max(rest.width(), 0))
        if len(place) > 2:
            painter.setFont(small)
            painter.setPen(QColor(tokens.muted))
            painter.drawText(rest, _LEFT, place)

    def _paint_end(self, painter: QPainter, box: QRect, entry: Entry) -> int:
        """The keys, or why it cannot be done, at the right edge of BOX; gives where that begins."""
        font, tokens = self._theme.font("key"), self._theme.tokens
        metrics = QFontMetrics(font)
        painter.setFont(font)
        right = box.right()
        if entry.why_not:
            width = min(metrics.horizontalAdvance(entry.why_not), box.width() // 2)
            text = metrics.elidedText(entry.why_not, Qt.TextElideMode.ElideRight, width)
            painter.setPen(QColor(tokens.muted))
            painter.drawText(QRect(right - width, box.top(), width + 1, box.height()), _LEFT, text)
            return right - width
        for keys in reversed(entry.keys[:2]):
            width, height = metrics.horizontalAdvance(keys) + 2 * _KEY_PADDING, metrics.height() + 2
            chip = QRectF(right - width + 0.5, box.center().y() - height / 2 + 0.5, width, height)
            painter.setPen(QPen(QColor(tokens.edge), 1))
            painter.setBrush(QColor(tokens.field))
            painter.drawRoundedRect(chip, 4, 4)
            painter.setPen(QColor(tokens.text))
            painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), keys)
            right -= width + 4
        return right
