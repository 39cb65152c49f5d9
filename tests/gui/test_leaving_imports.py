"""Imports and windows that close: no process is left behind, and what was not imported is told at the next start."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from readerapp.config.session import Session, store_session
from readerapp.domain.commands import Command, Outcome
from readerapp.domain.errors import WriteFailed
from readerapp.domain.import_preview import ImportPreview
from readerapp.gui import session_keeper
from readerapp.gui.importing import preview_asking
from readerapp.gui.importing.preview_choice import CountedPreview, count_preview
from readerapp.gui.importing.worker_process import WorkerProcess
from readerapp.gui.main_window import MainWindow

from .conftest import WAIT_MS, OpenWindow, close, wait_settled


def drag_over(window: MainWindow, path: Path) -> bool:
    """Whether the window would take PATH."""
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDragEnterEvent(
        QPoint(200, 200),
        Qt.DropAction.CopyAction,
        files,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dragEnterEvent(event)
    return event.isAccepted()


def offers(window: MainWindow) -> dict[str, QPushButton]:
    return {button.text(): button for button in window.parts.messages.findChildren(QPushButton) if button.isVisible()}


@pytest.mark.parametrize("begin", ["drag", "files", "expect"])
def test_nothing_begins_while_the_window_lets_go_of_the_library(
    qtbot: QtBot,
    open_window: OpenWindow,
    empty_library: Path,
    digests: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
    begin: str,
) -> None:
    """Qt warns of a process that is destroyed while it runs, and warnings fail."""
    window = open_window(empty_library)
    storing, go_on = threading.Event(), threading.Event()

    def store_slowly(session: Session, path: Path) -> None:
        storing.set()
        go_on.wait(WAIT_MS / 1000)
        store_session(session, path)

    monkeypatch.setattr(session_keeper, "store_session", store_slowly)
    window.close()
    qtbot.waitUntil(storing.is_set, timeout=WAIT_MS)
    if begin == "drag":
        assert not drag_over(window, digests[0])
    elif begin == "files":
        window.bring([digests[0]])
    else:
        window.parts.import_run.expect()
    assert window.going
    assert window.parts.import_run.findChildren(WorkerProcess) == []
    go_on.set()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=WAIT_MS)


def test_an_import_that_closing_stopped_is_told_of_at_the_next_start_and_only_then(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, digests: tuple[Path, Path]
) -> None:
    window = open_window(empty_library)
    window.parts.importing.import_paths(digests)
    close(qtbot, window)
    window = open_window(empty_library)
    assert window.parts.messages.text == "week-one.md and 1 more were not imported to the end when the window closed."
    assert list(offers(window)) == ["Import again"]
    run = window.parts.import_run
    with qtbot.waitSignal(run.started, timeout=WAIT_MS):
        offers(window)["Import again"].click()
    assert run.unfinished == digests
    run.cancel()
    wait_settled(qtbot, window)
    close(qtbot, window)
    assert open_window(empty_library).parts.messages.text == ""


def test_a_plan_whose_import_was_cancelled_while_it_was_counted_is_not_shown(
    qtbot: QtBot,
    open_window: OpenWindow,
    empty_library: Path,
    digests: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The answer would go to the next import."""
    window, counted = open_window(empty_library), threading.Event()
    run, asking = window.parts.import_run, window.parts.importing.asking

    def count_slowly(preview: ImportPreview) -> CountedPreview:
        counted.wait(WAIT_MS / 1000)
        return count_preview(preview)

    monkeypatch.setattr(preview_asking, "count_preview", count_slowly)
    with qtbot.waitSignal(run.previewed, timeout=WAIT_MS):
        window.parts.importing.import_paths(digests)
    with qtbot.waitSignal(run.finished, timeout=WAIT_MS):
        run.cancel()
    counted.set()
    wait_settled(qtbot, window)
    assert asking.window is None


def test_what_was_only_shown_or_cancelled_is_not_told_of(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, digests: tuple[Path, Path]
) -> None:
    window = open_window(empty_library)
    run = window.parts.import_run
    with qtbot.waitSignal(run.previewed, timeout=WAIT_MS):
        run.start([digests[0]], ask=True)
    assert (run.running, run.writing, len(run.unfinished)) == (True, False, 0)
    run.start([digests[1]])
    assert run.unfinished == (digests[1],)
    with qtbot.waitSignal(run.finished, timeout=WAIT_MS):
        run.cancel()
    assert len(run.unfinished) == 0


def test_a_window_that_stays_does_what_was_asked_for_meanwhile_and_leaves_no_process_when_it_goes(
    qtbot: QtBot,
    open_window: OpenWindow,
    filled_library: Path,
    digests: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_window(filled_library)
    parts = window.parts

    def full(_command: Command) -> Outcome:
        raise WriteFailed("The disk is full; free some space.")

    monkeypatch.setattr(parts.library.services.decisions, "carry_out", full)
    window.book.run("new-note")
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, "precious")
    with qtbot.waitSignals([parts.import_run.started, parts.importing.asking.nothing_to_do], timeout=WAIT_MS):
        window.close()
        parts.importing.import_paths([digests[0]])
    window.close()
    qtbot.waitUntil(lambda: "Close and lose the note" in offers(window), timeout=WAIT_MS)
    parts.import_run.start([digests[1]])
    offers(window)["Close and lose the note"].click()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=WAIT_MS)
    assert parts.import_run.gone
