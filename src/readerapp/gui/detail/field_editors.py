"""The editors of single fields: a line, a few lines that wrap, or a choice of kinds."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from readerapp.domain.field_sources import EditableField
from readerapp.domain.user_fields import Field
from readerapp.domain.vocabulary import Kind
from readerapp.domain.wording import kind_name

_LINES = {Field.TITLE: 2, Field.AUTHORS: 3}
_AROUND = 26  # pixels; with less, lines that are all there can be scrolled


class LinesEditor(QPlainTextEdit):
    """A few lines that wrap; Tab goes on, Shift+Return begins a new one."""

    edited = Signal()
    save_wanted = Signal()

    def __init__(self, text: str, lines: int) -> None:
        super().__init__(text)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + _AROUND)
        self.textChanged.connect(self.edited)

    def text(self) -> str:
        """What is written."""
        return self.toPlainText()

    def put(self, text: str) -> None:
        """Replace all by TEXT, so that it can be undone."""
        self.selectAll()
        self.insertPlainText(text)

    # Qt interface

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.save_wanted.emit()
        else:
            super().keyPressEvent(event)


class LineEditor(QLineEdit):
    """One line."""

    edited = Signal()
    save_wanted = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCursorPosition(0)
        self.textChanged.connect(lambda _text: self.edited.emit())
        self.returnPressed.connect(self.save_wanted)

    def put(self, text: str) -> None:
        """Replace all by TEXT, so that it can be undone."""
        self.selectAll()
        self.insert(text)


class KindsEditor(QComboBox):
    """The kinds of works."""

    edited = Signal()
    save_wanted = Signal()

    def __init__(self, value: str) -> None:
        super().__init__()
        for kind in Kind:
            self.addItem(kind_name(kind), kind.value)
        self.put(value)
        self.currentIndexChanged.connect(lambda _index: self.edited.emit())

    def text(self) -> str:
        """The kind that is chosen."""
        return str(self.currentData())

    def put(self, text: str) -> None:
        """Choose the kind TEXT."""
        self.setCurrentIndex(self.findData(text))


def editor_of(state: EditableField) -> LinesEditor | LineEditor | KindsEditor:
    """The editor for a field."""
    if state.field is Field.KIND:
        return KindsEditor(state.value)
    lines = _LINES.get(state.field)
    return LinesEditor(state.value, lines) if lines else LineEditor(state.value)
