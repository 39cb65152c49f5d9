"""Names and titles that are too long, or that run from right to left, stay readable where there is little room."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from readerapp.gui.detail.said_label import SaidLabel
from readerapp.gui.labels import shortened
from readerapp.gui.theme.theme import Theme


@pytest.mark.usefixtures("qtbot")
def test_names_that_differ_at_the_end_look_different(theme: Theme) -> None:
    metrics = QFontMetrics(theme.font())
    names = [f"Điểm báo hằng ngày của nhóm đọc - 2026-01-{day}" for day in (12, 13)]
    room = metrics.horizontalAdvance("Điểm báo … 2026-01-12")
    seen = [shortened(name, metrics, room) for name in names]
    assert [name[-11:] for name in seen] == [" 2026-01-12", " 2026-01-13"]
    assert all(name.startswith("Điểm") and metrics.horizontalAdvance(name) <= room for name in seen)
    assert shortened("Week 1", metrics, room) == "Week 1"
    assert shortened("one " + "endless" * 9, metrics, room).endswith("less")
    assert shortened(names[0], metrics, -3) == ""


@pytest.mark.usefixtures("qtbot")
def test_a_date_in_words_at_the_end_of_a_name_stays_whole(theme: Theme) -> None:
    metrics = QFontMetrics(theme.font())
    room = metrics.horizontalAdvance("Reading notes of… June 2024")
    names = [f"Reading notes of the whole group, {month} 2024" for month in ("May", "June")]
    assert [shortened(name, metrics, room).partition("…")[2] for name in names] == [" May 2024", " June 2024"]


@pytest.mark.parametrize("title", ["endless" * 30, "בלי־סוף" * 30, "a " + "x" * 200 + " <b>z"])
def test_a_title_of_one_endless_word_is_broken(qtbot: QtBot, theme: Theme, title: str) -> None:
    label = SaidLabel(theme, role="title")
    qtbot.addWidget(label)
    label.say(title)
    assert label.said == title
    assert label.heightForWidth(300) > label.heightForWidth(30_000)
    label.mark("z")
    assert label.heightForWidth(300) > label.heightForWidth(30_000)
    for place in (1, 0):  # all, and copy it
        label.menu().actions()[place].trigger()
    assert QGuiApplication.clipboard().text() == title
    QGuiApplication.clipboard().clear()
    QTest.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == title
