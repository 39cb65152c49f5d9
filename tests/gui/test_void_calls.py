"""PySide6 6.12.0 loses a reference to None at every void Qt call and aborts Python 3.11 (docs/adr/0003)."""

import sys

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QApplication


def test_200_000_void_calls_cost_no_reference_to_none(qapp: QApplication) -> None:
    thing, box = QObject(), QRect()
    before = sys.getrefcount(None)
    for number in range(100_000):
        thing.setObjectName("a")
        box.setLeft(number)
    lost = before - sys.getrefcount(None)
    assert abs(lost) < 1000
    assert box.left() == 99_999
