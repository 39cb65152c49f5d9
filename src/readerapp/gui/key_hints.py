"""Names the keys in force in tooltips and sentences; the window says them to widgets that know no table of actions."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from readerapp.gui.labels import hint

_SAID = "keys of "


def say_keys(window: QWidget, action_id: str, keys: str) -> None:
    """WINDOW has an action on KEYS, as they are printed; empty when it has none."""
    window.setProperty(f"{_SAID}{action_id}", keys)


def keys_now(widget: QWidget, action_id: str) -> str:
    """The keys of an action in the window of WIDGET, or in the one that a dialog lies over; empty when it has none."""
    window: QWidget | None = widget.window()
    while window is not None:
        keys = window.property(f"{_SAID}{action_id}")
        if keys is not None:
            return str(keys)
        above = window.parentWidget()
        window = above.window() if above is not None else None
    return ""


def with_keys(widget: QWidget, text: str, action_id: str) -> str:
    """TEXT with the keys of an action behind it."""
    keys = keys_now(widget, action_id)
    return f"{text} ({keys})" if keys else text


class KeyHint(QObject):
    """Gives WIDGET a tooltip of TEXT and the keys that an action has when it is read."""

    def __init__(self, widget: QWidget, text: str, action_id: str) -> None:
        super().__init__(widget)
        self._widget = widget
        self._action_id = action_id
        self.say(text)
        widget.installEventFilter(self)

    def say(self, text: str) -> None:
        """Have the tooltip say TEXT from now on."""
        self._text = text
        self._widget.setToolTip(hint(text))

    # Qt interface

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        if event.type() is QEvent.Type.ToolTip:
            self._widget.setToolTip(hint(with_keys(self._widget, self._text, self._action_id)))
        return False
