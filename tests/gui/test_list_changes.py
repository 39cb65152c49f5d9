"""What the list shows while it is searched and while the library changes, here and elsewhere."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from readerapp.bootstrap import open_services
from readerapp.domain.commands import SetRating, SetTrashed
from readerapp.domain.history import History
from readerapp.domain.selection import Selection, Sort, SortField
from readerapp.gui.elsewhere import Elsewhere
from readerapp.gui.main_window import MainWindow
from readerapp.services.reading_list import Listing, ReadingList

from .conftest import WAIT_MS, OpenWindow, wait_settled


@pytest.fixture
def window(open_window: OpenWindow, filled_library: Path) -> MainWindow:
    return open_window(filled_library)


def test_a_search_that_is_overtaken_is_told_so(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []
    listing = ReadingList.listing

    def watched(
        self: ReadingList, selection: Selection, *, known: Listing | None, unwanted: Callable[[], bool]
    ) -> Listing:
        told.append(unwanted)
        return listing(self, selection, known=known, unwanted=unwanted)

    monkeypatch.setattr(ReadingList, "listing", watched)
    for query in ("sheep", "sheep attention"):
        with qtbot.waitSignal(window.parts.paper_loader.loaded, timeout=WAIT_MS):
            window.parts.papers.search.setText(query)
    assert [overtaken() for overtaken in told] == [True, False]


def test_the_first_letter_is_searched_at_once_and_the_others_of_a_stroke_together(
    qtbot: QtBot, window: MainWindow
) -> None:
    search, queries = window.parts.papers.search, list[str]()
    search.query_changed.connect(queries.append)
    QTest.keyClicks(search, "sheep")
    assert queries == ["s"]
    qtbot.waitUntil(lambda: queries == ["s", "sheep"], timeout=WAIT_MS)
    search.show_query("small")
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert queries == ["s", "sheep", ""]


def test_a_row_that_is_read_before_its_decision_is_announced_still_goes_where_it_belongs(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts, announce = window.parts, threading.Event()
    parts.places.order(Sort(field=SortField.RATING, descending=True))
    wait_settled(qtbot, window)
    last, decisions = parts.model.ids[-1], parts.library.services.decisions
    history = decisions.history

    def history_later() -> History:
        announce.wait(WAIT_MS / 1000)
        return history()

    monkeypatch.setattr(decisions, "history", history_later)
    parts.deciding.give(SetRating(papers=(last,), rating=5))

    def shows_it() -> bool:
        parts.model.rows_wanted.emit((last,))
        row = parts.model.row_of(last)
        return row is not None and row.rating == 5

    qtbot.waitUntil(shows_it, timeout=WAIT_MS)
    announce.set()
    wait_settled(qtbot, window)
    assert parts.model.ids[0] == last


def write_elsewhere(library: Path, papers: tuple[int, ...]) -> None:
    other = open_services(library)
    other.decisions.carry_out(SetTrashed(papers=papers, trashed=True))
    other.close()


def test_what_another_window_wrote_is_shown_when_it_is_asked_for_again_before_the_answer(
    qtbot: QtBot, window: MainWindow, filled_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere, ask, asked = window.parts.elsewhere, ReadingList.written_elsewhere, threading.Event()

    def answer(self: ReadingList) -> bool:
        written = ask(self)
        asked.set()
        return written

    write_elsewhere(filled_library, window.parts.model.ids[:3])
    monkeypatch.setattr(ReadingList, "written_elsewhere", answer)
    elsewhere.look()
    asked.wait()
    elsewhere.look()
    qtbot.waitUntil(lambda: len(window.parts.model.ids) == 4, timeout=WAIT_MS)


def test_what_is_written_while_the_list_is_read_for_the_first_time_is_shown(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as slow:
        slow.setattr(Elsewhere, "look", lambda _self: None)
        window = open_window(filled_library)
    write_elsewhere(filled_library, window.parts.model.ids[:3])
    window.parts.elsewhere.look()
    qtbot.waitUntil(lambda: len(window.parts.model.ids) == 4, timeout=WAIT_MS)


def test_typing_on_after_a_decision_finds_what_is_there_now(qtbot: QtBot, window: MainWindow) -> None:
    search, parts = window.parts.papers.search, window.parts
    parts.elsewhere.look()
    wait_settled(qtbot, window)
    search.setText("she")
    wait_settled(qtbot, window)
    parts.deciding.give(SetTrashed(papers=parts.model.ids, trashed=True))
    search.setText("sheep")
    wait_settled(qtbot, window)
    assert parts.model.ids == ()
    parts.deciding.undo()
    search.setText("sheep attention")
    wait_settled(qtbot, window)
    assert [row.title for row in map(parts.model.row_of, parts.model.ids) if row] == ["Counting sheep with attention"]
