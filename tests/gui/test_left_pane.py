"""The left pane by keys and mouse: sections, filters, chips, menus, dropped papers, the trash."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QInputDialog, QLabel, QLineEdit, QMenu, QMessageBox, QToolButton
from pytestqt.qtbot import QtBot

from readerapp.bootstrap import open_services
from readerapp.domain.commands import AddNote, AddTag, Command, SetStarred, SetStatus
from readerapp.domain.paper_row import PaperRow
from readerapp.domain.selection import Selection, parse_query
from readerapp.domain.vocabulary import Status
from readerapp.gui.main_window import MainWindow
from readerapp.gui.navigation.source_delegate import SourceDelegate
from readerapp.gui.navigation.sources import Role
from readerapp.gui.papers.dragging import mime_of, papers_in

from .conftest import WAIT_MS, OpenWindow, close, wait_settled

_Key: TypeAlias = Qt.Key
_Modifier: TypeAlias = Qt.KeyboardModifier


_MADE: dict[str, bytes] = {}


@pytest.fixture
def organised(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A library with papers in several lists; made once, for that takes long."""
    if not _MADE:
        path: Path = request.getfixturevalue("filled_library")
        services = open_services(path)
        commands: tuple[Command, ...] = (
            AddTag(papers=(1, 2), tag="học sâu/RAG"),
            AddTag(papers=(2, 3), tag="thesis"),
            SetStatus(papers=(1, 3, 4), status=Status.TO_READ),
            SetStatus(papers=(5,), status=Status.READ),
            SetStarred(papers=(2,), starred=True),
        )
        for command in commands:
            services.decisions.carry_out(command)
        services.close()
        _MADE["library"] = path.read_bytes()
    library = tmp_path / "organised.db"
    library.write_bytes(_MADE["library"])
    return library


@pytest.fixture
def window(open_window: OpenWindow, organised: Path) -> MainWindow:
    return open_window(organised)


def rows_of(window: MainWindow) -> tuple[PaperRow, ...]:
    return tuple(window.parts.library.services.reading_list.rows(shown(window)))


def shown(window: MainWindow) -> tuple[int, ...]:
    return window.parts.model.ids


def lines(window: MainWindow) -> list[str]:
    """The titles of the left pane, moved in by their depth."""
    model = window.parts.sources.model
    found = [model.line(row) for row in range(model.rowCount())]
    return ["  " * line.depth + line.source.title for line in found if line is not None]


def spot(window: MainWindow, key: str) -> QPoint:
    view, index = window.parts.sources.view, window.parts.sources.model.index_of(key)
    assert index.isValid(), key
    view.scrollTo(index)
    return view.visualRect(index).center()


def click(qtbot: QtBot, window: MainWindow, key: str, modifiers: _Modifier = _Modifier.NoModifier) -> None:
    view = window.parts.sources.view
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifiers, spot(window, key))
    wait_settled(qtbot, window)


def press(qtbot: QtBot, window: MainWindow, key: _Key, modifiers: _Modifier = _Modifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)
    wait_settled(qtbot, window)


def stored(window: MainWindow, query: str) -> tuple[int, ...]:
    reading_list = window.parts.library.services.reading_list
    return reading_list.ids(Selection(conditions=parse_query(query)))


def menu_of(qtbot: QtBot, window: MainWindow, key: str) -> dict[str, Callable[[], None]]:
    """Open the menu of an entry; what it offers, by name without keys."""
    view, place = window.parts.sources.view, spot(window, key)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    offered: dict[str, Callable[[], None]] = {}
    waiting = [menu]
    while waiting:
        for action in waiting.pop().actions():
            offered[action.text().partition("\t")[0].replace("&", "")] = action.trigger
            if isinstance(action.menu(), QMenu):
                waiting.append(action.menu())  # type: ignore[arg-type]
    return offered


def choose(qtbot: QtBot, window: MainWindow, key: str, offer: str) -> None:
    menu_of(qtbot, window, key)[offer]()
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    wait_settled(qtbot, window)


