"""The window comes back as it was: after a close, after a kill, and on another screen than before."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from builders import a_document
from readerapp.bootstrap import open_services
from readerapp.config.paths import door_file, place_file
from readerapp.config.session import load_session

from .conftest import WAIT_MS, OpenWindow, close, wait_settled


def a_long_library(tmp_path: Path, papers: int = 120) -> Path:
    library = tmp_path / "long.db"
    services = open_services(library)
    services.imports.import_paths([a_document(tmp_path, ids=tuple(f"2403.{n:05}" for n in range(1, papers + 1)))])
    services.close()
    return library


def test_list_paper_search_scroll_and_open_entries_come_back(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    library = a_long_library(tmp_path)
    window = open_window(library)
    parts = window.parts
    parts.sources.choose("all")
    wait_settled(qtbot, window)
    parts.papers.view.go_to(60)
    parts.papers.view.scrollTo(parts.papers.view.papers.index(57, 0), parts.papers.view.ScrollHint.PositionAtTop)
    wait_settled(qtbot, window)
    chosen, top = parts.papers.view.current_id(), parts.papers.view.rowAt(0)
    assert top == 57
    close(qtbot, window)

    again = open_window(library)
    view = again.parts.papers.view
    assert again.parts.sources.current == "all"
    assert (view.current_id(), view.rowAt(0)) == (chosen, 57)
    assert again.parts.detail.paper_id == chosen


def test_each_library_comes_back_where_it_was_left(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, tmp_path: Path
) -> None:
    window = open_window(filled_library)
    window.parts.sources.choose("starred")
    wait_settled(qtbot, window)
    close(qtbot, window)
    session = tmp_path / "state" / "session.json"
    place = load_session(session.with_name(place_file(filled_library).name))
    assert (place.library, place.source) == (str(filled_library), "starred")


def test_a_process_that_is_killed_comes_back_nearly_as_it_was(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("readerapp.gui.session_keeper._EVERY_MS", 30)
    window = open_window(filled_library)
    window.parts.sources.choose("starred")
    wait_settled(qtbot, window)
    session = tmp_path / "state" / "session.json"
    qtbot.waitUntil(lambda: load_session(session).source == "starred", timeout=WAIT_MS)


def test_a_window_from_a_screen_that_is_gone_is_brought_into_sight(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    window.setGeometry(QRect(9_000, 9_000, 1_000, 700))
    wait_settled(qtbot, window)
    close(qtbot, window)
    again = open_window(filled_library)
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert screen.intersects(again.frameGeometry())
    assert screen.contains(again.frameGeometry().topLeft())


def test_a_program_that_is_told_to_end_saves_and_goes(qtbot: QtBot, filled_library: Path) -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "readerapp", "--library", str(filled_library)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    try:
        qtbot.waitUntil(door_file(filled_library).with_suffix(".address").exists, timeout=WAIT_MS)
        program.send_signal(signal.SIGTERM)
        assert program.wait(timeout=WAIT_MS / 1000) == 0
    finally:
        program.kill()
    assert load_session(place_file(filled_library)).library == str(filled_library)
    assert not door_file(filled_library).exists()
