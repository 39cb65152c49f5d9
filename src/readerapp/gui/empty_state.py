"""What stands where nothing is: an icon, a sentence, and what can be done about it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSpacerItem, QVBoxLayout, QWidget

from readerapp.gui.buttons import KeyButton
from readerapp.gui.labels import label
from readerapp.gui.theme.theme import Theme

_ICON = 44
_MEASURE = 340  # pixels, as far as there is room
_MARGIN = 24
_HEIGHT = 0.3  # of the window are above it, in every pane
_FOCUS = 2  # pixels of the line along the top that says where the keys go


def _evenly(words: QLabel, widest: int) -> int:
    """The least width in which WORDS have as few lines as in the WIDEST: no line with a single word."""
    words.setMinimumSize(0, 0)  # what it was given before would be taken as the least
    height = words.heightForWidth(widest)
    least, most = 1, widest
    while least < most:
        middle = (least + most) // 2
        if words.heightForWidth(middle) <= height:
            most = middle
        else:
            least = middle + 1
    return most


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A button of an empty state."""

    text: str
    act: Callable[[], None]
    primary: bool = False


class EmptyState(QWidget):
    """A quiet page with at most a few buttons.

    MARKS_FOCUS: a line along the top says that the keys go there.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, marks_focus: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = theme
        self._icon_name = "all"
        self._marks_focus = marks_focus
        self._icon = QLabel()
        self._title = label(role="lead")
        self._text = label(tone="muted")
        for words in (self._title, self._text):
            words.setWordWrap(True)
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(8)
        self._above = QSpacerItem(0, 0)
        layout.addItem(self._above)
        for widget in (self._icon, self._title, self._text):
            widget.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(8)
        layout.addLayout(self._buttons)
        layout.addStretch(1)
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
        if self.hasFocus() and self._marks_focus:
            painter = QPainter(self)
            painter.fillRect(QRect(0, 0, self.width(), _FOCUS), QColor(self._theme.tokens.accent))
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _fit(self) -> None:
        """Room for every line of the words, and the icon in the colours in force."""
        widest = max(min(round(_MEASURE * self._theme.scale), self.width() - 2 * _MARGIN), 1)
        for words in (self._title, self._text):
            width = _evenly(words, widest)
            words.setFixedSize(width, max(words.heightForWidth(width), 0))  # -1 without any text
        self._paint_icon()
        self._stand()

    def _stand(self) -> None:
        """Stand as high in the window as pages in the other panes, or in the middle of a low pane."""
        layout = self.layout()
        assert layout is not None  # noqa: S101  made when the page was
        self._above.changeSize(0, 0)
        layout.invalidate()
        needed = layout.sizeHint().height()
        above = round(_HEIGHT * self.window().height()) - self.mapTo(self.window(), QPoint(0, 0)).y() - _MARGIN
        free = self.height() - needed
        if not 0 < above < free:
            above = max(free * 2 // 5, 0)
        self._above.changeSize(0, above)
        layout.invalidate()

    def _paint_icon(self) -> None:
        self._icon.setPixmap(self._theme.pixmap(self._icon_name, "faint", _ICON))