def answer(qtbot: QtBot, window: MainWindow, text: str) -> None:
    """Type TEXT into the dialog that is open, and accept it."""
    dialog = next(one for one in window.findChildren(QInputDialog) if one.isVisible())
    dialog.setTextValue(text)
    dialog.accept()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)
    wait_settled(qtbot, window)


def drop(window: MainWindow, papers: tuple[int, ...], key: str) -> bool:
    """Drag PAPERS over an entry and let go; gives whether it took them."""
    viewport, place, data = window.parts.sources.view.viewport(), spot(window, key), mime_of(papers)
    return drag_to(viewport, place, data)


def drag_to(target: object, place: QPoint, data: QMimeData) -> bool:
    actions, buttons = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    QApplication.sendEvent(target, QDragEnterEvent(place, actions, data, buttons, _Modifier.NoModifier))  # type: ignore[arg-type]
    moving = QDragMoveEvent(place, actions, data, buttons, _Modifier.NoModifier)
    moving.ignore()
    QApplication.sendEvent(target, moving)  # type: ignore[arg-type]
    if moving.isAccepted():
        dropping = QDropEvent(QPointF(place), actions, data, buttons, _Modifier.NoModifier)
        QApplication.sendEvent(target, dropping)  # type: ignore[arg-type]
    return moving.isAccepted()


def test_the_sections_stand_in_their_order_with_digests_by_month(window: MainWindow) -> None:
    names = lines(window)
    assert names[:6] == ["Inbox", "Queue", "Reading", "Starred", "All", "Digests"]
    assert names[7:] == [  # after the month of today: what does not say its time stands under that of its import
        *("    Reading circle, week two", "  January 2024", "    Reading circle, week one"),
        *("Topics", "  Models", "  Data", "Tags", "  học sâu", "  thesis", "Trash"),
    ]


def test_a_screen_reader_hears_name_count_and_place(window: MainWindow) -> None:
    model, role = window.parts.sources.model, Qt.ItemDataRole.AccessibleTextRole
    said = {key: model.data(model.index_of(key), role) for key in ("inbox", "topics", "tag:học sâu", "trash")}
    assert said == {"inbox": "Inbox, 3, shown", "topics": "Topics, open", "tag:học sâu": "học sâu, 2, closed",
                    "trash": "Trash, 0"}  # fmt: skip


def test_typing_narrows_all_sections_without_accents_and_escape_shows_all(qtbot: QtBot, window: MainWindow) -> None:
    before = lines(window)
    QTest.keyClick(window, _Key.Key_L, _Modifier.ControlModifier)
    box = window.parts.sources.box
    assert QApplication.focusWidget() is box
    QTest.keyClicks(box, "SAU")
    assert lines(window) == ["Tags", "  học sâu"]
    QTest.keyClicks(box, " rag")
    assert lines(window) == ["Tags", "  học sâu", "    RAG"]
    QTest.keyClick(box, _Key.Key_Escape)
    assert (lines(window), box.text()) == (before, "")
    QTest.keyClick(box, _Key.Key_Escape)
    assert QApplication.focusWidget() is window.parts.papers.view


def test_return_in_the_box_chooses_and_control_and_alt_combine(qtbot: QtBot, window: MainWindow) -> None:
    box = window.parts.sources.box
    box.setFocus()
    QTest.keyClicks(box, "thes")
    press(qtbot, window, _Key.Key_Return)
    assert (window.parts.sources.current, shown(window)) == ("tag:thesis", (2, 3))
    box.setText("rag")
    press(qtbot, window, _Key.Key_Return, _Modifier.ControlModifier)
    assert (window.parts.places.title, shown(window)) == ("thesis + học sâu/RAG", (2,))
    press(qtbot, window, _Key.Key_Return, _Modifier.AltModifier)
    assert (window.parts.places.title, shown(window)) == ("thesis − học sâu/RAG", (3,))


