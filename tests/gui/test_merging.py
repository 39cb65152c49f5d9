"""Merging papers, splitting them, and the window that proposes which ones may be the same."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from readerapp.bootstrap import open_services
from readerapp.domain.commands import AddTag, SetStatus
from readerapp.domain.errors import WriteFailed
from readerapp.domain.selection import Selection
from readerapp.domain.vocabulary import Status
from readerapp.gui.main_window import MainWindow
from readerapp.gui.merging.duplicates_window import DuplicatesWindow
from readerapp.gui.merging.merging import MOST_AT_ONCE
from readerapp.services.decisions import Decisions

from .conftest import OpenWindow, close, wait_settled

PROPOSED = ["Counting sheep with attention", "Cleaning data with a broom", "A proof that nobody asked for"]


@pytest.fixture
def twice(filled_library: Path, tmp_path: Path) -> Path:
    """A library in which three papers have two cards each."""
    path = tmp_path / "twice.json"
    titles = ["Counting sheep with attention (v2)", *PROPOSED[1:]]
    entries = ", ".join(f'{{"title": "{title}", "authors": ["Ann Ax"]}}' for title in titles)
    path.write_text(f"[{entries}]", encoding="utf-8")
    services = open_services(filled_library)
    report = services.imports.import_paths([path])
    assert (report.failed, report.skipped) == ((), ())
    services.close()
    return filled_library


def _titles(window: MainWindow) -> list[str]:
    return [paper.title for paper in window.parts.library.services.reading_list.papers(Selection())]


def _open(qtbot: QtBot, window: MainWindow) -> DuplicatesWindow:
    window.book.action("duplicates").trigger()
    wait_settled(qtbot, window)
    proposals = window.parts.merging.window
    assert proposals is not None
    return proposals


def _proposed(window: DuplicatesWindow) -> list[str]:
    return [proposal.first.title for proposal in window.list.pairs.proposals]


def _pick(qtbot: QtBot, window: MainWindow, *places: int) -> None:
    ids = [window.parts.model.ids[place] for place in places]
    window.parts.papers.view.select_ids(tuple(ids), ids[0])
    wait_settled(qtbot, window)


def test_selected_papers_are_merged_and_split_again(qtbot: QtBot, open_window: OpenWindow, twice: Path) -> None:
    window = open_window(twice)
    merge, split = window.book.action("merge"), window.book.action("split")
    assert (merge.isEnabled(), split.isEnabled()) == (False, True)
    _pick(qtbot, window, 7, 1)
    assert (merge.isEnabled(), split.isEnabled()) == (True, False)
    before = _titles(window)
    QTest.keyClicks(window.parts.papers.view, "m", Qt.KeyboardModifier.ControlModifier)
    wait_settled(qtbot, window)
    assert _titles(window) == [title for title in before if not title.endswith("(v2)")]
    assert window.parts.messages.text == "Merge 2 papers"
    # The card with the arXiv id stays, and is the one that is selected and shown.
    assert window.parts.papers.view.selected_ids() == (2,)
    assert window.parts.detail.paper_id == 2
    assert window.parts.detail.header._merged.text() == "2 papers in one · Split…"

    QTest.mouseClick(window.parts.detail.header._merged, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.parts.merging.dialog is not None)
    dialog = window.parts.merging.dialog
    assert dialog is not None
    assert [box.text() for box in dialog.boxes.values()] == ["Counting sheep with attention (v2)"]
    (box,) = dialog.boxes.values()
    box.setChecked(False)
    assert not dialog.split.isEnabled()
    box.setChecked(True)
    QTest.mouseClick(dialog.split, Qt.MouseButton.LeftButton)
    wait_settled(qtbot, window)
    assert (_titles(window), window.parts.merging.dialog) == (before, None)
    assert window.parts.detail.header._merged.isHidden()
    window.book.action("undo").trigger()
    wait_settled(qtbot, window)
    assert len(_titles(window)) == len(before) - 1
    window.book.action("undo").trigger()
    wait_settled(qtbot, window)
    assert _titles(window) == before


def test_what_cannot_be_merged_or_split_is_said(qtbot: QtBot, open_window: OpenWindow, filled_library: Path) -> None:
    services = open_services(filled_library)
    many = filled_library.parent / "many.md"
    many.write_text("# Many\n\n" + "".join(f"- https://arxiv.org/abs/2405.{n:05}\n" for n in range(MOST_AT_ONCE)))
    services.imports.import_paths([many])
    services.close()
    window = open_window(filled_library)
    window.book.action("split").trigger()
    wait_settled(qtbot, window)
    assert window.parts.messages.text == "No other paper was merged into this one."
    QTest.keyClicks(window.parts.papers.view, "a", Qt.KeyboardModifier.ControlModifier)
    wait_settled(qtbot, window)
    before = _titles(window)
    window.book.action("merge").trigger()
    wait_settled(qtbot, window)
    assert window.parts.messages.text == "At most 20 papers can be merged at once."
    assert _titles(window) == before


def test_pairs_are_settled_by_key(qtbot: QtBot, open_window: OpenWindow, twice: Path) -> None:
    window = open_window(twice)
    proposals = _open(qtbot, window)
    assert _proposed(proposals) == PROPOSED
    assert proposals.list.hasFocus() or proposals.focusWidget() is proposals.list
    assert [card.stays.isChecked() for card in proposals.pair.cards] == [True, False]
    assert proposals._count.text() == "3 pairs may be the same paper"

    QTest.keyClick(proposals.list, Qt.Key.Key_Return)
    wait_settled(qtbot, window)
    assert _proposed(proposals) == PROPOSED[1:]
    assert proposals.undo.text() == "Undo: Merge 2 papers"

    QTest.keyClick(proposals.list, Qt.Key.Key_N)
    wait_settled(qtbot, window)
    assert _proposed(proposals) == PROPOSED[2:]
    assert len(_titles(window)) == 9

    # The other card stays if the user wants it so.
    QTest.keyClick(proposals.list, Qt.Key.Key_Right)
    assert [card.stays.isChecked() for card in proposals.pair.cards] == [False, True]
    QTest.keyClick(proposals.list, Qt.Key.Key_Return)
    wait_settled(qtbot, window)
    assert proposals._empty.title == "No duplicates"
    assert [button.isVisible() for button in (proposals.skip, proposals.distinct, proposals.merge)] == [False] * 3
    papers = window.parts.library.services.reading_list.papers(Selection())
    assert [paper.key for paper in papers if paper.title == PROPOSED[2]] == [papers[-1].key]
    assert papers[-1].key.startswith("work:")

    for left in (PROPOSED[2:], PROPOSED[1:], PROPOSED):
        QTest.keyClicks(proposals, "z", Qt.KeyboardModifier.ControlModifier)
        wait_settled(qtbot, window)
        assert _proposed(proposals) == left
    assert len(_titles(window)) == 10


def test_a_pair_is_skipped_and_stays(qtbot: QtBot, open_window: OpenWindow, twice: Path) -> None:
    window = open_window(twice)
    proposals = _open(qtbot, window)
    for key, expected in ((Qt.Key.Key_S, 1), (Qt.Key.Key_Down, 2), (Qt.Key.Key_S, 2), (Qt.Key.Key_Up, 1)):
        QTest.keyClick(proposals.list, key)
        wait_settled(qtbot, window)
        current = proposals.pair.pair
        assert current is not None
        assert current.proposal.first.title == PROPOSED[expected]
    assert len(_titles(window)) == 10


def test_the_keys_work_under_a_korean_layout(qtbot: QtBot, open_window: OpenWindow, twice: Path) -> None:
    window = open_window(twice)
    proposals = _open(qtbot, window)
    none = Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(QEvent.Type.KeyPress, 0, none, 49 + 8, 0, 0, "ㅜ")
    QApplication.sendEvent(proposals.list, event)
    wait_settled(qtbot, window)
    assert _proposed(proposals) == PROPOSED[1:]


def test_the_cards_show_what_the_user_has(qtbot: QtBot, open_window: OpenWindow, twice: Path) -> None:
    services = open_services(twice)
    services.decisions.carry_out(SetStatus(papers=(8,), status=Status.READ))
    services.decisions.carry_out(AddTag(papers=(8,), tag="sheep"))
    services.close()
    window = open_window(twice)
    left, right = _open(qtbot, window).pair.cards
    assert (left._status.text(), left._digests.text()) == (
        "Inbox",
        "In Reading circle, week one · Reading circle, week two",
    )
    assert (right._status.text(), right._mine.text(), right._authors.text()) == ("Read", "#sheep", "Ann Ax")
    QTest.mouseClick(right, Qt.MouseButton.LeftButton)
    assert [card.stays.isChecked() for card in (left, right)] == [False, True]


def test_what_changes_elsewhere_is_seen(qtbot: QtBot, open_window: OpenWindow, twice: Path) -> None:
    window = open_window(twice)
    proposals = _open(qtbot, window)
    _pick(qtbot, window, 1, 7)
    window.book.action("merge").trigger()
    wait_settled(qtbot, window)
    assert _proposed(proposals) == PROPOSED[1:]
    proposals.close()
    assert window.parts.merging.window is None
    again = _open(qtbot, window)
    assert again is not proposals
    assert _proposed(again) == PROPOSED[1:]


def test_a_pair_that_could_not_be_stored_comes_back(
    qtbot: QtBot, open_window: OpenWindow, twice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(twice)
    proposals = _open(qtbot, window)

    def refuse(_self: object, _command: object) -> None:
        raise WriteFailed("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(Decisions, "carry_out", refuse)
        QTest.keyClick(proposals.list, Qt.Key.Key_Return)
        wait_settled(qtbot, window)
    assert _proposed(proposals) == PROPOSED
    assert proposals._error.text() == "The disk is full."


def test_the_window_can_be_closed_while_it_searches(qtbot: QtBot, open_window: OpenWindow, twice: Path) -> None:
    window = open_window(twice)
    window.book.action("duplicates").trigger()
    proposals = window.parts.merging.window
    assert proposals is not None
    proposals.close()
    wait_settled(qtbot, window)
    assert window.parts.merging.window is None
    window.book.action("duplicates").trigger()
    close(qtbot, window)
