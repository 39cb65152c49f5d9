"""Writes the list that is shown to a file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from readerapp.domain.errors import ReaderAppError
from readerapp.domain.selection import Selection
from readerapp.domain.translation import tr
from readerapp.gui.file_dialogs import choose_target
from readerapp.gui.jobs import Lane
from readerapp.gui.messages import MessageBar
from readerapp.gui.open_library import OpenLibrary

_NAME = "reading-list.md"


class ExportFailed(ReaderAppError):
    """The file could not be written."""


class Exporting(QObject):
    """The user's side of exports."""

    def __init__(
        self,
        lane: Lane,
        library: OpenLibrary,
        selection: Callable[[], Selection | None],
        messages: MessageBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._lane = lane
        self._library = library
        self._selection = selection
        self._messages = messages
        self._window = window

    def choose_file(self) -> None:
        """Ask for a file and write the list into it."""
        choose_target(self._window, _NAME, self.export)

    def export(self, path: Path) -> None:
        """Write the list that is shown as Markdown to PATH."""
        selection = self._selection() or Selection()

        def write() -> Path:
            text = self._library.services.exports.markdown(selection)
            try:
                path.write_text(text, encoding="utf-8")
            except OSError as error:
                reason = error.strerror or error
                sentence = tr("{path} cannot be written: {reason}.", path=path, reason=reason)
                raise ExportFailed(sentence) from error
            return path

        self._lane.submit(write, lambda written: self._messages.say(tr("Written to {path}", path=written)))