def test_clicks_choose_add_and_leave_out(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, "all")
    click(qtbot, window, "tag:thesis", _Modifier.ControlModifier)
    click(qtbot, window, "tag:học sâu", _Modifier.ControlModifier)
    assert (window.parts.places.title, shown(window)) == ("All + thesis + học sâu", (2,))
    click(qtbot, window, "tag:học sâu", _Modifier.AltModifier)
    assert (window.parts.places.title, shown(window)) == ("All + thesis − học sâu", (3,))
    assert window.parts.sources.model.marks == {"tag:thesis": "+", "tag:học sâu": "−"}
    click(qtbot, window, "tag:thesis", _Modifier.ControlModifier)
    assert shown(window) == (3, 4, 5, 6, 7)
    click(qtbot, window, "digest:2")
    assert (window.parts.places.title, shown(window)) == ("Reading circle, week two", (2, 7))


def test_two_lists_of_a_status_show_what_is_in_either(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, "queue")
    click(qtbot, window, "inbox", _Modifier.ControlModifier)
    assert set(shown(window)) == {1, 2, 3, 4, 6, 7}
    click(qtbot, window, "digest:2", _Modifier.ControlModifier)
    assert set(shown(window)) == {2, 7}


def test_the_same_by_keys_alone(qtbot: QtBot, window: MainWindow) -> None:
    parts = window.parts
    parts.sources.choose("all")
    parts.sources.view.setFocus()
    for _ in range(50):
        if parts.sources.view.at_cursor is not None and parts.sources.view.at_cursor.key == "tag:thesis":
            break
        press(qtbot, window, _Key.Key_Down, _Modifier.ControlModifier)
    assert (parts.sources.current, len(shown(window))) == ("all", 7)
    press(qtbot, window, _Key.Key_Space, _Modifier.ControlModifier)
    assert (parts.places.title, shown(window)) == ("All + thesis", (2, 3))
    press(qtbot, window, _Key.Key_Return, _Modifier.AltModifier)
    assert parts.places.title == "All − thesis"
    press(qtbot, window, _Key.Key_Return)
    assert (parts.places.title, parts.sources.current) == ("thesis", "tag:thesis")
    press(qtbot, window, _Key.Key_Return)
    assert QApplication.focusWidget() is parts.papers.view


def test_left_and_right_close_and_open(qtbot: QtBot, window: MainWindow) -> None:
    parts = window.parts
    parts.sources.choose("tag:học sâu")
    parts.sources.view.setFocus()
    press(qtbot, window, _Key.Key_Right)
    assert "    RAG" in lines(window)
    press(qtbot, window, _Key.Key_Right)
    assert (parts.sources.current, shown(window)) == ("tag:học sâu/RAG", (1, 2))
    press(qtbot, window, _Key.Key_Left)
    press(qtbot, window, _Key.Key_Left)
    press(qtbot, window, _Key.Key_Left)
    assert (parts.sources.current, "    RAG" in lines(window)) == ("tag:học sâu", False)
    press(qtbot, window, _Key.Key_Left)
    assert "  học sâu" not in lines(window)


def test_arrows_pass_over_open_headings_and_shift_n_over_what_is_decided(qtbot: QtBot, window: MainWindow) -> None:
    parts = window.parts
    digests = [entry.source.key for entry in parts.sources.outline if entry.source.role is Role.DIGEST]
    QTest.keyClicks(parts.papers.view, "gd")
    wait_settled(qtbot, window)
    assert parts.sources.current == digests[0]
    view = parts.sources.view
    QTest.keyClick(view, _Key.Key_Down)
    assert (parts.sources.current, view.at_cursor and view.at_cursor.key) == (digests[1], digests[1])
    QTest.keyClick(view, _Key.Key_Up)
    assert parts.sources.current == digests[0]
    QTest.keyClick(view, _Key.Key_N, _Modifier.ShiftModifier)
    wait_settled(qtbot, window)
    assert parts.sources.current == digests[1]
    decided = tuple(shown(window))
    parts.deciding.give(SetStatus(papers=decided, status=Status.SKIPPED))
    wait_settled(qtbot, window)
    QTest.keyClick(view, _Key.Key_P, _Modifier.ShiftModifier)
    assert parts.sources.current == digests[0]
    QTest.keyClick(view, _Key.Key_N, _Modifier.ShiftModifier)
    assert parts.sources.current == digests[0]
    assert "Nothing is undecided" in " ".join(label.text() for label in parts.messages.findChildren(QLabel))


