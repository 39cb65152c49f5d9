"""Finds in the card of a paper: in its notes and in every mention, also in what is folded or not made yet."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from readerapp.gui.detail.detail_pane import DetailPane
from readerapp.gui.detail.passage_view import PassageView
from readerapp.gui.finding.hits import CardHit, hits_in_card
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
        self._again = QTimer(self, singleShot=True, interval=0)  # when all texts are rendered with other colours
        self._again.timeout.connect(self._mark_all)
        theme.changed.connect(self._again.start)
        pane.mentions.rendered.connect(self._mark)

    def search(self, what: str) -> Callable[[], Sequence[CardHit]] | None:
        """The work that gives the places at which WHAT is said; None when no paper is shown."""
        if not self._pane.paper_id:
            return None
        notes, mentions = self._pane.notes.html, self._pane.mentions.mentions
        return lambda: hits_in_card(notes, mentions, what)

    def first(self, hits: Sequence[CardHit]) -> int:  # noqa: ARG002  a card is read from its beginning
        """Which of HITS is the one to begin with."""
        return 0

    def mark(self, what: str) -> None:
        """Mark WHAT in everything that is rendered."""
        self._what, self._current = what, None
        self._mark_all()

    def show(self, hit: CardHit) -> None:
        """Bring HIT into view, and mark it more than the others."""
        before, self._current = self._current, None
        view = self._view_of(hit)
        places = places_in(view.document(), self._what) if view is not None else []
        if view is None or not places:
            return
        self._current = (view, places[min(hit.nth, len(places) - 1)])
        if before is not None and before[0] is not view:
            self._mark(before[0])
        self._mark(view)
        self._pane.show_place(view, self._current[1][0])

    def _view_of(self, hit: CardHit) -> PassageView | None:
        if hit.mention < 0:
            return self._pane.notes.text_of(hit.part)
        card = self._pane.mentions.card(hit.mention)
        card.open_card()
        return card.section(hit.part).render_up_to(hit.piece)

    def _mark_all(self) -> None:
        for view in self._pane.texts():
            self._mark(view)

    def _mark(self, view: PassageView) -> None:
        if not self._what and not view.extraSelections():
            return
        current = self._current[1] if self._current is not None and self._current[0] is view else None
        show_marks(view, places_in(view.document(), self._what), self._theme, current=current)
