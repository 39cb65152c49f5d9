"""Looks now and then whether another window or the terminal wrote the library, and tells it like a change of ours."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from readerapp.domain.changes import ChangeSet
from readerapp.gui.jobs import Lane
from readerapp.gui.open_library import OpenLibrary

_LOOK_MS = 2_000


class Elsewhere(QObject):
    """Asks the library, every two seconds and whenever the user comes back to the window.

    While an import of ours is running, whose process tells by itself what it writes, nothing is asked.

    Signals:
        changed: something was written elsewhere; with the ChangeSet of everything.
    """

    changed = Signal(object)

    def __init__(
        self, lane: Lane, library: OpenLibrary, window: QWidget, *, importing: Callable[[], bool] = lambda: False
    ) -> None:
        super().__init__(window)
        self._lane = lane
        self._library = library
        self._importing = importing
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        library.opened.connect(self._on_opened)
        window.installEventFilter(self)

    def look(self) -> None:
        """Ask now."""
        if self._library.is_open and not self._importing():
            # Without a topic: what was written is told once, so no answer may be overtaken by the next.
            self._lane.submit(self._library.services.reading_list.written_elsewhere, self._on_looked)

    # Qt interface

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        if event.type() is QEvent.Type.WindowActivate:
            self.look()
        return False

    def _on_opened(self) -> None:
        self.look()
        self._timer.start()

    def _on_looked(self, written: bool) -> None:
        if written:
            self.changed.emit(ChangeSet(everything=True))
