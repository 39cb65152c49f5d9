"""Finds in the card of a paper: in its head, its notes and every mention, also in what is folded or not made yet."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from readerapp.gui.detail.detail_pane import DetailPane
from readerapp.gui.detail.digest_link import DigestLink
from readerapp.gui.detail.passage_view import PassageView
from readerapp.gui.detail.said_label import SaidLabel
from readerapp.gui.finding.hits import HEAD, NAMES, NOTES, CardHit, hits_in_card
from readerapp.gui.finding.marks import Place, places_in, show_marks
from readerapp.gui.theme.theme import Theme


class CardFinding(QObject):
    """One of the two things in which `Finding` finds."""

    def __init__(self, pane: DetailPane, theme: Theme) -> None:
        super().__init__(pane)
        self._pane = pane
        self._theme = theme
        self._what = ""
        self._current: tuple[PassageView, Place] | None = None
        self._label: tuple[SaidLabel | DigestLink, int] | None = None
        self._again = QTimer(self, singleShot=True, interval=0)  # when all texts are rendered with other colours
        self._again.timeout.connect(self._mark_all)
        theme.changed.connect(self._again.start)
        pane.mentions.rendered.connect(self._mark)
        pane.mentions.column.card_made.connect(lambda _place, _card: self._again.start() if self._what else None)

    def search(self, what: str) -> Callable[[], Sequence[CardHit]] | None:
        """The work that gives the places at which WHAT is said; None when no paper is shown."""
        if not self._pane.paper_id:
            return None
        pane = self._pane
        head, notes, mentions = pane.header.said, pane.notes.html, pane.mentions.mentions
        return lambda: hits_in_card(head, notes, mentions, what)

    def first(self, hits: Sequence[CardHit]) -> int:  # noqa: ARG002  a card is read from its beginning
        """Which of HITS is the one to begin with."""
        return 0

    def mark(self, what: str) -> None:
        """Mark WHAT in everything that is rendered."""
        self._what, self._current, self._label = what, None, None
        self._mark_all()

    def show(self, hit: CardHit) -> None:
        """Bring HIT into view, and mark it more than the others."""
        before, self._current, self._label = self._current, None, None
        shown = self._shown(hit)
        if isinstance(shown, SaidLabel | DigestLink):
            self._label = (shown, hit.nth)
            self._mark_all()
            self._pane.show_place(shown, 0)
        else:
            self._mark_labels()
            self._show_in_text(shown, hit, before)

    def _show_in_text(self, view: PassageView | None, hit: CardHit, before: tuple[PassageView, Place] | None) -> None:
        """Go to the place in VIEW; the reader was at BEFORE."""
        places = places_in(view.document(), self._what) if view is not None else []
        if view is None or not places:
            return
        self._current = (view, places[min(hit.nth, len(places) - 1)])
        if before is not None and before[0] is not view and isValid(before[0]):
            self._mark(before[0])
        self._mark(view)
        self._pane.show_place(view, self._current[1][0])

    def _shown(self, hit: CardHit) -> PassageView | SaidLabel | DigestLink | None:
        """What shows HIT."""
        if hit.mention == HEAD:
            return self._pane.header.reveal(hit.part, self._what, hit.nth)
        if hit.mention == NOTES:
            return self._pane.notes.text_of(hit.part)
        card = self._pane.mentions.card(hit.mention)
        if hit.part == NAMES:
            return card.heads[hit.piece]
        card.open_card()
        return card.section(hit.part).render_up_to(hit.piece)

    def _mark_all(self) -> None:
        for view in self._pane.texts():
            self._mark(view)
        self._mark_labels()

    def _mark_labels(self) -> None:
        for label in self._pane.labels():
            nth = self._label[1] if self._label is not None and self._label[0] is label else -1
            label.mark(self._what, nth)

    def _mark(self, view: PassageView) -> None:
        if not self._what and not view.extraSelections():
            return
        current = self._current[1] if self._current is not None and self._current[0] is view else None
        show_marks(view, places_in(view.document(), self._what), self._theme, current=current)
