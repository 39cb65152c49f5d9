"""Writes the list that is shown to a file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from readerapp.domain.errors import ReaderAppError
from readerapp.domain.selection import Selection
from readerapp.domain.translation import tr
from readerapp.gui.empty_state import Offer
from readerapp.gui.file_dialogs import choose_target
from readerapp.gui.jobs import Lane
from readerapp.gui.messages import MessageBar
from readerapp.gui.open_library import OpenLibrary

_NAME = "reading-list.md"


class Exporting(QObject):
    """The user's side of exports."""

    def __init__(
        self,
        lane: Lane,
        library: OpenLibrary,
        selection: Callable[[], Selection | None],
        messages: MessageBar,
        window: QWidget,
        *,
        show_folder: Callable[[Path], None],
    ) -> None:
        super().__init__(window)
        self._lane = lane
        self._library = library
        self._selection = selection
        self._messages = messages
        self._window = window
        self._show_folder = show_folder

    def choose_file(self) -> None:
        """Ask for a file and write the list into it."""
        choose_target(self._window, _NAME, self.export)

    def choose_file_for(self, selection: Selection) -> None:
        """Ask for a file and write the papers of SELECTION into it."""
        choose_target(self._window, _NAME, lambda path: self.export(path, selection))

    def export(self, path: Path, selection: Selection | None = None) -> None:
        """Write the papers of SELECTION, else the list that is shown, as Markdown to PATH."""
        selection = selection or self._selection() or Selection()

        def write() -> Path:
            self._library.services.exports.write_markdown(selection, path)
            return path

        self._lane.submit(write, self._on_written, self._on_failed)

    def _on_written(self, path: Path) -> None:
        show = Offer(text=tr("Open folder"), act=lambda: self._show_folder(path))
        self._messages.say(tr("Written to {path}", path=path), show)

    def _on_failed(self, error: ReaderAppError) -> None:
        self._messages.warn(str(error), Offer(text=tr("Another place…"), act=self.choose_file))
