"""Wires the list: to what it shows, to the card of what is selected, and to what is decided in it."""

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from readerapp.domain.selection import Selection
from readerapp.domain.translation import tr
from readerapp.domain.wording import papers_text
from readerapp.gui.actions.book import ActionBook
from readerapp.gui.actions.list_actions import COLUMN_MENU, SORT_MENU
from readerapp.gui.actions.table import CONTEXT_MENU, TRASH_MENU
from readerapp.gui.empty_state import Offer
from readerapp.gui.parts import Parts

_OF_MANY = ("queue", "status-skimmed", "status-read", "skip", "star", "tag", "untag", "merge")
_MERGED_AT_ONCE = 8  # papers; nobody means to make one of more


class ListWiring(QObject):
    """Connects PARTS with the actions of BOOK; the first list begins AROUND the paper with that number."""

    def __init__(self, parts: Parts, book: ActionBook, window: QWidget, *, around: int) -> None:
        super().__init__(window)
        self._parts = parts
        self._book = book
        self._window = window
        self._around = around
        self._connect_list(parts)
        self._connect_selected(parts)
        self._connect_decisions(parts)

    def show_menu(self, place: QPoint) -> None:
        """Show what can be done with the papers that the keys are about."""
        groups = TRASH_MENU if self._parts.paper_loader.shows_trash else CONTEXT_MENU
        self._book.context_menu(groups, self._window).popup(place)

    def show_statuses(self, place: QPoint) -> None:
        """Show the statuses that these papers may have."""
        self._book.context_menu((CONTEXT_MENU[1],), self._window).popup(place)

    def _connect_list(self, parts: Parts) -> None:
        """Choosing a list, searching and sorting it."""
        book, arranging = self._book, parts.arranging
        parts.papers.search.query_changed.connect(parts.places.search)
        arranging.sort_wanted.connect(parts.places.order)
        parts.places.ordered.connect(arranging.show_sort)
        arranging.changed.connect(lambda: book.check(arranging.checked))
        book.check(arranging.checked)
        arranging.sort_menu_wanted.connect(lambda place: book.context_menu(SORT_MENU, self._window).popup(place))
        arranging.column_menu_wanted.connect(lambda place: book.context_menu(COLUMN_MENU, self._window).popup(place))
        parts.copying.copied.connect(
            lambda count: parts.messages.say(tr("Copied titles and links of {papers}.", papers=papers_text(count)))
        )
        parts.places.renamed.connect(parts.papers.show_title)
        parts.places.wanted.connect(self._on_list_wanted)

    def _connect_selected(self, parts: Parts) -> None:
        """The card of the selected paper, and reading on from it."""
        parts.subject.counted.connect(self._book.set_selected)
        parts.subject.card_wanted.connect(self._on_card_wanted)
        parts.detail_loader.loaded.connect(parts.detail.show_paper)
        parts.detail_loader.loaded.connect(parts.reading.show)
        parts.detail_loader.gone.connect(parts.detail.show_gone)
        parts.detail_loader.gone.connect(parts.subject.leave_gone_paper)
        parts.reading.next_wanted.connect(parts.papers.next_paper)
        parts.reading.previous_wanted.connect(parts.papers.previous_paper)
        for speaker in (parts.detail.header, parts.detail.notes, parts.detail.mentions):
            speaker.link_clicked.connect(parts.word_menu.follow)

    def _connect_decisions(self, parts: Parts) -> None:
        """Deciding in the list."""
        parts.papers.view.star_clicked.connect(parts.triage.toggle_star_of)
        parts.papers.view.status_clicked.connect(self.show_statuses)
        parts.papers.menu_wanted.connect(self.show_menu)
        parts.papers.open_wanted.connect(parts.reading.open_best)
        parts.triage.next_wanted.connect(parts.moving.next)
        parts.deciding.taken_back.connect(lambda _step, changes: parts.selection.want(tuple(changes.papers)))

    def _on_list_wanted(self, selection: Selection) -> None:
        around = self._parts.papers.view.current_id() or self._around
        self._parts.paper_loader.show(selection, around=around)

    def _on_card_wanted(self, papers: tuple[int, ...], current: int) -> None:
        if len(papers) == 1:
            self._parts.detail_loader.show(current)
        else:
            self._parts.detail_loader.forget()
            self._parts.detail.show_many(len(papers), self._offers_for(len(papers)))

    def _offers_for(self, count: int) -> tuple[Offer, ...]:
        """What can be done to COUNT papers at once."""
        actions = _OF_MANY if count <= _MERGED_AT_ONCE else tuple(name for name in _OF_MANY if name != "merge")
        book = self._book
        return tuple(Offer(text=book.action(name).text(), act=book.action(name).trigger) for name in actions if count)
