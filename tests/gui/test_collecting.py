"""Widgets that nobody holds any more are destroyed on the GUI thread."""

import threading

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from .conftest import WAIT_MS


class _Round:
    """Something in a cycle with a widget, as windows and their parts are."""

    def __init__(self, died_in: list[threading.Thread]) -> None:
        self.widget = QWidget()
        self.me = self
        self.died_in = died_in

    def __del__(self) -> None:
        self.died_in.append(threading.current_thread())


def test_work_in_other_threads_never_collects_widgets(qtbot: QtBot) -> None:
    died_in: list[threading.Thread] = []
    for _ in range(20):
        _Round(died_in)
    worker = threading.Thread(target=lambda: [[] for _ in range(50_000)])
    worker.start()
    worker.join()
    assert died_in == []
    more: list[list[int]] = [[] for _ in range(5_000)]
    qtbot.waitUntil(lambda: len(died_in) == 20, timeout=WAIT_MS)
    assert set(died_in) == {threading.main_thread()}
    assert len(more) == 5_000
