"""Finds in a whole digest, of which only a part is rendered: the part around the line that is wanted is fetched."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from readerapp.domain.digest_page import PageKind
from readerapp.gui.digest_view.digest_reading import DigestReading
from readerapp.gui.finding.hits import LineHit, hits_in_lines
from readerapp.gui.finding.marks import places_in, show_marks
from readerapp.gui.open_library import OpenLibrary
from readerapp.gui.theme.theme import Theme


class DigestFinding(QObject):
    """The other one of the two things in which `Finding` finds."""

    def __init__(self, reading: DigestReading, library: OpenLibrary, theme: Theme) -> None:
        super().__init__(reading)
        self._reading = reading
        self._library = library
        self._theme = theme
        self._what = ""
        self._current: LineHit | None = None
        self._again = QTimer(self, singleShot=True, interval=0)  # when the text is rendered with other colours
        self._again.timeout.connect(self._on_shown)
        theme.changed.connect(self._again.start)
        reading.shown.connect(self._on_shown)

    def search(self, what: str) -> Callable[[], Sequence[LineHit]] | None:
        """The work that gives the places at which WHAT is said; None when no digest is shown."""
        page = self._reading.page.page
        if page is None:
            return None
        opened, pages = page.opened, self._library.services.digest_pages
        return lambda: hits_in_lines(pages.units(opened), what, markdown=opened.kind is not PageKind.PLAIN)

    def first(self, hits: Sequence[LineHit]) -> int:
        """Which of HITS is the one to begin with: the first one from the line at the top on."""
        top = self._reading.page.text.top()[0]
        return next((place for place, hit in enumerate(hits) if hit.unit >= top), 0)

    def mark(self, what: str) -> None:
        """Mark WHAT in the part that is rendered."""
        self._what, self._current = what, None
        self._mark()

    def show(self, hit: LineHit) -> None:
        """Bring HIT into view, and mark it more than the others."""
        self._current = hit
        self._reading.go_to_line(hit.unit)

    def _on_shown(self) -> None:
        """Another part is rendered, or another line is seen."""
        if self._what:
            self._mark()

    def _mark(self) -> None:
        text, hit = self._reading.page.text, self._current
        places = places_in(text.document(), self._what)
        there = [place for place in places if hit is not None and text.line_at(place[0]) == hit.unit]
        current = there[min(hit.nth, len(there) - 1)] if hit is not None and there else None
        if places or text.extraSelections():
            show_marks(text, places, self._theme, current=current)
        if current is not None:
            text.bring_place_into_view(current[0])
