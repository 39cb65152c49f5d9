"""Keys: each does one thing, none of them inside a text field, all of them under any keyboard layout."""

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QToolTip
from pytestqt.qtbot import QtBot

from readerapp.config.paths import settings_file
from readerapp.config.settings import GO_ON, KEYS, change_settings
from readerapp.domain.vocabulary import Status
from readerapp.gui.actions.key_sheet import KeySheet
from readerapp.gui.actions.table import CONTEXT_MENU, TOOLBAR, action_table
from readerapp.gui.main_window import MainWindow

from .conftest import Opened, OpenWindow, wait_settled


def test_no_key_does_two_things_or_hides_a_sequence() -> None:
    keys = Counter(QKeySequence(key).toString() for spec in action_table() for key in spec.keys)
    assert [key for key, count in keys.items() if count > 1 or not key] == []
    first_keys = {key.partition(", ")[0] for key in keys if ", " in key}
    assert first_keys & set(keys) == set()


def test_what_toolbar_and_context_menu_name_is_in_the_table() -> None:
    known = {spec.id for spec in action_table()}
    assert {name for group in (*TOOLBAR, *CONTEXT_MENU) for name in group} <= known
    assert len(known) == len(action_table())


def test_the_promised_keys_are_there() -> None:
    promised = [*"JKNPOVMESQXT?/", "Space", "Shift+Space", "Return", "Shift+V", "F6", "F11", "Ctrl+Shift+O"]
    promised += [f"Ctrl+{key}" for key in (*"FOIE=-0ZK,C", "Shift+Z")] + [
        "Alt+Left",
        "Alt+Right",
        "Alt+Up",
        "Alt+Down",
        "Del",
        "Enter",
    ]
    promised += [f"Alt+{number}" for number in range(1, 7)] + [f"R, {stars}" for stars in range(1, 6)]
    promised += [f"G, {letter}" for letter in "IQSDA"]
    there = {QKeySequence(key).toString() for spec in action_table() for key in spec.keys}
    assert {QKeySequence(key).toString() for key in promised} - there == set()


def test_letters_in_the_search_box_are_letters(qtbot: QtBot, open_window: OpenWindow, filled_library: Path) -> None:
    window = open_window(filled_library)
    view, search = window.parts.papers.view, window.parts.papers.search
    QTest.keyClicks(view, "/")
    assert QApplication.focusWidget() is search
    QTest.keyClicks(search, "sxqe jn")
    QTest.keyClick(search, Qt.Key.Key_Space)
    wait_settled(qtbot, window)
    assert search.text() == "sxqe jn "
    overview = window.parts.library.services.reading_list.overview()
    assert (overview.by_status[Status.INBOX], overview.starred) == (7, 0)

    # Nothing is found, and the page says what to do; Escape empties the box, then goes to the list.
    qtbot.waitUntil(lambda: window.parts.papers.empty.title == "Nothing found for “sxqe jn”")
    QTest.keyClick(search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(window.parts.model.ids) == 7)
    assert search.text() == ""
    assert QApplication.focusWidget() is search
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is view


