"""The user's side of choosing a library: the dialogs, the menu of those that were open last, and what is wanted."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from readerapp.domain.translation import tr
from readerapp.gui.file_dialogs import choose_library, choose_new_library
from readerapp.gui.jobs import Lane
from readerapp.gui.labels import literal
from readerapp.gui.recent_libraries import RecentLibraries, shown_path


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryWish:
    """The user wants to work on the library at PATH; a NEW one is made there."""

    path: Path
    new: bool = False


class Libraries(QObject):
    """Asks which library is to be open.

    Attributes:
        recent: those that were open last.

    Signals:
        wanted: another library is to be opened; with the LibraryWish.
    """

    wanted = Signal(object)

    def __init__(self, lane: Lane, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.recent = RecentLibraries(lane, self)
        self._menu = QMenu(window)
        self._menu.aboutToShow.connect(self.recent.look)
        self.recent.changed.connect(self._fill_menu)
        self._fill_menu()

    def fill(self, action: QAction) -> None:
        """Let ACTION be the way to the menu of recent libraries."""
        action.setMenu(self._menu)

    def choose(self) -> None:
        """Ask for a library that exists."""
        choose_library(self._window, self.open)

    def create(self) -> None:
        """Ask where a new library is to be."""
        choose_new_library(self._window, lambda path: self.wanted.emit(LibraryWish(path=path, new=True)))

    def open(self, path: Path) -> None:
        """Have the library at PATH opened."""
        self.wanted.emit(LibraryWish(path=path))

    def show_recent(self) -> None:
        """Show the menu of recent libraries over the window."""
        self._menu.popup(self._window.mapToGlobal(self._window.rect().center()))

    def _fill_menu(self) -> None:
        self._menu.clear()
        for library in self.recent.entries:
            text = literal(shown_path(library.path))
            action = self._menu.addAction(tr("{path} (not there)", path=text) if library.missing else text)
            action.setEnabled(not library.missing)
            action.triggered.connect(partial(self.open, library.path))
        if any(library.missing for library in self.recent.entries):
            self._menu.addSeparator()
            self._menu.addAction(tr("Forget those that are not there")).triggered.connect(self._forget_missing)
        if not self.recent.entries:
            self._menu.addAction(tr("None yet")).setEnabled(False)

    def _forget_missing(self) -> None:
        for library in self.recent.entries:
            if library.missing:
                self.recent.forget(library.path)
