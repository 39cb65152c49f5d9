"""The right pane: one paper to scroll through, or a quiet page when there is none."""

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from readerapp.domain.translation import tr
from readerapp.domain.wording import papers_text
from readerapp.gui.detail.bringing import Bringing
from readerapp.gui.detail.digest_link import DigestLink
from readerapp.gui.detail.header import PaperHeader
from readerapp.gui.detail.mentions import MentionsSection
from readerapp.gui.detail.note_keeper import NoteKeeper
from readerapp.gui.detail.notes import NotesSection
from readerapp.gui.detail.passage_view import PassageView
from readerapp.gui.detail.prepared import PreparedDetail
from readerapp.gui.detail.said_label import SaidLabel
from readerapp.gui.empty_state import EmptyState, Offer
from readerapp.gui.key_hints import keys_now
from readerapp.gui.labels import rule
from readerapp.gui.theme.measure import reading_width
from readerapp.gui.theme.theme import Theme

_MARGIN, _LEAST_WIDTH = 24, 270
_AROUND_TEXT = 56  # pixels that a card has beside its text

_OTHER = Qt.FocusReason.OtherFocusReason


class _Column(QWidget):
    """Keeps its content at a readable width."""

    def __init__(self, content: QWidget, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("paper")
        self._content = content
        self._theme = theme
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(content)
        layout.addStretch(1)
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._content.setMaximumWidth(reading_width(self._theme) + 2 * _MARGIN + _AROUND_TEXT)


class DetailPane(QStackedWidget):
    """Shows a `PreparedDetail`.

    Attributes:
        header, notes, mentions: its parts, with signals of their own.
        paper_id: the paper that is shown, 0 for none.
    """

    def __init__(self, keeper: NoteKeeper, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper_id = 0
        self._digest_gone = False
        self._kept: dict[int, int] = {}
        self.header = PaperHeader(theme)
        self.notes = NotesSection(keeper, theme)
        self.mentions = MentionsSection(theme)
        self._empty = EmptyState(theme)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("reader")
        self._scroll.setAccessibleName(tr("Paper"))
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._column = _Column(self._content(), theme)
        self._scroll.setWidget(self._column)
        self.addWidget(self._empty)
        self.addWidget(self._scroll)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.notes.card_opened.connect(self._bring_into_view)
        self._look = QTimer(self, singleShot=True, interval=0)
        self._look.timeout.connect(self._on_look)
        self._scroll.verticalScrollBar().valueChanged.connect(lambda _value: self._look.start())
        self._scroll.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._look.start())
        self._bringing = Bringing(self._scroll, self._column, self._lay_out_cards)
        self.mentions.column.shifted.connect(self._on_shifted)
        self.show_nothing()

    def show_paper(self, prepared: PreparedDetail) -> None:
        """Show a paper; the same one again keeps its place, and so does one that was shown before."""
        paper = prepared.detail.paper
        another = paper.id != self.paper_id
        if another:
            self._keep_place()
        self.paper_id = paper.id
        self._digest_gone = False
        self.header.show_paper(prepared)
        self.notes.show_notes(paper.id, prepared.detail.notes, prepared.notes_html)
        self.mentions.show_mentions(prepared.mentions, paper.tags)
        self._turn_to(self._scroll)
        self._look.start()
        if another:
            place = self._kept.get(paper.id, 0)
            if place:
                self._lay_out_now()
            self._scroll.verticalScrollBar().setValue(place)
            for card in self.notes.cards:
                if card.editing:
                    self._bring_into_view(card)

    def setFocus(self, reason: Qt.FocusReason = _OTHER) -> None:
        """Go to what is shown; not by a proxy, which Tab would stop at on its way round."""
        page = self.currentWidget()
        if page is not None:
            page.setFocus(reason)

    def new_note(self, paper_id: int) -> None:
        """Begin a note on the selected paper, which may be still on its way; what is typed must not go elsewhere."""
        if paper_id:
            self._turn_to(self._scroll)
            self.notes.new_note(paper_id)

    def show_nothing(self) -> None:
        """No paper is selected; that a digest is gone says more."""
        if self._digest_gone:
            return
        self._leave()
        self._empty.show_state("paper", tr("No paper selected"), tr("Choose one in the list to read about it here."))

    def show_gone(self) -> None:
        """The paper is not in the library any more."""
        self._leave()
        self._empty.show_state(
            "paper", tr("This paper is gone"), tr("It is no longer in the library. Choose another one in the list.")
        )

    def show_digest_gone(self) -> None:
        """The digest that was being read is not in the library any more, and no paper is selected."""
        self._leave()
        self._digest_gone = True
        self._empty.show_state(
            "digests",
            tr("This digest is gone"),
            tr("It is no longer in the library. Choose a paper in the list, or another digest on the left."),
        )

    def show_many(self, count: int, offers: tuple[Offer, ...] = ()) -> None:
        """COUNT papers are selected, which is not one; OFFERS says what can be done to them."""
        if not count:
            self.show_nothing()
            return
        self._leave()
        keys = {name: keys_now(self, name) for name in ("tag", "queue", "skip", "finish")}
        hint = tr("Status, star, rating and tags act on all of them.")
        if all(keys.values()):
            hint += " " + tr("{tag} adds a tag, {queue} queues, {skip} skips, {finish} is read.", **keys)
        self._empty.show_state("all", tr("{papers} selected", papers=papers_text(count)), hint, offers)

    def texts(self) -> list[PassageView]:
        """All rendered texts that are there now."""
        return self._column.findChildren(PassageView)

    def labels(self) -> list[SaidLabel | DigestLink]:
        """All other texts of the card and of the cards in it in which words can be marked."""
        return [*self._column.findChildren(SaidLabel), *self._column.findChildren(DigestLink)]

    def show_place(self, view: QWidget, position: int) -> None:
        """Scroll so that the character at POSITION of VIEW is seen, or VIEW itself, if it is no text that is read."""
        self._bringing.show(view, position)

    def scroll_page(self, *, forward: bool) -> bool:
        """Scroll most of a page; False when there is no more to see in that direction."""
        bar = self._scroll.verticalScrollBar()
        before = bar.value()
        step = max(bar.pageStep() - 48, 48)
        bar.setValue(before + (step if forward else -step))
        return bar.value() != before and self.currentWidget() is self._scroll

    def _content(self) -> QWidget:
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(_MARGIN, 10, _MARGIN, 32)
        layout.setSpacing(16)
        layout.addWidget(self.header)
        layout.addWidget(rule())
        layout.addWidget(self.notes)
        layout.addWidget(rule())
        layout.addWidget(self.mentions)
        return content

    # Qt interface

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look.start()

    def _leave(self) -> None:
        self._keep_place()
        self.paper_id = 0
        self._digest_gone = False
        self.notes.leave()
        self._turn_to(self._empty)

    def _keep_place(self) -> None:
        """Remember how far the paper that is shown has been read."""
        if self.paper_id:
            self._kept[self.paper_id] = self._scroll.verticalScrollBar().value()

    def _lay_out_now(self) -> None:
        """Have everything in its place, so that it can be scrolled to."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def _lay_out_cards(self) -> None:
        self._lay_out_now()
        self.mentions.column.fit()

    def _on_look(self) -> None:
        """Tell the cards which of them are seen."""
        top = -self.mentions.column.mapTo(self._scroll.viewport(), QPoint(0, 0)).y()
        self.mentions.column.look(top, top + self._scroll.viewport().height())

    def _on_shifted(self, by: int) -> None:
        bar = self._scroll.verticalScrollBar()
        value = bar.value()
        self._lay_out_now()
        if value:
            bar.setValue(value + by)

    def _turn_to(self, page: QWidget) -> None:
        self.setCurrentWidget(page)

    def _bring_into_view(self, card: QWidget) -> None:
        # The card gets its place only when the layout has run.
        QTimer.singleShot(0, card, lambda: self._scroll.ensureWidgetVisible(card, 0, 48))
