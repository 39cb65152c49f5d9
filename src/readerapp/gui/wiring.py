"""Builds the parts of the window around those that are there already, and wires them together in one place."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QUrl
from PySide6.QtWidgets import QApplication, QToolBar, QVBoxLayout, QWidget

from readerapp.config.session import Session
from readerapp.config.settings import Settings
from readerapp.domain.selection import Selection
from readerapp.domain.translation import tr
from readerapp.domain.wording import papers_text
from readerapp.gui.actions.book import ActionBook
from readerapp.gui.actions.keys import KeyGuard
from readerapp.gui.actions.list_actions import COLUMN_MENU, SORT_MENU
from readerapp.gui.actions.table import CONTEXT_MENU, TRASH_MENU
from readerapp.gui.beginning import Beginning
from readerapp.gui.closing import Closing
from readerapp.gui.commanding import Commanding
from readerapp.gui.detail_wiring import DetailWiring
from readerapp.gui.empty_lists import EmptyLists
from readerapp.gui.empty_state import Offer
from readerapp.gui.file_dialogs import local_files
from readerapp.gui.first_start import FirstStart
from readerapp.gui.links import OpenUrl
from readerapp.gui.parts import Parts, build_parts
from readerapp.gui.remembering import restore_looks, restore_place, session_of
from readerapp.gui.session_keeper import SessionKeeper
from readerapp.gui.source_wiring import SourceWiring
from readerapp.gui.telling import Telling
from readerapp.gui.theme.theme import Theme
from readerapp.gui.visits import MouseTrail

if TYPE_CHECKING:
    from readerapp.gui.main_window import MainWindow

_OF_MANY = ("queue", "status-skimmed", "status-read", "skip", "star", "tag", "merge")
_MERGED_AT_ONCE = 8  # papers; nobody means to make one of more


class Wiring(QObject):
    """Makes WINDOW whole.

    Attributes:
        parts, book, commanding, first: as of the window.
        closing: the way out.
        files: what is to be imported as soon as the library is open.
    """

    def __init__(
        self,
        window: "MainWindow",
        app: QApplication,
        beginning: Beginning,
        *,
        theme: Theme,
        session: Session,
        session_path: Path,
        settings: Settings,
        open_url: OpenUrl,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self.files: tuple[Path, ...] = ()
        self.parts = build_parts(beginning, theme, settings, open_url, window)
        keeper = SessionKeeper(self.parts.lanes.write, self.parts.library, self._session_now, session_path, window)
        self.closing = Closing(self.parts, keeper, window)
        self.commanding = Commanding(self.parts, lambda: self.book, window)
        self.book = ActionBook(self._handlers(), theme, window)
        self._telling = Telling(self.parts, self.book, window)
        self._empty_lists = EmptyLists(self.parts, self.book, window)
        self._guard = KeyGuard(app, self.book, window)
        self._mouse = MouseTrail(self.parts.visits, window)
        self.first = FirstStart(self.parts, self.book, self.parts.panes, window)
        self._lay_out()
        self._connect(self.parts)
        self._detail = DetailWiring(self.parts, window)
        self._sources = SourceWiring(self.parts, window)
        restore_looks(session, window, self.parts)
        self.commanding.remember(session.commands)
        self.commanding.begin()
        if settings.problem:
            self.parts.messages.warn(settings.problem)

    def wait_with(self, files: Sequence[Path]) -> None:
        """Import FILES when the library is open, with those that wait already."""
        if self.parts.library.is_open:
            self.parts.importing.import_paths(files)
        else:
            self.files += tuple(files)

    def takes(self, urls: Sequence[QUrl]) -> bool:
        """Whether what lies at URLS can be imported now, which is likely to follow."""
        takes = self.parts.library.is_open and not self.closing.under_way and bool(local_files(urls))
        if takes:
            self.parts.import_run.expect()
        return takes

    def drop(self, urls: Sequence[QUrl]) -> None:
        """Import what was dropped on the window."""
        self.parts.importing.import_paths(local_files(urls))

    def _handlers(self) -> dict[str, object]:
        parts = self.parts
        return {
            "window": self._window,
            "commanding": self.commanding,
            "looks": parts.looks,
            "visits": parts.visits,
            "libraries": parts.libraries,
            "importing": parts.importing,
            "repairing": parts.repairing,
            "watching": parts.watching,
            "exporting": parts.exporting,
            "backing_up": parts.backing_up,
            "deciding": parts.deciding,
            "sources": parts.sources,
            "list": parts.papers,
            "arranging": parts.arranging,
            "copying": parts.copying,
            "places": parts.places,
            "organising": parts.organising,
            "queueing": parts.queueing,
            "moving": parts.moving,
            "finding": parts.finding,
            "word_walk": parts.word_walk,
            "digest": parts.digest,
            "reading": parts.reading,
            "triage": parts.triage,
            "tagging": parts.tagging,
            "editing": parts.editing,
            "merging": parts.merging,
        }

    def _lay_out(self) -> None:
        parts = self.parts
        parts.libraries.fill(self.book.action("recent-libraries"))
        self.book.fill_menus(self._window.menuBar())
        toolbar = QToolBar(tr("Tools"))
        toolbar.setObjectName("tools")
        toolbar.setMovable(False)
        toolbar.toggleViewAction().setEnabled(False)
        self.book.fill_toolbar(toolbar)
        self._window.addToolBar(toolbar)
        centre = QWidget()
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.first.centre, 1)
        layout.addWidget(parts.strip)
        parts.messages.add_sign(parts.watching.sign)
        layout.addWidget(parts.messages)
        self._window.setCentralWidget(centre)
        parts.papers.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self, parts: Parts) -> None:
        """The one place where the parts meet: what one says, another one does."""
        view, header = parts.papers.view, parts.detail.header
        # choosing a list, searching and sorting it
        parts.papers.search.query_changed.connect(parts.places.search)
        parts.arranging.sort_wanted.connect(parts.places.order)
        parts.places.ordered.connect(parts.arranging.show_sort)
        parts.arranging.changed.connect(lambda: self.book.check(parts.arranging.checked))
        self.book.check(parts.arranging.checked)
        parts.arranging.sort_menu_wanted.connect(
            lambda place: self.book.context_menu(SORT_MENU, self._window).popup(place)
        )
        parts.arranging.column_menu_wanted.connect(
            lambda place: self.book.context_menu(COLUMN_MENU, self._window).popup(place)
        )
        parts.copying.copied.connect(
            lambda count: parts.messages.say(tr("Copied titles and links of {papers}.", papers=papers_text(count)))
        )
        parts.places.renamed.connect(parts.papers.show_title)
        parts.places.wanted.connect(self._on_list_wanted)
        # the selected paper
        parts.subject.counted.connect(self.book.set_selected)
        parts.subject.card_wanted.connect(self._on_card_wanted)
        parts.detail_loader.loaded.connect(parts.detail.show_paper)
        parts.detail_loader.loaded.connect(parts.reading.show)
        parts.detail_loader.gone.connect(parts.detail.show_gone)
        parts.detail_loader.gone.connect(parts.subject.leave_gone_paper)
        # deciding in the list
        view.star_clicked.connect(parts.triage.toggle_star_of)
        view.status_clicked.connect(self._on_status_clicked)
        parts.papers.menu_wanted.connect(self._on_menu_wanted)
        parts.papers.open_wanted.connect(parts.reading.open_best)
        # reading on
        parts.triage.next_wanted.connect(parts.moving.next)
        parts.reading.next_wanted.connect(parts.papers.next_paper)
        parts.reading.previous_wanted.connect(parts.papers.previous_paper)
        for speaker in (header, parts.detail.notes, parts.detail.mentions):
            speaker.link_clicked.connect(parts.word_menu.follow)
        # what changed
        for source in (parts.deciding, parts.import_run, parts.watching, parts.elsewhere):
            source.changed.connect(parts.paper_loader.apply)
            source.changed.connect(parts.detail_loader.apply)
            source.changed.connect(parts.digest.apply)
            source.changed.connect(parts.overview_loader.apply)
        parts.deciding.taken_back.connect(lambda _step, changes: parts.selection.want(tuple(changes.papers)))
        for source in (parts.import_run, parts.watching, parts.elsewhere):
            source.changed.connect(lambda _changes: parts.deciding.refresh_history())
        parts.importing.setting.changed.connect(self.book.action("import-preview").setChecked)
        parts.deciding.refused.connect(lambda _command, _error: parts.elsewhere.look())
        parts.deciding.history_changed.connect(self.book.set_history)
        self._connect_digest(parts)
        parts.library.opened.connect(self._on_opened)
        self.closing.finished.connect(self._on_left)
        self.closing.refused.connect(parts.watching.restore)
        self.closing.refused.connect(parts.import_run.stay)
        self.closing.refused.connect(self._window.staying)
        parts.messages.focus_lost.connect(self._focus_list)

    def _connect_digest(self, parts: Parts) -> None:
        """What is read and decided in a digest."""
        digest, page = parts.digest, parts.digest.page
        parts.detail.mentions.digest_wanted.connect(digest.read_mention)
        parts.sources.digest_wanted.connect(digest.read_digest)
        parts.sources.repair_wanted.connect(parts.repairing.repair)
        page.head.repair_wanted.connect(parts.repairing.begin)
        parts.subject.digest_shown.connect(self.book.set_digest)
        parts.subject.digest_shown.connect(parts.finding.look_again)
        parts.detail_loader.loaded.connect(parts.finding.look_again)
        parts.digest.opened.connect(parts.finding.look_again)
        parts.visits.moved.connect(lambda back, forward: self.book.set_trail(back=back, forward=forward))
        parts.subject.nothing_left.connect(parts.detail.show_digest_gone)
        parts.reading.paper_wanted.connect(parts.detail_loader.show)
        page.text.link_clicked.connect(parts.word_menu.follow)
        parts.word_menu.link_clicked.connect(parts.opener.open)
        page.menu_wanted.connect(self._on_menu_wanted)
        page.status_menu_wanted.connect(self._on_status_clicked)
        parts.deciding.taken_back.connect(lambda _step, changes: page.go_to_paper(changes.papers))
        parts.overview_loader.loaded.connect(digest.show_overview)

    def _session_now(self) -> Session:
        return replace(session_of(self._window, self.parts), commands=self.commanding.recent)

    def _focus_list(self) -> None:
        self.parts.papers.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_opened(self) -> None:
        parts = self.parts
        self.book.set_library(opened=True)
        restore_place(self._session, parts.library.services.path, parts)
        parts.overview_loader.load()
        parts.libraries.recent.remember(parts.library.services.path)
        parts.watching.restore()
        parts.importing.setting.look()
        parts.deciding.refresh_history()
        if self._session.library == str(parts.library.services.path):
            parts.importing.offer_unfinished(tuple(Path(path) for path in self._session.unfinished))
        files, self.files = self.files, ()
        parts.importing.import_paths(files)

    def _on_left(self) -> None:
        self._window.left.emit()
        self._window.close()

    def _on_list_wanted(self, selection: Selection) -> None:
        around = self.parts.papers.view.current_id() or self._session.paper
        self.parts.paper_loader.show(selection, around=around)

    def _on_card_wanted(self, papers: tuple[int, ...], current: int) -> None:
        if len(papers) == 1:
            self.parts.detail_loader.show(current)
        else:
            self.parts.detail_loader.forget()
            self.parts.detail.show_many(len(papers), self._offers_for(len(papers)))

    def _offers_for(self, count: int) -> tuple[Offer, ...]:
        """What can be done to COUNT papers at once."""
        actions = _OF_MANY if count <= _MERGED_AT_ONCE else tuple(name for name in _OF_MANY if name != "merge")
        book = self.book
        return tuple(Offer(text=book.action(name).text(), act=book.action(name).trigger) for name in actions if count)

    def _on_status_clicked(self, place: QPoint) -> None:
        self.book.context_menu((CONTEXT_MENU[1],), self._window).popup(place)

    def _on_menu_wanted(self, place: QPoint) -> None:
        groups = TRASH_MENU if self.parts.paper_loader.shows_trash else CONTEXT_MENU
        self.book.context_menu(groups, self._window).popup(place)
