"""Our own mistakes: logged once, shown once as a report to copy, and the window goes on."""

import logging
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from readerapp.gui.crash import CrashReporter, CrashWindow

from .conftest import OpenWindow, wait_settled


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
