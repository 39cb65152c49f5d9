"""Buttons outside dialogs: flat ones with an icon, and large ones for the few ways to go on from a page."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from readerapp.gui.labels import ElidedLabel, hint, label
from readerapp.gui.theme.theme import Theme

_ICON = 20
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def tool_button(theme: Theme, icon: str, name: str, *, size: int = 16) -> QToolButton:
    """A flat button with an icon of SIZE pixels, which says by its NAME what it does."""
    button = QToolButton()
    button.setProperty("kind", "flat")
    button.setIconSize(QSize(size, size))
    button.setToolTip(hint(name))
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    theme.dress(button, icon)
    return button


class KeyButton(QPushButton):
    """A button that Return presses, as it does in dialogs; Qt leaves it to Space alone elsewhere."""

    # Qt interface

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _RETURN:
            self.click()
        else:
            super().keyPressEvent(event)


class ChoiceButton(KeyButton):
    """An icon, a title, a sentence under it (or BESIDE it, in one line), and the keys that do the same."""

    def __init__(
        self, theme: Theme, *, icon: str, title: str, text: str = "", keys: str = "", beside: bool = False
    ) -> None:
        super().__init__()
        self._theme = theme
        self._icon_name = icon
        self.setProperty("kind", "choice")
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setToolTip(hint(text))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._icon = QLabel()
        words = QHBoxLayout() if beside else QVBoxLayout()
        words.setSpacing(12 if beside else 1)
        words.addWidget(ElidedLabel(title, role="" if beside else "strong"))
        if text:
            second = ElidedLabel(text, role="small", tone="muted")
            second.setAlignment(Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignLeft)
            words.addWidget(second)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 7 if beside else 8, 14, 7 if beside else 8)
        line.setSpacing(14)
        line.addWidget(self._icon)
        line.addLayout(words, 1)
        if keys:
            key = label(keys)
            key.setProperty("kind", "key")
            key.setAlignment(Qt.AlignmentFlag.AlignCenter)
            line.addWidget(key, 0, Qt.AlignmentFlag.AlignVCenter)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self._paint)
        self._paint()

    # Qt interface

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.EnabledChange:
            self._paint()

    def _paint(self) -> None:
        self._icon.setPixmap(self._theme.pixmap(self._icon_name, "accent" if self.isEnabled() else "edge", _ICON))
