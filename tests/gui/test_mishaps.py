"""What goes wrong or comes too fast: nothing typed goes astray, nothing decided is lost without a word."""

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from readerapp.domain.commands import Command, Outcome
from readerapp.domain.errors import WriteFailed
from readerapp.gui.labels import hint
from readerapp.gui.main_window import MainWindow
from readerapp.gui.papers.columns import SHOWN_AT_FIRST
from readerapp.gui.papers.density import Density
from readerapp.gui.theme.theme import Theme

from .conftest import WAIT_MS, OpenWindow, wait_settled

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def _rows(library: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(library)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def _type(text: str) -> None:
    QTest.keyClicks(_focused(), text)


def _press(qtbot: QtBot, window: MainWindow, text: str) -> None:
    def offered() -> list[QPushButton]:
        buttons = window.parts.messages.findChildren(QPushButton)
        return [button for button in buttons if button.text() == text and button.isVisible()]

    qtbot.waitUntil(lambda: bool(offered()), timeout=WAIT_MS)
    QTest.mouseClick(offered()[0], Qt.MouseButton.LeftButton)


def test_a_note_begun_before_its_paper_is_shown_is_that_papers_and_keeps_the_keys(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    view = window.parts.papers.view
    QTest.keyClick(view, Qt.Key.Key_J)
    QTest.keyClick(view, Qt.Key.Key_O, CONTROL | SHIFT)
    _type("ex")
    qtbot.waitUntil(lambda: window.parts.detail.paper_id == view.current_id(), timeout=WAIT_MS)
    _type("qs")
    wait_settled(qtbot, window)
    assert _rows(filled_library, "select paper_id, body from note") == [(view.current_id(), "exqs")]
    assert _rows(filled_library, "select * from paper_state") == []


def test_a_tag_typed_before_its_paper_is_shown_is_that_papers(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    view = window.parts.papers.view
    QTest.keyClick(view, Qt.Key.Key_J)
    QTest.keyClick(view, Qt.Key.Key_T)
    _type("rag")
    QTest.keyClick(_focused(), Qt.Key.Key_Return)
    wait_settled(qtbot, window)
    assert _rows(filled_library, "select paper_id from paper_tag") == [(view.current_id(),)]


def test_deleting_a_note_by_key_leads_back_to_the_list(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    window.book.run("new-note")
    _type("soon gone")
    QTest.keyClick(_focused(), Qt.Key.Key_Escape)
    wait_settled(qtbot, window)
    card = window.parts.detail.notes.cards[0]
    bin_ = next(b for b in card.findChildren(QToolButton) if b.accessibleName() == "Delete the note")
    bin_.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(bin_, Qt.Key.Key_Space)
    wait_settled(qtbot, window)
    assert window.parts.detail.notes.cards == ()
    assert QApplication.focusWidget() is window.parts.papers.view


def test_a_mistake_of_ours_while_a_note_is_saved_costs_no_keystroke_and_lets_the_window_close(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(filled_library)
    decisions = window.parts.library.services.decisions

    def wrong(_command: Command) -> Outcome:
        raise ZeroDivisionError("ours")

    with monkeypatch.context() as broken:
        broken.setattr(decisions, "carry_out", wrong)
        window.book.run("new-note")
        _type("precious")
        window.close()
        qtbot.waitUntil(lambda: "stays open" in window.parts.messages.text, timeout=WAIT_MS)
    _press(qtbot, window, "Try again")
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=WAIT_MS)
    assert _rows(filled_library, "select body from note") == [("precious",)]


def test_a_note_that_is_saved_after_all_says_so(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(filled_library)
    keeper, decisions = window.parts.note_keeper, window.parts.library.services.decisions

    def locked(_command: Command) -> Outcome:
        raise WriteFailed("The library is locked.")

    with monkeypatch.context() as broken:
        broken.setattr(decisions, "carry_out", locked)
        window.book.run("new-note")
        _type("patience")
        with qtbot.waitSignal(keeper.failed, timeout=WAIT_MS):
            keeper.flush()
    keeper.flush()
    wait_settled(qtbot, window)
    assert (window.parts.messages.text, window.parts.messages.tone) == ("The note is saved now.", "")


def test_decisions_that_could_not_be_stored_are_counted_and_can_be_tried_again(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(filled_library)
    paper = window.parts.papers.view.current_id()
    decisions = window.parts.library.services.decisions

    def locked(_command: Command) -> Outcome:
        raise WriteFailed("The library is locked.")

    with monkeypatch.context() as broken:
        broken.setattr(decisions, "carry_out", locked)
        QTest.keyClicks(window.parts.papers.view, "sx")
        wait_settled(qtbot, window)
    assert window.parts.messages.text == "Not stored: 2 decisions. The library is locked."
    _press(qtbot, window, "Try again")
    wait_settled(qtbot, window)
    assert _rows(filled_library, "select paper_id, status, starred from paper_state") == [(paper, "skipped", 1)]
    assert window.parts.messages.tone == ""


def test_an_error_comes_back_after_what_is_said_over_it(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    messages = open_window(filled_library).parts.messages
    messages.warn("1 file could not be used: broken.md")
    messages.say("1 paper to Read")
    messages._fade.setInterval(0)
    messages._fade.start()
    qtbot.waitUntil(lambda: messages.text == "1 file could not be used: broken.md", timeout=WAIT_MS)
    messages.clear()
    assert messages.text == ""


def test_undo_of_what_was_changed_elsewhere_says_that_nothing_was_undone(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    QTest.keyClick(window.parts.papers.view, Qt.Key.Key_X)
    wait_settled(qtbot, window)
    elsewhere = sqlite3.connect(filled_library)
    with elsewhere:
        elsewhere.execute("update paper_state set status = 'read'")
    elsewhere.close()
    window.book.run("undo")
    wait_settled(qtbot, window)
    assert window.parts.messages.text.startswith("Nothing to undo")
    assert _rows(filled_library, "select status from paper_state") == [("read",)]


def test_f6_goes_round_where_a_list_is_empty(qtbot: QtBot, open_window: OpenWindow, filled_library: Path) -> None:
    window = open_window(filled_library)
    parts = window.parts
    parts.sources.choose("starred")
    wait_settled(qtbot, window)
    seen = []
    for _ in range(3):
        QTest.keyClick(_focused(), Qt.Key.Key_F6)
        panes = (parts.sources, parts.papers, parts.detail)
        seen.append(next(pane for pane in panes if pane.isAncestorOf(_focused())))
    assert set(seen) == {parts.sources, parts.papers, parts.detail}


def test_zoom_there_and_back_leaves_the_columns_as_they_were(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, theme: Theme
) -> None:
    window = open_window(filled_library)
    window.parts.arranging.set_density(Density.COLUMNS)
    view = window.parts.papers.view
    view.resize(900, 500)
    before = {column: view.columnWidth(column) for column in SHOWN_AT_FIRST}
    assert all(before.values())
    for _ in range(6):
        theme.zoom_by(1)
    theme.zoom_by(0)
    view.resize(900, 500)
    assert {column: view.columnWidth(column) for column in SHOWN_AT_FIRST} == before


def test_an_ampersand_in_a_tag_is_one_in_menus_and_tooltips(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    window.parts.triage.add_tag("R&D")
    wait_settled(qtbot, window)
    undo = window.book.action("undo")
    assert undo.text() == "Undo: Tag “R&&D” on 1 paper"
    assert undo.toolTip() == "Undo: Tag “R&D” on 1 paper (Ctrl+Z)"


def test_a_tooltip_never_renders_what_a_digest_says() -> None:
    assert hint("Plain & simple") == "Plain & simple"
    assert "<img" not in hint('<img src="file:///etc/hostname">')
