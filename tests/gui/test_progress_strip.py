"""The strip says how far an import is, also inside one document that takes a while."""

import pytest
from PySide6.QtWidgets import QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from readerapp.gui.importing.progress_strip import ProgressStrip
from readerapp.services.progress import Progress


@pytest.mark.parametrize(
    ("progress", "share", "words"),
    [
        (Progress(done=0, total=1, name="a.md"), 0.0, {"Reading a.md"}),
        (Progress(done=0, total=1, name="a.md", part=0.42), 0.42, {"Reading a.md", "42 %"}),
        (Progress(done=1, total=4, name="b.md", part=0.5), 0.375, {"Reading b.md", "2 of 4 · 50 %"}),
        (Progress(done=4, total=4, name=""), 1.0, {"Looking for digests…"}),
    ],
)
def test_the_bar_moves_inside_a_document(qtbot: QtBot, progress: Progress, share: float, words: set[str]) -> None:
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    strip.resize(900, 38)
    strip.begin()
    strip.show_progress(progress)
    bar = strip.findChild(QProgressBar)
    assert bar is not None
    assert bar.value() / bar.maximum() == pytest.approx(share)
    assert {label.text() for label in strip.findChildren(QLabel)} - {""} == words


def test_a_bar_that_stands_still_says_that_work_goes_on(qtbot: QtBot) -> None:
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    strip.begin()
    bar = strip.findChild(QProgressBar)
    assert bar is not None
    strip.show_progress(Progress(done=1, total=4, name="b.md"))
    assert bar.maximum() > 0
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    strip.show_progress(Progress(done=1, total=4, name="b.md", part=0.5))
    assert bar.value() / bar.maximum() == pytest.approx(0.375)
