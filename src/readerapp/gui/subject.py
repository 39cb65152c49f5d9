"""What keys and menus are about: the papers selected in the list, or the one at which a digest is being read."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from readerapp.domain.paper import PaperRow
from readerapp.gui.digest_view.digest_reading import DigestReading
from readerapp.gui.digest_view.right_pane import RightPane
from readerapp.gui.papers.paper_pane import PaperPane
from readerapp.gui.papers.selection_keeper import SelectionKeeper


class Subject(QObject):
    """Keeps the right pane and the keys on the same papers.

    While a digest has the focus, they are about its current mention, whatever happens to the list beneath. A paper
    whose card was opened from there and that is not in the list is the subject as long as its card has the focus.

    Signals:
        counted: another number of papers; with it.
        card_wanted: the right pane is to show papers; with their numbers and the current one.
        digest_shown: a digest is shown in the right pane, or not any more.
        nothing_left: the digest that was read is gone, and there is no paper to be shown instead.
    """

    counted = Signal(int)
    card_wanted = Signal(object, int)
    digest_shown = Signal(bool)
    nothing_left = Signal()

    def __init__(
        self, papers: PaperPane, selection: SelectionKeeper, right: RightPane, digest: DigestReading, others: QWidget
    ) -> None:
        super().__init__(right)
        self._papers = papers
        self._view = papers.view
        self._selection = selection
        self._right = right
        self._digest = digest
        self._others = others
        self._on_the_right = False
        self._origin = 0
        self._visited = 0
        digest.opened.connect(self._on_digest_opened)
        digest.left.connect(self._on_digest_left)
        digest.gone.connect(self._on_digest_gone)
        digest.page.current_changed.connect(self._count)
        selection.changed.connect(self._on_selection_changed)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    @property
    def in_digest(self) -> bool:
        """Whether it is the current mention of a digest."""
        return self._on_the_right and self._right.shows_digest

    @property
    def in_list(self) -> bool:
        """Whether it is what is selected in the list."""
        return not self.in_digest and not self._visiting

    def papers(self) -> tuple[int, ...]:
        """The numbers of the papers."""
        if self.in_digest:
            return (self._digest.paper_id,) if self._digest.paper_id else ()
        return (self._visited,) if self._visiting else self._view.selected_ids()

    def current(self) -> int:
        """The number of the current one of them, 0 for none."""
        if self.in_digest:
            return self._digest.paper_id
        return self._visited if self._visiting else self._view.current_id()

    def the_one(self) -> int:
        """The number of the only paper, else 0; everybody has been told of it by then."""
        if self.in_digest or self._visiting:
            return self.current()
        return self._selection.the_one()

    @property
    def shown(self) -> int:
        """The number of the paper whose card is on the right, or beneath the digest there."""
        return self._visited or self._view.current_id()

    def row(self) -> PaperRow | None:
        """The current one as it stands, as far as it is known."""
        if self.in_digest:
            return self._digest.row
        return None if self._visiting else self._view.papers.row_of(self._view.current_id())

    def visit(self, paper_id: int) -> None:
        """Show the card of a paper, and select it in the list if it is there; 0 goes back to the list."""
        there = self._view.papers.place_of(paper_id) is not None
        self._visited = 0 if there else paper_id
        if there:
            self._view.select_ids((paper_id,), paper_id)
            self._view.scrollTo(self._view.currentIndex())
        papers = (paper_id,) if paper_id else self._view.selected_ids()
        self._show_card(papers, paper_id or self._view.current_id())
        (self._right if self._visited else self._papers).setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_the_right = bool(self._visited)
        self._count()

    def leave_gone_paper(self) -> None:
        """The paper whose card is shown is not in the library any more."""
        if self._visited:
            self.visit(0)

    @property
    def _visiting(self) -> bool:
        return bool(self._visited) and self._on_the_right and not self._right.shows_digest

    def _show_card(self, papers: tuple[int, ...], current: int) -> None:
        if self._right.shows_digest:
            self._right.turn_to_card()
            self._digest.close()
            self.digest_shown.emit(False)
        self.card_wanted.emit(papers, current)

    def _count(self) -> None:
        self.counted.emit(len(self.papers()))

    def _on_selection_changed(self, papers: tuple[int, ...], current: int) -> None:
        if not self.in_digest:
            self._visited = 0
            self._show_card(papers, current)
        self._count()

    def _on_digest_opened(self) -> None:
        self._origin = self.current()
        self._right.turn_to_digest()
        self._on_the_right = True
        self._visited = 0
        self.digest_shown.emit(True)
        self._count()

    def _on_digest_left(self, paper_id: int) -> None:
        if self._right.shows_digest:
            self.visit(paper_id or self._origin)

    def _on_digest_gone(self) -> None:
        """Back to the list: the paper that the reader came from may be gone as well."""
        if self._right.shows_digest:
            self.visit(0)
            if not self._view.selected_ids():
                self.nothing_left.emit()

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Menus, tool bar and messages take the focus, but they are about the papers of before."""
        if new is not None:
            before = self._on_the_right
            if self._right.isAncestorOf(new):
                self._on_the_right = True
            elif self._papers.isAncestorOf(new) or self._others.isAncestorOf(new):
                self._on_the_right = False
            if before != self._on_the_right:
                self._count()
