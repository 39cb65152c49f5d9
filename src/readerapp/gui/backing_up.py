"""The user's side of copies of the library: asking where to, writing beside the work, and telling."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from readerapp.domain.translation import tr
from readerapp.gui.file_dialogs import choose_copy
from readerapp.gui.jobs import Lane
from readerapp.gui.messages import MessageBar
from readerapp.gui.open_library import OpenLibrary


class BackingUp(QObject):
    """Copies the library."""

    def __init__(self, lane: Lane, library: OpenLibrary, messages: MessageBar, window: QWidget) -> None:
        super().__init__(window)
        self._lane = lane
        self._library = library
        self._messages = messages
        self._window = window

    def choose(self) -> None:
        """Ask for a file and copy the library to it."""
        name = f"{self._library.services.path.stem}-{datetime.now().astimezone():%Y-%m-%d}.db"
        choose_copy(self._window, name, self.copy_to)

    def copy_to(self, path: Path) -> None:
        """Copy the library to PATH; refusals are told like all others."""
        self._lane.submit(
            lambda: self._library.services.backups.copy_to(path),
            lambda written: self._messages.say(tr("The library was copied to {path}", path=written)),
        )
