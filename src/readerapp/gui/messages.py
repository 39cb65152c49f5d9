"""The bar at the foot of the window: says what happened and what can be done about it, without stepping in the way."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from readerapp.domain.translation import tr
from readerapp.gui.buttons import KeyButton
from readerapp.gui.empty_state import Offer
from readerapp.gui.labels import ElidedLabel, hint, label, paragraph
from readerapp.gui.theme.theme import Theme

_QUIET_MS = 8000
_HEIGHT = 34


class MessageBar(QFrame):
    """A sentence with a few buttons; errors come back after what is said over them, until they are dismissed.

    What is said goes away after a while, but not from under the mouse or the keys. Screen readers hear all of it.

    Signals:
        said: with the text, whenever there is a new one.
        dismissed: nothing is said any more, not even an error.
        focus_lost: the button that had the keys is gone.
    """

    said = Signal(str)
    dismissed = Signal()
    focus_lost = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messages")
        self._theme = theme
        self._tone = self._said = ""
        self._address = ElidedLabel(role="small", tone="muted", mode=Qt.TextElideMode.ElideMiddle)
        self._address.hide()
        self._icon = QLabel()
        self._text = paragraph(role="small")
        self._summary = label(tone="muted", role="small")
        self._buttons: list[QPushButton] = []
        self._standing: tuple[str, tuple[Offer, ...]] | None = None
        self._close = QToolButton()
        self._close.setProperty("kind", "flat")
        self._close.setIconSize(QSize(14, 14))
        self._close.setAccessibleName(tr("Dismiss the message"))
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.dress(self._close, "clear")
        self._close.clicked.connect(self.clear)
        self._fade = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._fade.timeout.connect(self._on_faded)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(16, 2, 8, 2)
        self._line.setSpacing(8)
        self._line.addWidget(self._icon)
        self._line.addWidget(self._text, 1)
        self._line.addWidget(self._address, 1)
        self._line.addWidget(self._close)
        self._line.addWidget(self._summary)
        self.setMinimumHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._paint_icon)
        self.clear()

    @property
    def text(self) -> str:
        """What the bar says."""
        return self._said

    @property
    def tone(self) -> str:
        """`error`, `notice` or nothing."""
        return self._tone

    @property
    def standing(self) -> str:
        """The error that comes back after whatever else is said; empty when there is none."""
        return self._standing[0] if self._standing is not None else ""

    def say(self, text: str, *offers: Offer) -> None:
        """Say TEXT for a while."""
        self._put(text, "", offers)
        self._fade.start()

    def tell(self, text: str, *offers: Offer) -> None:
        """Say TEXT until something else is said or it is dismissed."""
        self._standing = None
        self._put(text, "notice", offers)

    def announce(self, text: str, *offers: Offer) -> None:
        """Tell what nobody has asked for just now; an error that stands comes back after it."""
        if self._standing is None:
            self.tell(text, *offers)
        else:
            self.say(text, *offers)

    def warn(self, text: str, *offers: Offer) -> None:
        """Say that something went wrong, until it is dismissed."""
        self._standing = (text, offers)
        self._put(text, "error", offers)

    def summarise(self, text: str) -> None:
        """Show TEXT at the right end, all the time."""
        self._summary.setText(text)

    def point(self, address: str) -> None:
        """Show where a link leads in the place of what is said, as long as mouse or keys are at it; "" when not."""
        shown = bool(address)
        if address != self._address.text() or shown != self._text.isHidden():
            self.setMinimumHeight(max(_HEIGHT, self.height()) if shown else _HEIGHT)
            self._address.setText(address)
            self._address.setVisible(shown)
            self._text.setVisible(not shown)

    def add_sign(self, sign: QWidget) -> None:
        """Have SIGN at the right end, whatever is said."""
        self._line.addWidget(sign)

    def clear(self) -> None:
        """Say nothing."""
        self._standing = None
        self._put("", "", ())
        self.dismissed.emit()

    def _on_faded(self) -> None:
        if self.underMouse() or self._has_keys():
            self._fade.start()
        elif self._standing is not None:
            self.warn(self._standing[0], *self._standing[1])
        else:
            self.clear()

    def _put(self, text: str, tone: str, offers: tuple[Offer, ...]) -> None:
        self._fade.stop()
        if text:
            self.point("")  # what is said goes before where a link leads
        self._tone = tone
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self._said = text
        self._text.setText(_breakable(text))
        self._text.setToolTip(hint(text))
        self._text.setAccessibleName(text)
        had_keys = self._has_keys()
        self._close.setVisible(bool(text) and bool(tone))
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(offer) for offer in offers]
        first: QWidget | None = self._buttons[0] if self._buttons else self._close if text and tone else None
        self.setFocusProxy(first)  # type: ignore[arg-type]  # none is none
        self._paint_icon()
        if had_keys:
            self.focus_lost.emit()
        if text:
            self._speak()
            self.said.emit(text)

    def _speak(self) -> None:
        if QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(self, self._said)
            assertive = self._tone == "error"
            politeness = QAccessible.AnnouncementPoliteness
            event.setPoliteness(politeness.Assertive if assertive else politeness.Polite)
            QAccessible.updateAccessibility(event)

    def _has_keys(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _button(self, offer: Offer) -> QPushButton:
        button = KeyButton(offer.text)
        button.setProperty("kind", "link")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(offer.act)
        self._line.insertWidget(self._line.indexOf(self._close), button)
        return button

    def _paint_icon(self) -> None:
        name, colour = {"error": ("warning", "error"), "notice": ("info", "accent")}.get(self._tone, ("", ""))
        self._icon.setVisible(bool(name))
        if name:
            self._icon.setPixmap(self._theme.pixmap(name, colour, 16))


def _breakable(text: str) -> str:
    """TEXT that can be broken inside paths, which may be longer than the window is wide."""
    return text.replace("/", "/\u200b").replace("\\", "\\\u200b")
