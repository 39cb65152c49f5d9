"""The search box above the list: tells what is searched, letter by letter, and lets go with Escape."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from readerapp.domain.translation import tr
from readerapp.gui.theme.theme import Theme

_PAUSE_MS = 25  # letters of one stroke of a hand after the first; a search that is overtaken is dropped


class SearchBox(QLineEdit):
    """A field for the query language of `domain.selection`.

    Signals:
        query_changed: another query, at once, or after a short pause if something has just been typed; with the text.
        leave_wanted: the user is done here and wants to be in the list.
    """

    query_changed = Signal(str)
    leave_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.setPlaceholderText(tr("Search"))
        self.setAccessibleName(tr("Search"))
        self.setToolTip(
            tr(
                "Words, “phrases”, status:read, tag:rag, kind:post, is:starred, is:decided, has:note; "
                "a minus in front turns it round"
            )
        )
        glass = QAction(self)
        theme.dress(glass, "search")
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(tr("Clear the search"), self)
        theme.dress(self._clear, "clear")
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.triggered.connect(self.clear_now)
        self._clear.setVisible(False)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self._told = ""
        self.textChanged.connect(self._on_text_changed)

    def clear_now(self) -> None:
        """Empty the box and tell it at once."""
        self.clear()
        self._tell()

    def show_query(self, query: str) -> None:
        """Show a query that is in force already."""
        self._told = query
        self.setText(query)

    # Qt interface

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear_now()
            else:
                self.leave_wanted.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self._tell()
            self.leave_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        self._pause.stop()
        if self.text() != self._told:
            self._told = self.text()
            self.query_changed.emit(self._told)

    def _on_text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        if not self._pause.isActive():
            self._tell()
        self._pause.start()
