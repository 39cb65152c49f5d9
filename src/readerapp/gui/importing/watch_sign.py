"""The sign at the foot of the window that a folder is being watched; a click opens the dialog."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from readerapp.domain.translation import tr
from readerapp.gui.labels import hint, literal
from readerapp.gui.theme.theme import Theme


class WatchSign(QToolButton):
    """Is there while a folder is watched."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "text")
        self.setProperty("beside", "icon")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(14, 14))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._theme = theme
        self.hide()

    def show_state(self, folder: str, sentence: str, *, troubled: bool) -> None:
        """FOLDER is watched (nothing, when it is empty); SENTENCE says how that goes."""
        self._theme.dress(self, "warning" if troubled else "folder", "error" if troubled else "")
        self.setText(literal(tr("Watching {name}", name=Path(folder).name or folder)))
        self.setToolTip(hint(sentence))
        self.setVisible(bool(folder))
