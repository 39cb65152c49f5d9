"""The right pane: the card of a paper, or the digest that is being read, and below it the strip for finding in it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from readerapp.gui.detail.detail_pane import DetailPane
from readerapp.gui.digest_view.digest_page import DigestPage
from readerapp.gui.finding.find_bar import FindBar

_OTHER = Qt.FocusReason.OtherFocusReason


class RightPane(QWidget):
    """Shows one of the two.

    Attributes:
        find_bar: the strip at its foot.

    Signals:
        find_wanted: the usual key for finding was pressed here, where it is not about the list.
        list_wanted: Escape was pressed where nothing else is meant by it.
    """

    find_wanted = Signal()
    list_wanted = Signal()

    def __init__(
        self, detail: DetailPane, digest: DigestPage, find_bar: FindBar, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.find_bar = find_bar
        self._detail = detail
        self._digest = digest
        self._pages = QStackedWidget()
        self._pages.addWidget(detail)
        self._pages.addWidget(digest)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._pages, 1)
        layout.addWidget(find_bar)
        self.setMinimumWidth(detail.minimumWidth())

    @property
    def shows_digest(self) -> bool:
        """Whether a digest is being read."""
        return self.currentWidget() is self._digest

    def currentWidget(self) -> QWidget:
        """The one that is shown."""
        return self._digest if self._pages.currentWidget() is self._digest else self._detail

    def setFocus(self, reason: Qt.FocusReason = _OTHER) -> None:
        """Go to what is shown; not by a proxy, which Tab would stop at on its way round."""
        self.currentWidget().setFocus(reason)

    def turn_to_card(self) -> None:
        """Show the card."""
        self._pages.setCurrentWidget(self._detail)

    def turn_to_digest(self) -> None:
        """Show the digest."""
        self._pages.setCurrentWidget(self._digest)

    # Qt interface

    def event(self, event: QEvent) -> bool:
        """Before the window's shortcuts: here the key for finding is about what is read."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _finds(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _finds(event):
            self.find_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.list_wanted.emit()
        else:
            super().keyPressEvent(event)


def _finds(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Find)
