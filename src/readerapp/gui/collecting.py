"""Collects Python's cyclic garbage on the GUI thread, and nowhere else.

Python collects in whatever thread happens to make objects. What it finds there may be a widget that a closed window has
left behind, and a widget that is destroyed in another thread takes the process with it.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_MS = 200
# The oldest generation takes long; it is looked at as rarely as this.
_OLDEST_EVERY = 300


class Collecting(QObject):
    """Takes the place of the automatic collection as long as it lives; what was there before is never looked at."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        self._looks = 0
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def stop(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        gc.enable()

    def _look(self) -> None:
        self._looks += 1
        limits, counts = gc.get_threshold(), gc.get_count()
        if counts[0] > limits[0]:
            gc.collect(1 if counts[1] > limits[1] else 0)
        if self._looks >= _OLDEST_EVERY and counts[2] > limits[2]:
            self._looks = 0
            gc.collect()