def test_a_tag_is_taken_off_several_papers_by_key(qtbot: QtBot, window: MainWindow) -> None:
    parts = window.parts
    QTest.keyClicks(parts.papers.view, "ga")
    wait_settled(qtbot, window)
    QTest.keyClick(parts.papers.view, _Key.Key_A, _Modifier.ControlModifier)
    QTest.keyClick(parts.papers.view, _Key.Key_T, _Modifier.ShiftModifier)
    dialog = next(one for one in window.findChildren(QInputDialog) if one.isVisible())
    field = dialog.findChild(QLineEdit)
    assert field is not None
    completer = field.completer()
    assert completer is not None
    proposed = [completer.model().index(row, 0).data() for row in range(completer.model().rowCount())]
    assert proposed == ["học sâu/RAG", "thesis"]
    dialog.setTextValue("thesis")
    dialog.accept()
    wait_settled(qtbot, window)
    assert {tag for row in rows_of(window) for tag in row.tags} == {"học sâu/RAG"}
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)
    QTest.keyClick(parts.papers.view, _Key.Key_End)
    QTest.keyClick(parts.papers.view, _Key.Key_T, _Modifier.ShiftModifier)
    assert "has a tag" in " ".join(label.text() for label in parts.messages.findChildren(QLabel))


def test_chips_take_parts_of_the_filter_away(qtbot: QtBot, window: MainWindow) -> None:
    chips = window.parts.papers.filter
    assert not chips.isVisible()
    click(qtbot, window, "all")
    click(qtbot, window, "tag:thesis", _Modifier.ControlModifier)
    click(qtbot, window, "queue", _Modifier.AltModifier)
    assert (chips.isVisible(), shown(window)) == (True, (2,))
    remove = next(one for one in chips.findChildren(QToolButton) if "thesis" in one.accessibleName())
    remove.setFocus()
    press(qtbot, window, _Key.Key_Space)
    assert (window.parts.places.title, shown(window)) == ("All − Queue", (2, 5, 6, 7))
    QTest.keyClick(window, _Key.Key_Backspace, _Modifier.ControlModifier)
    wait_settled(qtbot, window)
    assert (chips.isVisible(), len(shown(window))) == (False, 7)


def test_what_asks_for_nothing_cannot_be_left_out(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, "inbox")
    click(qtbot, window, "all", _Modifier.AltModifier)
    assert "cannot be left out" in window.parts.messages.text
    assert window.parts.places.title == "Inbox"


def test_a_filter_is_saved_found_again_and_forgotten(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, "queue")
    click(qtbot, window, "tag:thesis", _Modifier.AltModifier)
    QTest.keyClick(window, _Key.Key_S, _Modifier.ControlModifier)
    answer(qtbot, window, "Đọc trước")
    assert lines(window)[5:7] == ["Saved searches", "  Đọc trước"]
    click(qtbot, window, "search:1")
    assert (window.parts.places.title, shown(window)) == ("Đọc trước", (1, 4))
    click(qtbot, window, "all")
    click(qtbot, window, "search:1", _Modifier.AltModifier)
    assert (window.parts.places.title, shown(window)) == ("All − Đọc trước", (2, 3, 5, 6, 7))
    click(qtbot, window, "search:1")
    window.parts.sources.view.setFocus()
    press(qtbot, window, _Key.Key_Delete)
    assert ("Saved searches" in lines(window), window.parts.sources.current) == (False, "inbox")
    window.book.run("undo")
    wait_settled(qtbot, window)
    assert "  Đọc trước" in lines(window)


def test_tags_are_renamed_where_they_stand_and_stay_chosen(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, "tag:học sâu")
    window.parts.sources.view.setFocus()
    press(qtbot, window, _Key.Key_F2)
    answer(qtbot, window, "deep")
    assert (window.parts.sources.current, shown(window)) == ("tag:deep", (1, 2))
    assert stored(window, "tag:deep/rag") == (1, 2)
    window.book.run("undo")
    wait_settled(qtbot, window)
    assert stored(window, 'tag:"học sâu"') == (1, 2)
    assert (window.parts.sources.current, shown(window)) == ("tag:học sâu", (1, 2))
    window.book.run("redo")
    wait_settled(qtbot, window)
    assert (window.parts.sources.current, shown(window)) == ("tag:deep", (1, 2))


