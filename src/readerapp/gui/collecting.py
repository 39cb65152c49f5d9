"""Collects Python's cyclic garbage on the GUI thread, and nowhere else.

Python collects in whatever thread happens to make objects. What it finds there may be a widget that a closed window has
left behind, and a widget that is destroyed in another thread takes the process with it.
"""

import gc

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

_LOOK_MS = 200
# Looking at everything takes long: that is done when the user is elsewhere, and at least after so many looks.
_ALL_AFTER = 3_000


class Collecting(QObject):
    """Takes the place of the automatic collection until it is stopped."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        gc.disable()
        self._looks = 0
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def go_easy(self, app: QApplication) -> None:
        """Never look at what is there now, and at everything while the user is elsewhere rather than at work."""
        gc.freeze()
        app.applicationStateChanged.connect(self._on_state_changed)

    def stop(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        gc.enable()

    def _look(self) -> None:
        self._looks += 1
        limits, counts = gc.get_threshold(), gc.get_count()
        if self._looks >= _ALL_AFTER:
            self._collect_all()
        elif counts[0] > limits[0]:
            gc.collect(1 if counts[1] > limits[1] else 0)

    def _collect_all(self) -> None:
        self._looks = 0
        if gc.get_count()[2]:
            gc.collect()

    def _on_state_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationInactive and self._timer.isActive():
            self._collect_all()
