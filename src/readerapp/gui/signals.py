"""Ends the program in good order when the system tells it to: a log-out, `kill`, Ctrl+C in the terminal."""

import contextlib
import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

_SIGNALS = ("SIGTERM", "SIGINT", "SIGHUP")


class EndSignals(QObject):
    """Wakes Qt's loop when a signal comes; Python itself would hear of it only when it runs next."""

    def __init__(self, end: Callable[[], None], parent: QObject | None = None) -> None:
        """END is called in the loop, for each signal that asks for the end."""
        super().__init__(parent)
        self._end = end
        self._ours, theirs = socket.socketpair()
        for end_of_pair in (self._ours, theirs):
            end_of_pair.setblocking(False)
        self._theirs = theirs
        signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)
        for name in _SIGNALS:
            number = getattr(signal, name, None)  # not every system has all of them
            if number is not None:
                signal.signal(number, lambda _number, _frame: None)
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)

    def let_go(self) -> None:
        """Hear of no more signals; the program ends anyway."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        self._ours.close()
        self._theirs.close()

    def _on_signal(self) -> None:
        with contextlib.suppress(OSError):
            self._ours.recv(64)
        self._end()
