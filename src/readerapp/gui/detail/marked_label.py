"""A text of a paper that knows where it comes from: a tooltip says it, and a small pencil that the user set it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from readerapp.gui.labels import hint
from readerapp.gui.theme.theme import Theme

_PENCIL = 11
_GAP = 4


class MarkedLabel(QWidget):
    """Shows a label, and beside it a mark where the user had a hand in it."""

    def __init__(self, theme: Theme, content: QLabel, tail: QLabel | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._content = content
        self._mark = QLabel()
        self._tail = tail or QLabel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        layout.addWidget(content, 1)
        layout.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._tail, 0, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._paint)
        self._paint()

    @property
    def text(self) -> str:
        """What is shown."""
        return self._content.text()

    @property
    def marked(self) -> bool:
        """Whether the mark is shown."""
        return not self._mark.isHidden()

    def show_text(self, text: str, *, origin: str, by_user: bool, tail: str = "") -> None:
        """Show TEXT, nothing if it is empty; ORIGIN says where it comes from. TAIL follows the mark."""
        self._content.setText(text)
        self._content.setToolTip(hint(origin))
        self._content.setAccessibleDescription(origin)
        self._mark.setToolTip(hint(origin))
        self._mark.setVisible(by_user)
        self._tail.setText(tail)
        self._tail.setVisible(bool(tail))
        self.setVisible(bool(text))
        self.updateGeometry()

    def _paint(self) -> None:
        self._mark.setPixmap(self._theme.pixmap("edit", "muted", round(_PENCIL * self._theme.text_scale)))
        margin = max((self._content.fontMetrics().height() - self._mark.sizeHint().height()) // 2, 0)
        self._mark.setContentsMargins(0, margin, 0, 0)
