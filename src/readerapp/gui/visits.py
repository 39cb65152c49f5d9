"""Back and forward through the lists, papers and digests that were looked at."""

import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from readerapp.gui.digest_view.digest_reading import DigestReading
from readerapp.gui.navigation.source_pane import SourcePane
from readerapp.gui.papers.loading import PaperLoader
from readerapp.gui.papers.search_box import SearchBox
from readerapp.gui.papers.selection_keeper import SelectionKeeper
from readerapp.gui.places import Places
from readerapp.gui.subject import Subject
from readerapp.gui.trail import Trail, Visit


class Visits(QObject):
    """Takes down what is looked at, and goes there again.

    Signals:
        moved: there may be something to go back or forward to; with whether there is.
    """

    moved = Signal(bool, bool)

    def __init__(
        self,
        subject: Subject,
        *,
        sources: SourcePane,
        places: Places,
        search: SearchBox,
        loader: PaperLoader,
        selection: SelectionKeeper,
        digest: DigestReading,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(subject)
        self._subject = subject
        self._sources = sources
        self._places = places
        self._search = search
        self._loader = loader
        self._selection = selection
        self._digest = digest
        self._trail = Trail(clock)
        self._going: Visit | None = None
        self._look = QTimer(self, singleShot=True, interval=0)
        self._look.timeout.connect(self._take_down)
        for something in (places.wanted, selection.changed, subject.card_wanted, subject.digest_shown):
            something.connect(self._look.start)
        digest.page.current_changed.connect(self._end)
        digest.page.current_changed.connect(self._look.start)
        digest.left.connect(lambda _paper: self._end())
        sources.outlined.connect(lambda: self._trail.rename(sources.moved))
        loader.loaded.connect(self._on_list_there)
        loader.refreshed.connect(self._on_list_there)

    def back(self) -> None:
        """Go to what was looked at before."""
        self._go(-1)

    def forward(self) -> None:
        """Go to what the reader has come back from."""
        self._go(1)

    def _go(self, step: int) -> None:
        if self._look.isActive():
            self._look.stop()
            self._take_down()
        self._going = None
        visit = self._trail.step(step, lambda visit: self._sources.has(visit.source))
        if visit is not None:
            self._set_out(visit)
        self._tell()

    def _set_out(self, visit: Visit) -> None:
        """Show the list of VISIT, without what is not there any more; the rest follows when it has come."""
        there = tuple(key for key in visit.filters if self._sources.has(key[1:]))
        visit = self._going = replace(visit, filters=there)
        if self._is_at(visit):
            self._arrive(visit)
            return
        self._search.show_query(visit.query)
        self._places.search(visit.query)
        self._sources.choose(visit.source)
        if there != self._places.filter_keys:
            self._places.clear_filter()
            self._places.remember_filter(there)
            self._places.refresh(self._sources.source)

    def _is_at(self, visit: Visit) -> bool:
        """Whether the list of VISIT is shown, or on its way."""
        now = (self._sources.current, self._places.filter_keys, self._places.query)
        return now == (visit.source, visit.filters, visit.query)

    def _on_list_there(self, _what: object) -> None:
        visit = self._going
        if visit is not None and self._is_at(visit):
            self._arrive(visit)

    def _arrive(self, visit: Visit) -> None:
        """The list is there; a digest comes a moment later."""
        self._selection.the_one()  # what it has to say of the list, it says before
        if visit.digest and visit.mention:
            self._digest.read_mention(visit.mention)
        elif visit.digest:
            self._digest.read_digest(visit.digest)
        else:
            self._subject.visit(visit.paper)
            self._end()

    def _end(self) -> None:
        """The reader is there; what that is, is not always what it was."""
        if self._going is not None:
            self._going = None
            self._trail.correct(self._here())
            self._tell()

    def _take_down(self) -> None:
        if self._going is not None:
            if self._is_at(self._going):
                return
            self._going = None
        if self._places.source is not None and self._loader.selection is not None:
            self._trail.note(self._here())
            self._tell()

    def _here(self) -> Visit:
        digest, page = 0, self._digest.page.page
        mention = 0
        if page is not None:
            digest = page.opened.digest.id
            mention = self._digest.current.mention_id if self._digest.current else 0
        return Visit(
            source=self._sources.current,
            filters=self._places.filter_keys,
            query=self._places.query,
            paper=0 if digest else self._subject.shown,
            digest=digest,
            mention=mention,
        )

    def _tell(self) -> None:
        self.moved.emit(self._trail.can_go_back, self._trail.can_go_forward)


class MouseTrail(QObject):
    """Has the two buttons at the side of a mouse go back and forward, wherever in WINDOW they are pressed."""

    def __init__(self, visits: Visits, window: QWidget) -> None:
        super().__init__(window)
        self._steps = {Qt.MouseButton.BackButton: visits.back, Qt.MouseButton.ForwardButton: visits.forward}
        window.winId()  # there is a native window from now on
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    # Qt interface

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        kinds = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick}
        if event.type() not in kinds or not isinstance(event, QMouseEvent) or event.button() not in self._steps:
            return False
        if event.type() is not QEvent.Type.MouseButtonRelease:
            self._steps[event.button()]()
        return True
