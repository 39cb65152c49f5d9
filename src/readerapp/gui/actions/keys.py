"""Sees to it that keys mean what they should where the focus is: text fields keep theirs, lists work in any layout.

Shortcuts are Qt's; before one fires, Qt asks the widget with the focus whether it wants the key itself. We answer for
buttons and trees, which need Space and Return. A key that no Latin layout knows (Hangul, Vietnamese digits, Cyrillic)
fires no shortcut; for those we go by the key's place on the keyboard.
"""

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QTreeView, QWidget

from readerapp.gui.actions.book import ActionBook
from readerapp.gui.actions.keymap import Keymap, canonical

_TEXT_FIELDS = (QLineEdit, QPlainTextEdit)
_OWN_KEYS = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})
# The places of letters and digits on every PC keyboard: scan codes of set 1, which Linux calls event codes.
_ROWS = ((2, "1234567890"), (16, "QWERTYUIOP"), (30, "ASDFGHJKL"), (44, "ZXCVBNM"), (53, "/"))
_PLACES = {first + offset: letter for first, letters in _ROWS for offset, letter in enumerate(letters)}
_HELD = {
    Qt.KeyboardModifier.MetaModifier: "Meta+",
    Qt.KeyboardModifier.ControlModifier: "Ctrl+",
    Qt.KeyboardModifier.AltModifier: "Alt+",
    Qt.KeyboardModifier.ShiftModifier: "Shift+",
}
_FIRST_FOREIGN_KEY = 0x80
_X11_OFFSET = 8  # X11 and Wayland compositors count from 8


class KeyGuard(QObject):
    """Watches the one widget that has the focus."""

    def __init__(self, app: QApplication, book: ActionBook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._watched: QWidget | None = None
        self._begun = ""
        self._by_keys = _lying(book.keymap)
        book.keys_changed.connect(self._on_keys_changed)
        app.focusChanged.connect(self._on_focus_changed)

    # Qt interface

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if _wants_itself(watched, event):
                event.accept()
                return True
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return not isinstance(watched, _TEXT_FIELDS) and self._by_place(event)
        return False

    def _by_place(self, event: QKeyEvent) -> bool:
        """Carry out the action that lies where the key of EVENT is, if the key itself says nothing to us."""
        if not _is_foreign(event):
            if event.key() < Qt.Key.Key_Escape:
                self._begun = ""
            return False
        letter = _PLACES.get(event.nativeScanCode() - _scan_offset())
        if letter is None:
            return False
        held = "".join(name for modifier, name in _HELD.items() if event.modifiers() & modifier)
        keys = f"{self._begun}{canonical(held + letter)}"
        begun, self._begun = self._begun, ""
        if keys in self._by_keys:
            self._book.run(self._by_keys[keys])
        elif any(known.startswith(f"{keys}, ") for known in self._by_keys):
            self._begun = f"{keys}, "
        else:  # a letter that means nothing ends here; with Ctrl or Alt it may mean something to others
            return bool(begun) or held in {"", "Shift+"}
        return True

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None and shiboken6.isValid(self._watched):  # one that is destroyed loses the focus
            self._watched.removeEventFilter(self)
        self._watched = new if new is not None and new.window() is self.parent() else None
        self._begun = ""
        if self._watched is not None:  # a dialog over the window decides about nothing behind it
            self._watched.installEventFilter(self)

    def _on_keys_changed(self) -> None:
        self._begun = ""
        self._by_keys = _lying(self._book.keymap)


def letter_of(event: QKeyEvent) -> str:
    """The letter or digit on the key of EVENT, by its place where the keyboard layout has another one; else empty."""
    if _is_foreign(event):
        return _PLACES.get(event.nativeScanCode() - _scan_offset(), "")
    return chr(event.key()) if chr(event.key() & 0xFFFF).isalnum() and event.key() < _FIRST_FOREIGN_KEY else ""


def _wants_itself(widget: QObject, event: QKeyEvent) -> bool:
    """Whether WIDGET needs the key of EVENT more than our shortcuts do."""
    if isinstance(widget, _TEXT_FIELDS):
        control = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        return not control and event.key() in _OWN_KEYS | {Qt.Key.Key_Escape}
    return isinstance(widget, (QAbstractButton, QTreeView)) and event.key() in _OWN_KEYS


def _is_foreign(event: QKeyEvent) -> bool:
    """Whether the key gives a character that is on no Latin keyboard, or none that Qt knows."""
    text = event.text()
    return (
        (bool(text) and not text.isascii())
        or event.key() in {0, Qt.Key.Key_unknown}
        or (event.key() >= 0x100 and event.key() < Qt.Key.Key_Escape)
    )


def _lying(keymap: Keymap) -> dict[str, str]:
    """The key sequences with the actions that lie on them."""
    return {keys: spec.id for spec in keymap.specs for keys in keymap.keys_of(spec.id)}


def _scan_offset() -> int:
    return 0 if QGuiApplication.platformName() == "windows" else _X11_OFFSET
