"""Links inside of texts are reached, told and opened by keys alone."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QTextBrowser
from pytestqt.qtbot import QtBot

from readerapp.bootstrap import open_services
from readerapp.gui.labels import ElidedLabel
from readerapp.gui.main_window import MainWindow

from .conftest import WAIT_MS, Opened, OpenWindow, wait_settled


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)
    wait_settled(qtbot, window)


def at_link() -> str:
    """The words of the link that the keys are about."""
    focused = QApplication.focusWidget()
    return focused.textCursor().selectedText() if isinstance(focused, QTextBrowser) else ""


def told(window: MainWindow) -> str:
    """The address at the foot of the window."""
    shown = [label for label in window.parts.messages.findChildren(ElidedLabel) if label.isVisible()]
    assert len(shown) <= 1
    return shown[0].text() if shown else ""


def menu(qtbot: QtBot, window: MainWindow) -> list[str]:
    """What the key for menus offers."""
    text = window.parts.digest.page.text
    place = text.cursorRect().center()
    pressed = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, text.mapToGlobal(place))
    QApplication.sendEvent(text.viewport(), pressed)
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    words = [action.text() for action in shown.actions() if action.text()]
    shown.close()
    window.activateWindow()  # as a window manager does
    qtbot.waitUntil(text.hasFocus, timeout=WAIT_MS)
    return words


def test_tab_walks_the_links_of_a_digest(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, opened: Opened
) -> None:
    window = open_window(filled_library)
    window.parts.digest.read_digest(1)
    wait_settled(qtbot, window)
    press(qtbot, window, Qt.Key.Key_J)
    press(qtbot, window, Qt.Key.Key_Tab)
    assert (at_link(), told(window)) == ("Counting sheep with attention", "https://arxiv.org/abs/2401.00002")
    press(qtbot, window, Qt.Key.Key_Tab)
    press(qtbot, window, Qt.Key.Key_Return)
    assert (at_link(), opened.urls) == ("The long memory of short networks", ["https://arxiv.org/abs/2401.00003"])
    press(qtbot, window, Qt.Key.Key_Backtab)
    assert at_link() == "Counting sheep with attention"
    press(qtbot, window, Qt.Key.Key_J)  # reading on: the keys are about the mention again
    press(qtbot, window, Qt.Key.Key_J)
    assert (at_link(), told(window)) == ("", "")
    press(qtbot, window, Qt.Key.Key_Tab)
    assert at_link() == "Cleaning data with a broom"
    assert menu(qtbot, window) == ["Copy", "Copy the link", "Open in the browser", "Select all"]
    press(qtbot, window, Qt.Key.Key_Escape)
    assert (at_link(), window.parts.right.shows_digest) == ("", True)
    assert menu(qtbot, window)[:2] == ["Open", "Open abstract page"]
    press(qtbot, window, Qt.Key.Key_Return)
    assert (window.parts.right.shows_digest, len(opened.urls)) == (False, 1)


def test_a_link_stays_the_one_when_the_text_is_set_anew(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    window.parts.digest.read_digest(1)
    wait_settled(qtbot, window)
    press(qtbot, window, Qt.Key.Key_Tab)
    press(qtbot, window, Qt.Key.Key_Tab)
    before = at_link()
    window.parts.looks.zoom(1)
    wait_settled(qtbot, window)
    assert at_link() == before == "Counting sheep with attention"
    press(qtbot, window, Qt.Key.Key_Tab)
    assert at_link() == "The long memory of short networks"


def test_tab_walks_the_links_of_a_card_and_scrolls_to_them(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, tmp_path: Path, opened: Opened
) -> None:
    long = "Words that say little, one after the other. " * 40
    text = f"# Week\n\n- [A paper](https://arxiv.org/abs/2406.00001) {long} See [the code](https://example.org/code).\n"
    (tmp_path / "week.md").write_text(text, encoding="utf-8")
    services = open_services(empty_library)
    services.imports.import_paths([tmp_path / "week.md"])
    services.close()
    window = open_window(empty_library)
    window.resize(900, 480)
    window.parts.messages.tell("Hello.")
    window.parts.detail.mentions.set_all_opened(True)
    wait_settled(qtbot, window)
    window.parts.detail.setFocus()
    for _ in range(60):
        if told(window) == "https://example.org/code":
            break
        press(qtbot, window, Qt.Key.Key_Tab)
    view = QApplication.focusWidget()
    assert at_link() == "the code"
    assert isinstance(view, QTextBrowser)
    colours = {view.grab().toImage().pixelColor(x, view.cursorRect().top()).name() for x in range(view.width())}
    assert window.parts.theme.tokens.accent in colours  # the upper edge of a frame around it
    assert view.viewport().visibleRegion().contains(view.cursorRect().center())
    press(qtbot, window, Qt.Key.Key_Return)
    assert opened.urls == ["https://example.org/code"]
    window.parts.messages.warn("That did not work.")  # such as no browser
    assert told(window) == ""
    press(qtbot, window, Qt.Key.Key_Backtab)
    press(qtbot, window, Qt.Key.Key_Tab)
    assert told(window) == "https://example.org/code"
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.parts.papers.view.hasFocus()
    assert told(window) == ""
    assert window.parts.messages.text == "That did not work."
