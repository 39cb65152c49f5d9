"""The story of a reader: bring a digest in, decide, write, take back, come again tomorrow."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from readerapp.bootstrap import open_services
from readerapp.domain.selection import Selection
from readerapp.domain.vocabulary import Status
from readerapp.gui.main_window import MainWindow

from .conftest import WAIT_MS, Opened, OpenWindow, close, wait_settled

_NOTE = "Try this on *our* data"


def _press(qtbot: QtBot, window: MainWindow, keys: str) -> None:
    """Type KEYS into the list, as a reader would."""
    for key in keys:
        QTest.keyClicks(window.parts.papers.view, key)
        wait_settled(qtbot, window)


def _titles(window: MainWindow) -> list[str]:
    model = window.parts.model
    rows = window.parts.library.services.reading_list.rows(model.ids)
    return [row.title for row in rows]


def _current_title(window: MainWindow) -> str:
    row = window.parts.model.row_of(window.parts.papers.view.current_id())
    return row.title if row else ""


def test_import_decide_write_undo_and_come_back(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, digests: tuple[Path, Path], opened: Opened
) -> None:
    window = open_window(empty_library)
    parts = window.parts

    # A digest is shown and comes in; the Inbox fills while the window stays usable.
    parts.importing.import_paths([digests[0]])
    qtbot.waitUntil(lambda: parts.importing.asking.window is not None, timeout=WAIT_MS)
    assert parts.importing.asking.window is not None
    with qtbot.waitSignal(parts.import_run.finished, timeout=WAIT_MS):
        QTest.keyClick(parts.importing.asking.window, Qt.Key.Key_Return)
    window.activateWindow()  # as a window manager does
    wait_settled(qtbot, window)
    assert parts.messages.text == "6 papers: 6 new"
    assert _titles(window)[:2] == ["A small model that listens", "Counting sheep with attention"]
    assert parts.detail.paper_id == parts.model.ids[0]

    # Down and up again, and the links of the paper open in the browser.
    _press(qtbot, window, "jjk")
    assert _current_title(window) == "Counting sheep with attention"
    _press(qtbot, window, "v")
    QTest.keyClicks(parts.papers.view, "V", Qt.KeyboardModifier.ShiftModifier)
    assert opened.urls == ["https://arxiv.org/abs/2401.00002", "https://arxiv.org/pdf/2401.00002"]

    # One key a paper: what is decided leaves the Inbox, the next one takes its place.
    _press(qtbot, window, "x")
    assert _current_title(window) == "The long memory of short networks"
    _press(qtbot, window, "q")
    assert _current_title(window) == "Cleaning data with a broom"
    _press(qtbot, window, "e")
    _press(qtbot, window, "s")
    assert _titles(window) == ["A small model that listens", "Một bộ dữ liệu tiếng Việt", "한국어 문장 모음"]

    # A note, by key; it is stored when the focus goes back to the list.
    QTest.keyClicks(parts.papers.view, "O", Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    editor = window.focusWidget()
    assert isinstance(editor, QPlainTextEdit)
    QTest.keyClicks(editor, _NOTE)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    wait_settled(qtbot, window)
    noted = parts.papers.view.current_id()

    # Skipping the first one by mistake, and taking it back.
    parts.papers.view.go_to(0)
    _press(qtbot, window, "x")
    assert "A small model that listens" not in _titles(window)
    QTest.keyClicks(parts.papers.view, "z", Qt.KeyboardModifier.ControlModifier)
    wait_settled(qtbot, window)
    assert _current_title(window) == "A small model that listens"
    assert parts.messages.text == "Undone: 1 paper to Skipped"

    # Tomorrow.
    parts.papers.view.select_ids((noted,), noted)
    wait_settled(qtbot, window)
    close(qtbot, window)
    again = open_window(empty_library)
    assert again.parts.sources.current == "inbox"
    assert again.parts.detail.paper_id == noted
    assert [card.note_id for card in again.parts.detail.notes.cards] != []
    assert _titles(again) == ["A small model that listens", "Một bộ dữ liệu tiếng Việt", "한국어 문장 모음"]
    close(qtbot, again)

    services = open_services(empty_library)
    details = {detail.paper.title: detail for detail in services.reading_list.details(Selection())}
    services.close()
    assert {title: detail.paper.status for title, detail in details.items()} == {
        "A small model that listens": Status.INBOX,
        "Counting sheep with attention": Status.SKIPPED,
        "The long memory of short networks": Status.TO_READ,
        "Cleaning data with a broom": Status.READ,
        "Một bộ dữ liệu tiếng Việt": Status.INBOX,
        "한국어 문장 모음": Status.INBOX,
    }
    starred = [title for title, detail in details.items() if detail.paper.starred]
    noted_titles = [title for title, detail in details.items() if [n.body for n in detail.notes] == [_NOTE]]
    assert starred == noted_titles == ["Một bộ dữ liệu tiếng Việt"]
