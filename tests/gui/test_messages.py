"""The message bar: what it says stays under the keys, is whole however long, and is spoken."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from readerapp.gui.empty_state import Offer
from readerapp.gui.messages import MessageBar
from readerapp.gui.theme.theme import Theme

from .conftest import WAIT_MS, OpenWindow


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> MessageBar:
    bar = MessageBar(theme)
    bar.setWindowFlag(Qt.WindowType.Window)
    qtbot.addWidget(bar)
    bar.setGeometry(300, 300, 600, 34)  # away from the mouse
    bar.show()
    bar.activateWindow()
    qtbot.waitUntil(bar.isActiveWindow, timeout=WAIT_MS)
    return bar


def test_a_message_goes_by_itself_but_not_while_its_button_has_the_keys(qtbot: QtBot, bar: MessageBar) -> None:
    bar.say("1 paper to Read", Offer(text="Undo", act=lambda: None))
    button = bar.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    qtbot.waitUntil(button.isVisible, timeout=WAIT_MS)
    button.setFocus()
    bar._fade.start(1)
    faded = []
    bar._fade.timeout.connect(lambda: faded.append(bar.text))
    qtbot.waitUntil(lambda: len(faded) > 3, timeout=WAIT_MS)
    assert bar.text == "1 paper to Read"
    button.clearFocus()
    qtbot.waitUntil(lambda: bar.text == "", timeout=WAIT_MS)


def test_return_presses_the_button_of_a_message_and_the_keys_go_back(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    pressed: list[bool] = []

    def act() -> None:
        pressed.append(True)
        window.parts.messages.clear()

    window.parts.messages.tell("Something happened", Offer(text="Do it", act=act))
    button = window.parts.messages.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    qtbot.waitUntil(button.isVisible, timeout=WAIT_MS)
    window.parts.messages.setFocus()
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert pressed == [True]
    assert QApplication.focusWidget() is window.parts.papers.view


def test_a_long_error_is_shown_whole_in_several_lines(qtbot: QtBot, bar: MessageBar) -> None:
    low = bar.sizeHint().height()
    path = "/home/somebody/" + "a-folder-with-a-long-name/" * 8 + "library.db"
    bar.warn(f"The library file {path} is write-protected; nothing was changed.")
    assert bar.text.endswith("nothing was changed.")
    assert bar.heightForWidth(600) > low


def test_what_is_said_is_spoken_to_screen_readers(bar: MessageBar, monkeypatch: pytest.MonkeyPatch) -> None:
    spoken: list[tuple[QAccessible.Event, object]] = []

    def hear(event: QAccessibleEvent) -> None:
        spoken.append((event.type(), event.object()))

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    bar.say("1 paper to Read")
    bar.warn("The disk is full.")
    bar.clear()
    assert spoken == [(QAccessible.Event.Announcement, bar)] * 2
