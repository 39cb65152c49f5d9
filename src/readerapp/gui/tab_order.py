"""Keeps the order in which Tab goes through widgets that are made while the window is used: Qt puts them at the end.

Qt's own chain is not asked: what `nextInFocusChain` returns belongs, in PySide, to the widget that was asked from then
on, and is taken for deleted together with it.
"""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget


def chain_after(first: QWidget, stops: Iterable[QWidget]) -> None:
    """Have Tab come to STOPS, one after the other, right after FIRST."""
    last = first
    for stop in stops:
        QWidget.setTabOrder(last, stop)
        last = stop
