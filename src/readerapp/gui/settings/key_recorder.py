"""A field that takes down the keys that are pressed in it, one stroke or two after each other."""

from PySide6.QtCore import QEvent, QKeyCombination, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from readerapp.domain.translation import tr
from readerapp.gui.actions.keymap import shown
from readerapp.gui.actions.keys import letter_of

_PAUSE_MS = 900  # after which a second stroke does not belong to the first
_MOST = 2
_ALONE = {
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr, Qt.Key.Key_Super_L,
    Qt.Key.Key_Super_R, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_Hangul, Qt.Key.Key_Kanji,
}  # fmt: skip
_MODIFIERS = (
    Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def stroke(event: QKeyEvent) -> str:
    """The key of EVENT as it is written, with what is held down; empty for what is only held down.

    A key that gives a letter of another script is called by its place, as it works.
    """
    key, modifiers = event.key(), event.modifiers() & _MODIFIERS
    place = letter_of(event)
    if place:
        key = ord(place)
    elif key in _ALONE or key in {0, Qt.Key.Key_unknown}:
        return ""
    if 0x20 < key < 0x7F and not chr(key).isalpha():  # Shift is in the sign itself: ? and not Shift+?
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    return QKeySequence(QKeyCombination(modifiers, Qt.Key(key))).toString(QKeySequence.SequenceFormat.PortableText)


class KeyRecorder(QLineEdit):
    """Records while it has the focus; Tab goes on and Escape gives up.

    Signals:
        recorded: these keys were pressed.
        left: Escape was pressed.
    """

    recorded = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strokes: list[str] = []
        self.setReadOnly(True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setPlaceholderText(tr("Click here, then press the new keys"))
        self.setAccessibleName(tr("New keys"))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._finish)

    # Qt interface

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self._forget()
            self.left.emit()
            return
        pressed = stroke(event)
        if pressed:
            self._strokes.append(pressed)
            self.setText(shown(", ".join(self._strokes)))
            if len(self._strokes) == _MOST:
                self._finish()
            else:
                self._pause.start()
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.setPlaceholderText(tr("Press the new keys…"))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setPlaceholderText(tr("Click here, then press the new keys"))
        self._forget()

    def _finish(self) -> None:
        keys = ", ".join(self._strokes)
        self._forget()
        if keys:
            self.recorded.emit(keys)

    def _forget(self) -> None:
        self._pause.stop()
        self._strokes = []
        self.clear()