def test_a_tag_stays_a_part_of_the_filter_under_its_new_name(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, "all")
    click(qtbot, window, "tag:học sâu", _Modifier.ControlModifier)
    choose(qtbot, window, "tag:học sâu", "Rename…")
    answer(qtbot, window, "deep")
    assert (window.parts.places.title, shown(window)) == ("All + deep", (1, 2))
    window.book.run("undo")
    wait_settled(qtbot, window)
    assert (window.parts.places.title, shown(window)) == ("All + học sâu", (1, 2))


def test_what_is_added_to_a_tag_stays_when_that_is_called_otherwise(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, "tag:học sâu")
    click(qtbot, window, "tag:thesis", _Modifier.ControlModifier)
    click(qtbot, window, "inbox", _Modifier.AltModifier)
    both = shown(window)
    choose(qtbot, window, "tag:học sâu", "Rename…")
    answer(qtbot, window, "deep")
    assert (window.parts.places.title, shown(window)) == ("deep + thesis − Inbox", both)
    for step, name in (("undo", "học sâu"), ("redo", "deep")):
        window.book.run(step)
        wait_settled(qtbot, window)
        assert (window.parts.places.title, shown(window)) == (f"{name} + thesis − Inbox", both)


def test_a_name_that_is_taken_offers_to_merge(qtbot: QtBot, window: MainWindow) -> None:
    choose(qtbot, window, "tag:học sâu", "Rename…")
    answer(qtbot, window, "Thesis")
    assert "already" in window.parts.messages.text
    next(button for button in window.parts.messages.findChildren(type(window.parts.papers.filter._save))
         if button.text() == "Merge them").click()  # fmt: skip
    wait_settled(qtbot, window)
    assert stored(window, "tag:thesis") == (1, 2, 3)


def test_menus_colour_merge_and_delete_tags(qtbot: QtBot, window: MainWindow) -> None:
    choose(qtbot, window, "tag:thesis", "Pink")
    overview = window.parts.overview_loader.overview
    assert overview is not None
    assert {tag.name: tag.colour for tag in overview.tags}["thesis"] == "pink"
    assert window.parts.theme.tokens.chip("THESIS") == window.parts.theme.tokens.colour("pink")
    choose(qtbot, window, "tag:thesis", "Delete the tag (2 papers)")
    assert (stored(window, "has:tag"), "  thesis" in lines(window)) == ((1, 2), False)
    assert window.parts.messages.text == "Delete the tag “thesis”, 2 papers"
    window.book.run("undo")
    wait_settled(qtbot, window)
    choose(qtbot, window, "tag:thesis", "Merge into another tag…")
    answer(qtbot, window, "học sâu/rag")
    assert stored(window, "tag:học") == ()
    assert stored(window, 'tag:"học sâu"') == (1, 2, 3)


def test_names_of_digests_begin_below_that_of_their_month(window: MainWindow) -> None:
    view = window.parts.sources.view
    delegate, box = view.itemDelegate(), QRect(0, 0, 220, 24)
    assert isinstance(delegate, SourceDelegate)
    model = window.parts.sources.model
    found = [line for row in range(model.rowCount()) if (line := model.line(row)) is not None]
    places = {line.source.role: delegate.triangle(box, line).left() for line in found}
    assert 0 < places[Role.DIGEST] - places[Role.MONTH] < 8


def test_a_long_name_of_what_is_empty_is_read_whole(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, "trash")
    page = window.parts.papers.empty
    page.show_state("search", "Nothing in “Điểm báo hàng ngày về những mô hình rất lớn + Xử lý ngôn ngữ tự nhiên”")
    title = next(label for label in page.findChildren(QLabel) if label.text() == page.title)
    assert title.heightForWidth(title.width()) <= title.height()
    assert title.fontMetrics().lineSpacing() < title.height()


