"""The two papers of a pair side by side, each with what tells them apart, and the choice which card stays."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QRadioButton, QScrollArea, QVBoxLayout, QWidget

from readerapp.domain.duplicates import reason_text
from readerapp.domain.paper import Paper, PaperDetail
from readerapp.domain.translation import tr
from readerapp.domain.wording import kind_name, status_name
from readerapp.gui.labels import label, paragraph
from readerapp.gui.merging.proposal_loader import Pair
from readerapp.gui.texts import STATUS_ICONS
from readerapp.gui.theme.theme import Theme

_STATUS_ICON = 16
_SHOWN_AUTHORS = 8
_SHOWN_DIGESTS = 6


class PaperCard(QFrame):
    """One paper of the pair.

    Signals:
        picked: the user wants this card to stay.
    """

    picked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card")
        self._theme = theme
        self._paper: Paper | None = None
        self.stays = QRadioButton(tr("This card stays"))
        self.stays.setAutoExclusive(False)
        self.stays.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.stays.clicked.connect(self.picked)
        self._title = paragraph(role="lead")
        self._authors = paragraph()
        self._facts = paragraph(tone="muted", role="small")
        self._status_icon = QLabel()
        self._status = label()
        self._mine = paragraph(tone="muted", role="small")
        self._digests = paragraph(tone="muted", role="small")
        status = QHBoxLayout()
        status.setSpacing(6)
        status.addWidget(self._status_icon)
        status.addWidget(self._status, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 14)
        layout.setSpacing(8)
        layout.addWidget(self.stays)
        layout.addWidget(self._title)
        layout.addWidget(self._authors)
        layout.addWidget(self._facts)
        layout.addLayout(status)
        layout.addWidget(self._mine)
        layout.addWidget(self._digests)
        layout.addStretch(1)
        theme.changed.connect(self._paint_status)

    def show_paper(self, detail: PaperDetail) -> None:
        """Show the paper of DETAIL."""
        paper = self._paper = detail.paper
        self._title.setText(paper.title)
        self._show(self._authors, _people(paper))
        self._facts.setText("  ·  ".join(_facts(paper)))
        stars = "★" if paper.starred else ""
        rating = tr("rated {rating} of 5", rating=paper.rating) if paper.rating else ""
        self._status.setText("  ·  ".join(part for part in (status_name(paper.status), stars, rating) if part))
        self._show(self._mine, "  ·  ".join(_mine(detail)))
        self._digests.setText(_digests(detail))
        self._paint_status()

    # Qt interface

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.picked.emit()
        super().mouseReleaseEvent(event)

    def _show(self, part: QLabel, text: str) -> None:
        part.setText(text)
        part.setVisible(bool(text))

    def _paint_status(self) -> None:
        if self._paper is not None:
            icon = STATUS_ICONS[self._paper.status]
            self._status_icon.setPixmap(self._theme.pixmap(icon, "muted", _STATUS_ICON))


class PairView(QScrollArea):
    """Both cards.

    Attributes:
        cards: the left and the right one.
        stays: the place of the card that stays, 0 or 1.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("The two papers"))
        self.pair: Pair | None = None
        self.stays = 0
        self.cards = (PaperCard(theme), PaperCard(theme))
        self._reason = label(role="strong")
        self._hint = paragraph(
            tr(
                "The card that stays keeps its title, authors and so on; the other one fills in what it lacks. "
                "Notes, tags and mentions of both come together; the status is the one that says more."
            ),
            tone="muted",
            role="small",
        )
        cards = QHBoxLayout()
        cards.setSpacing(16)
        for place, card in enumerate(self.cards):
            cards.addWidget(card, 1)
            card.picked.connect(lambda place=place: self.choose(place))
        content = QWidget()
        content.setObjectName("page")
        layout = QVBoxLayout(content)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self._reason)
        layout.addLayout(cards)
        layout.addWidget(self._hint)
        layout.addStretch(1)
        self.setWidget(content)

    def show_pair(self, pair: Pair) -> None:
        """Show PAIR; the same pair again keeps the choice."""
        again = self.pair is not None and self.pair.proposal.keys == pair.proposal.keys
        self.pair = pair
        for card, detail in zip(self.cards, pair.details, strict=True):
            card.show_paper(detail)
        text = reason_text(pair.proposal.likeness)
        self._reason.setText(text[:1].upper() + text[1:])
        if not again:
            self.choose(0 if pair.proposal.stays == pair.proposal.first else 1)
            self.verticalScrollBar().setValue(0)

    def choose(self, place: int) -> None:
        """Let the card in PLACE stay."""
        self.stays = place
        for number, card in enumerate(self.cards):
            card.stays.setChecked(number == place)

    # Qt interface

    def minimumSizeHint(self) -> QSize:
        return QSize(360, 240)


def _people(paper: Paper) -> str:
    shown = ", ".join(paper.authors[:_SHOWN_AUTHORS])
    more = len(paper.authors) - _SHOWN_AUTHORS
    return tr("{names} and {count} more", names=shown, count=more) if more > 0 else shown


def _facts(paper: Paper) -> list[str]:
    version = f"v{paper.version}" if paper.version else ""
    facts = [
        kind_name(paper.kind),
        f"arXiv:{paper.arxiv_id}{version}" if paper.arxiv_id else "",
        f"doi:{paper.doi}" if paper.doi else "",
        paper.date,
        paper.org,
    ]
    return [fact for fact in facts if fact]


def _mine(detail: PaperDetail) -> list[str]:
    """What the user has on the paper."""
    notes = len(detail.notes)
    parts = [f"#{tag}" for tag in detail.paper.tags]
    if notes:
        parts.insert(0, tr("1 note") if notes == 1 else tr("{count} notes", count=notes))
    if detail.merged:
        parts.append(tr("merged with {count} before", count=len(detail.merged)))
    return parts


def _digests(detail: PaperDetail) -> str:
    titles = list(dict.fromkeys(mention.digest_title for mention in detail.mentions))
    if not titles:
        return tr("No digest speaks of it any more.")
    shown = " · ".join(titles[:_SHOWN_DIGESTS])
    more = len(titles) - _SHOWN_DIGESTS
    listed = tr("{names} and {count} more", names=shown, count=more) if more > 0 else shown
    return tr("In {digests}", digests=listed)
