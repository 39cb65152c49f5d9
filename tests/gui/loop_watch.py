"""Measures how long the thread that paints is at work between two looks at what the user does."""

import time
from collections.abc import Callable

from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, QObject

# Far more than anything should take, also on a slow machine: it is the thread's own work that counts, not its waiting.
# Other colours and sizes for 430 widgets at once take 0.2 s alone, and 0.55 s beside a neighbour that shares the core.
LIMIT_S = 0.8


class LoopWatch(QObject):
    """Watches the event loops that tests run; what a test does itself does not count.

    Attributes:
        longest: the most seconds of work in one round of a loop.
    """

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last: float | None = None
        self._dispatcher = QAbstractEventDispatcher.instance()
        self._dispatcher.awake.connect(self._look)
        self._dispatcher.aboutToBlock.connect(self._look)

    def stop(self) -> None:
        """Watch no more."""
        self._dispatcher.awake.disconnect(self._look)
        self._dispatcher.aboutToBlock.disconnect(self._look)

    def over(self, execute: Callable[..., int]) -> Callable[..., int]:
        """EXECUTE, the `exec` of an event loop, so that it is watched."""

        def watched(loop: QEventLoop, *arguments: object) -> int:
            self._last = time.thread_time()
            try:
                return execute(loop, *arguments)
            finally:
                self._look()
                self._last = None

        return watched

    def _look(self) -> None:
        now = time.thread_time()
        if self._last is not None:
            self.longest = max(self.longest, now - self._last)
            self._last = now
