"""Deciding by mouse and key, many at once, and taking it back; the selection stays where it belongs."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from readerapp.domain.command_text import command_text
from readerapp.domain.commands import AddTag, RestoreStates, SetRating, SetStarred, SetStatus
from readerapp.domain.paper import Paper
from readerapp.domain.selection import Selection
from readerapp.domain.vocabulary import Status
from readerapp.gui.detail.mention_card import MentionCard
from readerapp.gui.main_window import MainWindow
from readerapp.gui.papers.columns import Column
from readerapp.gui.papers.density import Part

from .conftest import WAIT_MS, OpenWindow, close, wait_settled


def _papers(window: MainWindow) -> tuple[Paper, ...]:
    return window.parts.library.services.reading_list.papers(Selection())


def _part(window: MainWindow, place: int, part: Part) -> QPoint:
    return window.parts.papers.view.part_box(place, part).center()


def _click(window: MainWindow, place: QPoint) -> None:
    QTest.mouseClick(
        window.parts.papers.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
    )


def _counts(window: MainWindow) -> dict[str, int | None]:
    model = window.parts.sources.model
    keys = ("inbox", "queue", "reading", "starred", "all")
    found = {key: model.source(model.index_of(key)) for key in keys}
    return {key: source.count for key, source in found.items() if source is not None}


def test_a_click_on_the_star_stars_and_does_not_select(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    _click(window, _part(window, 2, Part.STAR))
    wait_settled(qtbot, window)
    assert [paper.starred for paper in _papers(window)] == [False, False, True, False, False, False, False]
    assert window.parts.papers.view.currentIndex().row() == 0
    assert _counts(window)["starred"] == 1
    _click(window, _part(window, 2, Part.STAR))
    wait_settled(qtbot, window)
    assert _counts(window)["starred"] == 0


def test_a_click_on_the_status_offers_the_statuses(qtbot: QtBot, open_window: OpenWindow, filled_library: Path) -> None:
    window = open_window(filled_library)
    _click(window, _part(window, 1, Part.STATUS))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions()]
    assert texts == ["Inbox", "To read", "Reading", "Skimmed", "Read", "Skipped"]
    menu.actions()[2].trigger()
    menu.close()
    wait_settled(qtbot, window)
    assert [paper.status for paper in _papers(window)][1] is Status.READING
    assert _counts(window) == {"inbox": 6, "queue": 0, "reading": 1, "starred": 0, "all": 7}


def test_status_star_rating_and_tags_by_mouse_in_the_paper(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    window.parts.sources.choose("all")
    wait_settled(qtbot, window)
    header = window.parts.detail.header
    QTest.mouseClick(header.status.buttons[Status.SKIMMED], Qt.MouseButton.LeftButton)
    QTest.mouseClick(header.rating, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(55, 12))
    star = next(button for button in header.findChildren(QToolButton) if button.accessibleName() == "Star")
    QTest.mouseClick(star, Qt.MouseButton.LeftButton)
    QTest.keyClicks(window.parts.papers.view, "t")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "sleep/sheep")
    QTest.keyClick(field, Qt.Key.Key_Return)
    wait_settled(qtbot, window)
    paper = _papers(window)[0]
    assert (paper.status, paper.rating, paper.starred, paper.tags) == (Status.SKIMMED, 3, True, ("sleep/sheep",))

    remove = next(b for b in header.findChildren(QToolButton) if b.accessibleName().startswith("Take the tag"))
    QTest.mouseClick(remove, Qt.MouseButton.LeftButton)
    wait_settled(qtbot, window)
    assert _papers(window)[0].tags == ()


def test_many_at_once_and_back_again(qtbot: QtBot, open_window: OpenWindow, filled_library: Path) -> None:
    window = open_window(filled_library)
    view = window.parts.papers.view
    QTest.keyClicks(view, "a", Qt.KeyboardModifier.ControlModifier)
    wait_settled(qtbot, window)
    assert window.parts.detail.paper_id == 0
    QTest.keyClicks(view, "5", Qt.KeyboardModifier.AltModifier)
    wait_settled(qtbot, window)
    assert window.book.action("undo").text() == "Undo: 7 papers to Read"
    assert _counts(window)["inbox"] == 0
    assert window.parts.papers.empty.title == "Inbox zero"

    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, "z", Qt.KeyboardModifier.ControlModifier)
    wait_settled(qtbot, window)
    assert _counts(window)["inbox"] == 7
    assert view.selected_ids() == window.parts.model.ids
    assert window.book.action("redo").text() == "Redo: 7 papers to Read"
    QTest.keyClicks(view, "z", Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    wait_settled(qtbot, window)
    assert {paper.status for paper in _papers(window)} == {Status.READ}


def test_a_selection_of_several_survives_a_change(qtbot: QtBot, open_window: OpenWindow, filled_library: Path) -> None:
    window = open_window(filled_library)
    view, ids = window.parts.papers.view, window.parts.model.ids
    view.select_ids((ids[1], ids[2], ids[4]), ids[2])
    wait_settled(qtbot, window)
    QTest.keyClicks(view, "s")
    wait_settled(qtbot, window)
    assert view.selected_ids() == (ids[1], ids[2], ids[4])
    assert view.current_id() == ids[2]
    assert [paper.starred for paper in _papers(window)] == [False, True, True, False, True, False, False]


def test_sorting_by_header_click_reverses_and_goes_back(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    header, model = window.parts.papers.view.horizontalHeader(), window.parts.model
    own = model.ids
    orders = []
    for _ in range(3):
        header.sectionClicked.emit(Column.TITLE)
        wait_settled(qtbot, window)
        orders.append(model.ids)
    assert orders[0] == orders[1][::-1]
    assert orders[0] != own
    assert orders[2] == own


def test_next_and_previous_undecided_pass_what_is_decided(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    view = window.parts.papers.view
    QTest.keyClicks(view, "ga")
    wait_settled(qtbot, window)
    view.select_ids(window.parts.model.ids[1:4], window.parts.model.ids[1])
    QTest.keyClicks(view, "x")
    wait_settled(qtbot, window)
    view.go_to(0)
    QTest.keyClicks(view, "n")
    wait_settled(qtbot, window)
    assert view.currentIndex().row() == 4
    QTest.keyClicks(view, "p")
    wait_settled(qtbot, window)
    assert view.currentIndex().row() == 0
    QTest.keyClicks(view, "p")
    wait_settled(qtbot, window)
    assert window.parts.messages.text == "No undecided paper in that direction."


def test_keys_pressed_faster_than_the_library_answers_meet_one_paper_each(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    QTest.keyClicks(window.parts.papers.view, "xqex")
    wait_settled(qtbot, window)
    statuses = [paper.status for paper in _papers(window)]
    assert statuses[:5] == [Status.SKIPPED, Status.TO_READ, Status.READ, Status.SKIPPED, Status.INBOX]
    assert window.parts.papers.view.current_id() == _papers(window)[4].id


def test_deciding_the_last_paper_of_the_list_leaves_the_one_before(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    QTest.keyClick(window.parts.papers.view, Qt.Key.Key_End)
    QTest.keyClicks(window.parts.papers.view, "x")
    wait_settled(qtbot, window)
    assert [paper.status for paper in _papers(window)][6] is Status.SKIPPED
    assert window.parts.papers.view.current_id() == _papers(window)[5].id


def test_the_queue_shows_the_order_in_which_papers_were_queued(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    view, ids = window.parts.papers.view, window.parts.model.ids
    for paper in (ids[3], ids[0], ids[5]):
        view.select_ids((paper,), paper)
        QTest.keyClicks(view, "q")
        wait_settled(qtbot, window)
    QTest.keyClicks(view, "gq")
    wait_settled(qtbot, window)
    assert window.parts.model.ids == (ids[3], ids[0], ids[5])


def test_mentions_from_two_digests_stand_under_one_paper(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    view = window.parts.papers.view
    view.go_to(1)
    wait_settled(qtbot, window)
    section = window.parts.detail.mentions
    qtbot.waitUntil(lambda: len(section.findChildren(MentionCard)) == 2, timeout=WAIT_MS)


def test_places_come_back_after_a_restart(qtbot: QtBot, open_window: OpenWindow, filled_library: Path) -> None:
    window = open_window(filled_library)
    window.parts.sources.choose("all")
    wait_settled(qtbot, window)
    window.parts.papers.view.go_to(4)
    wait_settled(qtbot, window)
    window.resize(1100, 720)
    wanted = window.parts.papers.view.current_id()
    close(qtbot, window)
    again = open_window(filled_library)
    assert again.parts.sources.current == "all"
    assert again.parts.papers.view.current_id() == wanted
    assert again.parts.detail.paper_id == wanted


def test_nothing_but_the_window_is_ever_shown(qtbot: QtBot, open_window: OpenWindow, filled_library: Path) -> None:
    window = open_window(filled_library)
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert shown == [window]


def test_every_command_has_a_name() -> None:
    assert command_text(SetStatus(papers=(1, 2), status=Status.READ)) == "2 papers to Read"
    assert command_text(SetStarred(papers=(1,), starred=False)) == "Star off 1 paper"
    assert command_text(SetRating(papers=(1,), rating=None)) == "No rating for 1 paper"
    assert command_text(AddTag(papers=tuple(range(1234)), tag="rag")) == "Tag “rag” on 1\u202f234 papers"
    assert command_text(RestoreStates(states=(), changed=())) == "Earlier state of 0 papers"
