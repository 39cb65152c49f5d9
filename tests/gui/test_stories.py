"""Stories told with the keyboard alone, in the real window: what a reader does in a day, and on a bad day."""

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from readerapp.config.paths import drafts_file
from readerapp.domain.commands import Command, Outcome
from readerapp.domain.errors import WriteFailed
from readerapp.gui.history_window import HistoryWindow
from readerapp.gui.main_window import MainWindow

from .conftest import FIRST_DIGEST, WAIT_MS, Opened, OpenWindow, close, wait_settled

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NONE = Qt.KeyboardModifier.NoModifier


def _keys() -> QWidget:
    """Whatever has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def _type(qtbot: QtBot, window: MainWindow, *keys: str | Qt.Key, with_: Qt.KeyboardModifier = NONE) -> None:
    """Type KEYS one after another into what has the keyboard."""
    for key in keys:
        if isinstance(key, str):
            for letter in key:
                QTest.keyClicks(_keys(), letter, with_)
                wait_settled(qtbot, window)
        else:
            QTest.keyClick(_keys(), key, with_)
            wait_settled(qtbot, window)


def _statuses(library: Path) -> list[tuple[str, str]]:
    """Every decided paper with its status, in the order of the digest."""
    query = "SELECT title, status FROM paper JOIN paper_state ON paper_state.paper_id = paper.id ORDER BY paper.id"
    connection = sqlite3.connect(library)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def test_from_the_first_start_to_the_first_decisions_on_a_whole_digest(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    library = tmp_path / "new.db"
    window = open_window(library)
    QGuiApplication.clipboard().setText(FIRST_DIGEST)

    # Down to "Import from the clipboard", and yes to what is shown.
    _type(qtbot, window, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down)
    QTest.keyClick(_keys(), Qt.Key.Key_Return)
    asking = window.parts.importing.asking
    qtbot.waitUntil(lambda: asking.window is not None, timeout=WAIT_MS)
    assert asking.window is not None
    QTest.keyClick(asking.window, Qt.Key.Key_Return)
    wait_settled(qtbot, window)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.parts.papers.view, timeout=WAIT_MS)

    # Every paper of the digest, one key each.
    _type(qtbot, window, "qxeqxe")
    assert window.parts.model.ids == ()
    assert window.parts.papers.empty.title == "Inbox zero"
    assert [status for _, status in _statuses(library)] == ["to-read", "skipped", "read", "to-read", "skipped", "read"]
    overview = window.parts.overview_loader.overview
    assert overview is not None
    assert [(digest.decided, digest.papers) for digest in overview.digests] == [(6, 6)]


def test_a_paper_is_found_and_its_pdf_opened(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, opened: Opened
) -> None:
    window = open_window(filled_library)
    _type(qtbot, window, "g", "a", "/")
    _type(qtbot, window, "tieng viet du lieu")  # without any accent
    qtbot.waitUntil(lambda: len(window.parts.model.ids) == 1, timeout=WAIT_MS)
    _type(qtbot, window, Qt.Key.Key_Return)
    assert _keys() is window.parts.papers.view
    _type(qtbot, window, "V", with_=SHIFT)
    assert opened.urls == ["https://arxiv.org/pdf/2401.00005"]
    _type(qtbot, window, "/", Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(window.parts.model.ids) == 7, timeout=WAIT_MS)


def test_a_bulk_edit_is_taken_back_after_a_restart(qtbot: QtBot, open_window: OpenWindow, filled_library: Path) -> None:
    window = open_window(filled_library)
    _type(qtbot, window, "g", "a")
    _type(qtbot, window, Qt.Key.Key_A, with_=CONTROL)
    _type(qtbot, window, Qt.Key.Key_5, with_=ALT)
    assert {status for _, status in _statuses(filled_library)} == {"read"}
    assert window.book.action("undo").text() == "Undo: 7 papers to Read"
    close(qtbot, window)

    again = open_window(filled_library)
    assert again.book.action("undo").toolTip() == "Undo: 7 papers to Read (Ctrl+Z)"
    _type(qtbot, again, Qt.Key.Key_Z, with_=CONTROL)
    assert _statuses(filled_library) == []
    assert again.parts.messages.text == "Undone: 7 papers to Read"
    _type(qtbot, again, Qt.Key.Key_Z, with_=CONTROL | SHIFT)
    assert {status for _, status in _statuses(filled_library)} == {"read"}


def test_a_history_that_is_closed_before_it_was_read_is_no_mistake(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    window.book.run("history")
    history = window.findChild(HistoryWindow)
    assert history is not None
    with qtbot.waitSignal(history.destroyed):
        history.close()
        window.parts.deciding.refresh_history()
    wait_settled(qtbot, window)
    assert window.findChild(HistoryWindow) is None


def test_the_history_leads_back_over_several_steps_and_forward_again(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    _type(qtbot, window, "xqs")
    decided = _statuses(filled_library)
    QTest.keyClick(_keys(), Qt.Key.Key_H, CONTROL)
    history = window.findChild(HistoryWindow)
    assert history is not None

    def lines() -> list[str]:
        items = [history.list.topLevelItem(place) for place in range(history.list.topLevelItemCount())]
        return [item.text(0) for item in items if item is not None]

    qtbot.waitUntil(lambda: bool(lines()), timeout=WAIT_MS)
    assert lines() == [
        "Star on 1 paper (now)",
        "1 paper to To read",
        "1 paper to Skipped",
        "Import of 2 digests",
        "Before all of these",
    ]
    for _ in range(3):
        QTest.keyClick(history.list, Qt.Key.Key_Down)
    QTest.keyClick(history.list, Qt.Key.Key_Return)
    wait_settled(qtbot, window)
    assert _statuses(filled_library) == []
    assert window.parts.messages.text == "3 steps undone."
    assert lines()[0] == "Star on 1 paper (undone)"
    assert lines()[3] == "Import of 2 digests (now)"
    QTest.keyClick(history.list, Qt.Key.Key_Home)
    QTest.keyClick(history.list, Qt.Key.Key_Return)
    wait_settled(qtbot, window)
    assert _statuses(filled_library) == decided
    history.close()


def test_a_failed_write_loses_nothing_and_is_tried_again(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    parts = window.parts
    parts.library.services.decisions.patience_ms = 1
    first = parts.papers.view.current_id()
    locker = sqlite3.connect(filled_library, isolation_level=None)
    locker.execute("BEGIN IMMEDIATE")  # another program is writing, and does not come to an end

    _type(qtbot, window, "x")
    assert parts.messages.text.startswith("Not stored: 1 paper to Skipped. Another program is writing to the library.")
    assert first in parts.model.ids
    assert parts.papers.view.current_id() != first  # the hands were faster
    show = next(button for button in parts.messages.findChildren(QPushButton) if button.text() == "Show")
    show.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(show, Qt.Key.Key_Return)
    assert parts.papers.view.current_id() == first
    wait_settled(qtbot, window)
    QTest.keyClicks(_keys(), "O", CONTROL | SHIFT)
    editor = _keys()
    assert isinstance(editor, QPlainTextEdit)
    QTest.keyClicks(editor, "a thought")
    parts.note_keeper.flush()
    qtbot.waitUntil(lambda: parts.messages.text.startswith("The note is not saved yet"), timeout=WAIT_MS)
    assert editor.toPlainText() == "a thought"

    locker.execute("ROLLBACK")
    locker.close()
    parts.note_keeper.flush()
    qtbot.waitUntil(lambda: not parts.note_keeper.unsaved, timeout=WAIT_MS)
    QTest.keyClick(_keys(), Qt.Key.Key_Escape)
    wait_settled(qtbot, window)
    _type(qtbot, window, "x")
    assert [status for _, status in _statuses(filled_library)] == ["skipped"]


def test_an_undo_that_could_not_be_written_waits_for_another_try(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(filled_library)
    parts = window.parts
    _type(qtbot, window, "x")

    def full(*_arguments: object) -> Outcome:
        raise WriteFailed("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(parts.library.services.decisions, "undo", full)
        _type(qtbot, window, Qt.Key.Key_Z, with_=CONTROL)
    assert parts.messages.text == "Not undone. The disk is full."
    for _ in range(4):
        QTest.keyClick(_keys(), Qt.Key.Key_F6)
        if parts.messages.isAncestorOf(_keys()):
            break
    QTest.keyClick(_keys(), Qt.Key.Key_Return)
    wait_settled(qtbot, window)
    assert _statuses(filled_library) == []
    assert _keys() is parts.papers.view


def test_a_decision_that_is_stored_is_not_called_lost_because_the_history_cannot_be_read(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(filled_library)

    def unreadable() -> None:
        raise WriteFailed("The disk is gone.")

    def notes() -> int:
        connection = sqlite3.connect(filled_library)
        try:
            return int(connection.execute("SELECT count(*) FROM note").fetchone()[0])
        finally:
            connection.close()

    given: list[Command] = []
    window.parts.deciding.refused.connect(lambda command, _error: given.append(command))
    with monkeypatch.context() as broken:
        broken.setattr(window.parts.library.services.decisions, "history", unreadable)
        window.book.run("new-note")
        QTest.keyClicks(_keys(), "once")
        QTest.keyClick(_keys(), Qt.Key.Key_Escape)
        wait_settled(qtbot, window)
    assert (given, notes()) == ([], 1)


def test_a_note_that_cannot_be_saved_is_kept_as_a_draft_and_saved_by_the_next_start(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_command: Command) -> Outcome:
        raise WriteFailed("The disk is full.")

    window = open_window(filled_library)
    messages = window.parts.messages
    with monkeypatch.context() as broken:
        broken.setattr(window.parts.library.services.decisions, "carry_out", full)
        window.book.run("new-note")
        QTest.keyClicks(_keys(), "half a thought")
        window.close()
        qtbot.waitUntil(lambda: "stays open" in messages.text, timeout=WAIT_MS)
        keep = next(b for b in messages.findChildren(QPushButton) if b.text() == "Close and keep it as a draft")
        QTest.mouseClick(keep, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not window.isVisible(), timeout=WAIT_MS)

    again = open_window(filled_library)
    qtbot.waitUntil(lambda: "is saved now" in again.parts.messages.text, timeout=WAIT_MS)
    wait_settled(qtbot, again)
    assert [card.note_id for card in again.parts.detail.notes.cards] == [1]
    assert not drafts_file(filled_library).exists()


def _press(qtbot: QtBot, window: MainWindow, text: str) -> None:
    buttons = [b for b in window.parts.messages.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    wait_settled(qtbot, window)


@pytest.mark.usefixtures("at_once")
@pytest.mark.usefixtures("real_imports")
def test_an_import_that_could_not_be_written_is_tried_again(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, digests: tuple[Path, Path], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "if 'readerapp.import_worker' in sys.orig_argv:\n"
        "    from readerapp.domain.errors import WriteFailed\n"
        "    import readerapp.services.imports as imports\n"
        "    def full(*arguments, **named):\n"
        "        raise WriteFailed('The disk is full.')\n"
        "    imports.Imports.import_documents = full\n",
        encoding="utf-8",
    )
    window = open_window(empty_library)
    with monkeypatch.context() as broken:
        broken.setenv("PYTHONPATH", str(tmp_path))
        with qtbot.waitSignal(window.parts.import_run.failed, timeout=WAIT_MS):
            window.parts.importing.import_paths([digests[0]])
    wait_settled(qtbot, window)
    assert window.parts.messages.text == "The disk is full."
    assert window.first.shown
    _press(qtbot, window, "Try again")
    assert window.parts.messages.text == "6 papers: 6 new"
    assert len(window.parts.model.ids) == 6


def test_an_export_says_where_it_went_or_asks_for_another_place(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, tmp_path: Path, opened: Opened
) -> None:
    window = open_window(filled_library)
    window.parts.exporting.export(tmp_path / "nowhere" / "list.md")
    wait_settled(qtbot, window)
    assert "cannot be written" in window.parts.messages.text
    assert window.parts.messages.tone == "error"
    window.parts.exporting.export(tmp_path / "list.md")
    wait_settled(qtbot, window)
    _press(qtbot, window, "Open folder")
    assert opened.urls == [QUrl.fromLocalFile(str(tmp_path)).toString()]
