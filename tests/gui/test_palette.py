"""The command palette, by keys only: everything in it can be reached, and it is done where the focus was before."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from readerapp.domain.vocabulary import Status
from readerapp.gui.actions.palette import Palette
from readerapp.gui.actions.spec import Menu
from readerapp.gui.actions.table import action_table
from readerapp.gui.main_window import MainWindow

from .conftest import WAIT_MS, OpenWindow, close, wait_settled

_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(open_window: OpenWindow, filled_library: Path) -> MainWindow:
    return open_window(filled_library)


def _open(window: MainWindow, typed: str = "") -> Palette:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_K, _CONTROL)
    palette = window.commanding.palette
    assert QApplication.focusWidget() is palette.field
    QTest.keyClicks(palette.field, typed)
    return palette


def _run(qtbot: QtBot, window: MainWindow, typed: str) -> None:
    palette = _open(window, typed)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    wait_settled(qtbot, window)


def test_every_action_is_in_a_menu_or_has_keys() -> None:
    assert [spec.id for spec in action_table() if spec.menu is Menu.NONE and not (spec.keys or spec.also)] == []


def test_every_action_is_found_in_the_palette_by_its_name(window: MainWindow) -> None:
    palette = _open(window)
    offered = {entry.key: entry for entry in palette.offered}
    actions = {f"action:{spec.id}" for spec in action_table()} - {"action:palette"}
    assert actions - set(offered) == set()
    for key in actions:
        palette.field.setText(f"{offered[key].title} {offered[key].place.rpartition(' ')[2]}")
        assert key in {entry.key for entry in palette.offered[:12]}, palette.field.text()
    palette.close_palette()


def test_what_is_chosen_is_done_to_the_papers_of_before(qtbot: QtBot, window: MainWindow) -> None:
    view = window.parts.papers.view
    _run(qtbot, window, "add to queue")
    overview = window.parts.library.services.reading_list.overview()
    assert overview.by_status[Status.TO_READ] == 1
    assert QApplication.focusWidget() is view

    window.parts.right.setFocus(Qt.FocusReason.OtherFocusReason)
    focused = QApplication.focusWidget()
    _run(qtbot, window, "star")
    assert window.parts.library.services.reading_list.overview().starred == 1
    assert QApplication.focusWidget() is focused


def test_it_goes_to_digests_topics_and_tags_without_accents(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.triage.add_tag("đọc kỹ/tuần này")
    wait_settled(qtbot, window)
    for typed, expected in (("circle week two", "digest:"), ("models", "topic:"), ("doc ky", "tag:đọc kỹ")):
        _run(qtbot, window, typed)
        assert window.parts.sources.current.startswith(expected)
        assert window.parts.papers.isAncestorOf(QApplication.focusWidget() or window)


def test_arrows_go_round_and_tab_stays(window: MainWindow) -> None:
    palette = _open(window)
    count = len(palette.offered)
    for key, row in (
        (Qt.Key.Key_Up, count - 1),
        (Qt.Key.Key_Down, 0),
        (Qt.Key.Key_Tab, 1),
        (Qt.Key.Key_PageDown, 11),
        (Qt.Key.Key_PageUp, 1),
        (Qt.Key.Key_PageUp, 0),
    ):
        QTest.keyClick(palette.field, key)
        assert palette.lines.currentIndex().row() == row
        assert QApplication.focusWidget() is palette.field


def test_what_cannot_be_done_says_why_and_nothing_happens(qtbot: QtBot, window: MainWindow) -> None:
    palette = _open(window, "merge papers")
    first = palette.offered[0]
    assert (first.title, first.why_not) == ("Merge papers", "Select several papers first")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is window.parts.papers.view


def test_what_was_done_last_comes_first_after_a_restart_too(
    qtbot: QtBot, window: MainWindow, open_window: OpenWindow, filled_library: Path
) -> None:
    _run(qtbot, window, "skip")
    _run(qtbot, window, "star")
    assert [entry.key for entry in _open(window).offered[:2]] == ["action:star", "action:skip"]
    window.commanding.palette.close_palette()
    close(qtbot, window)
    again = open_window(filled_library)
    assert [entry.key for entry in _open(again).offered[:2]] == ["action:star", "action:skip"]


def test_keys_are_shown_and_undo_says_what_it_would_undo(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClicks(window.parts.papers.view, "s")
    wait_settled(qtbot, window)
    entries = {entry.key: entry for entry in _open(window).offered}
    assert entries["action:go-inbox"].keys == ("G I",)
    assert entries["action:undo"].title.startswith("Undo: Star")
    assert entries["action:redo"].why_not == "There is nothing to redo"


def test_what_is_nothing_else_is_searched_in_all_papers(qtbot: QtBot, window: MainWindow) -> None:
    palette = _open(window, "goats sheep")
    assert [entry.title for entry in palette.offered] == ["Search papers for “goats sheep”"]
    palette.field.setText("sheep")
    QTest.keyClick(palette.field, Qt.Key.Key_Up)  # the search is the last one
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.parts.model.ids) == 1, timeout=WAIT_MS)
    assert window.parts.sources.current == "all"
    assert window.parts.papers.search.text() == "sheep"


def test_single_keys_are_letters_in_it_and_a_click_elsewhere_closes_it(window: MainWindow) -> None:
    palette = _open(window, "sxqe jn?/")
    assert palette.field.text() == "sxqe jn?/"
    window.parts.papers.view.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is window.parts.papers.view


def test_a_note_that_is_being_written_stays_open(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClick(window.parts.papers.view, Qt.Key.Key_O, _CONTROL | Qt.KeyboardModifier.ShiftModifier)
    wait_settled(qtbot, window)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QPlainTextEdit)
    QTest.keyClicks(editor, "half a thou")
    palette = _open(window)
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is editor
    QTest.keyClicks(editor, "ght")
    assert editor.toPlainText() == "half a thought"
    wait_settled(qtbot, window)


def test_it_fits_into_a_small_window_at_large_text(qtbot: QtBot, window: MainWindow) -> None:
    for _ in range(8):
        window.parts.looks.zoom(1)
    window.resize(760, 480)
    palette = _open(window)
    assert window.rect().contains(palette.geometry())
    wait_settled(qtbot, window)
