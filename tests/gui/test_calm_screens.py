"""Small things that make screens calm: pages stand level, lines end in words, columns are about as long."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from readerapp.gui.actions.key_sheet import _balanced
from readerapp.gui.detail.marked_label import MarkedLabel
from readerapp.gui.detail.said_label import SaidLabel
from readerapp.gui.empty_state import EmptyState
from readerapp.gui.flow_layout import FlowLayout
from readerapp.gui.labels import label
from readerapp.gui.theme.theme import Theme


def test_empty_pages_of_two_panes_stand_level_and_no_word_is_alone_in_a_line(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    panes = QHBoxLayout(window)
    panes.setContentsMargins(0, 0, 0, 0)
    left, right = EmptyState(theme), EmptyState(theme)
    left.show_state(
        "queue", "The queue is empty", "Press Q on a paper to put it at the end of the queue, which is long."
    )
    right.show_state("paper", "No paper selected")
    for pane in (left, right):
        panes.addWidget(pane)
    window.resize(900, 600)
    window.show()
    qtbot.waitUntil(lambda: _heading(left).y() == _heading(right).y() > 0)
    words = left.findChildren(QLabel)[-1]
    lines = words.heightForWidth(words.width()) // words.fontMetrics().lineSpacing()
    assert lines == 2
    assert words.width() < 0.7 * words.fontMetrics().horizontalAdvance(words.text())


@pytest.mark.parametrize(("width", "dots"), [(1_000, [True, True, False]), (130, [False, False, False])])
def test_no_line_of_facts_ends_in_a_dot(qtbot: QtBot, theme: Theme, width: int, dots: list[bool]) -> None:
    row = QWidget()
    qtbot.addWidget(row)
    tails = [label() for _ in range(3)]
    facts = [MarkedLabel(theme, SaidLabel(theme, wrap=False), tail) for tail in tails]
    flow = FlowLayout(row, placed=lambda fact, last: fact.show_tail(not last))  # type: ignore[attr-defined]
    for fact in facts:
        flow.addWidget(fact)
        fact.show_text("arXiv:2601.05242", tail="·" if fact is not facts[-1] else "")
    row.resize(width, 200)
    row.show()
    qtbot.waitUntil(lambda: [bool(tail.text()) for tail in tails] == dots)


def test_the_columns_of_the_key_sheet_are_as_short_as_can_be(qtbot: QtBot) -> None:
    heights = (80, 150, 100, 250, 200, 20)
    groups = [_group(height) for height in heights]
    for group in groups:
        qtbot.addWidget(group)
    columns = _balanced(list(groups), 3)
    assert sorted(group.sizeHint().height() for column in columns for group in column) == sorted(heights)
    assert max(sum(group.sizeHint().height() for group in column) for column in columns) == 280


def _group(height: int) -> QWidget:
    group = QWidget()
    layout = QVBoxLayout(group)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addSpacing(height)
    return group


def _heading(page: EmptyState) -> QPoint:
    heading = next(one for one in page.findChildren(QLabel) if one.text() == page.title)
    return heading.mapTo(page.window(), QPoint(0, 0))
