"""The authors of a paper: the first of them, and all when somebody wants to see them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from readerapp.domain.translation import tr
from readerapp.gui.detail.marked_label import MarkedLabel
from readerapp.gui.detail.prepared import PreparedField
from readerapp.gui.labels import label
from readerapp.gui.theme.theme import Theme


class Authors(QWidget):
    """Shows names; SHORT and WHOLE of `show_authors` are the same where there are few."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._short = self._whole = PreparedField(text="")
        self._count = 0
        self._names = MarkedLabel(theme, label(wrap=True, selectable=True))
        self._more = QToolButton()
        self._more.setProperty("kind", "link")
        self._more.setCheckable(True)
        self._more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._more.toggled.connect(lambda _checked: self._show())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._names)
        layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def text(self) -> str:
        """The names that are seen."""
        return self._names.text

    def show_authors(self, short: PreparedField, whole: PreparedField, count: int, *, another: bool) -> None:
        """Show COUNT authors, of ANOTHER paper than before the first ones only."""
        self._short, self._whole, self._count = short, whole, count
        if another:
            self._more.setChecked(False)
        self._show()

    def _show(self) -> None:
        foldable, opened = self._short.text != self._whole.text, self._more.isChecked()
        field = self._whole if opened else self._short
        self._names.show_text(field.text, origin=field.origin, by_user=field.by_user)
        self._more.setText(tr("Show fewer authors") if opened else tr("Show all {count} authors", count=self._count))
        self._more.setVisible(foldable)
        self.setVisible(bool(field.text))
