"""Notes: saved as they are typed, at every way of leaving them, and kept when saving fails."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from readerapp.bootstrap import open_services
from readerapp.domain.commands import Command, EditNote, Outcome, RemoveDigest
from readerapp.domain.errors import WriteFailed
from readerapp.domain.selection import Selection
from readerapp.gui.main_window import MainWindow

from .conftest import WAIT_MS, OpenWindow, close, wait_settled


def _begin(window: MainWindow) -> QPlainTextEdit:
    window.book.run("new-note")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QPlainTextEdit)
    return editor


def _stored(library: Path) -> list[str]:
    services = open_services(library)
    try:
        details = services.reading_list.details(Selection())
        return [note.body for detail in details for note in detail.notes]
    finally:
        services.close()


def test_a_note_is_saved_while_it_is_being_typed(qtbot: QtBot, open_window: OpenWindow, filled_library: Path) -> None:
    window = open_window(filled_library)
    editor = _begin(window)
    QTest.keyClicks(editor, "first thought")
    qtbot.waitUntil(lambda: not window.parts.note_keeper.unsaved, timeout=WAIT_MS)
    assert _stored(filled_library) == ["first thought"]
    assert editor.isVisible()
    QTest.keyClicks(editor, ", second thought")
    wait_settled(qtbot, window)
    assert _stored(filled_library) == ["first thought, second thought"]
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    wait_settled(qtbot, window)
    assert len(window.parts.detail.notes.cards) == 1
    assert QApplication.focusWidget() is window.parts.papers.view


def test_the_line_that_is_written_stays_in_sight(qtbot: QtBot, open_window: OpenWindow, filled_library: Path) -> None:
    window = open_window(filled_library)
    window.resize(1024, 700)
    wait_settled(qtbot, window)
    for _ in range(2):
        editor = _begin(window)
        qtbot.waitUntil(lambda: _writes_in_sight(editor), timeout=WAIT_MS)  # noqa: B023  each is waited for
        for line in range(15):
            QTest.keyClicks(editor, f"line {line}")
            QTest.keyClick(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: _writes_in_sight(editor), timeout=WAIT_MS)  # noqa: B023
        wait_settled(qtbot, window)
        assert _writes_in_sight(editor)
        QTest.keyClick(editor, Qt.Key.Key_Escape)
        wait_settled(qtbot, window)


def _writes_in_sight(editor: QPlainTextEdit) -> bool:
    return editor.viewport().visibleRegion().contains(editor.cursorRect())


def test_going_to_another_paper_saves(qtbot: QtBot, open_window: OpenWindow, filled_library: Path) -> None:
    window = open_window(filled_library)
    QTest.keyClicks(_begin(window), "for the first paper")
    window.parts.papers.view.go_to(3)
    wait_settled(qtbot, window)
    assert window.parts.detail.notes.cards == ()
    window.parts.papers.view.go_to(0)
    wait_settled(qtbot, window)
    assert _stored(filled_library) == ["for the first paper"]
    assert len(window.parts.detail.notes.cards) == 1


@pytest.mark.usefixtures("at_once")
def test_undo_in_the_middle_of_a_word_is_about_the_note_and_redo_brings_it_back(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, digests: tuple[Path, Path]
) -> None:
    window = open_window(empty_library)
    window.parts.importing.import_paths(digests)
    wait_settled(qtbot, window)
    QTest.keyClicks(_begin(window), "half a wo")
    window.book.run("undo")
    wait_settled(qtbot, window)
    assert (window.parts.papers.view.papers.rowCount(), _stored(empty_library)) == (7, [])
    window.book.run("redo")
    wait_settled(qtbot, window)
    assert _stored(empty_library) == ["half a wo"]


def test_closing_the_window_in_the_middle_of_a_word_saves(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    QTest.keyClicks(_begin(window), "half a wo")
    close(qtbot, window)
    assert _stored(filled_library) == ["half a wo"]


def test_a_note_of_which_nothing_is_left_is_gone_and_comes_back_with_undo(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    editor = _begin(window)
    QTest.keyClicks(editor, "never mind")
    wait_settled(qtbot, window)
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    wait_settled(qtbot, window)
    assert _stored(filled_library) == []
    assert window.parts.detail.notes.cards == ()
    QTest.keyClicks(window.parts.papers.view, "z", Qt.KeyboardModifier.ControlModifier)
    wait_settled(qtbot, window)
    assert _stored(filled_library) == ["never mind"]
    assert len(window.parts.detail.notes.cards) == 1


def test_several_notes_keep_apart(qtbot: QtBot, open_window: OpenWindow, filled_library: Path) -> None:
    window = open_window(filled_library)
    for text in ("one", "two"):
        editor = _begin(window)
        QTest.keyClicks(editor, text)
        QTest.keyClick(editor, Qt.Key.Key_Escape)
        wait_settled(qtbot, window)
    assert _stored(filled_library) == ["one", "two"]
    window.parts.detail.notes.cards[0].edit()
    opened = QApplication.focusWidget()
    assert isinstance(opened, QPlainTextEdit)
    assert opened.toPlainText() == "one"
    QTest.keyClicks(opened, " more")
    QTest.keyClick(opened, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_settled(qtbot, window)
    assert _stored(filled_library) == ["one more", "two"]


def test_a_write_that_fails_loses_no_keystroke(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(filled_library)
    decisions = window.parts.library.services.decisions
    right = decisions.carry_out

    def full(_command: Command) -> Outcome:
        raise WriteFailed("The disk is full; free some space.")

    monkeypatch.setattr(decisions, "carry_out", full)
    QTest.keyClicks(_begin(window), "precious")
    with qtbot.waitSignal(window.parts.note_keeper.failed, timeout=WAIT_MS):
        window.parts.papers.view.go_to(3)
    assert "The disk is full; free some space." in window.parts.messages.text
    assert window.parts.messages.tone == "error"

    # The paper is shown again: what was typed is still there, in an editor.
    window.parts.papers.view.go_to(0)
    qtbot.waitUntil(lambda: len(window.parts.detail.notes.cards) == 1, timeout=WAIT_MS)
    assert window.parts.detail.notes.cards[0].editing

    # The window does not close over it.
    window.close()
    qtbot.waitUntil(lambda: "stays open" in window.parts.messages.text, timeout=WAIT_MS)
    assert window.isVisible()
    assert _stored(filled_library) == []

    # Another try that fails takes nothing of what is offered away.
    with qtbot.waitSignal(window.parts.note_keeper.failed, timeout=WAIT_MS):
        window.parts.note_keeper.flush()
    assert "stays open" in window.parts.messages.text

    # There is room again.
    monkeypatch.setattr(decisions, "carry_out", right)
    again = next(b for b in window.parts.messages.findChildren(QPushButton) if b.text() == "Try again")
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=WAIT_MS)
    assert _stored(filled_library) == ["precious"]


def test_typing_without_a_pause_is_saved_all_the_same(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    editor = _begin(window)
    typing = QTimer(interval=50)  # far less than a pause
    typing.timeout.connect(lambda: QTest.keyClicks(editor, "m"))
    typing.start()
    qtbot.waitUntil(lambda: bool(_stored(filled_library)), timeout=WAIT_MS)
    typing.stop()
    assert set(_stored(filled_library)[0]) == {"m"}
    assert editor.isVisible()


def test_a_note_that_is_changed_elsewhere_while_it_is_written_becomes_two_and_that_is_told(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    editor = _begin(window)
    QTest.keyClicks(editor, "ours")
    wait_settled(qtbot, window)
    services = open_services(filled_library)
    services.decisions.carry_out(EditNote(note_id=1, body="theirs"))
    services.close()
    QTest.keyClicks(editor, " and more")
    wait_settled(qtbot, window)
    assert _stored(filled_library) == ["theirs", "ours and more"]
    assert window.parts.messages.text.startswith("The note was changed or deleted in the meantime")


def test_a_note_on_a_paper_that_is_gone_can_still_be_copied(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    QTest.keyClicks(_begin(window), "precious")
    services = open_services(filled_library)
    services.decisions.carry_out(RemoveDigest(digest_id=1))
    services.close()
    with qtbot.waitSignal(window.parts.note_keeper.failed, timeout=WAIT_MS):
        window.parts.note_keeper.flush()
    copy = next(b for b in window.parts.messages.findChildren(QPushButton) if b.text() == "Copy the note")
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "precious"
    window.close()
    leave = "Close and lose the note"
    qtbot.waitUntil(lambda: leave in [b.text() for b in window.parts.messages.findChildren(QPushButton)])
    QTest.mouseClick(
        next(b for b in window.parts.messages.findChildren(QPushButton) if b.text() == leave), Qt.MouseButton.LeftButton
    )
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=WAIT_MS)
