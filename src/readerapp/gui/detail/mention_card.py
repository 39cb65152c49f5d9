"""One mention of a paper as a card: where it stands, what is said there, and the digest's own keywords."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from readerapp.domain.tags import fold_tag
from readerapp.domain.translation import tr
from readerapp.gui.detail.digest_link import DigestLink
from readerapp.gui.detail.folds import Folds
from readerapp.gui.detail.marked_label import MarkedLabel
from readerapp.gui.detail.passage_view import PassageView
from readerapp.gui.detail.prepared import FACT_GAP, PATH_GAP, PreparedMention
from readerapp.gui.detail.said_label import SaidLabel
from readerapp.gui.detail.section_view import SectionView
from readerapp.gui.flow_layout import FlowLayout
from readerapp.gui.labels import literal
from readerapp.gui.tab_order import chain_after
from readerapp.gui.theme.theme import Theme

_AT_ONCE = 2_500  # characters of a card that is made in one go


class MentionCard(QFrame):
    """Shows a `PreparedMention`; what the user folds is remembered in FOLDS.

    Attributes:
        mention: what is shown.
        sections: the parts of the passage.

    Signals:
        link_clicked: with the address.
        keyword_adopted: the user wants a keyword as a tag; with its name.
        digest_wanted: the digest is to be read there; with the number of the mention.
        rendered: a text is rendered; with its view.
    """

    link_clicked = Signal(str)
    keyword_adopted = Signal(str)
    digest_wanted = Signal(int)
    rendered = Signal(object)

    def __init__(self, mention: PreparedMention, theme: Theme, folds: Folds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.mention = mention
        self.sections: list[SectionView] = []
        self._theme = theme
        self._folds = folds
        self._keyword_buttons: dict[str, QToolButton] = {}
        self._tags: tuple[str, ...] = ()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fill_next)
        self._fold = QToolButton(self)
        self._fold.setProperty("kind", "flat")
        self._fold.setIconSize(QSize(14, 14))
        self._fold.setCheckable(True)
        self._fold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._fold.clicked.connect(self._on_folded)
        self._title = DigestLink(mention.digest, theme, self)
        self._facts = MarkedLabel(theme, SaidLabel(theme, tone="muted", role="small"), role="small", parent=self)
        self._body = QWidget(self)
        self._texts = QVBoxLayout(self._body)
        self._lay_out(mention)
        self._show_opened(not folds.card_folded(mention.mention_id))

    def show_tags(self, tags: tuple[str, ...]) -> None:
        """Offer only the keywords that are not among TAGS."""
        self._tags = tags
        taken = {fold_tag(tag) for tag in tags}
        for keyword, button in self._keyword_buttons.items():
            button.setEnabled(fold_tag(keyword) not in taken)

    def set_all_opened(self, opened: bool) -> None:
        """Open or fold every part."""
        self._fill_up_to(len(self.mention.sections))
        for section in self.sections:
            section.set_opened(opened)

    def open_card(self) -> None:
        """Unfold the card itself."""
        if not self._fold.isChecked():
            self._fold.click()

    @property
    def heads(self) -> tuple[DigestLink, PassageView | SaidLabel]:
        """What shows the name of the digest, and what shows where in it."""
        return self._title, self._facts.shown

    def section(self, place: int) -> SectionView:
        """The part at PLACE, made now if it is not there."""
        self._fill_up_to(place)
        return self.sections[place]

    def tab_stops(self) -> list[QWidget]:
        """Where Tab stops in it, from top to bottom."""
        parts = [stop for section in self.sections for stop in section.tab_stops()]
        return [self._fold, self._title, *parts, *self._keyword_buttons.values()]

    def _lay_out(self, mention: PreparedMention) -> None:
        self._title.clicked.connect(lambda: self.digest_wanted.emit(mention.mention_id))
        facts = self._facts
        facts.link_clicked.connect(self.link_clicked)
        html = FACT_GAP.join(filter(None, (escape(PATH_GAP.join(mention.path)), mention.facts.html)))
        facts.show_text(mention.where, html=f'<p class="muted">{html}</p>' if mention.facts.html else "")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(facts)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        self._texts.setContentsMargins(30, 0, 4, 0)
        self._texts.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 10, 12, 10)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._body)

    def _fill(self) -> None:
        """Make the parts when the card is opened for the first time; of a long card the first, and the others soon."""
        self._fill_next()
        if sum(section.length for section in self.mention.sections) <= _AT_ONCE:
            self._fill_up_to(len(self.mention.sections))
        self._later.start()

    def _fill_up_to(self, place: int) -> None:
        while len(self.sections) <= place and len(self.sections) < len(self.mention.sections):
            self._fill_next()
        if len(self.sections) == len(self.mention.sections):
            self._add_keywords()

    def _fill_next(self) -> None:
        place = len(self.sections)
        if place == len(self.mention.sections):
            self._add_keywords()
            return
        section, key = self.mention.sections[place], (self.mention.mention_id, place)
        opened = self._folds.part_opened(key, otherwise=section.opened)
        view = SectionView(section, self._theme, self._body, opened=opened, whole=self._folds.is_whole(key))
        view.link_clicked.connect(self.link_clicked)
        view.rendered.connect(self.rendered)
        view.folded.connect(_with(self._folds.keep_part, key))
        view.extended.connect(_with(self._folds.keep_whole, key))
        last = self.tab_stops()[-1]
        self.sections.append(view)
        self._texts.addWidget(view)
        view.show()
        chain_after(last, view.tab_stops())
        for text in view.views:
            self.rendered.emit(text)
        self._later.start()

    def _add_keywords(self) -> None:
        self._later.stop()
        if self.mention.keywords and not self._keyword_buttons:
            last = self.tab_stops()[-1]
            row = self._keywords(self.mention.keywords)
            self._texts.addWidget(row)
            row.show()
            chain_after(last, self._keyword_buttons.values())
            self.show_tags(self._tags)

    def _keywords(self, keywords: tuple[str, ...]) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, gap=6)
        for keyword in dict.fromkeys(keywords):
            button = QToolButton()
            button.setProperty("kind", "keyword")
            button.setText(literal(f"+ {keyword}"))
            button.setToolTip(tr("Adopt as a tag of yours"))
            button.setAccessibleName(tr("Adopt the keyword “{keyword}” as a tag", keyword=keyword))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(_with(self.keyword_adopted.emit, keyword))
            self._keyword_buttons[keyword] = button
            flow.addWidget(button)
        return row

    def _on_folded(self, opened: bool) -> None:
        self._folds.keep_card(self.mention.mention_id, opened=opened)
        self._show_opened(opened)

    def _show_opened(self, opened: bool) -> None:
        if opened and not self.sections:
            self._fill()
        self._fold.setChecked(opened)
        self._body.setVisible(opened and bool(self.sections or self.mention.keywords))
        self._theme.dress_in_text(self._fold, "chevron-down" if opened else "chevron-right", "muted")
        self._fold.setToolTip(tr("Fold") if opened else tr("Unfold"))
        name = tr("Fold {digest}") if opened else tr("Unfold {digest}")
        self._fold.setAccessibleName(name.format(digest=self.mention.digest))


def _with(call: Callable[..., object], first: object) -> Callable[..., object]:
    """CALL with FIRST before what a signal brings."""
    return lambda *others: call(first, *others)
