"""How large a dialog opens."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_SHARE = 0.94  # of the screen; the rest is for the frame and the panels of the desktop
_LARGEST_SCALE = 1.4


def dialog_size(dialog: QWidget, wanted: tuple[int, int], scale: float) -> QSize:
    """The size WANTED at text of SCALE, but no larger than the screen of DIALOG has room for."""
    return (QSize(*wanted) * min(scale, _LARGEST_SCALE)).boundedTo(room(dialog))


def room(dialog: QWidget) -> QSize:
    """The largest size that the screen of DIALOG has room for."""
    return dialog.screen().availableSize() * _SHARE
