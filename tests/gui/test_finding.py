"""Finding in what the right pane shows: a card with everything in it, a whole digest of which a part is rendered."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from readerapp.bootstrap import open_services
from readerapp.gui.detail.authors import Authors
from readerapp.gui.detail.said_label import SaidLabel
from readerapp.gui.finding.visible import words_of_html, words_of_markdown
from readerapp.gui.main_window import MainWindow
from readerapp.gui.papers.search_box import SearchBox
from readerapp.gui.theme.theme import Scheme, Theme

from .conftest import WAIT_MS, LibraryOf, OpenWindow, wait_settled

_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_ROWS = "\n".join(
    f"| {row} | Nghiên cứu số {row} về biển | https://arxiv.org/abs/2405.{row:05d} |" for row in range(500)
)
_LONG = (
    f"# The sea\n\n**Kiến** first.\n\n| No | Title | Link |\n|---|---|---|\n{_ROWS}\n\nAt the end an *ant*: con kiến.\n"
)
_WIDE = "\n".join(
    f"### Part {part}\n\n{'Words that say little. ' * 40}\n\nHere is needle number {part}.\n" for part in range(4)
)
_CARD = f"# Digest\n\n## 1. A paper of parts\n\n**Link:** [arXiv](https://arxiv.org/abs/2406.00001)\n\n{_WIDE}\n"
_CARD += "## 2. Another\n\n**Link:** [arXiv](https://arxiv.org/abs/2406.00002)\n\n### Part 0\n\nShort.\n"


@pytest.fixture
def window(open_window: OpenWindow, library_of: LibraryOf) -> MainWindow:
    return open_window(library_of({"card.md": _CARD, "long.md": _LONG}))


def _press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def _find(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Type WORDS into the strip, as a reader would, and wait for the answer."""
    _press(Qt.Key.Key_F, _CONTROL)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert window.parts.right.isAncestorOf(field)
    QTest.keyClicks(field, words)
    qtbot.waitUntil(lambda: bool(window.parts.right.find_bar.count_text), timeout=WAIT_MS)
    wait_settled(qtbot, window)


def _said(window: MainWindow) -> str:
    return window.parts.right.find_bar.count_text


def _marked(view: QTextEdit) -> list[str]:
    return [mark.cursor.selectedText() for mark in view.extraSelections()]


