"""The first page: what can be done while there is nothing in the library, and when it cannot be opened."""

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from readerapp.config.paths import recent_file
from readerapp.gui.buttons import ChoiceButton
from readerapp.gui.main_window import MainWindow

from .conftest import WAIT_MS, OpenWindow, wait_settled


def _offered(window: MainWindow) -> list[str]:
    return [button.accessibleName() for button in window.first.page.choices if button.isVisible()]


def _focused() -> str:
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget is not None else ""


def test_a_new_library_begins_with_the_first_page_and_its_samples_are_one_key_away(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(tmp_path / "new.db")
    assert window.first.shown
    assert _offered(window) == [
        "Open the samples",
        "Import files",
        "Import a folder",
        "Import from the clipboard",
        "Open a library",
        "New library",
    ]
    assert _focused() == "Open the samples"
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.parts.messages.text.startswith("These are samples"), timeout=4 * WAIT_MS)
    wait_settled(qtbot, window)
    assert len(window.parts.model.ids) > 100
    assert QApplication.focusWidget() is window.parts.papers.view

    # Taken back, there is nothing again; done again, the list is.
    window.book.run("undo")
    qtbot.waitUntil(lambda: window.first.shown, timeout=WAIT_MS)
    window.book.run("redo")
    qtbot.waitUntil(lambda: not window.first.shown, timeout=WAIT_MS)


def test_make_run_brings_the_samples_on_a_first_start_only(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, empty_library: Path
) -> None:
    again = open_window(empty_library, samples=True)
    assert again.first.shown
    first = open_window(tmp_path / "new.db", samples=True)
    qtbot.waitUntil(lambda: first.parts.messages.text.startswith("These are samples"), timeout=4 * WAIT_MS)
    wait_settled(qtbot, first)
    assert len(first.parts.model.ids) > 100


def test_the_arrow_keys_go_from_choice_to_choice(qtbot: QtBot, open_window: OpenWindow, empty_library: Path) -> None:
    window = open_window(empty_library)
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up):
        QTest.keyClick(window.focusWidget(), key)
        seen.append(_focused())
    assert seen == ["Import files", "Import a folder", "Import files", "Open the samples", "New library"]


def test_recent_libraries_are_named_and_missing_ones_can_only_be_forgotten(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, tmp_path: Path
) -> None:
    there, gone = tmp_path / "there.db", tmp_path / "gone.db"
    there.touch()
    recent_file().parent.mkdir(parents=True)
    recent_file().write_text(json.dumps([str(gone), str(there)]), encoding="utf-8")
    window = open_window(empty_library)
    page, libraries = window.first.page, window.parts.libraries

    def rows() -> list[tuple[str, bool]]:
        buttons = [button for button in page.findChildren(ChoiceButton) if button.isVisible()]
        return [(b.accessibleName(), b.isEnabled()) for b in buttons if b.accessibleName().endswith(".db")]

    assert rows() == [("gone.db", False), ("there.db", True)]
    with qtbot.waitSignal(libraries.wanted, timeout=WAIT_MS) as wanted:
        there_button = next(button for button in page.choices if button.accessibleName() == "there.db")
        QTest.keyClick(there_button, Qt.Key.Key_Return)
    assert wanted.args is not None
    assert wanted.args[0].path == there

    page.library_forgotten.emit(gone)
    qtbot.waitUntil(lambda: rows() == [("there.db", True)], timeout=WAIT_MS)
    assert json.loads(recent_file().read_text(encoding="utf-8")) == [str(empty_library), str(there)]


def test_a_library_that_cannot_be_opened_says_why_and_can_be_tried_again(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, filled_library: Path, theme: object, qapp: QApplication
) -> None:
    path = tmp_path / "shopping.db"
    path.write_text("this is a shopping list, not a library; " * 200, encoding="utf-8")
    window = MainWindow(qapp, theme, tmp_path / "session.json")  # type: ignore[arg-type]
    window.show()
    with qtbot.waitSignal(window.parts.library.failed, timeout=WAIT_MS):
        window.open_library(path)
    qtbot.waitUntil(lambda: window.first.shown, timeout=WAIT_MS)
    assert window.first.page.title == "The library could not be opened"
    assert str(path) in window.first.page.text
    assert _offered(window)[:3] == ["Try again", "Open a library", "New library"]
    assert not window.book.action("import-files").isEnabled()

    path.write_bytes(filled_library.read_bytes())
    QTest.mouseClick(window.first.page.choices[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.first.shown, timeout=WAIT_MS)
    wait_settled(qtbot, window)
    assert len(window.parts.model.ids) == 7
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=WAIT_MS)
