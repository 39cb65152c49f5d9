"""The list of the rows of a repair: arrows go through rows and words, digits pick readings."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from readerapp.domain.translation import tr
from readerapp.gui.repairing.row_delegate import RowDelegate
from readerapp.gui.repairing.row_model import RowModel
from readerapp.gui.theme.theme import Theme

_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class RowList(QListView):
    """Shows a `RowModel`.

    Signals:
        current_changed: another row is looked at; with its place.
        digit_pressed: a digit from 1 on was pressed; with the number, counted from 0.
        step_wanted: the next word of the row is wanted (1), or the previous one (-1).
        readings_wanted: the keys are to go to the readings.
    """

    current_changed = Signal(int)
    digit_pressed = Signal(int)
    step_wanted = Signal(int)
    readings_wanted = Signal()

    def __init__(self, model: RowModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = RowDelegate(theme, self)
        self.setObjectName("repairRows")
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Repaired passages"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.selectionModel().currentChanged.connect(lambda index: self.current_changed.emit(index.row()))
        theme.changed.connect(self._on_theme_changed)

    # Qt interface

    def event(self, event: QEvent) -> bool:
        """Digits and arrows are ours before any shortcut."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._is_ours(event):
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.step_wanted.emit(1 if event.key() == Qt.Key.Key_Right else -1)
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.readings_wanted.emit()
        else:
            self.digit_pressed.emit(event.key() - Qt.Key.Key_1)

    def _is_ours(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~_KEYPAD:
            return False
        arrows = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        return event.key() in arrows or Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9

    def _on_theme_changed(self) -> None:
        self._delegate.brush.refresh()
        self.scheduleDelayedItemsLayout()
