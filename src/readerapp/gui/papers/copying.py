"""Puts the titles and links of the selected papers on the clipboard."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from readerapp.gui.jobs import Lane
from readerapp.gui.links import best_link
from readerapp.gui.open_library import OpenLibrary


class Copying(QObject):
    """Copies SELECTED, the numbers of papers.

    Signals:
        copied: they are on the clipboard; with how many.
    """

    copied = Signal(int)

    def __init__(
        self, lane: Lane, library: OpenLibrary, selected: Callable[[], tuple[int, ...]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._lane = lane
        self._library = library
        self._selected = selected

    def copy(self) -> None:
        """One line a paper: its title and its best link."""
        wanted = self._selected()
        if not wanted:
            return

        def read() -> tuple[int, str]:
            papers = self._library.services.reading_list.papers_numbered(wanted)
            lines = (f"{paper.title} {best_link(paper.links) or ''}".rstrip() for paper in papers)
            return len(papers), "\n".join(lines)

        def put(answer: tuple[int, str]) -> None:
            count, text = answer
            QGuiApplication.clipboard().setText(text)
            self.copied.emit(count)

        self._lane.submit(read, put, topic="copy")
