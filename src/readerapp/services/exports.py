"""Writes the reading list out in other programs' formats."""

from readerapp.domain.selection import Selection
from readerapp.exchange import markdown
from readerapp.services.reading_list import ReadingList


class Exports:
    """Turns selected papers into text."""

    def __init__(self, reading_list: ReadingList) -> None:
        self._reading_list = reading_list

    def markdown(self, selection: Selection) -> str:
        """The selected papers as a Markdown document, grouped by status, with notes and where each was met."""
        return markdown.render(self._reading_list.details(selection))
