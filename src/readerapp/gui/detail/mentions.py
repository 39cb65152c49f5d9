"""Every mention of a paper as a card: where it stands, the passage, and the digest's own keywords."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from readerapp.domain.tags import fold_tag
from readerapp.domain.translation import tr
from readerapp.gui.detail.digest_link import DigestLink
from readerapp.gui.detail.passage_view import PassageView
from readerapp.gui.detail.prepared import PreparedMention
from readerapp.gui.flow_layout import FlowLayout
from readerapp.gui.labels import label, literal
from readerapp.gui.theme.theme import Theme


class MentionCard(QFrame):
    """One mention; folds away with a click on its head.

    Signals:
        link_clicked: with the address.
        keyword_adopted: the user wants a keyword as a tag; with its name.
        digest_wanted: the digest is to be read there; with the number of the mention.
    """

    link_clicked = Signal(str)
    keyword_adopted = Signal(str)
    digest_wanted = Signal(int)

    def __init__(self, mention: PreparedMention, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._theme = theme
        self._keyword_buttons: dict[str, QToolButton] = {}
        self._fold = QToolButton()
        self._fold.setProperty("kind", "flat")
        self._fold.setIconSize(QSize(14, 14))
        self._fold.setCheckable(True)
        self._fold.setChecked(True)
        self._fold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._fold.setAccessibleName(tr("Fold {digest}", digest=mention.digest))
        self._body = QWidget()
        self._passage = PassageView(theme)
        self._passage.link_clicked.connect(self.link_clicked)
        self._fold.toggled.connect(self._on_folded)
        self._lay_out(mention)
        self._passage.show_html(mention.html)
        self._on_folded(True)

    def show_tags(self, tags: tuple[str, ...]) -> None:
        """Offer only the keywords that are not among TAGS."""
        taken = {fold_tag(tag) for tag in tags}
        for keyword, button in self._keyword_buttons.items():
            button.setEnabled(fold_tag(keyword) not in taken)

    def _lay_out(self, mention: PreparedMention) -> None:
        title = DigestLink(mention.digest, self._theme)
        title.clicked.connect(lambda: self.digest_wanted.emit(mention.mention_id))
        place = label("  ›  ".join(mention.path), tone="muted", role="small", wrap=True, selectable=True)
        facts = label(mention.facts, tone="muted", role="small", wrap=True, selectable=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        for widget in (title, place, facts) if mention.path else (title, facts):
            words.addWidget(widget)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(30, 0, 4, 0)
        body.setSpacing(8)
        body.addWidget(self._passage)
        if mention.keywords:
            body.addWidget(self._keywords(mention.keywords))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 12, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._body)

    def _keywords(self, keywords: tuple[str, ...]) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, gap=6)
        for keyword in dict.fromkeys(keywords):
            button = QToolButton()
            button.setProperty("kind", "keyword")
            button.setText(literal(f"+ {keyword}"))
            button.setToolTip(tr("Adopt as a tag of yours"))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, keyword=keyword: self.keyword_adopted.emit(keyword))
            self._keyword_buttons[keyword] = button
            flow.addWidget(button)
        return row

    def _on_folded(self, opened: bool) -> None:
        self._body.setVisible(opened)
        self._theme.dress(self._fold, "chevron-down" if opened else "chevron-right", "muted")
        self._fold.setToolTip(tr("Fold") if opened else tr("Unfold"))


class MentionsSection(QWidget):
    """All mentions of a paper.

    Signals:
        link_clicked, keyword_adopted, digest_wanted: as of a card.
    """

    link_clicked = Signal(str)
    keyword_adopted = Signal(str)
    digest_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[PreparedMention, ...] | None = None
        self._cards: list[MentionCard] = []
        self._heading = label(role="lead", wrap=True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addWidget(self._heading)

    def show_mentions(self, mentions: tuple[PreparedMention, ...], tags: tuple[str, ...]) -> None:
        """Show a card for each of MENTIONS; keywords that are among TAGS are not offered."""
        if mentions != self._shown:
            self._shown = mentions
            self._build(mentions)
        for card in self._cards:
            card.show_tags(tags)

    def _build(self, mentions: tuple[PreparedMention, ...]) -> None:
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = []
        self._heading.setText(_heading(mentions))
        for mention in mentions:
            card = MentionCard(mention, self._theme)
            card.link_clicked.connect(self.link_clicked)
            card.keyword_adopted.connect(self.keyword_adopted)
            card.digest_wanted.connect(self.digest_wanted)
            self._layout.addWidget(card)
            self._cards.append(card)


def _heading(mentions: tuple[PreparedMention, ...]) -> str:
    count, digests = len(mentions), len({mention.digest for mention in mentions})
    if not count:
        return tr("No digest mentions it any more")
    if count == 1:
        return tr("Mentioned once")
    if digests == 1:
        return tr("Mentioned {count} times in one digest", count=count)
    return tr("Mentioned {count} times in {digests} digests", count=count, digests=digests)
