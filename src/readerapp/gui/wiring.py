"""Builds the parts of the window around those that are there already, and wires them together."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtWidgets import QApplication, QToolBar, QVBoxLayout, QWidget

from readerapp.config.session import Session
from readerapp.config.settings import Settings
from readerapp.domain.translation import tr
from readerapp.gui.actions.book import ActionBook
from readerapp.gui.actions.keys import KeyGuard
from readerapp.gui.beginning import Beginning
from readerapp.gui.closing import Closing
from readerapp.gui.commanding import Commanding
from readerapp.gui.detail_wiring import DetailWiring
from readerapp.gui.digest_wiring import DigestWiring
from readerapp.gui.empty_lists import EmptyLists
from readerapp.gui.file_dialogs import local_files
from readerapp.gui.first_start import FirstStart
from readerapp.gui.large_blocks import give_back_large_blocks
from readerapp.gui.links import OpenUrl
from readerapp.gui.list_wiring import ListWiring
from readerapp.gui.parts import Parts, build_parts
from readerapp.gui.remembering import restore_looks, restore_place, session_of
from readerapp.gui.session_keeper import SessionKeeper
from readerapp.gui.source_wiring import SourceWiring
from readerapp.gui.telling import Telling
from readerapp.gui.theme.theme import Theme
from readerapp.gui.visits import MouseTrail

if TYPE_CHECKING:
    from readerapp.gui.main_window import MainWindow


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
        give_back_large_blocks()
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
        self._list = ListWiring(self.parts, self.book, window, around=session.paper)
        self._connect_changes(self.parts)
        self._digest = DigestWiring(self.parts, self.book, self._list, window)
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
        """How the window opens and closes; the other wirings hold the rest."""
        parts.library.opened.connect(self._on_opened)
        self.closing.finished.connect(self._on_left)
        self.closing.refused.connect(parts.watching.restore)
        self.closing.refused.connect(parts.import_run.stay)
        self.closing.refused.connect(self._window.staying)
        parts.messages.focus_lost.connect(self._focus_list)

    def _connect_changes(self, parts: Parts) -> None:
        """What changed is heard by all who show something of it."""
        for source in (parts.deciding, parts.import_run, parts.watching, parts.elsewhere):
            source.changed.connect(parts.paper_loader.apply)
            source.changed.connect(parts.detail_loader.apply)
            source.changed.connect(parts.digest.apply)
            source.changed.connect(parts.overview_loader.apply)
        for source in (parts.import_run, parts.watching, parts.elsewhere):
            source.changed.connect(lambda _changes: parts.deciding.refresh_history())
        parts.importing.setting.changed.connect(self.book.action("import-preview").setChecked)
        parts.deciding.refused.connect(lambda _command, _error: parts.elsewhere.look())
        parts.deciding.history_changed.connect(self.book.set_history)

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
