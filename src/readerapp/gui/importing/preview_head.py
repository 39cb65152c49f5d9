"""The head of the import preview: what the import will bring in one sentence, and what it will not touch."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from readerapp.domain.translation import tr
from readerapp.gui.labels import paragraph
from readerapp.gui.theme.theme import Theme

_ICON = 16


class PreviewHead(QFrame):
    """Three lines of text above the lists; the third only when there is something to say."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._theme = theme
        self._summary = paragraph(role="title")
        self._summary.setAccessibleName(tr("What this import brings"))
        promise = paragraph(
            tr("Your notes, tags and decisions are not touched. “Undo” takes the whole import back."), tone="muted"
        )
        self._notice = QFrame()
        self._notice.setObjectName("notice")
        self._icon = QLabel()
        self._news = paragraph(role="small")
        line = QHBoxLayout(self._notice)
        line.setContentsMargins(10, 6, 10, 6)
        line.setSpacing(8)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._news, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 14)
        layout.setSpacing(6)
        for widget in (self._summary, promise, self._notice):
            layout.addWidget(widget)
        self._notice.hide()
        theme.changed.connect(self._paint_icon)
        self._paint_icon()

    @property
    def summary(self) -> str:
        """The sentence in large letters."""
        return self._summary.text()

    @property
    def news(self) -> str:
        """What is said below; empty when nothing is."""
        return "" if self._notice.isHidden() else self._news.text()

    def show_summary(self, text: str) -> None:
        """Say TEXT in large letters."""
        self._summary.setText(text)

    def show_news(self, text: str) -> None:
        """Say TEXT below; nothing when it is empty."""
        self._news.setText(text)
        self._notice.setVisible(bool(text))

    def _paint_icon(self) -> None:
        self._icon.setPixmap(self._theme.pixmap("info", "accent", _ICON))
