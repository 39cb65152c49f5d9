"""The watched folder in the window, the dialog that chooses it, and pasting."""

import os
import shutil
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialogButtonBox, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from readerapp.config.paths import settings_file
from readerapp.config.settings import WATCH_ENABLED, WATCH_FOLDER, Settings, change_settings, load_settings
from readerapp.domain.errors import WriteFailed
from readerapp.gui.importing.watch_dialog import WatchDialog
from readerapp.gui.main_window import MainWindow
from readerapp.storage.library import Library

from .conftest import FIRST_DIGEST, SECOND_DIGEST, WAIT_MS, OpenWindow, wait_settled

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LONG_AGO = (1_000_000, 1_000_000)


@pytest.fixture
def box(tmp_path: Path) -> Path:
    (tmp_path / "box").mkdir()
    return tmp_path / "box"


@pytest.fixture
def watched(box: Path) -> Path:
    """The folder, set to be watched."""
    change_settings(settings_file(), {WATCH_FOLDER.name: str(box), WATCH_ENABLED.name: True})
    return box


def put(folder: Path, name: str, text: str) -> Path:
    """A file that was written long ago, so that nobody waits for it to be complete."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    os.utime(path, LONG_AGO)
    return path


def wait_for(qtbot: QtBot, window: MainWindow, text: str) -> None:
    qtbot.waitUntil(lambda: window.parts.messages.text == text, timeout=WAIT_MS)


ARRIVED = "From the watched folder: “Reading circle, week one”  ·  6 papers: 6 new"


def test_nothing_is_watched_unless_the_user_says_so(open_window: OpenWindow, empty_library: Path, box: Path) -> None:
    change_settings(settings_file(), {WATCH_FOLDER.name: str(box)})
    watching = open_window(empty_library).parts.watching
    assert (watching.enabled, watching.sign.isVisible()) == (False, False)
    assert watching.state == "No folder is being watched."


def test_what_appears_in_the_folder_comes_in_by_itself(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, watched: Path
) -> None:
    window = open_window(empty_library)
    sign = window.parts.watching.sign
    assert (sign.isVisible(), sign.text(), sign.toolTip()) == (True, "Watching box", f"{watched} is being watched.")
    put(watched, "one.md", FIRST_DIGEST)
    wait_for(qtbot, window, ARRIVED)
    away = watched.with_name("deep")
    away.mkdir()
    put(away, "two.md", SECOND_DIGEST)
    put(away, "three.md", "# Three\n\n- [A third one](https://arxiv.org/abs/2403.00009)\n")
    away.rename(watched / "deep")
    wait_for(qtbot, window, "From the watched folder: 2 digests  ·  3 papers: 2 new, 1 in the inbox")
    wait_settled(qtbot, window)
    assert len(window.parts.model.ids) == 8


def test_what_came_in_by_itself_can_be_undone(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, watched: Path
) -> None:
    put(watched, "one.md", FIRST_DIGEST)
    window = open_window(empty_library)
    wait_for(qtbot, window, ARRIVED)
    qtbot.waitUntil(lambda: len(window.parts.model.ids) == 6, timeout=WAIT_MS)
    wait_settled(qtbot, window)
    button = next(found for found in window.parts.messages.findChildren(QPushButton) if found.text() == "Undo")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(window.parts.model.ids) == 0, timeout=WAIT_MS)


def test_undo_is_not_offered_any_more_once_it_would_be_about_something_else(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, watched: Path
) -> None:
    put(watched, "one.md", FIRST_DIGEST)
    window = open_window(empty_library)
    messages = window.parts.messages
    wait_for(qtbot, window, ARRIVED)
    wait_settled(qtbot, window)
    assert [button.text() for button in messages._buttons] == ["Undo"]
    window.book.run("star")
    qtbot.waitUntil(lambda: not messages._buttons, timeout=WAIT_MS)
    assert messages.text == ARRIVED


def test_a_restart_imports_nothing_again_and_what_was_undone_stays_away(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, watched: Path
) -> None:
    put(watched, "one.md", FIRST_DIGEST)
    window = open_window(empty_library)
    wait_for(qtbot, window, ARRIVED)
    wait_settled(qtbot, window)
    window.book.run("undo")
    qtbot.waitUntil(lambda: len(window.parts.model.ids) == 0, timeout=WAIT_MS)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=WAIT_MS)
    again = open_window(empty_library)
    put(watched, "two.md", SECOND_DIGEST)
    wait_for(qtbot, again, "From the watched folder: “Reading circle, week two”  ·  2 papers: 2 new")


def test_a_file_that_cannot_be_used_is_told_once(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, watched: Path
) -> None:
    window = open_window(empty_library)
    told: list[str] = []
    window.parts.messages.said.connect(told.append)
    (tmp := watched.with_name("tmp.md")).write_bytes(bytes(range(256)) * 64)
    os.utime(tmp, LONG_AGO)
    tmp.rename(watched / "broken.md")
    qtbot.waitUntil(lambda: window.parts.messages.tone == "error", timeout=WAIT_MS)
    put(watched, "one.md", FIRST_DIGEST)
    wait_for(qtbot, window, ARRIVED)
    assert [text.partition(" could not be used. ")[0] for text in told] == ["broken.md in the watched folder", ARRIVED]


def test_what_came_in_and_what_could_not_are_told_together(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, watched: Path
) -> None:
    window = open_window(empty_library)
    away = watched.with_name("deep")
    away.mkdir()
    put(away, "one.md", FIRST_DIGEST)
    for name in "abcd":
        (away / f"{name}.md").write_bytes(bytes(range(256)) * 64)
        os.utime(away / f"{name}.md", LONG_AGO)
    away.rename(watched / "deep")
    wait_for(qtbot, window, f"{ARRIVED}  ·  4 files in the watched folder could not be used: a.md, b.md, c.md…")
    assert window.parts.messages.tone == "error"


def test_folders_whose_names_are_no_text_are_watched_too(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, box: Path
) -> None:
    folder = box / os.fsdecode(b"caf\xe9")
    folder.mkdir()
    change_settings(settings_file(), {WATCH_FOLDER.name: str(folder), WATCH_ENABLED.name: True})
    window = open_window(empty_library)
    put(folder, "one.md", FIRST_DIGEST)
    wait_for(qtbot, window, ARRIVED)


def test_a_window_that_stays_open_goes_on_watching(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, watched: Path
) -> None:
    window = open_window(empty_library)
    window.parts.watching.stop()
    window._wiring.closing.refused.emit()
    put(watched, "one.md", FIRST_DIGEST)
    wait_for(qtbot, window, ARRIVED)


def test_a_folder_that_vanishes_is_told_once_and_watched_again_when_it_is_back(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, watched: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("readerapp.services.watching.CALM_S", 0.1)
    window = open_window(empty_library)
    watching = window.parts.watching
    watched.rename(watched.with_name("away"))
    qtbot.waitUntil(lambda: "is not there" in window.parts.messages.text, timeout=WAIT_MS)
    assert watching.sign.toolTip() == watching.problem == window.parts.messages.text
    watched.with_name("away").rename(watched)
    wait_for(qtbot, window, f"The watched folder {watched} is there again.")
    put(watched, "one.md", FIRST_DIGEST)
    wait_for(qtbot, window, ARRIVED)
    assert watching.sign.toolTip() == f"{watched} is being watched."


def test_what_could_not_be_stored_comes_in_later(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, watched: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_options: object) -> None:
        raise WriteFailed("The disk is full.")

    monkeypatch.setattr("readerapp.gui.watching._TRY_AGAIN_MS", 100)
    window = open_window(empty_library)
    with monkeypatch.context() as broken:
        broken.setattr(Library, "write", full)
        put(watched, "one.md", FIRST_DIGEST)
        wait_for(qtbot, window, "The disk is full.")
    qtbot.waitUntil(lambda: len(window.parts.model.ids) == 6, timeout=WAIT_MS)


def test_many_files_come_in_one_after_the_other_and_an_error_that_stands_is_not_wiped_away(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, watched: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("readerapp.services.watching.PORTION_FILES", 2)
    window = open_window(empty_library)
    window.parts.messages.warn("Not stored: 2 decisions.")
    for number in range(5):
        put(watched, f"{number}.md", f"- [Study {number}](https://arxiv.org/abs/2403.0000{number})\n")
    qtbot.waitUntil(lambda: len(window.parts.model.ids) == 5, timeout=WAIT_MS)
    wait_settled(qtbot, window)
    window.parts.messages._fade.setInterval(0)
    window.parts.messages._fade.start()
    wait_for(qtbot, window, "Not stored: 2 decisions.")


def test_the_window_closes_while_files_come_in(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, watched: Path
) -> None:
    window = open_window(empty_library)
    for number in range(60):
        put(watched, f"{number:02}.md", f"- [Study {number}](https://arxiv.org/abs/2403.000{number:02})\n")
    qtbot.waitUntil(lambda: window.parts.lanes.write.busy, timeout=WAIT_MS)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=WAIT_MS)
    assert not window.parts.lanes.busy


def _dialog() -> WatchDialog:
    return next(
        found for found in QApplication.topLevelWidgets() if isinstance(found, WatchDialog) and found.isVisible()
    )


def _press(dialog: WatchDialog, button: QDialogButtonBox.StandardButton) -> None:
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    QTest.mouseClick(box.button(button), Qt.MouseButton.LeftButton)


def test_the_dialog_turns_it_on_and_off(qtbot: QtBot, open_window: OpenWindow, empty_library: Path, box: Path) -> None:
    window = open_window(empty_library)
    window.book.run("watch-folder")
    dialog = _dialog()
    check = dialog.findChild(QCheckBox)
    assert check is not None
    assert (dialog.folder, check.isChecked(), check.isEnabled()) == ("", False, False)
    dialog.take_folder([box])
    assert (dialog.folder, check.isChecked(), check.isEnabled()) == (str(box), True, True)
    _press(dialog, QDialogButtonBox.StandardButton.Ok)
    qtbot.waitUntil(window.parts.watching.sign.isVisible, timeout=WAIT_MS)
    put(box, "one.md", FIRST_DIGEST)
    wait_for(qtbot, window, ARRIVED)
    stored = load_settings(settings_file())
    assert (stored[WATCH_FOLDER], stored[WATCH_ENABLED]) == (str(box), True)

    QTest.mouseClick(window.parts.watching.sign, Qt.MouseButton.LeftButton)
    check = _dialog().findChild(QCheckBox)
    assert check is not None
    check.click()
    _press(_dialog(), QDialogButtonBox.StandardButton.Ok)
    qtbot.waitUntil(lambda: not window.parts.watching.sign.isVisible(), timeout=WAIT_MS)
    stored = load_settings(settings_file())
    assert (stored[WATCH_FOLDER], stored[WATCH_ENABLED]) == (str(box), False)


def test_the_dialog_changes_nothing_when_it_is_cancelled(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, box: Path
) -> None:
    window = open_window(empty_library)
    window.book.run("watch-folder")
    _dialog().take_folder([box])
    _press(_dialog(), QDialogButtonBox.StandardButton.Cancel)
    wait_settled(qtbot, window)
    assert not window.parts.watching.enabled
    assert not settings_file().exists()


def test_the_dialog_asks_for_a_folder(qtbot: QtBot, open_window: OpenWindow, empty_library: Path, box: Path) -> None:
    window = open_window(empty_library)
    window.book.run("watch-folder")
    dialog = _dialog()
    choose = next(found for found in dialog.findChildren(QPushButton) if found.text() == "Choose…")
    choose.click()
    files = dialog.findChild(QFileDialog)
    assert files is not None
    assert files.windowTitle() == "Choose the folder to watch"
    files.filesSelected.emit([str(box)])
    assert dialog.folder == str(box)
    files.close()
    dialog.close()


def test_a_folder_that_went_away_while_it_was_chosen_is_told(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, box: Path
) -> None:
    window = open_window(empty_library)
    shutil.rmtree(box)
    window.parts.watching.choose(str(box), enabled=True)
    wait_for(qtbot, window, f"There is no folder {box}.")
    assert not settings_file().exists()


def test_a_broken_settings_file_is_told(qtbot: QtBot, open_window: OpenWindow, empty_library: Path) -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text("{", encoding="utf-8")
    window = open_window(empty_library)
    assert window.parts.messages.text.startswith("The settings were unreadable and are back to their defaults")


def test_what_was_read_last_of_the_settings_is_followed_whichever_thread_is_quicker(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, watched: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(empty_library)
    wait_settled(qtbot, window)
    begun, later = Event(), Event()
    old = load_settings(settings_file())

    def read_slowly(path: Path) -> Settings:
        monkeypatch.setattr("readerapp.gui.watching.load_settings", load_settings)
        begun.set()
        later.wait(10)
        return old

    monkeypatch.setattr("readerapp.gui.watching.load_settings", read_slowly)
    window.parts.watching.restore()
    assert begun.wait(10)
    change_settings(settings_file(), {WATCH_ENABLED.name: False})
    with qtbot.waitSignal(window.parts.watching.followed, timeout=WAIT_MS):
        window.parts.watching.restore()
    later.set()
    wait_settled(qtbot, window)
    assert not window.parts.watching.enabled
    assert window.parts.watching.folder == str(watched)
