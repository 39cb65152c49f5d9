"""The list in its three densities: it is arranged, sorted, clicked, copied and heard alike in all of them."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QInputMethodQueryEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from readerapp.bootstrap import open_services
from readerapp.config.paths import settings_file
from readerapp.config.settings import DENSITY, load_settings
from readerapp.domain.commands import SetStatus
from readerapp.domain.selection import Selection, Sort, SortField
from readerapp.domain.vocabulary import Status
from readerapp.gui.main_window import MainWindow
from readerapp.gui.papers.columns import SHOWN_AT_FIRST, Column
from readerapp.gui.papers.density import Density, Part

from .conftest import LibraryOf, OpenWindow, close, wait_settled

_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(open_window: OpenWindow, filled_library: Path) -> MainWindow:
    return open_window(filled_library)


@pytest.fixture
def long_window(open_window: OpenWindow, library_of: LibraryOf) -> MainWindow:
    """A window on a list that is longer than it."""
    entries = (f"- [Paper number {n}](https://arxiv.org/abs/2403.{n:05}) On {n}." for n in range(1, 121))
    return open_window(library_of({"long.md": "# A long digest\n\n" + "\n".join(entries) + "\n"}))


def in_density(qtbot: QtBot, window: MainWindow, density: Density) -> None:
    QTest.keyClicks(window.parts.papers.view, f"{list(Density).index(density) + 1}", _CONTROL)
    wait_settled(qtbot, window)
    assert window.parts.papers.view.density is density


def click(window: MainWindow, place: int, part: Part) -> None:
    view = window.parts.papers.view
    middle = view.part_box(place, part).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)


def seen_columns(window: MainWindow) -> list[Column]:
    header = window.parts.papers.view.columns
    shown = [column for column in Column if not header.isSectionHidden(column)]
    return sorted(shown, key=header.visualIndex)


def popup() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_formulas_in_titles_are_letters_from_the_first_look_on(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, tmp_path: Path
) -> None:
    digest = tmp_path / "formulas.md"
    entry = r"- [A $\beta$-sheet of $O(n^2)$ folds for $5 and $6](https://arxiv.org/abs/2403.00001) Text."
    digest.write_text(f"# Formulas\n\n{entry}\n", encoding="utf-8")
    services = open_services(empty_library)
    services.imports.import_paths((digest,))
    services.close()
    for _ in range(2):
        window = open_window(empty_library)
        row = window.parts.model.row_at(0)
        assert row is not None
        assert row.readable == "A β-sheet of O(n²) folds for $5 and $6"
        assert row.title == r"A $\beta$-sheet of $O(n^2)$ folds for $5 and $6"
        index = window.parts.model.index(0, Column.TITLE)
        assert window.parts.model.data(index) == row.readable
        QTest.keyClicks(window.parts.papers.view, "s")
        wait_settled(qtbot, window)
        assert window.parts.model.row_at(0) is not None
        assert window.parts.model.data(index) == row.readable
        close(qtbot, window)


@pytest.mark.parametrize("density", Density)
def test_star_and_status_are_clicked_in_every_density(qtbot: QtBot, window: MainWindow, density: Density) -> None:
    in_density(qtbot, window, density)
    click(window, 2, Part.STAR)
    wait_settled(qtbot, window)
    click(window, 1, Part.STATUS)
    menu = popup()
    menu.actions()[4].trigger()
    menu.close()
    wait_settled(qtbot, window)
    papers = window.parts.library.services.reading_list.papers(Selection())
    assert [paper.starred for paper in papers] == [False, False, True, False, False, False, False]
    assert [paper.status for paper in papers[:3]] == [Status.INBOX, Status.READ, Status.INBOX]


@pytest.mark.parametrize("density", Density)
def test_keys_and_clicks_select_in_every_density(qtbot: QtBot, window: MainWindow, density: Density) -> None:
    in_density(qtbot, window, density)
    view = window.parts.papers.view
    QTest.keyClicks(view, "jj")
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().row() == 3
    click(window, 1, Part.REST)
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    wait_settled(qtbot, window)
    assert view.selected_ids() == window.parts.model.ids[1:3]


def test_the_density_is_a_setting_and_comes_back(
    qtbot: QtBot, open_window: OpenWindow, window: MainWindow, filled_library: Path
) -> None:
    in_density(qtbot, window, Density.COLUMNS)
    assert load_settings(settings_file())[DENSITY] == "columns"
    assert window.book.action("list-columns").isChecked()
    assert not window.book.action("list-rows").isChecked()
    assert seen_columns(window)[:3] == [Column.STATUS, Column.STAR, Column.TITLE]
    in_density(qtbot, window, Density.LINES)
    assert seen_columns(window) == [Column.PAPER]


def test_columns_are_chosen_moved_and_made_wider_and_come_back(
    qtbot: QtBot, open_window: OpenWindow, window: MainWindow, filled_library: Path
) -> None:
    in_density(qtbot, window, Density.COLUMNS)
    header = window.parts.papers.view.columns
    QTest.mouseClick(header.viewport(), Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, QPoint(80, 8))
    header.menu_wanted.emit(header.mapToGlobal(QPoint(80, 8)))
    menu = popup()
    named = {action.text(): action for action in menu.actions()}
    assert "Title" not in named
    assert named["Tags"].isChecked()
    named["Tags"].trigger()
    named["Rating"].trigger()
    menu.close()
    header.resizeSection(Column.DATE, 111)
    header.moveSection(header.visualIndex(Column.DATE), header.visualIndex(Column.TITLE))
    wanted = [Column.STATUS, Column.STAR, Column.DATE, Column.TITLE, Column.BYLINE, Column.DIGESTS, Column.RATING]
    assert seen_columns(window) == wanted
    close(qtbot, window)

    again = open_window(filled_library)
    in_density(qtbot, again, Density.COLUMNS)
    assert seen_columns(again) == wanted
    assert again.parts.papers.view.columnWidth(Column.DATE) == 111
    again.book.run("columns-reset")
    assert again.parts.papers.view.columns.shown == SHOWN_AT_FIRST
    assert seen_columns(again)[:3] == [Column.STATUS, Column.STAR, Column.TITLE]


def test_a_title_keeps_its_room_when_the_user_wants_more_columns_than_fit(qtbot: QtBot, window: MainWindow) -> None:
    in_density(qtbot, window, Density.COLUMNS)
    for column in ("rating", "notes", "kind"):
        window.book.run(f"column-{column}")
    window.resize(800, 600)
    wait_settled(qtbot, window)
    view = window.parts.papers.view
    assert view.columnWidth(Column.TITLE) >= 190
    assert view.horizontalScrollBar().maximum() > 0


@pytest.mark.parametrize("density", Density)
def test_every_order_can_be_had_reversed_and_given_up(qtbot: QtBot, window: MainWindow, density: Density) -> None:
    in_density(qtbot, window, density)
    reading_list, model, own = window.parts.library.services.reading_list, window.parts.model, window.parts.model.ids
    for field in (SortField.TITLE, SortField.DATE, SortField.TAGS):
        seen = []
        for _ in range(3):
            window.book.run(f"sort-{field.value}")
            wait_settled(qtbot, window)
            seen.append(model.ids)
        orders = {reading_list.ids(Selection(sort=Sort(field=field, descending=down))) for down in (False, True)}
        assert set(seen[:2]) == orders
        assert seen[2] == own
    window.book.run("sort-reverse")
    wait_settled(qtbot, window)
    assert model.ids == own[::-1]


def test_the_button_above_the_list_says_and_changes_its_order(qtbot: QtBot, window: MainWindow) -> None:
    sorter = window.parts.papers.sorter
    assert sorter.text() == "Sort"
    QTest.mouseClick(sorter, Qt.MouseButton.LeftButton)
    menu = popup()
    next(action for action in menu.actions() if action.text() == "Date").trigger()
    menu.close()
    wait_settled(qtbot, window)
    assert sorter.text() == "Date ↓"
    assert window.book.action("sort-date").isChecked()
    window.parts.sources.choose("all")
    wait_settled(qtbot, window)
    assert sorter.text() == "Sort"


def test_a_real_click_on_a_header_sorts(qtbot: QtBot, window: MainWindow) -> None:
    in_density(qtbot, window, Density.COLUMNS)
    header, own = window.parts.papers.view.columns, window.parts.model.ids
    place = QPoint(header.sectionViewportPosition(Column.TITLE) + 30, header.height() // 2)
    orders = []
    for _ in range(3):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        wait_settled(qtbot, window)
        orders.append(window.parts.model.ids)
    assert orders[0] == orders[1][::-1]
    assert orders[2] == own != orders[0]


def test_what_was_on_the_screen_stays_there_when_papers_come_and_go(qtbot: QtBot, long_window: MainWindow) -> None:
    view, parts = long_window.parts.papers.view, long_window.parts
    view.go_to(60)
    wait_settled(qtbot, long_window)
    current, height = view.current_id(), view.height_of(view.current_id())
    above = parts.model.ids[2:5]
    parts.deciding.give(SetStatus(papers=above, status=Status.SKIPPED))
    wait_settled(qtbot, long_window)
    assert len(parts.model.ids) == 117
    long_window.book.run("sort-title")
    wait_settled(qtbot, long_window)
    assert (view.current_id(), view.height_of(current)) == (current, height)
    assert view.selected_ids() == (current,)


def test_a_decision_and_its_undo_leave_the_scroll_bar_where_it_was(qtbot: QtBot, long_window: MainWindow) -> None:
    view = long_window.parts.papers.view
    view.go_to(60)
    view.go_to(55)
    wait_settled(qtbot, long_window)
    paper, value = view.current_id(), view.verticalScrollBar().value()
    QTest.keyClicks(view, "x")
    wait_settled(qtbot, long_window)
    assert view.verticalScrollBar().value() == value
    QTest.keyClicks(view, "z", _CONTROL)
    wait_settled(qtbot, long_window)
    assert (view.current_id(), view.verticalScrollBar().value()) == (paper, value)


def test_titles_and_links_of_the_selection_go_to_the_clipboard(qtbot: QtBot, window: MainWindow) -> None:
    view = window.parts.papers.view
    view.select_ids(window.parts.model.ids[:2], window.parts.model.ids[0])
    wait_settled(qtbot, window)
    QTest.keyClicks(view, "c", _CONTROL)
    wait_settled(qtbot, window)
    assert QGuiApplication.clipboard().text().splitlines() == [
        "A small model that listens https://arxiv.org/pdf/2401.00001",
        "Counting sheep with attention https://arxiv.org/pdf/2401.00002",
    ]
    assert window.parts.messages.text == "Copied titles and links of 2 papers."


def test_copying_in_the_search_box_copies_its_text(qtbot: QtBot, window: MainWindow) -> None:
    search = window.parts.papers.search
    search.setFocus()
    search.setText("sheep")
    search.selectAll()
    QTest.keyClicks(search, "c", _CONTROL)
    wait_settled(qtbot, window)
    assert QGuiApplication.clipboard().text() == "sheep"


@pytest.mark.parametrize("density", Density)
def test_a_screen_reader_hears_the_whole_paper(qtbot: QtBot, window: MainWindow, density: Density) -> None:
    in_density(qtbot, window, density)
    window.parts.triage.add_tag("sleep")
    wait_settled(qtbot, window)
    view = window.parts.papers.view
    table = QAccessible.queryAccessibleInterface(view)
    assert table is not None
    focused = table.focusChild()
    assert focused is not None
    assert focused.text(QAccessible.Text.Name) == "A small model that listens, Inbox, 2024-01, sleep, 1 of 7"


def test_an_input_method_has_no_say_in_the_list(qtbot: QtBot, window: MainWindow) -> None:
    view = window.parts.papers.view
    query = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
    QApplication.sendEvent(view, query)
    assert query.value(Qt.InputMethodQuery.ImEnabled) is False
    assert not view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    # J with a Korean layout: the character is ㅓ, the key is where J is.
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, 0x3153, Qt.KeyboardModifier.NoModifier, 36 + 8, 0x3153, 0, "ㅓ")
        QApplication.sendEvent(view, event)
    assert view.currentIndex().row() == 1
