"""The notes of the paper that is shown: one card each, and a way to a new one."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from readerapp.domain.paper import Note
from readerapp.domain.translation import tr
from readerapp.gui.detail.note_card import NoteCard
from readerapp.gui.detail.note_keeper import NoteKeeper
from readerapp.gui.detail.passage_view import PassageView
from readerapp.gui.key_hints import KeyHint
from readerapp.gui.labels import label
from readerapp.gui.tab_order import chain_after
from readerapp.gui.theme.theme import Theme


class NotesSection(QWidget):
    """Shows notes and lets them be written.

    Signals:
        link_clicked: with the address.
        edit_finished: the user has finished writing.
        card_opened: an editor was opened and wants to be seen; with the card.
    """

    link_clicked = Signal(str)
    edit_finished = Signal()
    card_opened = Signal(QWidget)

    def __init__(self, keeper: NoteKeeper, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._theme = theme
        self._paper_id = 0
        self._cards: list[NoteCard] = []
        self._add = QToolButton()
        self._add.setProperty("kind", "text")
        self._add.setProperty("beside", "icon")
        self._add.setText(tr("New note"))
        KeyHint(self._add, tr("New note"), "new-note")
        self._add.setIconSize(QSize(14, 14))
        self._add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._add.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.dress_in_text(self._add, "plus")
        self._add.clicked.connect(lambda: self.new_note(self._paper_id))
        head = QHBoxLayout()
        head.addWidget(label(tr("Notes"), role="lead"))
        head.addStretch(1)
        head.addWidget(self._add)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addLayout(head)

    @property
    def cards(self) -> tuple[NoteCard, ...]:
        """The cards from top to bottom."""
        return tuple(self._cards)

    @property
    def html(self) -> tuple[str, ...]:
        """The notes that are not being edited, as HTML."""
        return tuple(card.text.html for card in self._cards if not card.editing)

    def text_of(self, place: int) -> PassageView | None:
        """The text of the note at PLACE among those of `html`."""
        texts = [card.text for card in self._cards if not card.editing]
        return texts[place] if place < len(texts) else None

    def show_notes(self, paper_id: int, notes: tuple[Note, ...], html: tuple[str, ...]) -> None:
        """Show the NOTES of a paper, rendered as HTML; editors that are open stay open."""
        self._turn_to(paper_id)
        known = {card.note_id: card for card in self._cards if card.note_id is not None}
        for note, rendered in zip(notes, html, strict=True):
            card = known.pop(note.id, None) or self._new_card()
            card.show_note(note, rendered)
        for card in known.values():
            if not card.editing:
                self._drop(card)
        self._take_up_drafts()

    def new_note(self, paper_id: int) -> None:
        """Begin a new note on a paper, at once; if it is still being read to be shown, its other notes come later."""
        self._turn_to(paper_id)
        if paper_id:
            card = self._new_card()
            card.edit()
            self.card_opened.emit(card)

    def leave(self) -> None:
        """Close all editors and take the cards away; nothing that was typed is lost."""
        self._paper_id = 0
        for card in tuple(self._cards):
            card.finish()
        for card in tuple(self._cards):
            self._drop(card)

    def _turn_to(self, paper_id: int) -> None:
        if paper_id != self._paper_id:
            self.leave()
            self._paper_id = paper_id

    def _take_up_drafts(self) -> None:
        """Open editors for what could not be saved when the paper was left."""
        open_ids = {card.note_id for card in self._cards if card.editing}
        for draft in self._keeper.drafts(self._paper_id):
            if draft.closed and not draft.saving and draft.note_id not in open_ids:
                known = next((card for card in self._cards if card.note_id == draft.note_id), None)
                (known or self._new_card()).take_up(draft)

    def _new_card(self) -> NoteCard:
        card = NoteCard(self._paper_id, self._keeper, self._theme)
        card.link_clicked.connect(self.link_clicked)
        card.edit_finished.connect(self.edit_finished)
        card.emptied.connect(lambda: self._drop(card))
        self._cards.append(card)
        self._layout.addWidget(card)
        above = self._cards[-2].tab_stops()[-1] if len(self._cards) > 1 else self._add
        chain_after(above, card.tab_stops())
        return card

    def _drop(self, card: NoteCard) -> None:
        if card in self._cards:
            self._cards.remove(card)
            card.hide()
            card.deleteLater()
