"""Puts the window where it was, or where a first one fits."""

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

_FIRST_SIZE = (1360, 820)
_LEAST = QSize(760, 480)
_FRAME = 48  # what a window manager puts around a window is not known before it is shown


def keep_on_screen(window: QMainWindow) -> None:
    """Let WINDOW be made as small as is sensible, and as small as its screen: at 200 % that may have little room."""
    room = window.screen().availableGeometry().size() - QSize(0, _FRAME)
    window.setMinimumSize(_LEAST.boundedTo(room))


def restore_geometry(window: QMainWindow, hexadecimal: str) -> None:
    """Give WINDOW the place and size that it had; HEXADECIMAL is Qt's own record of them."""
    state = QByteArray.fromHex(QByteArray(hexadecimal.encode("ascii", "replace")))
    if not hexadecimal or not window.restoreGeometry(state):
        screen = QGuiApplication.primaryScreen().availableGeometry()
        window.resize(min(_FIRST_SIZE[0], screen.width()), min(_FIRST_SIZE[1], screen.height() - _FRAME))
