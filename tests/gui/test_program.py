"""The life of the program: another library without a restart, later starts, processes that were killed."""

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from readerapp.bootstrap import open_services
from readerapp.config.paths import default_library, door_file
from readerapp.config.session import Session, store_session
from readerapp.domain.commands import Command, Outcome, SetStarred
from readerapp.domain.errors import WriteFailed
from readerapp.domain.selection import Selection
from readerapp.gui.crash import CrashReporter
from readerapp.gui.door import Call, Door, knock
from readerapp.gui.libraries import LibraryWish
from readerapp.gui.main_window import MainWindow
from readerapp.gui.program import Program
from readerapp.gui.theme.theme import Theme

from .conftest import WAIT_MS, Opened, close, wait_settled

StartProgram = Callable[..., Program]


@pytest.fixture
def start_program(
    qtbot: QtBot, qapp: QApplication, theme: Theme, tmp_path: Path, opened: Opened
) -> Iterator[StartProgram]:
    """Starts programs in this process, as `application.run` does."""
    programs = []

    def start(library: Path, files: tuple[Path, ...] = ()) -> Program:
        program = Program(qapp, theme, tmp_path / "session.json", reporter=CrashReporter(), open_url=opened)
        programs.append(program)
        door = Door(library)
        assert door.take()
        program.start(library, door, files)
        qtbot.waitUntil(lambda: program.window.parts.overview_loader.overview is not None, timeout=WAIT_MS)
        wait_settled(qtbot, program.window)
        return program

    yield start
    for program in programs:
        if program.window.isVisible():
            close(qtbot, program.window)
        program.window.deleteLater()


@pytest.fixture
def other_library(tmp_path: Path, digests: tuple[Path, Path]) -> Path:
    path = tmp_path / "other" / "papers.db"
    services = open_services(path)
    services.imports.import_paths(digests[1:])
    services.close()
    return path


def _switch(qtbot: QtBot, program: Program, path: Path, *, new: bool = False) -> None:
    program.window.parts.libraries.wanted.emit(LibraryWish(path=path, new=new))
    qtbot.waitUntil(
        lambda: program.window.parts.library.is_open and program.window.parts.library.services.path == path,
        timeout=WAIT_MS,
    )
    qtbot.waitUntil(lambda: program.window.parts.overview_loader.overview is not None, timeout=WAIT_MS)
    wait_settled(qtbot, program.window)


def test_the_title_names_a_library_that_is_not_the_usual_one(
    qtbot: QtBot, start_program: StartProgram, other_library: Path
) -> None:
    program = start_program(default_library())
    assert program.window.windowTitle() == "readerapp"
    _switch(qtbot, program, other_library)
    assert program.window.windowTitle() == "papers"
    _switch(qtbot, program, other_library.with_name("library.db"), new=True)
    assert program.window.windowTitle() == "other"


def _windows() -> list[QWidget]:
    return [
        window for window in QApplication.topLevelWidgets() if window.isVisible() and isinstance(window, MainWindow)
    ]


