"""Imports that are shown before they are done: the user's answer, plans that age, undo, and not being asked."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from readerapp.bootstrap import open_services
from readerapp.config.paths import settings_file
from readerapp.config.settings import IMPORT_PREVIEW, change_settings, load_settings
from readerapp.domain.commands import SetStarred, SetStatus
from readerapp.domain.selection import Selection
from readerapp.domain.vocabulary import Status
from readerapp.gui.importing.preview_entries import Show
from readerapp.gui.importing.preview_window import PreviewWindow
from readerapp.gui.main_window import MainWindow

from .conftest import FIRST_DIGEST, WAIT_MS, OpenWindow, close, settled, wait_settled


def _asked(qtbot: QtBot, window: MainWindow) -> PreviewWindow:
    """The preview, when it is there."""
    asking = window.parts.importing.asking
    qtbot.waitUntil(lambda: asking.window is not None and asking.window.isVisible(), timeout=WAIT_MS)
    assert asking.window is not None
    return asking.window


def _answered(qtbot: QtBot, window: MainWindow, preview: PreviewWindow) -> None:
    """Return is pressed, and the import is through."""
    with qtbot.waitSignal(window.parts.import_run.finished, timeout=WAIT_MS):
        QTest.keyClick(preview, Qt.Key.Key_Return)
    window.activateWindow()  # as a window manager does
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)
    wait_settled(qtbot, window)


def _offers(window: MainWindow) -> list[str]:
    return [button.text() for button in window.parts.messages.findChildren(QPushButton) if button.isVisible()]


def _papers(library: Path) -> int:
    services = open_services(library)
    count = len(services.reading_list.ids(Selection()))
    services.close()
    return count


def test_what_is_shown_is_what_happens_and_one_undo_takes_it_back(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, digests: tuple[Path, Path]
) -> None:
    window = open_window(empty_library)
    window.parts.importing.import_paths(digests)
    preview = _asked(qtbot, window)
    assert preview.parent() is window
    assert preview.windowModality() is Qt.WindowModality.WindowModal
    assert preview.head.summary == "7 papers: 7 new"
    assert preview.button.text() == "&Import 7 new papers"
    assert not window.parts.strip.isVisible()
    assert _papers(empty_library) == 0

    _answered(qtbot, window, preview)
    assert window.parts.messages.text == "7 papers: 7 new"
    assert len(window.parts.model.ids) == 7
    assert window.parts.importing.asking.window is None
    qtbot.waitUntil(lambda: _offers(window) == ["Undo", "Details"], timeout=WAIT_MS)

    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait_settled(qtbot, window)
    assert window.parts.messages.text == "Undone: Import of 2 digests"
    assert _papers(empty_library) == 0


def test_escape_leaves_the_library_as_it_is(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, digests: tuple[Path, Path]
) -> None:
    window = open_window(empty_library)
    window.parts.importing.import_paths(digests)
    QTest.keyClick(_asked(qtbot, window), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.parts.import_run.running, timeout=WAIT_MS)
    wait_settled(qtbot, window)
    assert window.parts.messages.text == "Nothing was imported."
    assert window.parts.importing.asking.window is None
    assert _papers(empty_library) == 0


def test_a_digest_that_is_left_out_stays_outside(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, digests: tuple[Path, Path]
) -> None:
    window = open_window(empty_library)
    window.parts.importing.import_paths(digests)
    preview = _asked(qtbot, window)
    QTest.keyClick(preview.documents.view, Qt.Key.Key_Space)
    assert preview.head.summary == "2 papers: 2 new"  # one of them would have been met in the first digest
    _answered(qtbot, window, preview)
    assert window.parts.messages.text == "2 papers: 2 new"
    assert _papers(empty_library) == 2


def test_the_same_file_again_is_one_line_and_no_window(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, digests: tuple[Path, Path]
) -> None:
    window = open_window(filled_library)
    messages = window.parts.messages
    window.parts.importing.import_paths(digests[:1])
    qtbot.waitUntil(lambda: bool(messages.text) and settled(window), timeout=WAIT_MS)
    assert messages.text == "Already in your library; nothing to change: Reading circle, week one"
    window.parts.importing.import_paths(digests)
    qtbot.waitUntil(lambda: messages.text.endswith("2 digests") and settled(window), timeout=WAIT_MS)
    assert messages.text == "Already in your library; nothing to change: 2 digests"
    assert messages.tone == "notice"
    assert window.parts.importing.asking.window is None
    assert not window.parts.strip.isVisible()


def test_a_file_that_cannot_be_used_alone_needs_no_window(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, digests: tuple[Path, Path]
) -> None:
    broken = digests[0].with_name("not-text.md")
    broken.write_bytes(bytes(range(256)) * 40)
    window = open_window(empty_library)
    window.parts.importing.import_paths([broken])
    messages = window.parts.messages
    qtbot.waitUntil(lambda: bool(messages.text) and settled(window), timeout=WAIT_MS)
    assert messages.text == "1 file could not be used: not-text.md"
    assert messages.tone == "error"
    assert _offers(window) == ["Details", "Another encoding…"]
    assert window.parts.importing.asking.window is None


def test_an_edited_digest_shows_the_difference(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, digests: tuple[Path, Path]
) -> None:
    title = "Counting sheep with a lot of attention"
    text = FIRST_DIGEST.replace("Counting sheep with attention", title)
    text += "\n- [A paper that came late](https://arxiv.org/abs/2401.00009) At last.\n"
    digests[0].write_text(text, encoding="utf-8")
    window = open_window(filled_library)
    window.parts.importing.import_paths(digests[:1])
    preview = _asked(qtbot, window)
    assert preview.head.summary == "7 papers: 1 new, 6 in the inbox"
    assert preview.page.texts[2].startswith("edited")
    preview.page.filters.buttons[Show.NEW].click()
    model = preview.page.view.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["A paper that came late"]
    _answered(qtbot, window, preview)
    assert _papers(filled_library) == 8


def test_a_plan_that_has_aged_is_shown_again(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, digests: tuple[Path, Path]
) -> None:
    window = open_window(empty_library)
    window.parts.importing.import_paths(digests)
    preview = _asked(qtbot, window)
    services = open_services(empty_library)  # the command line, say
    services.imports.import_paths(digests[:1])
    services.close()
    with qtbot.waitSignal(window.parts.import_run.previewed, timeout=WAIT_MS):
        QTest.keyClick(preview, Qt.Key.Key_Return)
    again = _asked(qtbot, window)
    assert again is preview
    assert again.head.news == "Your library has changed in the meantime; this is what would happen now."
    assert again.button.text() == "&Import 1 new paper"
    _answered(qtbot, window, again)
    assert _papers(empty_library) == 7


def test_a_decision_meanwhile_is_no_reason_to_ask_again(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, tmp_path: Path
) -> None:
    window = open_window(filled_library)
    third = tmp_path / "third.md"
    third.write_text("# Three\n\n- [Late](https://arxiv.org/abs/2403.00001)\n", encoding="utf-8")
    window.parts.importing.import_paths([third])
    preview = _asked(qtbot, window)
    papers = tuple(window.parts.model.ids[:1])
    window.parts.deciding.give(SetStatus(papers=papers, status=Status.READ))
    _answered(qtbot, window, preview)
    assert window.parts.messages.text == "1 paper: 1 new"
    services = window.parts.library.services
    assert [row.status for row in services.reading_list.rows(papers)] == [Status.READ]


def test_undo_is_not_offered_for_something_else(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, digests: tuple[Path, Path]
) -> None:
    window = open_window(empty_library)
    window.parts.importing.import_paths(digests)
    _answered(qtbot, window, _asked(qtbot, window))
    window.parts.deciding.give(SetStarred(papers=tuple(window.parts.model.ids[:1]), starred=True))
    wait_settled(qtbot, window)
    assert window.parts.messages.text == "7 papers: 7 new"
    assert _offers(window) == ["Details"]


def test_the_clipboard_is_shown_too(qtbot: QtBot, open_window: OpenWindow, empty_library: Path) -> None:
    window = open_window(empty_library)
    QGuiApplication.clipboard().setText(FIRST_DIGEST)
    window.parts.importing.import_clipboard()
    preview = _asked(qtbot, window)
    assert preview.page.texts[0] == "Reading circle, week one"
    _answered(qtbot, window, preview)
    assert _papers(empty_library) == 6


def test_the_window_closes_while_it_asks(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, digests: tuple[Path, Path]
) -> None:
    window = open_window(empty_library)
    window.parts.importing.import_paths(digests)
    _asked(qtbot, window)
    close(qtbot, window)
    assert window.parts.importing.asking.window is None
    assert _papers(empty_library) == 0


def test_cancelling_while_it_is_being_read_imports_nothing(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, digests: tuple[Path, Path]
) -> None:
    window = open_window(empty_library)
    run = window.parts.import_run
    run.progressed.connect(lambda _progress: run.cancel())
    with qtbot.waitSignal(run.finished, timeout=WAIT_MS):
        window.parts.importing.import_paths(digests)
    wait_settled(qtbot, window)
    assert window.parts.messages.text == "Cancelled; nothing was imported."
    assert window.parts.importing.asking.window is None
    assert not window.parts.strip.isVisible()
    assert _papers(empty_library) == 0


def test_who_does_not_want_to_be_asked_is_not_and_can_change_that_in_the_menu(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, digests: tuple[Path, Path]
) -> None:
    window = open_window(empty_library)
    action = window.book.action("import-preview")
    assert action.isChecked()
    window.parts.importing.import_paths(digests[:1])
    preview = _asked(qtbot, window)
    assert preview.again.isChecked()
    preview.again.click()
    _answered(qtbot, window, preview)
    assert not action.isChecked()
    assert load_settings(settings_file())[IMPORT_PREVIEW] is False

    with qtbot.waitSignal(window.parts.import_run.finished, timeout=WAIT_MS):
        window.parts.importing.import_paths(digests[1:])
    wait_settled(qtbot, window)
    assert _papers(empty_library) == 7

    action.trigger()
    wait_settled(qtbot, window)
    assert action.isChecked()
    assert load_settings(settings_file())[IMPORT_PREVIEW] is True


@pytest.mark.usefixtures("at_once")
def test_a_setting_made_elsewhere_counts_for_the_next_import(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, digests: tuple[Path, Path]
) -> None:
    window = open_window(empty_library)
    assert not window.book.action("import-preview").isChecked()
    change_settings(settings_file(), {IMPORT_PREVIEW.name: True})
    window.parts.importing.import_paths(digests)
    QTest.keyClick(_asked(qtbot, window), Qt.Key.Key_Escape)
    assert window.book.action("import-preview").isChecked()
    qtbot.waitUntil(lambda: not window.parts.import_run.running, timeout=WAIT_MS)


def test_keys_of_another_layout_decide_nothing_behind_the_preview(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, tmp_path: Path
) -> None:
    window = open_window(filled_library)
    third = tmp_path / "third.md"
    third.write_text("# Three\n\n- [Late](https://arxiv.org/abs/2403.00001)\n", encoding="utf-8")
    window.parts.importing.import_paths([third])
    preview = _asked(qtbot, window)
    qtbot.waitUntil(preview.isActiveWindow)
    where_x_lies = 45 + 8  # which skips a paper
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, 0x314C, Qt.KeyboardModifier.NoModifier, where_x_lies, 0, 0, "ㅌ")
        QApplication.sendEvent(preview.focusWidget(), event)
    qtbot.waitUntil(lambda: not window.parts.lanes.write.busy, timeout=WAIT_MS)
    assert window.parts.library.services.reading_list.overview().by_status[Status.INBOX] == 7
    QTest.keyClick(preview, Qt.Key.Key_Escape)
    wait_settled(qtbot, window)
