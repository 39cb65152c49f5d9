"""Whoever works by keyboard sees where they are: every widget that takes the focus looks different when it has it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from readerapp.config.setting import Section
from readerapp.gui.main_window import MainWindow
from readerapp.gui.settings.dialog import SettingsDialog
from readerapp.gui.theme.theme import Scheme, Theme
from readerapp.gui.theme.tokens import contrast

from .conftest import WAIT_MS, OpenWindow, wait_settled

_MARK = 3.0  # WCAG 2.2, 1.4.11
_AROUND = 3  # pixels about a widget in which its frame may be painted
_PLENTY = 200


def _along_tab(window: QWidget) -> Iterator[QWidget]:
    """The widgets that Tab leads to, each once; it has to come round."""
    seen: list[QWidget] = []
    for _ in range(_PLENTY):
        focused = QApplication.focusWidget()
        assert focused is not None
        if len(seen) > 1 and focused is seen[0]:
            return
        if focused not in seen:
            seen.append(focused)
            yield focused
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab stays in {seen[-1]!r}")


def _picture(widget: QWidget) -> QImage:
    """What is painted of WIDGET and just around it."""
    window = widget.window()
    corner = widget.mapTo(window, widget.rect().topLeft())
    place = widget.rect().translated(corner).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
    return window.grab(place).toImage()


def _differs(one: QImage, other: QImage) -> float:
    """The greatest contrast between the two pictures at any place."""
    if one.size() != other.size():
        return 21.0
    pairs = {
        (one.pixel(x, y), other.pixel(x, y))
        for x in range(one.width())
        for y in range(one.height())
        if one.pixel(x, y) != other.pixel(x, y)
    }
    return max((contrast(QColor(a).name(), QColor(b).name()) for a, b in pairs), default=0.0)


def _unseen(window: QWidget, elsewhere: QWidget) -> list[str]:
    """The widgets on the way of Tab that do not show that they have the focus; ELSEWHERE is where it goes meanwhile."""
    unseen = []
    for widget in list(_along_tab(window)):
        if widget is elsewhere:
            continue
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        with_focus = _picture(widget)
        elsewhere.setFocus(Qt.FocusReason.OtherFocusReason)
        if _differs(with_focus, _picture(widget)) < _MARK:
            unseen.append(f"{type(widget).__name__} {widget.objectName()} {widget.accessibleName()}")
    return unseen


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_the_focus_is_seen_everywhere_in_the_window(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, theme: Theme, scheme: Scheme
) -> None:
    window: MainWindow = open_window(filled_library)
    window.parts.triage.add_tag("seen")
    wait_settled(qtbot, window)
    theme.set_scheme(scheme)
    wait_settled(qtbot, window)
    window.parts.papers.setFocus()
    assert _unseen(window, window.parts.papers.search) == []


def test_the_focus_is_seen_everywhere_in_the_settings(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    window.commanding.show_settings()
    dialog = next(child for child in window.findChildren(SettingsDialog) if child.isVisible())
    qtbot.waitUntil(dialog.isActiveWindow, timeout=WAIT_MS)
    unseen = []
    for section in Section:
        dialog.turn_to(section)
        wait_settled(qtbot, window)
        dialog.search.setFocus()
        unseen += _unseen(dialog, dialog.search)
    assert unseen == []
