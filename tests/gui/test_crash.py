"""Our own mistakes: logged once, shown once as a report to copy, and the window goes on."""

import faulthandler
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from readerapp.config.paths import crash_folder
from readerapp.config.traces import Trace, take_traces
from readerapp.gui.crash import CrashReporter
from readerapp.gui.crash_window import CrashWindow

from .conftest import WAIT_MS, OpenWindow, wait_settled


@pytest.fixture
def reporter(qapp: QApplication) -> Iterator[CrashReporter]:
    """What takes every exception that nobody expected, as in the program; pytest's own hooks come back."""
    hooks = sys.excepthook, sys.unraisablehook, threading.excepthook
    installed = CrashReporter()
    installed.install()
    yield installed
    sys.excepthook, sys.unraisablehook, threading.excepthook = hooks


def _reports() -> list[CrashWindow]:
    return [shown for shown in QApplication.topLevelWidgets() if isinstance(shown, CrashWindow) and shown.isVisible()]


def test_a_mistake_in_a_job_is_reported_once_and_work_goes_on(
    qtbot: QtBot,
    open_window: OpenWindow,
    filled_library: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    window = open_window(filled_library)
    reporter = CrashReporter()
    reporter.show_over(window)
    window.parts.lanes.crashed.connect(reporter.take)
    services = window.parts.library.services

    def wrong(_paper_id: int) -> None:
        raise ZeroDivisionError("ours")

    with monkeypatch.context() as broken, caplog.at_level(logging.ERROR):
        broken.setattr(services.reading_list, "detail", wrong)
        for place in (1, 2):
            window.parts.papers.view.go_to(place)
            wait_settled(qtbot, window)
    assert [record.message for record in caplog.records] == ["unexpected error"]
    reports = [shown for shown in QApplication.topLevelWidgets() if isinstance(shown, CrashWindow)]
    assert len(reports) == 1
    copy = next(b for b in reports[0].findChildren(QPushButton) if b.text() == "Copy the report")
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert "ZeroDivisionError: ours" in QGuiApplication.clipboard().text()
    reports[0].close()

    window.parts.papers.view.go_to(3)
    wait_settled(qtbot, window)
    assert window.parts.detail.paper_id == window.parts.model.ids[3]


class _Broken(QWidget):
    """Cannot be painted."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        raise ZeroDivisionError("while painting")


@pytest.mark.qt_no_exception_capture
def test_mistakes_in_methods_that_qt_calls_in_slots_and_in_threads_share_one_report(
    qtbot: QtBot, reporter: CrashReporter, caplog: pytest.LogCaptureFixture
) -> None:
    def wrong(*_arguments: object) -> None:
        raise ValueError("in a slot")

    def wrong_elsewhere() -> None:
        raise KeyError("in a thread")

    broken, button = _Broken(), QPushButton("Press")
    qtbot.addWidget(broken)
    qtbot.addWidget(button)
    button.clicked.connect(wrong)
    broken.show()
    qtbot.waitUntil(lambda: bool(caplog.records), timeout=WAIT_MS)
    broken.update()
    button.click()
    thread = threading.Thread(target=wrong_elsewhere)
    thread.start()
    thread.join()
    broken.hide()
    qtbot.waitUntil(lambda: bool(_reports()) and "in a thread" in _reports()[0].report, timeout=WAIT_MS)
    assert len(_reports()) == 1
    said = _reports()[0].report.splitlines()
    errors = ("ZeroDivisionError: while painting", "ValueError: in a slot", "KeyError: 'in a thread'")
    assert [said.count(error) for error in errors] == [1, 1, 1]
    assert len(caplog.records) == 3
    _reports()[0].close()


def test_a_process_that_is_struck_down_leaves_a_trace_for_the_next_start() -> None:
    folder = crash_folder()
    program = (
        "import faulthandler, sys; from pathlib import Path; from readerapp.config.traces import Trace; "
        "trace = Trace(Path(sys.argv[1])); faulthandler._sigsegv()"
    )
    subprocess.run([sys.executable, "-c", program, str(folder)], check=False, capture_output=True)
    assert "Segmentation fault" in take_traces(folder)
    assert take_traces(folder) == ""
    assert list(folder.iterdir()) == []


def test_a_good_life_leaves_no_trace_and_a_kill_nothing_to_tell(tmp_path: Path) -> None:
    was_enabled = faulthandler.is_enabled()
    trace = Trace(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [f"crash-{os.getpid()}.txt"]
    assert take_traces(tmp_path) == ""  # it lives
    trace.end()
    if was_enabled:
        faulthandler.enable()
    (tmp_path / "crash-999999999.txt").touch()
    assert take_traces(tmp_path) == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("real_imports")
def test_a_mistake_of_the_process_that_imports_is_reported_and_the_library_stays_as_it_was(
    qtbot: QtBot,
    open_window: OpenWindow,
    filled_library: Path,
    digests: tuple[Path, Path],
    at_once: None,
    reporter: CrashReporter,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import os, sys\n"
        "if 'readerapp.import_worker' in sys.orig_argv:\n"
        "    import readerapp.services.imports as imports\n"
        "    imports.Imports.import_documents = lambda *a, **k: 1 / 0\n",
        encoding="utf-8",
    )
    window = open_window(filled_library)
    window.parts.import_run.lost.connect(reporter.take_trace)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with qtbot.waitSignal(window.parts.import_run.failed, timeout=WAIT_MS):
        window.parts.importing.import_paths([digests[0]])
    qtbot.waitUntil(lambda: bool(_reports()), timeout=WAIT_MS)
    assert "ZeroDivisionError" in _reports()[0].report
    assert window.parts.messages.text.startswith("The import ended unexpectedly")
    _reports()[0].close()
    wait_settled(qtbot, window)
    assert len(window.parts.model.ids) == 7
