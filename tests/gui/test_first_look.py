"""The list is shown as it was left before the rest of the window is there, and no key that is pressed then is lost."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from readerapp.bootstrap import open_services
from readerapp.config.session import load_session
from readerapp.config.settings import Settings
from readerapp.domain.commands import SetStatus
from readerapp.domain.selection import Condition, Selection, Sort, SortField
from readerapp.domain.vocabulary import Status
from readerapp.gui.first_list import first_selection, list_texts
from readerapp.gui.main_window import MainWindow
from readerapp.gui.theme.theme import Theme

from .conftest import WAIT_MS, OpenWindow, close, wait_settled

EarlyWindow = Callable[[], MainWindow]


@pytest.fixture
def left(qtbot: QtBot, open_window: OpenWindow, filled_library: Path) -> Path:
    """A library that was left at its fourth paper, all papers sorted by title."""
    window = open_window(filled_library)
    window.parts.sources.choose("all")
    wait_settled(qtbot, window)
    window.book.run("sort-title")
    wait_settled(qtbot, window)
    window.parts.papers.view.go_to(3)
    wait_settled(qtbot, window)
    close(qtbot, window)
    return filled_library


@pytest.fixture
def early_window(qtbot: QtBot, qapp: QApplication, theme: Theme, tmp_path: Path, left: Path) -> Iterator[EarlyWindow]:
    """Opens a window on that library as the program does, up to the moment in which the list is painted."""
    session_path = tmp_path / "state" / "session.json"
    windows: list[MainWindow] = []

    def open_one() -> MainWindow:
        session = load_session(session_path)
        window = MainWindow(qapp, theme, session_path, session=session, settings=Settings(), early=left)
        windows.append(window)
        window.show()
        window.activateWindow()
        # Not `waitUntil`: between two of its looks the rest of the window could be there on a busy machine.
        with qtbot.waitSignal(window._beginning.model.modelReset, timeout=WAIT_MS):
            window.open_library(left)
        return window

    yield open_one
    for window in windows:
        close(qtbot, window)
        window.deleteLater()


def whole(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: hasattr(window, "parts") and window.parts.library.is_open, timeout=WAIT_MS)
    wait_settled(qtbot, window)


def test_the_list_is_there_before_the_parts_that_need_the_library(
    qtbot: QtBot, early_window: EarlyWindow, left: Path
) -> None:
    window = early_window()
    assert not hasattr(window, "parts")
    view, services = window._beginning.papers.view, open_services(left)
    by_title = services.reading_list.ids(Selection(sort=Sort(field=SortField.TITLE)))
    services.close()
    assert window._beginning.model.ids == by_title
    assert view.current_id() == by_title[3]
    assert view.visualRect(view.currentIndex()).isValid()
    whole(qtbot, window)
    assert window.parts.sources.current == "all"
    assert window.parts.model.ids == by_title
    assert window.parts.detail.paper_id == by_title[3]
    assert window.parts.papers.sorter.text() == "Title ↑"


def test_keys_that_are_pressed_at_once_are_answered_in_their_order(qtbot: QtBot, early_window: EarlyWindow) -> None:
    window = early_window()
    view, ids = window._beginning.papers.view, window._beginning.model.ids
    QTest.keyClicks(view, "j")
    assert view.current_id() == ids[4]
    QTest.keyClicks(view, "sj")  # the star waits for the library, and what is pressed after it waits for the star
    QTest.keyClicks(view, "x")
    whole(qtbot, window)
    rows = window.parts.library.services.reading_list.rows(ids)
    assert [row.starred for row in rows] == [False, False, False, False, True, False, False]
    assert [row.status is Status.SKIPPED for row in rows] == [False, False, False, False, False, True, False]


def test_typing_after_the_key_of_the_search_goes_into_the_search(qtbot: QtBot, early_window: EarlyWindow) -> None:
    window = early_window()
    QTest.keyClicks(window._beginning.papers.view, "/")
    QTest.keyClicks(window._beginning.papers.view, "sheep")
    whole(qtbot, window)
    assert window.parts.papers.search.text() == "sheep"
    qtbot.waitUntil(lambda: len(window.parts.model.ids) == 1, timeout=WAIT_MS)


def test_what_another_program_changed_since_is_shown(qtbot: QtBot, early_window: EarlyWindow, left: Path) -> None:
    services = open_services(left)
    services.decisions.carry_out(SetStatus(papers=(1,), status=Status.READ))
    services.close()
    window = early_window()
    row = window._beginning.model.row_of(1)
    assert row is not None
    assert row.status is Status.READ
    whole(qtbot, window)


def test_a_library_that_is_gone_is_told_of_and_its_list_is_not_shown(
    qtbot: QtBot, qapp: QApplication, theme: Theme, tmp_path: Path, left: Path
) -> None:
    left.write_bytes(b"this is no library any more" * 40)
    session_path = tmp_path / "state" / "session.json"
    window = MainWindow(qapp, theme, session_path, session=load_session(session_path), early=left)
    window.show()
    window.open_library(left)
    qtbot.waitUntil(lambda: hasattr(window, "first") and window.first.shown, timeout=WAIT_MS)
    wait_settled(qtbot, window)
    assert window.first.page.title == "The library could not be opened"
    assert window.parts.model.ids == ()
    close(qtbot, window)


@pytest.mark.parametrize(
    "selection",
    [
        Selection(),
        Selection(
            conditions=(Condition(name="tag", value="a=b/c", negated=True), Condition(name="text", value="한 글")),
            sort=Sort(field=SortField.DATE, descending=True),
        ),
    ],
)
def test_a_list_comes_back_from_what_the_session_says_of_it(selection: Selection, left: Path, tmp_path: Path) -> None:
    conditions, order = list_texts(selection)
    session = load_session(tmp_path / "state" / "session.json")
    changed = type(session)(
        library="x", list_box=(1, 2, 300, 400), list_conditions=conditions, list_sort=order, paper=session.paper
    )
    assert first_selection(changed) == selection
