"""Back and forward in the real window, by keys and by the buttons of the mouse."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from readerapp.domain.commands import AddTag
from readerapp.domain.naming_commands import RenameTag
from readerapp.gui.main_window import MainWindow

from .conftest import WAIT_MS, OpenWindow, wait_settled

_ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(open_window: OpenWindow, filled_library: Path) -> MainWindow:
    return open_window(filled_library)


def _keys(qtbot: QtBot, window: MainWindow, keys: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, keys)
    wait_settled(qtbot, window)


def _go(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, _ALT)
    wait_settled(qtbot, window)


def _seen(window: MainWindow) -> tuple[str, str, str]:
    """The list, what is searched in it, and the title on the right, or that a digest is there."""
    parts = window.parts
    row = parts.model.row_of(parts.detail.paper_id)
    what = "digest" if parts.right.shows_digest else row.title if row else str(parts.detail.paper_id)
    return parts.sources.current, parts.places.query, what


def test_lists_papers_and_digests_come_back_in_their_order(qtbot: QtBot, window: MainWindow) -> None:
    first = _seen(window)
    assert not window.book.action("back").isEnabled()
    seen = [first]
    for keys in ("ga", "d", "\x1b", "gi", "d"):
        _keys(qtbot, window, keys)
        seen.append(_seen(window))
    assert [what == "digest" for _, _, what in seen] == [False, False, True, False, False, True]
    for expected in reversed(seen[:-1]):
        _go(qtbot, window, Qt.Key.Key_Left)
        assert _seen(window) == expected
    assert not window.book.action("back").isEnabled()
    for expected in seen[1:]:
        _go(qtbot, window, Qt.Key.Key_Right)
        assert _seen(window) == expected
    assert not window.book.action("forward").isEnabled()


def test_a_search_comes_back_and_goes(qtbot: QtBot, window: MainWindow) -> None:
    _keys(qtbot, window, "ga")
    before = _seen(window)
    _keys(qtbot, window, "/")
    _keys(qtbot, window, "sheep")
    qtbot.waitUntil(lambda: len(window.parts.model.ids) == 1, timeout=WAIT_MS)
    QTest.keyClick(window.parts.papers.search, Qt.Key.Key_Return)
    wait_settled(qtbot, window)
    searched = _seen(window)
    _keys(qtbot, window, "gq")
    _go(qtbot, window, Qt.Key.Key_Left)
    assert _seen(window) == searched == ("all", "sheep", "Counting sheep with attention")
    assert window.parts.papers.search.text() == "sheep"
    assert before[0] == "all"


def test_a_paper_that_has_left_its_list_is_shown_all_the_same(qtbot: QtBot, window: MainWindow) -> None:
    paper = window.parts.detail.paper_id
    _keys(qtbot, window, "ga")
    QTest.keyClicks(window.parts.papers.view, "e" * len(window.parts.model.ids))
    wait_settled(qtbot, window)
    _go(qtbot, window, Qt.Key.Key_Left)
    assert (window.parts.sources.current, window.parts.model.ids) == ("inbox", ())
    assert window.parts.detail.paper_id == paper


def test_a_digest_that_is_gone_is_left_out(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.triage.add_tag("soon gone")
    wait_settled(qtbot, window)
    window.parts.sources.choose("tag:soon gone")
    wait_settled(qtbot, window)
    _keys(qtbot, window, "gq")
    window.parts.deciding.undo()
    wait_settled(qtbot, window)
    assert not window.parts.sources.has("tag:soon gone")
    window.parts.papers.setFocus()
    _go(qtbot, window, Qt.Key.Key_Left)
    assert window.parts.sources.current == "inbox"
    assert not window.book.action("back").isEnabled()


def _filter(window: MainWindow) -> tuple[str, tuple[str, ...], int]:
    """The list with what is added and left out, and how many papers that are."""
    return window.parts.sources.current, window.parts.places.filter_keys, len(window.parts.model.ids)


def test_what_was_added_and_left_out_comes_back(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.triage.add_tag("seldom")
    wait_settled(qtbot, window)
    tag = window.parts.sources.source("tag:seldom")
    assert tag is not None
    _keys(qtbot, window, "ga")
    window.parts.places.exclude(tag)
    wait_settled(qtbot, window)
    seen = [_filter(window)]
    _keys(qtbot, window, "gi")
    seen.append(_filter(window))
    _go(qtbot, window, Qt.Key.Key_Left)
    seen.append(_filter(window))
    _go(qtbot, window, Qt.Key.Key_Left)
    seen.append(_filter(window))
    narrowed = ("all", ("-tag:seldom",), 6)
    assert seen == [narrowed, ("inbox", (), 7), narrowed, ("all", (), 7)]


def test_back_leads_to_a_tag_that_has_another_name_by_now(qtbot: QtBot, window: MainWindow) -> None:
    parts = window.parts
    parts.deciding.give(AddTag(papers=(parts.detail.paper_id,), tag="rag"))
    qtbot.waitUntil(lambda: parts.sources.has("tag:rag"), timeout=WAIT_MS)
    _keys(qtbot, window, "gt")
    assert parts.sources.current == "tag:rag"
    _keys(qtbot, window, "ga")
    parts.deciding.give(RenameTag(tag="rag", name="renamed", count=1))
    qtbot.waitUntil(lambda: parts.sources.has("tag:renamed"), timeout=WAIT_MS)
    _go(qtbot, window, Qt.Key.Key_Left)
    assert parts.sources.current == "tag:renamed"


def test_the_mouse_has_buttons_for_it_wherever_it_is(qtbot: QtBot, window: MainWindow) -> None:
    first = _seen(window)
    _keys(qtbot, window, "ga")
    second = _seen(window)
    handle = window.windowHandle()
    assert handle is not None
    over_the_list = window.parts.papers.view.mapTo(window, QPoint(40, 60))
    selected = window.parts.papers.view.selected_ids()
    QTest.mouseClick(handle, Qt.MouseButton.BackButton, pos=over_the_list)
    wait_settled(qtbot, window)
    assert _seen(window) == first
    assert window.parts.papers.view.selected_ids() == selected[:1]  # no row was chosen by that click
    QTest.mouseClick(handle, Qt.MouseButton.ForwardButton, pos=over_the_list)
    wait_settled(qtbot, window)
    assert _seen(window) == second
