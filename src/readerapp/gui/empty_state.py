"""What stands where nothing is: an icon, a sentence, and what can be done about it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from readerapp.gui.buttons import KeyButton
from readerapp.gui.labels import label
from readerapp.gui.theme.theme import Theme

_ICON = 44
_MEASURE = 280
_FOCUS = 2  # pixels of the line along the top that says where the keys go


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A button of an empty state."""

    text: str
    act: Callable[[], None]
    primary: bool = False


class EmptyState(QWidget):
    """A quiet page with at most a few buttons."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = theme
        self._icon_name = "all"
        self._icon = QLabel()
        self._title = label(role="lead")
        self._text = label(tone="muted")
        for words in (self._title, self._text):
            words.setWordWrap(True)
            words.setFixedWidth(_MEASURE)
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(8)
        layout.addStretch(2)
        for widget in (self._icon, self._title, self._text):
            widget.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(8)
        layout.addLayout(self._buttons)
        layout.addStretch(3)
        theme.changed.connect(self._fit)

    @property
    def title(self) -> str:
        """The words in bold."""
        return self._title.text()

    def show_state(self, icon: str, title: str, text: str = "", offers: tuple[Offer, ...] = ()) -> None:
        """Say TITLE and TEXT and offer what can be done."""
        self._icon_name = icon
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        while self._buttons.count():
            item = self._buttons.takeAt(0)
            old = item.widget() if item else None
            if old is not None:
                old.hide()
                old.deleteLater()
        for offer in offers:
            button = KeyButton(offer.text)
            button.setProperty("kind", "primary" if offer.primary else "link")
            button.clicked.connect(offer.act)
            self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._fit()

    # Qt interface

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.fillRect(QRect(0, 0, self.width(), _FOCUS), QColor(self._theme.tokens.accent))
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _fit(self) -> None:
        """Room for every line of the words, and the icon in the colours in force."""
        for words in (self._title, self._text):
            words.setFixedHeight(max(words.heightForWidth(_MEASURE), 0))  # -1 without any text
        self._paint_icon()

    def _paint_icon(self) -> None:
        self._icon.setPixmap(self._theme.pixmap(self._icon_name, "faint", _ICON))
