"""Reading a digest in the right pane: opening it, going from mention to mention, and the way back."""

from PySide6.QtCore import QObject, Qt, Signal

from readerapp.domain.changes import ChangeSet
from readerapp.domain.digest_page import Mark
from readerapp.domain.paper import Overview, PaperRow
from readerapp.gui.digest_view.digest_page import DigestPage
from readerapp.gui.digest_view.loading import DigestLoader
from readerapp.gui.digest_view.prepared import PreparedPage
from readerapp.gui.digest_view.sheets import Sheet
from readerapp.gui.digest_view.typesetting import Typesetting


class DigestReading(QObject):
    """Moves a `DigestPage` through a digest.

    Attributes:
        page: what is shown.

    Signals:
        opened: a digest is there to be read.
        left: the reader is done; with the number of the paper that they want to see, 0 for where they came from.
        gone: the digest that was being read is not in the library any more.
        none_left: there is no undecided paper in that direction.
        begun: the text of another digest is there.
        shown: a part of a digest is shown, or another line of it.
    """

    opened = Signal()
    left = Signal(int)
    gone = Signal()
    none_left = Signal()
    begun = Signal()
    shown = Signal()

    def __init__(self, page: DigestPage, loader: DigestLoader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.page = page
        self._loader = loader
        self._target: int | None = None
        self._typesetting = Typesetting(page.text)
        self._late: dict[int, PaperRow] = {}
        self._left_at: dict[int, tuple[int, tuple[int, int]]] = {}
        self._typesetting.finished.connect(self._on_set)
        loader.loaded.connect(self._on_loaded)
        loader.rows_changed.connect(self._on_rows_changed)
        loader.found.connect(self._on_found)
        loader.gone.connect(self.gone)
        page.more_wanted.connect(self._on_more_wanted)
        page.head.back_wanted.connect(self.leave)
        page.text.back_wanted.connect(self.leave)
        page.text.card_wanted.connect(self.go_to_card)
        page.text.step_wanted.connect(self._step)
        page.text.end_wanted.connect(self._on_end_wanted)

    @property
    def current(self) -> Mark | None:
        """The mention at which a digest is being read."""
        return self.page.current

    @property
    def digest_id(self) -> int:
        """The digest that is being read, 0 for none."""
        return self.page.page.opened.digest.id if self.page.page is not None else 0

    @property
    def paper_id(self) -> int:
        """The paper that is spoken of there, or where the reader is going to be in a moment; 0 for none."""
        if self._target is not None and self.page.page is not None:
            return self.page.page.opened.places[self._target].paper_id
        return self.current.paper_id if self.current else 0

    @property
    def row(self) -> PaperRow | None:
        """That paper, as far as it is known."""
        return self.page.row if self._target is None else None

    def read_mention(self, mention_id: int) -> None:
        """Open the digest of a mention there."""
        self._loader.open_mention(mention_id)

    def read_paper(self, paper_id: int, *, digest_id: int = 0, onwards: bool = False) -> None:
        """Open a digest, if possible DIGEST_ID, at a mention of the paper; ONWARDS at the one after the current."""
        after = self.current.mention_id if onwards and self.current else 0
        self._loader.open_paper(paper_id, digest_id=digest_id, after=after)

    def read_digest(self, digest_id: int) -> None:
        """Open a digest where it was left, else at its beginning."""
        left_at = self._left_at.get(digest_id)
        self._loader.open_digest(digest_id, mention=left_at[0] if left_at else 0)

    def next(self) -> None:
        """Go to the next mention."""
        self._step(1)

    def previous(self) -> None:
        """Go to the mention before."""
        self._step(-1)

    def go_to_line(self, line: int) -> None:
        """Show LINE; the mention stays the one that it was."""
        page = self.page.page
        if page is not None and page.window.first <= line <= page.window.last:
            self.shown.emit()
        elif page is not None:
            self._loader.show_line(line)

    def next_undecided(self) -> None:
        """Go to the next mention of an undecided paper."""
        self._search(forward=True)

    def previous_undecided(self) -> None:
        """Go to the mention of an undecided paper before."""
        self._search(forward=False)

    def scroll(self, *, forward: bool) -> None:
        """Scroll most of a page."""
        self.page.text.scroll_page(forward=forward)

    def go_to_card(self) -> None:
        """Leave for the card of the current paper."""
        if self.paper_id:
            self.left.emit(self.paper_id)

    def leave(self) -> None:
        """Go back to where the reader came from."""
        self.left.emit(0)

    def close(self) -> None:
        """Something else is shown in the place of the digest."""
        self._keep_place()
        self._target = None
        self._loader.forget()
        self._typesetting.forget()
        self.page.forget()

    def apply(self, changes: ChangeSet) -> None:
        """Something was committed."""
        self._loader.apply(changes, line=self.page.text.middle() if self.page.page else 1)

    def show_overview(self, overview: Overview) -> None:
        """The counts of all digests are read again."""
        self._digests = overview.digests
        self._show_coverage()

    def _show_coverage(self) -> None:
        """Show how much is decided now: the digest itself was opened at some time before."""
        page = self.page.page
        for digest in self._digests if page is not None else ():
            if page is not None and digest.id == page.opened.digest.id:
                self.page.show_coverage(digest)

    def _step(self, step: int) -> None:
        page, current = self.page.page, self.current
        if page is None:
            return
        here = self._target if self._target is not None else current.index if current else -step
        index = max(here + step, 0)
        if index != here and index < len(page.opened.places):
            self._go(index)

    def _go(self, index: int) -> None:
        self._target = None
        if not self.page.go(index):
            self._target = index  # what is pressed before it is there goes on from it
            self._loader.show_mention(index)

    def _search(self, *, forward: bool) -> None:
        here = self._target if self._target is not None else self.current.index if self.current else None
        if here is not None:
            start = here + (1 if forward else -1)
            self._loader.find_undecided(start, forward=forward, besides=self.paper_id)

    def _on_found(self, index: int) -> None:
        if index < 0:
            self.none_left.emit()
        else:
            self._go(index)

    def _on_more_wanted(self, line: int) -> None:
        if self._target is None:
            self._loader.show_more(line)

    def _on_end_wanted(self, step: int) -> None:
        self._loader.show_end(last=step > 0)

    def _on_loaded(self, page: PreparedPage) -> None:
        if self.page.page is None:
            self.opened.emit()  # before: a text that is not shown has no width, and its lines no places
            self.page.setFocus(Qt.FocusReason.OtherFocusReason)
        self._late = {}
        self._typesetting.begin(page)

    def _on_set(self, page: PreparedPage, sheet: Sheet) -> None:
        self._target = None
        fresh, before = self.page.page is None, self.digest_id
        self.page.show_page(page, sheet)
        self._show_coverage()
        left_at = self._left_at.get(page.opened.digest.id)
        if fresh and left_at is not None and page.target is not None and page.target.mention_id == left_at[0]:
            self.page.text.restore_top(left_at[1])
        if self._late:
            self.page.show_rows(self._late)
        if self.digest_id != before:
            self.begun.emit()
        self.shown.emit()

    def _keep_place(self) -> None:
        """Remember how far the digest has been read; there one goes on, coming back to the same mention."""
        if self.page.page is not None and self.current is not None:
            self._left_at[self.page.page.opened.digest.id] = (self.current.mention_id, self.page.text.top())

    def _on_rows_changed(self, rows: dict[int, PaperRow]) -> None:
        """Papers stand otherwise now, also on a page that is being set and was read before."""
        self._late |= rows
        self.page.show_rows(rows)