def test_a_digest_is_renamed_and_removed(qtbot: QtBot, window: MainWindow) -> None:
    choose(qtbot, window, "digest:2", "Rename…")
    answer(qtbot, window, "Tuần hai")
    assert "    Tuần hai" in lines(window)
    choose(qtbot, window, "digest:2", "Remove the digest")
    assert "    Tuần hai" not in lines(window)
    window.book.run("undo")
    wait_settled(qtbot, window)
    assert "    Tuần hai" in lines(window)


def test_all_papers_of_an_entry_are_marked_at_once(qtbot: QtBot, window: MainWindow) -> None:
    offered = menu_of(qtbot, window, "digest:2")
    assert "Mark all 2 papers as" in offered
    offered["Skipped"]()
    wait_settled(qtbot, window)
    assert stored(window, "status:skipped") == (2, 7)
    window.book.run("undo")
    wait_settled(qtbot, window)
    assert stored(window, "status:skipped") == ()


def test_papers_are_dropped_on_entries(qtbot: QtBot, window: MainWindow) -> None:
    for key in ("tag:thesis", "reading", "starred", "trash"):
        assert drop(window, (6, 7), key)
        wait_settled(qtbot, window)
        if key == "tag:thesis":
            assert stored(window, "tag:thesis") == (2, 3, 6, 7)
    assert (stored(window, "in:trash"), stored(window, "in:trash is:starred status:reading")) == ((6, 7), (6, 7))
    assert not drop(window, (1,), "digest:1")
    assert not drop(window, (1,), "all")
    assert not drop(window, (), "queue")
    assert drop(window, (6,), "queue")
    wait_settled(qtbot, window)
    assert (stored(window, "status:to-read"), stored(window, "in:trash")) == ((1, 3, 4, 6), (7,))


def test_what_is_carried_is_read_back_and_rubbish_is_nothing() -> None:
    assert papers_in(mime_of((3, 1, 2))) == (3, 1, 2)
    hostile = QMimeData()
    hostile.setData("application/x-readerapp-papers", b"1,x,-3,\xff,99999999999999999999999")
    assert papers_in(hostile) == (1,)
    assert papers_in(QMimeData()) == ()


def test_the_queue_is_put_in_order_by_keys_and_by_dragging(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, "queue")
    view = window.parts.papers.view
    view.setFocus()
    view.select_ids((4,), 4)
    QTest.keyClick(view, _Key.Key_Up, _Modifier.AltModifier)
    QTest.keyClick(view, _Key.Key_Up, _Modifier.AltModifier)  # before the list is read again
    wait_settled(qtbot, window)
    assert (shown(window), view.selected_ids()) == ((4, 1, 3), (4,))
    QTest.keyClick(view, _Key.Key_End, _Modifier.AltModifier)
    wait_settled(qtbot, window)
    assert shown(window) == (1, 3, 4)
    top = QPoint(20, view.rowViewportPosition(0) + 2)
    assert drag_to(view.viewport(), top, mime_of((3, 4)))
    wait_settled(qtbot, window)
    assert shown(window) == (3, 4, 1)
    window.book.run("undo")
    wait_settled(qtbot, window)
    assert shown(window) == (1, 3, 4)


def test_other_lists_keep_their_order(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, "all")
    view = window.parts.papers.view
    view.setFocus()
    QTest.keyClick(view, _Key.Key_Down, _Modifier.AltModifier)
    assert "Only the queue" in window.parts.messages.text
    assert not drag_to(view.viewport(), QPoint(20, view.rowViewportPosition(3) + 2), mime_of((1,)))


def test_a_row_is_dragged_as_its_papers(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    click(qtbot, window, "all")
    carried: list[tuple[int, ...]] = []
    monkeypatch.setattr("PySide6.QtGui.QDrag.exec", lambda drag, *_args: carried.append(papers_in(drag.mimeData())))
    view = window.parts.papers.view
    view.select_ids((2, 3), 2)
    place = view.visualRect(view.papers.index(1, view.currentIndex().column())).center()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, _Modifier.NoModifier, place)
    for step in (20, 60):
        QTest.mouseMove(view.viewport(), place + QPoint(0, step))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, _Modifier.NoModifier, place)
    if not carried:  # the offscreen platform moves the mouse without its buttons
        view.startDrag(Qt.DropAction.MoveAction)
    assert carried[0] == (2, 3)


