"""The watch over the event loop sees work that lasts too long, and only that."""

import time

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from pytestqt.qtbot import QtBot

from .loop_watch import LoopWatch


def work() -> None:
    until = time.thread_time() + 0.1
    while time.thread_time() < until:
        pass


def test_work_in_the_loop_is_seen_and_waiting_and_the_test_itself_are_not(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch = LoopWatch()
    monkeypatch.setattr(QEventLoop, "exec", watch.over(QEventLoop.exec))
    done: list[str] = []

    def rest() -> None:
        time.sleep(0.2)
        done.append("rested")

    QTimer.singleShot(0, rest)
    qtbot.waitUntil(lambda: done == ["rested"])
    work()
    qtbot.wait(1)
    assert watch.longest < 0.1
    QTimer.singleShot(0, work)
    QTimer.singleShot(0, lambda: done.append("worked"))
    qtbot.waitUntil(lambda: done == ["rested", "worked"])
    watch.stop()
    assert 0.1 <= watch.longest < 0.5
