"""The box above the left pane: narrows all sections while the user types."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from readerapp.domain.identity import fold
from readerapp.domain.translation import tr
from readerapp.gui.theme.theme import Theme

_Key = Qt.Key
_ENTER = frozenset({_Key.Key_Return, _Key.Key_Enter})
_DOWN = frozenset({_Key.Key_Down, _Key.Key_Up})


class FilterBox(QLineEdit):
    """A field for a part of a name.

    Signals:
        narrowed: with the folded text; empty for all.
        chosen, added, excluded: Return, Ctrl+Return and Alt+Return: the first entry that is left.
        down_wanted: the user wants to go through what is left.
        leave_wanted: Escape in the empty box.
    """

    narrowed = Signal(str)
    chosen = Signal()
    added = Signal()
    excluded = Signal()
    down_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.setPlaceholderText(tr("Filter lists"))
        self.setAccessibleName(tr("Filter lists"))
        self.setToolTip(
            tr("Return chooses the first list, Ctrl+Return adds it to the filter, Alt+Return leaves it out")
        )
        glass = QAction(self)
        theme.dress(glass, "search")
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(tr("Show all lists"), self)
        theme.dress(self._clear, "clear")
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.triggered.connect(self.clear)
        self._clear.setVisible(False)
        self.textChanged.connect(self._on_text_changed)

    # Qt interface

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == _Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.leave_wanted.emit()
        elif key in _ENTER and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.added.emit()
        elif key in _ENTER and modifiers == Qt.KeyboardModifier.AltModifier:
            self.excluded.emit()
        elif key in _ENTER:
            self.chosen.emit()
        elif key in _DOWN and not modifiers:
            self.down_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _on_text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self.narrowed.emit(fold(text))
