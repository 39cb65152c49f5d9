"""Dialogs show all of themselves, whatever the size of the text."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from readerapp.gui.geometry import keep_on_screen
from readerapp.gui.importing.watch_dialog import WatchDialog
from readerapp.gui.theme.theme import Theme

from .conftest import WAIT_MS, OpenWindow, wait_settled


def _enlarge(theme: Theme) -> None:
    for _ in range(10):
        theme.zoom_by(1)


def test_the_box_for_watching_a_folder_is_not_cut_off_at_large_text(qtbot: QtBot, theme: Theme) -> None:
    _enlarge(theme)
    dialog = WatchDialog("", enabled=False, state="No folder is being watched.")
    qtbot.addWidget(dialog)
    dialog.show()
    box = dialog.findChild(QCheckBox)
    assert box is not None
    qtbot.waitUntil(lambda: box.width() >= box.sizeHint().width(), timeout=WAIT_MS)


def test_no_dialog_opens_larger_than_the_screen(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, theme: Theme
) -> None:
    window = open_window(filled_library)
    _enlarge(theme)
    screen = window.screen().availableSize()
    window.book.run("edit-details")
    qtbot.waitUntil(lambda: window.parts.editing.dialog is not None, timeout=WAIT_MS)
    form = window.parts.editing.dialog
    assert form is not None
    assert form.size().boundedTo(screen) == form.size()
    form.reject()
    window.book.run("duplicates")
    pairs = window.parts.merging.window
    assert pairs is not None
    assert pairs.size().boundedTo(screen) == pairs.size()


def test_the_window_can_be_as_small_as_a_screen_at_200_percent(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(filled_library)
    assert window.minimumSize() == QSize(760, 480)
    room = QRect(0, 0, 683, 384)  # 1366 by 768 pixels
    monkeypatch.setattr(window, "screen", lambda: SimpleNamespace(availableGeometry=lambda: room))
    keep_on_screen(window)
    window.resize(1, 1)
    wait_settled(qtbot, window)
    assert window.size().boundedTo(room.size()) == window.size()
    for pane in (window.parts.sources, window.parts.papers, window.parts.right):
        assert room.contains(QRect(pane.mapTo(window, QPoint(0, 0)), pane.size()))
