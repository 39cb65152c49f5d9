"""The head of the right pane: what the paper is, where it can be read, and what the user decided about it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from readerapp.domain.paper import Paper
from readerapp.domain.translation import tr
from readerapp.domain.vocabulary import TitleSource
from readerapp.domain.wording import papers_text
from readerapp.gui.detail.authors import Authors
from readerapp.gui.detail.link_row import LinkRow
from readerapp.gui.detail.marked_label import MarkedLabel
from readerapp.gui.detail.passage_view import PassageView
from readerapp.gui.detail.prepared import PreparedDetail, PreparedField
from readerapp.gui.detail.rating import RatingStars
from readerapp.gui.detail.said_label import SaidLabel
from readerapp.gui.detail.status_control import StatusControl
from readerapp.gui.detail.tags_editor import TagsEditor
from readerapp.gui.flow_layout import FlowLayout
from readerapp.gui.key_hints import KeyHint
from readerapp.gui.labels import label
from readerapp.gui.theme.theme import Theme

_MOST_FACTS = 5
_GAP = 12


class PaperHeader(QWidget):
    """Shows a paper's own fields and the user's decisions.

    Attributes:
        links, status, rating, tags: the controls, with signals of their own.

    Signals:
        star_toggled: the star was clicked; with whether it is lit now.
        link_clicked: with the address.
        edit_wanted, split_wanted: the buttons for it were pressed.
    """

    star_toggled = Signal(bool)
    link_clicked = Signal(str)
    edit_wanted = Signal()
    split_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._paper_id = 0
        self._fact_row = QWidget()
        self._fact_flow = FlowLayout(self._fact_row, gap=4, placed=_show_tail)
        self._facts = tuple(
            MarkedLabel(
                theme, SaidLabel(theme, tone="muted", role="small", wrap=False), label(tone="muted", role="small")
            )
            for _ in range(_MOST_FACTS)
        )
        self._title = MarkedLabel(theme, SaidLabel(theme, role="title"), role="title")
        self._authors = Authors(theme)
        for part in (self._title, self._authors):
            part.link_clicked.connect(self.link_clicked)
        self._others = SaidLabel(theme, tone="muted", role="small")
        self._why = SaidLabel(theme, tone="muted", role="small")
        self.links = LinkRow(theme, self._authors.more)
        self.links.link_clicked.connect(self.link_clicked)
        self._merged = QToolButton()
        self._merged.setProperty("kind", "text")
        self._merged.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._merged.clicked.connect(self.split_wanted)
        self._edit = _tool(tr("Edit details"), "edit-details")
        self._edit.clicked.connect(self.edit_wanted)
        theme.dress_in_text(self._edit, "edit")
        self._star = _tool(tr("Star"), "star")
        self._star.setCheckable(True)
        self._star.clicked.connect(self.star_toggled)
        self.status = StatusControl(theme)
        self.rating = RatingStars(theme)
        self.tags = TagsEditor(theme)
        self._lay_out()

    def show_paper(self, prepared: PreparedDetail) -> None:
        """Show the paper of PREPARED."""
        paper = prepared.detail.paper
        self._show_facts(prepared.facts)
        title = prepared.title
        self._title.show_text(title.text, html=title.html, origin=title.origin, by_user=title.by_user)
        self._authors.show_authors(
            prepared.authors, prepared.all_authors, len(paper.authors), another=paper.id != self._paper_id
        )
        self._paper_id = paper.id
        self._show_merged(len(prepared.detail.merged))
        self._show_optional(self._others, _other_names(paper))
        self._show_optional(self._why, prepared.why)
        self.links.show_links(paper.links)
        self.status.show_status(paper.status)
        self.rating.show_rating(paper.rating)
        self.tags.show_tags(paper.tags)
        self._star.setChecked(paper.starred)
        lit = ("star-filled", "star") if paper.starred else ("star", "muted")
        self._theme.dress_in_text(self._star, *lit)

    @property
    def words(self) -> list[PassageView]:
        """The texts in which words are marked that had lost characters."""
        return [view for view in (self._title.words, self._authors.words) if view is not None]

    @property
    def said(self) -> tuple[str, ...]:
        """All it says, part by part, from top to bottom."""
        fields = (part.text for part in (*self._facts, self._title))
        return (*fields, self._others.said, self._authors.whole, self._why.said)

    def reveal(self, part: int, what: str, nth: int) -> PassageView | SaidLabel:
        """What shows the place NTH (from 0) at which PART of what is `said` says WHAT."""
        parts: tuple[MarkedLabel | SaidLabel | Authors, ...]
        parts = (*self._facts, self._title, self._others, self._authors, self._why)
        shown = parts[part]
        if isinstance(shown, Authors):
            return shown.reveal(what, nth)
        return shown.shown if isinstance(shown, MarkedLabel) else shown

    # Qt interface

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        self.status.fit(width - self.rating.sizeHint().width() - _GAP, width)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self._fact_row, 1, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self._edit, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self._star, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(top)
        for part in self._facts:
            self._fact_flow.addWidget(part)
        layout.addWidget(self._title)
        layout.addWidget(self._others)
        layout.addWidget(self._authors)
        layout.addWidget(self._merged, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addSpacing(6)
        layout.addWidget(self.links)
        layout.addSpacing(4)
        decisions = QWidget()
        flow = FlowLayout(decisions, gap=_GAP)
        for control in (self.status, self.rating):
            flow.addWidget(control)
        layout.addWidget(decisions)
        layout.addSpacing(4)
        layout.addWidget(self.tags)
        layout.addSpacing(4)
        layout.addWidget(self._why)

    def _show_optional(self, widget: SaidLabel, text: str) -> None:
        widget.say(text)
        widget.setVisible(bool(text))

    def _show_facts(self, facts: tuple[PreparedField, ...]) -> None:
        for place, part in enumerate(self._facts):
            field = facts[place] if place < len(facts) else PreparedField(text="")
            tail = "·" if place < len(facts) - 1 else ""
            part.show_text(field.text, origin=field.origin, by_user=field.by_user, tail=tail)
        self._fact_row.updateGeometry()

    def _show_merged(self, count: int) -> None:
        self._merged.setText(tr("{papers} in one · Split…", papers=papers_text(count + 1)))
        self._merged.setVisible(count > 0)


def _show_tail(fact: QWidget, last: bool) -> None:
    """No dot at the end of a line."""
    if isinstance(fact, MarkedLabel):
        fact.show_tail(not last)


def _tool(name: str, action_id: str) -> QToolButton:
    button = QToolButton()
    button.setIconSize(QSize(20, 20))
    KeyHint(button, name, action_id)
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _other_names(paper: Paper) -> str:
    names = " · ".join(paper.other_titles)
    if paper.title_source is TitleSource.IDENTIFIER:
        return names or tr("No digest gives a title.")
    return tr("Also called {names}", names=names) if names else ""
