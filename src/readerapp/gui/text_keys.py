"""Which keys a text that is read keeps for itself: those that select in it and copy from it; all others decide."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QTextEdit

_ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})
_JUMPS = frozenset({Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
_SIDEWAYS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right})
_Modifier = Qt.KeyboardModifier


def selects(event: QKeyEvent) -> bool:
    """Whether the key of EVENT moves the cursor of a text or selects in it."""
    held = event.modifiers() & ~_Modifier.KeypadModifier
    if held & _Modifier.AltModifier:
        return False
    if held & _Modifier.ShiftModifier:
        return event.key() in _ARROWS | _JUMPS
    return event.key() in _SIDEWAYS or event.matches(QKeySequence.StandardKey.SelectAll)


def keeps(view: QTextEdit, event: QKeyEvent) -> bool:
    """Whether VIEW needs the key of EVENT more than the shortcuts of the window do."""
    if event.matches(QKeySequence.StandardKey.Copy):
        return view.textCursor().hasSelection()
    return selects(event)
