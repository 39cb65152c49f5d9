"""Stores now and then what the window looks like, so that a process that is killed comes back as it was."""

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from readerapp.config.paths import place_file
from readerapp.config.session import Session, store_session
from readerapp.gui.jobs import Lane
from readerapp.gui.open_library import OpenLibrary

_LOG = logging.getLogger(__name__)
_EVERY_MS = 15_000


class SessionKeeper(QObject):
    """Keeps two files: how the window looked last, and what was looked at last in this library."""

    def __init__(
        self, lane: Lane, library: OpenLibrary, session: Callable[[], Session], path: Path, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._lane = lane
        self._library = library
        self._session = session
        self._path = path
        self._stored: Session | None = None
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)
        library.opened.connect(self._timer.start)

    def look(self) -> None:
        """Store what is to be remembered, if that is something else than before."""
        if self._library.is_open and self._session() != self._stored:
            self._lane.submit(self.last(), lambda _nothing: None)

    def last(self) -> Callable[[], None]:
        """What is to be called, in a lane, to store how things are now."""
        if not self._library.is_open:  # a library that did not open keeps its place
            return lambda: None
        session, path = self._session(), self._path
        place = path.with_name(place_file(self._library.services.path).name)
        self._stored = session

        def store() -> None:
            try:
                store_session(session, place)
                store_session(session, path)
            except OSError:
                _LOG.warning("the session could not be stored at %s", path, exc_info=True)

        return store
