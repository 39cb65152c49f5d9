"""The card of a paper: links, authors, and mentions that are made as they come into view."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from readerapp.gui.detail.authors import Authors
from readerapp.gui.detail.link_row import LinkButton
from readerapp.gui.detail.mention_card import MentionCard
from readerapp.gui.main_window import MainWindow

from .conftest import WAIT_MS, LibraryOf, Opened, OpenWindow, wait_settled

_PEOPLE = ", ".join(f"Ann Ax{letter}" for letter in "abcdefghijklmnop")
_PARTS = "\n\n".join(f"### Part {part}\n\n{'Words of it. ' * 60}" for part in range(4))
_DIGEST = (
    f"# Cards\n\n## 1. Many people\n\n**Authors:** {_PEOPLE}\n\n"
    f"**Link:** [arXiv](https://arxiv.org/abs/2408.00001)\n\n{_PARTS}\n\n"
    "## 2. Another\n\n**Authors:** Bo Bee\n\n**Link:** [arXiv](https://arxiv.org/abs/2408.00002)\n\n"
    "### Part 0\n\nShort.\n"
)
_OFTEN = "# Often\n\n" + "".join(
    f"## Theme {n}\n\n- [Spoken of often](https://arxiv.org/abs/2408.00003) {'It is said again. ' * 12}\n\n"
    for n in range(120)
)


@pytest.fixture
def window(open_window: OpenWindow, library_of: LibraryOf) -> MainWindow:
    return open_window(library_of({"cards.md": _DIGEST, "often.md": _OFTEN}))


def _show(qtbot: QtBot, window: MainWindow, key: str) -> None:
    paper = window.parts.library.services.reading_list.find(key)
    window.parts.papers.view.select_ids((paper,), paper)
    wait_settled(qtbot, window)


def _click(button: QToolButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_links_say_what_they_are_and_their_addresses_can_be_copied(
    qtbot: QtBot, window: MainWindow, opened: Opened
) -> None:
    _show(qtbot, window, "2408.00001")
    buttons = window.parts.detail.header.links.buttons
    assert [button.text() for button in buttons] == ["Abstract", "PDF"]
    assert not any(button.icon().isNull() for button in buttons)
    buttons[0].setFocus()
    QTest.keyClick(buttons[0], Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "https://arxiv.org/abs/2408.00001"
    assert window.parts.messages.text == "Copied https://arxiv.org/abs/2408.00001"
    menu = buttons[1].menu_of_link()
    assert [action.text() for action in menu.actions()] == ["Copy the link", "Open in the browser"]
    menu.actions()[0].trigger()
    assert QApplication.clipboard().text() == buttons[1].url
    menu.close()
    buttons[1].setFocus()
    QTest.keyClick(buttons[1], Qt.Key.Key_Space)
    assert opened.urls == [buttons[1].url]


def test_many_authors_are_folded_and_all_are_shown_on_demand(qtbot: QtBot, window: MainWindow) -> None:
    _show(qtbot, window, "2408.00001")
    authors = window.parts.detail.header.findChild(Authors)
    assert isinstance(authors, Authors)
    assert authors.text.endswith("Ann Axh and 8 more")
    _click(authors.more)
    assert authors.text == _PEOPLE
    _show(qtbot, window, "2408.00002")
    assert (authors.text, authors.more.isHidden()) == ("Bo Bee", True)
    _show(qtbot, window, "2408.00001")
    assert authors.text.endswith("and 8 more")


def test_parts_that_were_folded_stay_folded_also_after_another_paper(qtbot: QtBot, window: MainWindow) -> None:
    _show(qtbot, window, "2408.00001")

    def opened() -> list[bool]:
        card = window.parts.detail.mentions.card(0)
        return [card.section(place).opened for place in range(4)]

    assert opened() == [True, True, False, False]
    card = window.parts.detail.mentions.card(0)
    card.section(0).set_opened(False)
    card.section(3).set_opened(True)
    _show(qtbot, window, "2408.00002")
    _show(qtbot, window, "2408.00001")
    assert opened() == [False, True, False, True]
    assert window.parts.detail.mentions.card(0).section(0).views == []


def test_of_many_mentions_only_those_in_view_have_cards(qtbot: QtBot, window: MainWindow) -> None:
    _show(qtbot, window, "2408.00003")
    mentions = window.parts.detail.mentions
    assert len(mentions.mentions) == 120
    qtbot.waitUntil(lambda: len(mentions.column.cards) > 3, timeout=WAIT_MS)
    wait_settled(qtbot, window)
    assert max(mentions.column.cards) < 30
    for _ in range(25):
        window.parts.detail.scroll_page(forward=True)
        wait_settled(qtbot, window)
    qtbot.waitUntil(lambda: min(mentions.column.cards) > 5, timeout=WAIT_MS)
    assert len(mentions.findChildren(MentionCard)) < 60
    assert isinstance(window.parts.detail.header.links.buttons[0], LinkButton)