def test_a_search_narrows_the_list(qtbot: QtBot, open_window: OpenWindow, filled_library: Path) -> None:
    window = open_window(filled_library)
    QTest.keyClicks(window.parts.papers.view, "f", Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.parts.papers.search, "sheep")
    qtbot.waitUntil(lambda: len(window.parts.model.ids) == 1)
    QTest.keyClick(window.parts.papers.search, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is window.parts.papers.view
    QTest.keyClick(window.parts.papers.view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(window.parts.model.ids) == 7)
    assert window.parts.papers.search.text() == ""


def test_left_and_right_lead_from_the_list_to_the_panes_beside_it(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    parts = open_window(filled_library).parts
    QTest.keyClick(parts.papers.view, Qt.Key.Key_Left)
    assert QApplication.focusWidget() is parts.sources.view
    QTest.keyClick(parts.sources.view, Qt.Key.Key_Right)
    assert QApplication.focusWidget() is parts.papers.view
    QTest.keyClick(parts.papers.view, Qt.Key.Key_Right)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert parts.right.isAncestorOf(focused)
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is parts.papers.view


@pytest.mark.parametrize("goes_on", [False, True])
def test_a_decision_leads_to_the_next_paper_in_every_list_if_that_is_set(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, goes_on: bool
) -> None:
    change_settings(settings_file(), {GO_ON.name: goes_on})
    window = open_window(filled_library)
    view = window.parts.papers.view
    QTest.keyClicks(view, "ga")
    wait_settled(qtbot, window)
    ids = window.parts.model.ids
    at = [view.current_id()]
    for key in "xqs":
        QTest.keyClicks(view, key)
        wait_settled(qtbot, window)
        at.append(view.current_id())
    assert [ids.index(paper) for paper in at] == ([0, 1, 2, 2] if goes_on else [0, 0, 0, 0])


def test_sequences_go_places_and_rate(qtbot: QtBot, open_window: OpenWindow, filled_library: Path) -> None:
    window = open_window(filled_library)
    view = window.parts.papers.view
    for keys, source in (("ga", "all"), ("gs", "starred"), ("gq", "queue"), ("gi", "inbox")):
        QTest.keyClicks(view if window.parts.model.ids else window.parts.papers.empty, keys)
        wait_settled(qtbot, window)
        assert window.parts.sources.current == source
    QTest.keyClicks(view, "r4")
    wait_settled(qtbot, window)
    row = window.parts.model.row_of(view.current_id())
    assert row is not None
    assert row.rating == 4
    QTest.keyClicks(view, "gd")
    wait_settled(qtbot, window)
    assert window.parts.sources.current.startswith("digest:")


def _foreign(
    window: MainWindow, key: int, text: str, place: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """A key event as a Hangul, Vietnamese or Russian layout sends it; PLACE is the key's scan code."""
    view = window.parts.papers.view
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(view, QKeyEvent(kind, key, held, place + 8, 0, 0, text))


@pytest.mark.parametrize(
    ("key", "text"), [(0x3153, "ㅓ"), (0x41E, "о"), (0, "")], ids=["hangul", "cyrillic", "unknown"]
)
def test_a_key_works_by_its_place_when_its_letter_says_nothing(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, key: int, text: str
) -> None:
    window = open_window(filled_library)
    _foreign(window, key, text, 36)  # where J is
    wait_settled(qtbot, window)
    assert window.parts.papers.view.currentIndex().row() == 1
    assert not window.parts.papers.view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert window.parts.papers.view.inputMethodQuery(Qt.InputMethodQuery.ImEnabled) is False


def test_sequences_work_by_place_too(qtbot: QtBot, open_window: OpenWindow, filled_library: Path) -> None:
    window = open_window(filled_library)
    _foreign(window, 0x314E, "ㅎ", 34)  # G
    _foreign(window, 0x3141, "ㅁ", 30)  # A
    wait_settled(qtbot, window)
    assert window.parts.sources.current == "all"
    _foreign(window, 0x3131, "ㄱ", 19)  # R
    _foreign(window, 0x1EBF, "ế", 4)  # the digit 3, on a Vietnamese layout
    wait_settled(qtbot, window)
    row = window.parts.model.row_of(window.parts.papers.view.current_id())
    assert row is not None
    assert row.rating == 3


def test_what_is_held_down_counts_under_another_layout(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, opened: Opened
) -> None:
    window = open_window(filled_library)
    _foreign(window, 0x103, "ă", 2, Qt.KeyboardModifier.AltModifier)  # Alt+1 on a Vietnamese layout is Alt+ă
    _foreign(window, 0x113, "â", 4, Qt.KeyboardModifier.AltModifier)  # Alt+3
    wait_settled(qtbot, window)
    overview = window.parts.library.services.reading_list.overview()
    assert overview.by_status[Status.READING] == 1
    _foreign(window, 0x314B, "ㅋ", 44, Qt.KeyboardModifier.ControlModifier)  # Ctrl+Z
    wait_settled(qtbot, window)
    overview = window.parts.library.services.reading_list.overview()
    assert overview.by_status[Status.READING] == 0
    _foreign(window, 0x314D, "ㅍ", 47, Qt.KeyboardModifier.ShiftModifier)  # Shift+V
    qtbot.waitUntil(lambda: len(opened.urls) == 1)


def test_keys_that_were_changed_work_by_their_place(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    window.parts.settings.change(KEYS, {"star": ("W, B",)})
    _foreign(window, 0x3148, "ㅈ", 17)
    _foreign(window, 0x3160, "ㅠ", 48)
    _foreign(window, 0x3134, "ㄴ", 31)  # S, where the star was before
    wait_settled(qtbot, window)
    assert window.parts.library.services.reading_list.overview().starred == 1


def test_tooltips_and_hints_name_the_keys_in_force(qtbot: QtBot, open_window: OpenWindow, filled_library: Path) -> None:
    window = open_window(filled_library)
    header, place = window.parts.detail.header, QPoint(2, 2)
    star = next(button for button in header.findChildren(QToolButton) if button.accessibleName() == "Star")

    def tip() -> str:
        QApplication.sendEvent(star, QHelpEvent(QEvent.Type.ToolTip, place, star.mapToGlobal(place)))
        QToolTip.hideText()
        return star.toolTip()

    assert tip() == "Star (S)"
    window.parts.settings.change(KEYS, {"star": ("W, B",), "tag": ("Ctrl+T",)})
    assert tip() == "Star (W B)"
    window.parts.papers.view.selectAll()
    wait_settled(qtbot, window)
    said = [part.text() for part in window.parts.detail.findChildren(QLabel)]
    assert any("Ctrl+T adds a tag, Q queues" in text for text in said)
    window.parts.settings.change(KEYS, {"star": ()})
    assert tip() == "Star"


def test_space_and_return_belong_to_a_button_that_has_the_focus(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, opened: object
) -> None:
    window = open_window(filled_library)
    button = window.parts.detail.header.status.buttons[Status.READING]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Space)
    wait_settled(qtbot, window)
    overview = window.parts.library.services.reading_list.overview()
    assert overview.by_status[Status.READING] == 1


def test_the_key_sheet_shows_every_key(qtbot: QtBot, open_window: OpenWindow, filled_library: Path) -> None:
    window = open_window(filled_library)
    QTest.keyClicks(window.parts.papers.view, "?")
    qtbot.waitUntil(lambda: any(isinstance(child, KeySheet) for child in QApplication.topLevelWidgets()))
    for sheet in QApplication.topLevelWidgets():
        if isinstance(sheet, KeySheet):
            sheet.close()


def test_f6_goes_round_the_panes(qtbot: QtBot, open_window: OpenWindow, filled_library: Path) -> None:
    window = open_window(filled_library)
    parts = window.parts
    for pane in (parts.detail, parts.sources, parts.papers):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert pane.isAncestorOf(focused)


def test_a_button_that_is_destroyed_while_it_has_the_keys_is_no_mistake(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    view = window.parts.papers.view
    button = QToolButton(window)
    button.show()
    button.setFocus()
    with qtbot.waitSignal(button.destroyed):
        button.deleteLater()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_S)
    wait_settled(qtbot, window)
    row = window.parts.model.row_at(0)
    assert row is not None
    assert row.starred
