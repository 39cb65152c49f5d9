"""A digest in the right pane: its head, its text, and the mention at which it is being read."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from readerapp.domain.digest_page import Mark
from readerapp.domain.paper import DigestRow, PaperRow
from readerapp.gui.digest_view.digest_head import DigestHead
from readerapp.gui.digest_view.digest_text import DigestText
from readerapp.gui.digest_view.page_marks import PageMarks
from readerapp.gui.digest_view.prepared import PreparedPage
from readerapp.gui.digest_view.sheets import Sheet
from readerapp.gui.labels import rule
from readerapp.gui.theme.theme import Theme

_NEAR_THE_EDGE = 0.6  # of what is seen at once

_OTHER = Qt.FocusReason.OtherFocusReason


class DigestPage(QWidget):
    """Shows a `PreparedPage`.

    Attributes:
        head, text: its parts, with signals of their own.

    Signals:
        more_wanted: an end of what is shown comes near; with the unit around which to show more.
        current_changed: the digest is being read at another mention.
        menu_wanted: a right click on the current mention, or the key for it; with the place on the screen.
        status_menu_wanted: a click on the chip of the current mention; with the place on the screen.
    """

    more_wanted = Signal(int)
    current_changed = Signal()
    menu_wanted = Signal(QPoint)
    status_menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.head = DigestHead(theme)
        self.text = DigestText(theme)
        self._page: PreparedPage | None = None
        self._marks = PageMarks()
        self._current: Mark | None = None
        self._row: PaperRow | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(rule())
        layout.addWidget(self.text, 1)
        self._look = QTimer(self, singleShot=True, interval=0)
        self._look.timeout.connect(self._on_scrolled)
        self.text.verticalScrollBar().valueChanged.connect(lambda _value: self._look.start())
        self.text.say_of_chips(self._tip)
        self.text.chip_clicked.connect(self._on_chip_clicked)
        self.text.chip_menu_wanted.connect(self._on_chip_menu_wanted)
        self.text.line_clicked.connect(self._on_line_clicked)
        self.text.menu_wanted.connect(self._on_menu_wanted)

    @property
    def page(self) -> PreparedPage | None:
        """What is shown."""
        return self._page

    @property
    def current(self) -> Mark | None:
        """The mention at which the digest is being read."""
        return self._current

    @property
    def row(self) -> PaperRow | None:
        """The paper of the current mention."""
        return self._row

    def setFocus(self, reason: Qt.FocusReason = _OTHER) -> None:
        """Go to the text; not by a proxy, which Tab would stop at on its way round."""
        self.text.setFocus(reason)

    def show_page(self, page: PreparedPage, sheet: Sheet) -> None:
        """Show another part of the same digest, or another digest; the reader stays where they are if they can."""
        before = self._page.opened if self._page is not None else None
        same = before is not None and before.digest.id == page.opened.digest.id
        top = self.text.top() if same else (0, 0)
        self._page, self._marks = page, PageMarks(page.window.marks, page.window.rows)
        if not same:
            self._current = self._row = None
        elif before is not page.opened:
            self._update_current(page)
        self.head.show_digest(page.opened.digest)
        self.text.show_sheet(sheet, self._marks.looks(self._current))
        if page.target is not None:
            self._become(page.target)
        else:
            self._find_again()
        if page.line is not None:
            self.text.go_to(page.line)
        elif page.target is not None:
            self.text.go_to(page.target.first, page.target.mention_id)
        else:
            self.text.restore_top(top)
        self._show_position()

    def show_rows(self, rows: Mapping[int, PaperRow]) -> None:
        """Papers changed: show how they stand now."""
        self._marks.learn(rows)
        if self._current is not None:
            self._row = self._marks.row(self._current) or self._row
        if self._page is not None:
            self.text.put_looks(self._marks.looks(self._current, self._marks.of_papers(rows)))

    def show_coverage(self, digest: DigestRow) -> None:
        """The digest has other counts now."""
        self.head.show_digest(digest)

    def go(self, index: int) -> bool:
        """Go to the mention INDEX of the digest; False when it is not in what is shown."""
        mark = self._marks.where(lambda mark: mark.index == index)
        if mark is not None:
            self.text.leave_link()
            self._become(mark)
            self.text.bring_into_view(mark.first, mark.mention_id)
        return mark is not None

    def go_to_paper(self, papers: frozenset[int]) -> None:
        """Go to a mention of one of PAPERS in what is shown, unless the current one is."""
        mark = next(iter(self._marks.of_papers(papers)), None)
        if mark is not None and (self._current is None or self._current.paper_id not in papers):
            self.go(mark.index)

    def forget(self) -> None:
        """The digest is left."""
        self._page = self._current = self._row = None
        self._marks = PageMarks()
        self.text.show_html("", (), {})

    # Qt interface

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back from the head, too."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.text.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _become(self, mark: Mark) -> None:
        """Make MARK the current one."""
        before, self._current = self._current, mark
        self._row = self._marks.row(mark)
        self.text.show_band((mark.first, mark.last))
        self.text.put_cursor(mark.mention_id)
        self.text.put_looks(self._marks.looks(mark, (mark,) if before is None else (before, mark)))
        self.current_changed.emit()

    def _find_again(self) -> None:
        """Frame the current mention in another part of the digest; begin with the first one when there is none."""
        current = self._current
        if current is None:
            if self._marks.first is not None:
                self._become(self._marks.first)
            return
        again = self._marks.called(current.mention_id)
        if again is not None:
            self._become(again)
        else:
            self.text.show_band(None)

    def _update_current(self, page: PreparedPage) -> None:
        """The digest was read again: the current mention has moved, or another one stands where it was."""
        before = self._current
        if before is None:
            return
        index = page.opened.places.index_of(before.mention_id)
        self._current = page.opened.mark(index) if index is not None else self._marks.at_or_after(before.first)
        if self._current is None or self._current.paper_id != before.paper_id:
            self._row = None
        self.current_changed.emit()

    def _tip(self, mention: int) -> str:
        return self._marks.tip(mention)

    def _on_scrolled(self) -> None:
        if self._page is None:
            return
        self._show_position()
        bar, window = self.text.verticalScrollBar(), self._page.window
        near = self.text.viewport().height() * _NEAR_THE_EDGE
        above = bar.value() < near and window.first > 1
        below = bar.maximum() - bar.value() < near and window.last < window.total
        if (above or below) and not bar.isSliderDown():
            self.more_wanted.emit(self.text.middle())

    def _show_position(self) -> None:
        if self._page is not None:
            window = self._page.window
            self.head.show_position(window.kind, max(self.text.top()[0], 1), window.total)

    def _on_chip_clicked(self, mention: int) -> None:
        self.text.setFocus()
        mark = self._marks.called(mention)
        if mark is not None and self._current is not None and mark.mention_id == self._current.mention_id:
            self.status_menu_wanted.emit(self.text.corner_of(mention))
        elif mark is not None:
            self._become(mark)

    def _on_chip_menu_wanted(self, mention: int, place: QPoint) -> None:
        mark = self._marks.called(mention)
        if mark is not None:
            self._become(mark)
            self.menu_wanted.emit(place)

    def _on_menu_wanted(self) -> None:
        if self._current is not None:
            self.menu_wanted.emit(self.text.corner_of(self._current.mention_id))

    def _on_line_clicked(self, line: int) -> None:
        """The mention whose passage begins last before LINE, if it reaches so far."""
        mark = self._marks.at_line(line)
        if mark is not None:
            self._become(mark)