def _show_card(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.sources.choose("all")
    wait_settled(qtbot, window)
    paper = window.parts.library.services.reading_list.find("2406.00001")
    window.parts.papers.view.select_ids((paper,), paper)
    wait_settled(qtbot, window)
    window.parts.detail.setFocus()


def test_in_a_card_folded_parts_are_searched_and_opened(qtbot: QtBot, window: MainWindow) -> None:
    _show_card(qtbot, window)
    card = window.parts.detail.mentions.card(0)
    assert [section.opened for section in card.sections] == [True, False, False, False]
    _find(qtbot, window, "NEEDLE")
    assert _said(window) == "1 of 4"
    _press(Qt.Key.Key_Return)
    _press(Qt.Key.Key_F3)
    assert _said(window) == "3 of 4"
    assert [section.opened for section in card.sections] == [True, True, True, False]
    view = card.sections[2].views[0]
    assert _marked(view) == ["needle"]

    def seen() -> bool:
        marks = view.extraSelections()
        found = view.cursorRect(marks[0].cursor)
        return view.viewport().visibleRegion().boundingRect().contains(found.center())

    qtbot.waitUntil(seen, timeout=WAIT_MS)
    _press(Qt.Key.Key_F3, _SHIFT)
    _press(Qt.Key.Key_F3, _SHIFT)
    _press(Qt.Key.Key_F3, _SHIFT)
    assert _said(window) == "4 of 4"
    _press(Qt.Key.Key_Escape)
    assert window.parts.right.find_bar.isHidden()
    assert all(_marked(view) == [] for view in window.parts.detail.texts())
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.parts.detail.isAncestorOf(focused)


def test_a_whole_digest_is_searched_though_a_part_of_it_is_rendered(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.digest.read_digest(2)
    wait_settled(qtbot, window)
    text = window.parts.digest.page.text
    assert "con kiến" not in text.toPlainText()
    before = window.parts.digest.current
    _find(qtbot, window, "kien")
    assert (_said(window), _marked(text)) == ("1 of 2", ["Kiến"])
    _press(Qt.Key.Key_F3)
    wait_settled(qtbot, window)
    assert (_said(window), _marked(text)) == ("2 of 2", ["kiến"])
    assert "con kiến" in text.toPlainText()
    assert text.cursorRect(text.extraSelections()[0].cursor).intersects(text.viewport().rect())
    assert window.parts.digest.current == before
    _press(Qt.Key.Key_F3)
    wait_settled(qtbot, window)
    assert (_said(window), _marked(text)) == ("1 of 2", ["Kiến"])


def test_every_row_of_a_large_digest_counts(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.digest.read_digest(2)
    wait_settled(qtbot, window)
    _find(qtbot, window, "nghien cuu so 49")
    assert _said(window) == "1 of 11"
    for _ in range(5):
        _press(Qt.Key.Key_F3)
        wait_settled(qtbot, window)
    text = window.parts.digest.page.text
    current = [mark for mark in text.extraSelections() if mark.format.foreground().color().name() == "#ffffff"]
    assert [mark.cursor.block().text().strip("\ufffc\u2005") for mark in current] == ["Nghiên cứu số 494 về biển"]


def test_the_head_of_a_card_is_searched_and_the_names_of_its_digests(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, tmp_path: Path
) -> None:
    authors = [f"Ann Writer{number}" for number in range(11)]
    paths = [tmp_path / f"zebra weekly {name}.json" for name in ("one", "two")]
    for path in paths:
        entry = {
            "title": "R&D for a Zebra",
            "arxiv_id": "2406.00009",
            "authors": authors,
            "summary": f"In {path.stem[13:]}.",
        }
        path.write_text(json.dumps({"papers": [entry]}), encoding="utf-8")
    services = open_services(empty_library)
    assert services.imports.import_paths(paths).failed == ()
    services.close()
    window = open_window(empty_library)
    window.parts.detail.setFocus()
    _find(qtbot, window, "zebra")
    assert _said(window) == "1 of 5"  # title, twice in the reason why it is here, two digests
    title, why = (label for label in window.parts.detail.header.findChildren(SaidLabel) if "Zebra" in label.said)
    assert ("R&amp;D" in title.text(), title.text().count("background"), why.text().count("background")) == (True, 1, 2)
    for _ in range(4):
        _press(Qt.Key.Key_F3)
    link = window.parts.detail.mentions.card(1).heads[0]
    assert (_said(window), link.visibleRegion().isEmpty()) == ("5 of 5", False)
    _find(qtbot, window, "writer10")
    qtbot.waitUntil(lambda: _said(window) == "1 of 1", timeout=WAIT_MS)
    names = window.parts.detail.header.findChild(Authors)
    assert names is not None
    assert "Writer10" in names.text  # they had not been shown, so many are they
    _press(Qt.Key.Key_Escape)
    assert title.text() == title.said == "R&D for a Zebra"


def test_other_colours_keep_the_marks(qtbot: QtBot, window: MainWindow, theme: Theme) -> None:
    window.parts.digest.read_digest(2)
    wait_settled(qtbot, window)
    _find(qtbot, window, "kien")
    theme.set_scheme(Scheme.DARK)
    qtbot.waitUntil(lambda: _marked(window.parts.digest.page.text) == ["Kiến"], timeout=WAIT_MS)


def test_what_is_not_there_is_said(qtbot: QtBot, window: MainWindow) -> None:
    _show_card(qtbot, window)
    _find(qtbot, window, "zebra")
    assert _said(window) == "Not found"
    _press(Qt.Key.Key_F3)
    assert _said(window) == "Not found"


def test_in_the_list_the_same_key_searches_papers(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.papers.view.setFocus()
    _press(Qt.Key.Key_F, _CONTROL)
    assert isinstance(QApplication.focusWidget(), SearchBox)
    window.parts.papers.view.setFocus()
    window.book.run("find")
    field = QApplication.focusWidget()
    assert field is not None
    assert window.parts.right.find_bar.isAncestorOf(field)
    wait_settled(qtbot, window)


def test_the_next_paper_is_searched_for_the_same_words(qtbot: QtBot, window: MainWindow) -> None:
    _show_card(qtbot, window)
    _find(qtbot, window, "needle")
    window.parts.papers.view.setFocus()
    _press(Qt.Key.Key_J)
    wait_settled(qtbot, window)
    assert _said(window) == "Not found"
    _press(Qt.Key.Key_K)
    wait_settled(qtbot, window)
    assert _said(window) == "4 places"


def test_a_digest_that_is_opened_is_searched_for_the_words_of_the_card(qtbot: QtBot, window: MainWindow) -> None:
    _show_card(qtbot, window)
    _find(qtbot, window, "needle")
    window.parts.digest.read_digest(1)
    wait_settled(qtbot, window)
    assert _said(window) == "4 places"
    window.parts.digest.read_digest(2)
    wait_settled(qtbot, window)
    assert _said(window) == "Not found"


@pytest.mark.parametrize(
    ("markdown", "said"),
    [
        ("- [A **bold** title](https://arxiv.org/abs/1) (ICML)", "- A bold title (ICML)"),
        ("| a | [x](http://y.z/q_(1)) |", "\na\nx\n"),
        (r"$\alpha^2$ `code` snake_case _it_", "α² code snake_case it"),
        ("a < b & c &amp; d", "a < b & c & d"),
    ],
)
def test_what_is_seen_of_markdown_is_what_is_searched(markdown: str, said: str) -> None:
    assert words_of_markdown(markdown) == said


def test_what_is_seen_of_html_is_what_is_searched() -> None:
    html = '<p>One <b>w</b>ord&amp;</p><ul><li>a &lt; b</li></ul><a href="https://e.org">x</a>'
    assert words_of_html(html) == "\nOne word&\n\n\na < b\n\nx"
