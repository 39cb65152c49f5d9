"""Keeps the order in which Tab goes through widgets that are made while the window is used: Qt puts them at the end."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def chain_after(first: QWidget, widgets: Iterable[QWidget]) -> None:
    """Have Tab come to what is in WIDGETS right after FIRST, or after the last stop in it."""
    last = (stops(first) or [first])[-1]
    for widget in widgets:
        for stop in stops(widget):
            QWidget.setTabOrder(last, stop)
            last = stop


def stops(widget: QWidget) -> list[QWidget]:
    """WIDGET and what is in it, as far as Tab stops there, in its order."""
    chain, one = [widget], widget.nextInFocusChain()
    while one is not None and one is not widget:
        if widget.isAncestorOf(one):
            chain.append(one)
        one = one.nextInFocusChain()
    return [one for one in chain if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None]