def test_del_moves_to_the_trash_and_undo_brings_back(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, "all")
    view = window.parts.papers.view
    view.setFocus()
    view.go_to(2)
    press(qtbot, window, _Key.Key_Delete)
    assert (shown(window), view.current_id()) == ((1, 2, 4, 5, 6, 7), 4)
    assert window.parts.messages.text == "1 paper to the trash"
    click(qtbot, window, "trash")
    assert shown(window) == (3,)
    view.setFocus()
    press(qtbot, window, _Key.Key_Delete)
    assert shown(window) == (3,)
    window.book.run("restore")
    wait_settled(qtbot, window)
    assert (shown(window), stored(window, "status:to-read")) == ((), (1, 3, 4))


def test_emptying_asks_once_says_how_many_and_keeps_notes(qtbot: QtBot, window: MainWindow) -> None:
    give = window.parts.deciding.give
    give(AddNote(paper_id=1, body="mine"))
    drop(window, (1, 2, 3), "trash")
    wait_settled(qtbot, window)
    choose(qtbot, window, "trash", "Empty the trash…")
    box = next(one for one in window.findChildren(QMessageBox) if one.isVisible())
    assert (box.text(), "1 paper with notes" in box.informativeText()) == ("Delete 2 papers?", True)
    box.reject()
    wait_settled(qtbot, window)
    assert stored(window, "in:trash") == (1, 2, 3)
    window.book.run("empty-trash")
    wait_settled(qtbot, window)
    box = next(one for one in window.findChildren(QMessageBox) if one.isVisible())
    next(button for button in box.buttons() if button.text().replace("&", "") == "Empty the trash").click()
    wait_settled(qtbot, window)
    assert (stored(window, "in:trash"), stored(window, "in:deleted")) == ((1,), (2, 3))
    window.book.run("undo")
    wait_settled(qtbot, window)
    assert stored(window, "in:trash") == (1, 2, 3)


def test_everything_is_where_it_was_after_a_restart(qtbot: QtBot, open_window: OpenWindow, organised: Path) -> None:
    window = open_window(organised)
    sources = window.parts.sources
    for number in range(30):
        window.parts.deciding.give(AddTag(papers=(5,), tag=f"one of many/{number}"))
    wait_settled(qtbot, window)
    sources.open_all("tags", opened=True)
    click(qtbot, window, "tag:thesis")
    click(qtbot, window, "queue", _Modifier.AltModifier)
    click(qtbot, window, "digests")
    sources.view.verticalScrollBar().setValue(30)
    before = (lines(window), window.parts.places.title, shown(window), sources.view.verticalScrollBar().value())
    assert "    Reading circle, week one" not in lines(window)
    close(qtbot, window)
    again = open_window(organised)
    qtbot.waitUntil(lambda: again.parts.sources.view.verticalScrollBar().value() == before[3], timeout=WAIT_MS)
    assert (lines(again), again.parts.places.title, shown(again)) == before[:3]


def test_a_refresh_leaves_cursor_and_scroll_alone(qtbot: QtBot, window: MainWindow) -> None:
    parts = window.parts
    window.resize(900, 420)
    parts.sources.choose("tag:thesis")
    parts.sources.view.setFocus()
    press(qtbot, window, _Key.Key_Down, _Modifier.ControlModifier)
    bar = parts.sources.view.verticalScrollBar()
    at, cursor = bar.value(), parts.sources.view.at_cursor
    assert (at > 0, cursor is not None) == (True, True)
    parts.deciding.give(AddTag(papers=(1,), tag="an early tag"))
    wait_settled(qtbot, window)
    now = parts.sources.view.at_cursor
    assert "  an early tag" in lines(window)
    assert (now and now.key, parts.sources.current) == (cursor and cursor.key, "tag:thesis")


def test_dialogs_close_with_the_entry_untouched(qtbot: QtBot, window: MainWindow) -> None:
    choose(qtbot, window, "tag:thesis", "Rename…")
    dialog = next(one for one in window.findChildren(QDialog) if one.isVisible())
    QTest.keyClick(dialog, _Key.Key_Escape)
    wait_settled(qtbot, window)
    assert "  thesis" in lines(window)
