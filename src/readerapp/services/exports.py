"""Writes the reading list out in other programs' formats."""

from pathlib import Path

from readerapp.domain.errors import InvalidRequest
from readerapp.domain.selection import Selection
from readerapp.domain.translation import tr
from readerapp.exchange import markdown
from readerapp.services.files import write_text
from readerapp.services.reading_list import ReadingList
from readerapp.storage.library import Library


class Exports:
    """Turns selected papers into text."""

    def __init__(self, library: Library, reading_list: ReadingList) -> None:
        self._library = library
        self._reading_list = reading_list

    def markdown(self, selection: Selection) -> str:
        """The selected papers as a Markdown document, grouped by status, with notes and where each was met."""
        return markdown.render(self._reading_list.details(selection))

    def write_markdown(self, selection: Selection, target: Path) -> None:
        """Put that document at TARGET; what was there stays until it is complete.

        Raises `InvalidRequest` when TARGET belongs to the library, and `ReaderAppError` when it cannot be written.
        """
        if self._library.holds(target):
            raise InvalidRequest(tr("That is the library itself; choose another file."))
        write_text(target, self.markdown(selection))