def _second_start(*arguments: str | Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "readerapp", *map(str, arguments)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_another_library_opens_in_a_window_in_the_same_place_with_its_own_history(
    qtbot: QtBot, start_program: StartProgram, filled_library: Path, other_library: Path
) -> None:
    program = start_program(filled_library)
    first = program.window
    QTest.keyClick(first.parts.papers.view, Qt.Key.Key_X)
    wait_settled(qtbot, first)
    assert first.book.action("undo").text() == "Undo: 1 paper to Skipped"
    first.book.run("new-note")
    QTest.keyClicks(first.focusWidget(), "typed a moment ago")

    _switch(qtbot, program, other_library)
    assert _windows() == [program.window]
    assert len(program.window.parts.model.ids) == 2
    assert program.window.book.action("undo").text() == "Undo: Import of “Reading circle, week two”"
    assert [library.path for library in program.window.parts.libraries.recent.entries] == [
        other_library,
        filled_library,
    ]

    # Back again: the history is there, and so is the note.
    _switch(qtbot, program, filled_library)
    assert program.window.book.action("undo").text() == "Undo: New note"
    program.window.parts.sources.choose("all")
    wait_settled(qtbot, program.window)
    rows = program.window.parts.library.services.reading_list.rows(program.window.parts.model.ids)
    assert [row.notes for row in rows].count(1) == 1


def test_a_library_that_cannot_be_opened_is_told_of_and_the_present_one_stays(
    qtbot: QtBot, start_program: StartProgram, filled_library: Path, other_library: Path, tmp_path: Path
) -> None:
    program = start_program(filled_library)
    window = program.window
    shopping = tmp_path / "shopping.db"
    shopping.write_text("bread and milk; " * 300, encoding="utf-8")

    def told(wish: LibraryWish, sentence: str) -> None:
        window.parts.libraries.wanted.emit(wish)
        qtbot.waitUntil(lambda: sentence in window.parts.messages.text, timeout=WAIT_MS)

    newer = tmp_path / "newer.db"
    newer.write_bytes(other_library.read_bytes())
    connection = sqlite3.connect(newer)
    with connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    told(LibraryWish(path=newer), "was written by a later version of readerapp")
    told(LibraryWish(path=shopping), "is not a readerapp library")
    told(LibraryWish(path=tmp_path / "none.db"), "There is no library")
    told(LibraryWish(path=shopping, new=True), "is there already")
    assert shopping.read_text(encoding="utf-8").startswith("bread")
    assert program.window is window
    QTest.keyClick(window.parts.papers.view, Qt.Key.Key_X)
    wait_settled(qtbot, window)
    assert len(window.parts.model.ids) == 6


def test_a_note_that_cannot_be_saved_keeps_its_library_open(
    qtbot: QtBot,
    start_program: StartProgram,
    filled_library: Path,
    other_library: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program = start_program(filled_library)
    window = program.window

    def full(_command: Command) -> Outcome:
        raise WriteFailed("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(window.parts.library.services.decisions, "carry_out", full)
        window.book.run("new-note")
        QTest.keyClicks(window.focusWidget(), "precious")
        window.parts.libraries.wanted.emit(LibraryWish(path=other_library))
        qtbot.waitUntil(lambda: "stays open" in window.parts.messages.text, timeout=WAIT_MS)
    assert program.window is window
    free = Door(other_library)
    assert free.take()
    free.close()
    _switch(qtbot, program, other_library)
    services = open_services(filled_library)
    bodies = [
        note.body for id_ in services.reading_list.ids(Selection()) for note in services.reading_list.detail(id_).notes
    ]
    services.close()
    assert bodies == ["precious"]


def test_a_new_library_is_made_where_the_user_says(
    qtbot: QtBot, start_program: StartProgram, filled_library: Path, tmp_path: Path
) -> None:
    program = start_program(filled_library)
    _switch(qtbot, program, tmp_path / "thesis" / "papers.db", new=True)
    assert program.window.first.shown


def test_a_second_start_hands_its_files_to_the_window_that_is_open(
    qtbot: QtBot, start_program: StartProgram, filled_library: Path, tmp_path: Path
) -> None:
    program = start_program(filled_library)
    digest = tmp_path / "điểm báo.md"
    digest.write_text("# News\n\n- [Sheep at night](https://arxiv.org/abs/2405.00009) Quiet.\n", encoding="utf-8")
    program.window.showMinimized()
    second = _second_start("--library", filled_library, digest)
    asking = program.window.parts.importing.asking
    qtbot.waitUntil(lambda: asking.window is not None and second.poll() is not None, timeout=WAIT_MS)
    assert (second.returncode, second.communicate()) == (0, ("", ""))
    assert not program.window.isMinimized()
    assert asking.window is not None
    QTest.keyClick(asking.window, Qt.Key.Key_Return)
    wait_settled(qtbot, program.window)
    assert program.window.parts.messages.text == "1 paper: 1 new"


def test_a_window_that_is_closing_takes_no_files_of_a_later_start_which_gets_its_own_window(
    qtbot: QtBot, start_program: StartProgram, filled_library: Path, tmp_path: Path
) -> None:
    """It could not import them any more, and would lose them."""
    program = start_program(filled_library)
    window, go_on = program.window, threading.Event()
    window.parts.lanes.write.submit(lambda: go_on.wait(WAIT_MS / 1000), lambda _nothing: None)
    window.close()
    with ThreadPoolExecutor() as thread:
        answer = thread.submit(knock, filled_library, Call(files=(tmp_path / "news.md",)))
        qtbot.waitUntil(answer.done, timeout=WAIT_MS)
        assert answer.result() is False
    go_on.set()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=WAIT_MS)
    assert Door(filled_library).take()


def test_after_a_kill_the_next_start_is_the_first(
    qtbot: QtBot, start_program: StartProgram, filled_library: Path
) -> None:
    killed = _second_start("--library", filled_library)
    address = door_file(filled_library).with_suffix(".address")
    qtbot.waitUntil(address.exists, timeout=WAIT_MS)
    killed.kill()
    killed.communicate()
    program = start_program(filled_library)
    assert len(program.window.parts.model.ids) == 7


def test_a_library_that_is_open_in_another_process_is_shown_there(
    qtbot: QtBot, start_program: StartProgram, filled_library: Path, other_library: Path
) -> None:
    other = _second_start("--library", other_library)
    try:
        qtbot.waitUntil(door_file(other_library).with_suffix(".address").exists, timeout=WAIT_MS)
        program = start_program(filled_library)
        messages = program.window.parts.messages
        program.window.parts.libraries.wanted.emit(LibraryWish(path=other_library))
        qtbot.waitUntil(
            lambda: messages.text == "papers.db is open in another window, which is in front now.", timeout=WAIT_MS
        )
    finally:
        other.kill()
        other.communicate()


def test_a_process_that_holds_the_library_and_never_answers_is_told_of(
    qtbot: QtBot, qapp: QApplication, theme: Theme, filled_library: Path, tmp_path: Path
) -> None:
    deaf = Door(filled_library)
    assert deaf.take()
    program = Program(qapp, theme, tmp_path / "session.json", reporter=CrashReporter())
    program.start(filled_library, Door(filled_library))
    window = program.window
    qtbot.waitUntil(lambda: window.first.shown, timeout=WAIT_MS)
    assert (
        window.first.page.text
        == "library.db is open in another readerapp, which does not answer. End that one and try again."
    )
    deaf.close()
    QTest.mouseClick(window.first.page.choices[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.first.shown, timeout=WAIT_MS)
    wait_settled(qtbot, window)
    close(qtbot, window)
    window.deleteLater()


def test_a_decision_is_not_lost_when_the_library_changes_at_once(
    qtbot: QtBot, start_program: StartProgram, filled_library: Path, other_library: Path
) -> None:
    program = start_program(filled_library)
    parts = program.window.parts
    paper = parts.papers.view.current_id()
    parts.deciding.give(SetStarred(papers=(paper,), starred=True))
    _switch(qtbot, program, other_library)
    services = open_services(filled_library)
    starred = services.reading_list.rows((paper,))[0].starred
    services.close()
    assert starred


def test_a_session_from_before_libraries_had_files_of_their_own_still_counts(
    qtbot: QtBot, start_program: StartProgram, filled_library: Path, tmp_path: Path
) -> None:
    store_session(Session(library=str(filled_library), source="starred"), tmp_path / "session.json")
    assert start_program(filled_library).window.parts.sources.current == "starred"
