"""A text of a paper that knows where it comes from: a tooltip says it, and a small pencil that the user set it.

Words of it that had lost characters are marked.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from readerapp.gui.detail.passage_view import PassageView
from readerapp.gui.detail.said_label import SaidLabel
from readerapp.gui.labels import hint
from readerapp.gui.tab_order import chain_after
from readerapp.gui.theme.theme import Theme

_PENCIL = 11
_GAP = 4


class MarkedLabel(QWidget):
    """Shows a label, and beside it a mark where the user had a hand in it; ROLE gives marked words the same letters.

    Signals:
        link_clicked: a marked word was clicked; with its address.
    """

    link_clicked = Signal(str)

    def __init__(
        self,
        theme: Theme,
        content: SaidLabel,
        tail: QLabel | None = None,
        *,
        role: str = "body",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._content = content
        self._role = role
        self._words: PassageView | None = None
        self._mark: QLabel | None = None
        self._tail = tail
        self._said_behind = ""
        self._last: tuple[str, str, str, bool, str] | None = None
        layout = self._row = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        layout.addWidget(content, 1)
        if tail is not None:
            layout.addWidget(tail, 0, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._paint)

    @property
    def text(self) -> str:
        """What is shown."""
        return self._content.said

    @property
    def shown(self) -> PassageView | SaidLabel:
        """What shows it."""
        return self.words or self._content

    @property
    def words(self) -> PassageView | None:
        """The text with its marked words; None where there are none."""
        return self._words if self._words is not None and not self._words.isHidden() else None

    def show_tail(self, shown: bool) -> None:
        """Whether the tail is seen; it keeps its room, so that lines break where they broke."""
        text = self._said_behind if shown else ""
        if self._tail is not None and self._tail.text() != text:
            self._tail.setMinimumWidth(0 if shown else self._tail.sizeHint().width())
            self._tail.setText(text)

    @property
    def marked(self) -> bool:
        """Whether the mark is shown."""
        return self._mark is not None and not self._mark.isHidden()

    def show_text(self, text: str, *, html: str = "", origin: str = "", by_user: bool = False, tail: str = "") -> None:
        """Show TEXT, nothing if it is empty; ORIGIN says where it comes from. TAIL follows the mark.

        HTML is the same text with marked words, if there are some.
        """
        shown = (text, html, origin, by_user, tail)
        if shown == self._last:
            return
        self._last = shown
        self._content.say(text)
        self._content.setToolTip(hint(origin))
        self._content.setAccessibleDescription(origin)
        self._show_words(html, text, origin)
        self._show_mark(origin, by_user=by_user)
        self._said_behind = tail
        if self._tail is not None:
            self._tail.setMinimumWidth(0)
            self._tail.setText(tail)
            self._tail.setVisible(bool(tail))
        self.setVisible(bool(text))
        self.updateGeometry()

    def _show_words(self, html: str, text: str, origin: str) -> None:
        if html and self._words is None:
            self._words = PassageView(self._theme, self, role=self._role, bold=self._role == "title")
            self._words.link_clicked.connect(self.link_clicked)
            self._row.insertWidget(0, self._words, 1)
            chain_after(self._content, [self._words])
        if self._words is not None:
            self._words.show_html(html)
            self._words.setAccessibleName(text)
            self._words.setAccessibleDescription(origin)
            self._words.say(origin)
            self._words.setVisible(bool(html))
        self._content.setVisible(not html)

    def _show_mark(self, origin: str, *, by_user: bool) -> None:
        """Most papers have none: what is shown often is made only when it is needed."""
        if by_user and self._mark is None:
            self._mark = QLabel(self)
            self._row.insertWidget(self._row.indexOf(self._content) + 1, self._mark, 0, Qt.AlignmentFlag.AlignTop)
            self._paint()
        if self._mark is not None:
            self._mark.setToolTip(hint(origin))
            self._mark.setVisible(by_user)

    def _paint(self) -> None:
        if self._mark is None:
            return
        self._mark.setPixmap(self._theme.pixmap("edit", "muted", round(_PENCIL * self._theme.text_scale)))
        margin = max((self._content.fontMetrics().height() - self._mark.sizeHint().height()) // 2, 0)
        self._mark.setContentsMargins(0, margin, 0, 0)
