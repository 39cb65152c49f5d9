"""The right pane: the card of a paper, or the digest that is being read."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from readerapp.gui.detail.detail_pane import DetailPane
from readerapp.gui.digest_view.digest_page import DigestPage


class RightPane(QStackedWidget):
    """Shows one of the two."""

    def __init__(self, detail: DetailPane, digest: DigestPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._detail = detail
        self._digest = digest
        self.addWidget(detail)
        self.addWidget(digest)
        self.setMinimumWidth(detail.minimumWidth())
        self.setFocusProxy(detail)

    @property
    def shows_digest(self) -> bool:
        """Whether a digest is being read."""
        return self.currentWidget() is self._digest

    def turn_to_card(self) -> None:
        """Show the card."""
        self.setCurrentWidget(self._detail)
        self.setFocusProxy(self._detail)

    def turn_to_digest(self) -> None:
        """Show the digest."""
        self.setCurrentWidget(self._digest)
        self.setFocusProxy(self._digest)
