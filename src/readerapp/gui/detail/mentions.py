"""All mentions of a paper, as cards below a heading that says how often and where it is mentioned."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from readerapp.domain.translation import tr
from readerapp.gui.detail.card_column import CardColumn
from readerapp.gui.detail.folds import Folds
from readerapp.gui.detail.mention_card import MentionCard
from readerapp.gui.detail.prepared import PreparedMention
from readerapp.gui.labels import label
from readerapp.gui.tab_order import chain_after
from readerapp.gui.theme.theme import Theme

_HEAD, _LINE, _NAME = 70, 20, 26  # pixels, about
_CHARACTERS_A_LINE = 52


class MentionsSection(QWidget):
    """Shows a card for each mention, made when it comes into view.

    Attributes:
        column: the cards.

    Signals:
        link_clicked, keyword_adopted, digest_wanted, rendered: as of a card.
    """

    link_clicked = Signal(str)
    keyword_adopted = Signal(str)
    digest_wanted = Signal(int)
    rendered = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[PreparedMention, ...] | None = None
        self._tags: tuple[str, ...] = ()
        self._folds = Folds()
        self._heights: dict[int, int] = {}
        self._heading = label(role="lead", wrap=True)
        self._all = QToolButton()
        self._all.setProperty("kind", "text")
        self._all.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._all.clicked.connect(self._on_all)
        self.column = CardColumn()
        self.column.card_made.connect(self._on_made)
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.column)

    @property
    def mentions(self) -> tuple[PreparedMention, ...]:
        """What is shown."""
        return self._shown or ()

    def show_mentions(self, mentions: tuple[PreparedMention, ...], tags: tuple[str, ...]) -> None:
        """Show MENTIONS; keywords that are among TAGS are not offered."""
        self._tags = tags
        if mentions != self._shown:
            self._keep_heights()
            self._shown = mentions
            self._heading.setText(heading(mentions))
            self._show_all_button()
            heights = [self._heights.get(mention.mention_id) or _estimate(mention) for mention in mentions]
            self.column.show_cards(heights, self._card)
        for card in self.column.cards.values():
            if isinstance(card, MentionCard):
                card.show_tags(tags)

    def card(self, place: int) -> MentionCard:
        """The card of the mention at PLACE, made now if it is not there."""
        card = self.column.reveal(place)
        if not isinstance(card, MentionCard):
            raise TypeError(type(card).__name__)
        return card

    def set_all_opened(self, opened: bool) -> None:
        """Open or fold every part of every card."""
        for mention in self.mentions:
            for place, section in enumerate(mention.sections):
                if section.name:
                    self._folds.keep_part((mention.mention_id, place), opened)
        for card in self.column.cards.values():
            if isinstance(card, MentionCard):
                card.set_all_opened(opened)
        self._show_all_button()

    def _card(self, place: int) -> MentionCard:
        card = MentionCard(self.mentions[place], self._theme, self._folds, self.column)
        card.link_clicked.connect(self.link_clicked)
        card.keyword_adopted.connect(self.keyword_adopted)
        card.digest_wanted.connect(self.digest_wanted)
        card.rendered.connect(self.rendered)
        card.show_tags(self._tags)
        return card

    def _on_made(self, place: int, card: MentionCard) -> None:
        """Have Tab go through the cards from top to bottom, whenever they were made."""
        above = max((other for other in self.column.cards if other < place), default=None)
        last = self.card(above).tab_stops()[-1] if above is not None else self._all
        chain_after(last, card.tab_stops())

    def _keep_heights(self) -> None:
        """The same paper again is to have the same places."""
        for mention, height in zip(self.mentions, self.column.heights, strict=True):
            self._heights[mention.mention_id] = height

    def _show_all_button(self) -> None:
        foldable = [
            self._folds.part_opened((mention.mention_id, place), otherwise=section.opened)
            for mention in self.mentions
            for place, section in enumerate(mention.sections)
            if section.name
        ]
        self._all.setVisible(len(foldable) > 1)
        self._all.setText(tr("Fold all") if foldable and all(foldable) else tr("Unfold all"))

    def _on_all(self) -> None:
        self.set_all_opened(self._all.text() == tr("Unfold all"))


def _estimate(mention: PreparedMention) -> int:
    """How high the card of MENTION will be, about."""
    lines = sum(section.length // _CHARACTERS_A_LINE + 2 for section in mention.sections if section.opened)
    names = sum(bool(section.name) for section in mention.sections)
    return _HEAD + lines * _LINE + names * _NAME + (_NAME if mention.keywords else 0)


def heading(mentions: tuple[PreparedMention, ...]) -> str:
    """How often, and in how many digests."""
    count, digests = len(mentions), len({mention.digest_id for mention in mentions})
    if not count:
        return tr("No digest mentions it any more")
    if count == 1:
        return tr("Mentioned once")
    if digests == 1:
        return tr("Mentioned {count} times in one digest", count=count)
    return tr("Mentioned {count} times in {digests} digests", count=count, digests=digests)
