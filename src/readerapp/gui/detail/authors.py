"""The authors of a paper: the first of them, and all when somebody wants to see them."""

from itertools import islice

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from readerapp.domain.finding import spans
from readerapp.domain.translation import tr
from readerapp.gui.detail.marked_label import MarkedLabel
from readerapp.gui.detail.passage_view import PassageView
from readerapp.gui.detail.prepared import PreparedField
from readerapp.gui.detail.said_label import SaidLabel
from readerapp.gui.theme.theme import Theme


class Authors(QWidget):
    """Shows names.

    Attributes:
        more: the button for all of them.

    Signals:
        link_clicked: a marked word was clicked; with its address.
    """

    link_clicked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._short = self._whole = PreparedField(text="")
        self._count = 0
        self._names = MarkedLabel(theme, SaidLabel(theme))
        self._names.link_clicked.connect(self.link_clicked)
        self.more = QToolButton()
        self.more.setProperty("kind", "link")
        self.more.setCheckable(True)
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.toggled.connect(lambda _checked: self._show())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._names)
        layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def text(self) -> str:
        """The names that are seen."""
        return self._names.text

    @property
    def words(self) -> PassageView | None:
        """The names with their marked words; None where there are none."""
        return self._names.words

    @property
    def whole(self) -> str:
        """All names."""
        return self._whole.text

    def reveal(self, what: str, nth: int) -> PassageView | SaidLabel:
        """What shows the place NTH (from 0) at which the names say WHAT; all of them, if it is not seen now."""
        _, last = next(islice(spans(self._whole.text, what), nth, None), (0, 0))
        if not self._short.text.startswith(self._whole.text[:last]):
            self.more.setChecked(True)
        return self._names.shown

    def show_authors(self, short: PreparedField, whole: PreparedField, count: int, *, another: bool) -> None:
        """Show COUNT authors, SHORT or WHOLE; of ANOTHER paper than before the first ones only."""
        self._short, self._whole, self._count = short, whole, count
        if another:
            self.more.setChecked(False)
        self._show()

    def _show(self) -> None:
        foldable, opened = self._short.text != self._whole.text, self.more.isChecked()
        field = self._whole if opened else self._short
        self._names.show_text(field.text, html=field.html, origin=field.origin, by_user=field.by_user)
        self.more.setText(tr("Show fewer authors") if opened else tr("Show all {count} authors", count=self._count))
        self.more.setVisible(foldable)
        self.setVisible(bool(field.text))
