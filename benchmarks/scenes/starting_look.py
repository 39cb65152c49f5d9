"""Looks on while the program starts: when the papers are painted, when a key is answered, when a card is there."""

import resource
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from readerapp.gui.papers.paper_list import PaperList

_EVERY_MS = 1


class Look(QObject):
    """Presses J as soon as the papers are painted, and tells how long everything took."""

    def __init__(self, view: PaperList, since: Callable[[], float], tell: Callable[[dict[str, float]], None]) -> None:
        super().__init__()
        self._since = since
        self._tell = tell
        self._found: dict[str, float] = {}
        self._wanted = 0
        self._view = view
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._on_tick)

    def begin(self) -> None:
        """Look on."""
        self._view.viewport().installEventFilter(self)
        self._timer.start()

    # Qt interface

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        view = self._view
        if event.type() is QEvent.Type.Paint and view.papers.ids:
            place = view.currentIndex().row()
            here = place >= 0 and view.papers.row_at(place) is not None
            if here and not self._wanted:
                QTimer.singleShot(0, self._on_painted)
            elif view.current_id() == self._wanted and "a key answered" not in self._found:
                QTimer.singleShot(0, self._on_answered)
        return False

    def _on_tick(self) -> None:
        if self._wanted and _card() == self._wanted:
            self._found["its card is there"] = self._since()
            self._found["memory"] = _memory()
            self._tell(self._found)

    def _on_painted(self) -> None:
        if not self._wanted:
            self._found["papers painted"] = self._since()
            self._wanted = self._view.papers.ids[self._view.currentIndex().row() + 1]
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = QKeyEvent(kind, Qt.Key.Key_J, Qt.KeyboardModifier.NoModifier, "j")
                QApplication.postEvent(self._view, key)

    def _on_answered(self) -> None:
        self._found.setdefault("a key answered", self._since())


def _card() -> int:
    """The number of the paper whose card is shown."""
    window = next((widget for widget in QApplication.topLevelWidgets() if hasattr(widget, "open_library")), None)
    parts = getattr(window, "parts", None)
    return parts.detail.paper_id if parts is not None else 0


def _memory() -> float:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize() / 1e6
