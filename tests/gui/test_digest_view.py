"""Reading a digest itself in the right pane, and deciding about its papers in place."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QToolTip,
)
from pytestqt.qtbot import QtBot

from readerapp.domain.commands import RemoveDigest
from readerapp.domain.paper import PaperRow
from readerapp.domain.selection import Selection
from readerapp.domain.vocabulary import Status
from readerapp.gui.detail.digest_link import DigestLink
from readerapp.gui.digest_view.chips import Look
from readerapp.gui.digest_view.digest_text import DigestText
from readerapp.gui.digest_view.prepared import PreparedPage
from readerapp.gui.labels import ElidedLabel
from readerapp.gui.main_window import MainWindow
from readerapp.gui.theme.theme import Area, Scheme, Theme

from .conftest import FIRST_DIGEST, WAIT_MS, LibraryOf, Opened, OpenWindow, wait_settled

_ALT, _CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
_LONG = "\n".join(f"| {row} | Study {row} of the sea | https://arxiv.org/abs/2405.{row:05d} |" for row in range(400))


def text_of(window: MainWindow) -> DigestText:
    return window.parts.digest.page.text


def press(qtbot: QtBot, window: MainWindow, keys: str, *, settle: bool = True) -> None:
    """Type KEYS where the focus is, as a reader would."""
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, key)
        if settle:
            wait_settled(qtbot, window)


def read_digest(qtbot: QtBot, window: MainWindow, digest: int) -> None:
    window.parts.digest.read_digest(digest)
    wait_settled(qtbot, window)
    assert window.parts.right.shows_digest
    assert QApplication.focusWidget() is text_of(window)


def page_of(window: MainWindow) -> PreparedPage:
    page = window.parts.digest.page.page
    assert page is not None
    return page


def row_of(window: MainWindow) -> PaperRow:
    """The paper of the current mention."""
    row = window.parts.digest.page.row
    assert row is not None
    return row


def current_title(window: MainWindow) -> str:
    return row_of(window).title


def current_line(window: MainWindow) -> int:
    current = window.parts.digest.current
    assert current is not None
    return current.first


def statuses(window: MainWindow) -> dict[str, Status]:
    papers = window.parts.library.services.reading_list.papers(Selection())
    return {paper.title: paper.status for paper in papers if paper.status is not Status.INBOX}


def chip_place(window: MainWindow, index: int) -> QPoint:
    """The middle of the chip of the mention INDEX that is shown."""
    text = text_of(window)
    mark = page_of(window).window.marks[index]
    cursor = QTextCursor(text.document())
    cursor.setPosition(text._places[mark.mention_id])
    left = text.cursorRect(cursor)
    return QPoint(left.left() + 15, left.center().y())


def click(window: MainWindow, place: QPoint, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    QTest.mouseClick(text_of(window).viewport(), button, Qt.KeyboardModifier.NoModifier, place)


@pytest.fixture
def window(qtbot: QtBot, open_window: OpenWindow, filled_library: Path) -> MainWindow:
    return open_window(filled_library)


@pytest.fixture
def long_window(open_window: OpenWindow, library_of: LibraryOf) -> MainWindow:
    """A window on a digest that is shown in many parts."""
    return open_window(library_of({"long.md": f"# The sea\n\n| No | Title | Link |\n|---|---|---|\n{_LONG}\n"}))


@pytest.fixture
def library_of_long_cards(library_of: LibraryOf) -> Path:
    """Two papers of which much is said."""
    entries = (
        f"- [Paper {n}](https://arxiv.org/abs/2407.0000{n})\n" + f"    - {'Much is said here. ' * 9}\n" * 20
        for n in (1, 2)
    )
    return library_of({"cards.md": "# Long\n\n" + "".join(entries)})


def test_a_click_on_the_place_of_a_mention_opens_the_digest_there(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.papers.view.go_to(3)
    wait_settled(qtbot, window)
    link = window.parts.detail.mentions.findChild(DigestLink)
    assert isinstance(link, DigestLink)
    assert link.text() == "Reading circle, week one"
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    wait_settled(qtbot, window)
    assert window.parts.right.currentWidget() is window.parts.digest.page
    assert QApplication.focusWidget() is text_of(window)
    assert (current_title(window), current_line(window)) == ("Cleaning data with a broom", 11)
    plain = text_of(window).toPlainText()
    assert "The long memory of short networks Forgets nothing on purpose." in plain
    assert "Đủ dấu, không sót chữ nào." in plain
    assert "띄어쓰기까지 고친 말뭉치." in plain
    assert plain.count("\ufffc") == 6
    assert window.parts.digest.page.head.covered == "decided 0 of 6"


def test_the_place_of_a_mention_can_be_reached_and_used_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.detail.setFocus()
    focused = QApplication.focusWidget()
    for _ in range(60):
        assert focused is not None
        if isinstance(focused, DigestLink):
            break
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
    assert isinstance(focused, DigestLink)
    QTest.keyClick(focused, Qt.Key.Key_Space)
    wait_settled(qtbot, window)
    assert window.parts.right.shows_digest
    assert current_line(window) == 5


def test_keys_go_from_mention_to_mention_and_decide_in_place(qtbot: QtBot, window: MainWindow) -> None:
    list_before = window.parts.papers.view.current_id()
    read_digest(qtbot, window, 1)
    assert current_line(window) == 5
    press(qtbot, window, "jjk")
    assert current_line(window) == 6
    QTest.keyClick(text_of(window), Qt.Key.Key_Down)
    assert current_line(window) == 7
    QTest.keyClick(text_of(window), Qt.Key.Key_Up)
    press(qtbot, window, "x")
    assert statuses(window) == {"Counting sheep with attention": Status.SKIPPED}
    assert (current_line(window), row_of(window).status) == (6, Status.SKIPPED)
    assert window.parts.digest.page.head.covered == "decided 1 of 6"
    press(qtbot, window, "e")
    assert current_line(window) == 7
    press(qtbot, window, "qs")
    QTest.keyClick(text_of(window), Qt.Key.Key_4, _ALT)
    wait_settled(qtbot, window)
    assert statuses(window) == {
        "Counting sheep with attention": Status.READ,
        "The long memory of short networks": Status.SKIMMED,
    }
    assert row_of(window).starred
    assert window.parts.papers.view.current_id() == list_before
    assert window.parts.right.shows_digest


def test_what_is_decided_is_seen_at_once_on_the_chip_and_the_text_does_not_move(
    qtbot: QtBot, window: MainWindow
) -> None:
    read_digest(qtbot, window, 1)
    text = text_of(window)

    def chips() -> list[Look]:
        return [text._looks[mark.mention_id] for mark in page_of(window).window.marks]

    undecided = Look(Status.INBOX)
    assert chips() == [Look(Status.INBOX, current=True), *[undecided] * 5]
    before, size = text.grab().toImage(), text.document().size()
    press(qtbot, window, "sx")
    assert chips() == [Look(Status.SKIPPED, starred=True, current=True), *[undecided] * 5]
    assert text.document().size() == size
    after = text.grab().toImage()
    changed = [
        (x, y)
        for x in range(0, after.width(), 2)
        for y in range(0, after.height(), 2)
        if after.pixel(x, y) != before.pixel(x, y)
    ]
    chip = chip_place(window, 0)
    assert changed
    assert all(abs(y - chip.y()) < 20 and x < chip.x() + 120 for x, y in changed)
    window.parts.theme.set_scheme(Scheme.DARK)
    wait_settled(qtbot, window)
    assert chips() == [Look(Status.SKIPPED, starred=True, current=True), *[undecided] * 5]


def test_undo_goes_to_the_mention_that_it_is_about(qtbot: QtBot, window: MainWindow) -> None:
    read_digest(qtbot, window, 1)
    press(qtbot, window, "xjjj")
    assert current_line(window) == 11
    QTest.keyClick(text_of(window), Qt.Key.Key_Z, _CONTROL)
    wait_settled(qtbot, window)
    assert statuses(window) == {}
    assert (current_line(window), row_of(window).status) == (5, Status.INBOX)
    assert window.parts.digest.page.head.covered == "decided 0 of 6"


def test_going_on_in_an_open_digest_shows_what_is_decided_now(qtbot: QtBot, window: MainWindow) -> None:
    read_digest(qtbot, window, 1)
    press(qtbot, window, "ee")
    assert window.parts.digest.page.head.covered == "decided 2 of 6"
    window.parts.digest.read_digest(1)
    wait_settled(qtbot, window)
    assert window.parts.digest.page.head.covered == "decided 2 of 6"


def test_the_head_says_how_much_is_decided_in_a_small_window_too(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1024, 700)
    read_digest(qtbot, window, 1)
    head = window.parts.digest.page.head
    head.show_digest(replace(page_of(window).opened.digest, papers=331, decided=330))
    head.repair.setText("4 uncertain words…")
    head.repair.show()
    wait_settled(qtbot, window)
    words = [label for label in head.findChildren(QLabel) if not isinstance(label, ElidedLabel)]
    for widget in (*words, *head.findChildren(QToolButton)):
        assert widget.width() >= widget.sizeHint().width()


def test_next_undecided_passes_what_is_decided(qtbot: QtBot, window: MainWindow) -> None:
    read_digest(qtbot, window, 1)
    press(qtbot, window, "eee")
    assert current_line(window) == 11
    press(qtbot, window, "p")
    assert current_line(window) == 11
    assert window.parts.messages.text == "No undecided paper in that direction."
    press(qtbot, window, "xkkn")
    assert current_line(window) == 12


def test_return_leads_to_the_card_and_escape_back_to_where_one_came_from(qtbot: QtBot, window: MainWindow) -> None:
    parts = window.parts
    parts.papers.view.go_to(2)
    wait_settled(qtbot, window)
    origin = parts.papers.view.current_id()
    press(qtbot, window, "d")
    assert current_line(window) == 7
    press(qtbot, window, "j")
    QTest.keyClick(text_of(window), Qt.Key.Key_Escape)
    wait_settled(qtbot, window)
    assert (parts.right.shows_digest, parts.detail.paper_id, parts.papers.view.current_id()) == (False, origin, origin)
    assert QApplication.focusWidget() is parts.papers.view

    press(qtbot, window, "djj")
    wanted = parts.digest.paper_id
    QTest.keyClick(text_of(window), Qt.Key.Key_Return)
    wait_settled(qtbot, window)
    assert wanted != origin
    assert (parts.right.shows_digest, parts.detail.paper_id, parts.papers.view.current_id()) == (False, wanted, wanted)

    press(qtbot, window, "d")
    QTest.keyClick(text_of(window), Qt.Key.Key_Left, _ALT)
    wait_settled(qtbot, window)
    assert (parts.right.shows_digest, parts.detail.paper_id) == (False, wanted)


def test_a_card_that_is_not_in_the_list_is_what_keys_are_about(qtbot: QtBot, window: MainWindow) -> None:
    parts = window.parts
    read_digest(qtbot, window, 1)
    press(qtbot, window, "jx")
    paper = parts.digest.paper_id
    assert parts.model.place_of(paper) is None
    QTest.keyClick(text_of(window), Qt.Key.Key_Return)
    wait_settled(qtbot, window)
    assert (parts.right.shows_digest, parts.detail.paper_id) == (False, paper)
    press(qtbot, window, "m")
    assert statuses(window) == {"Counting sheep with attention": Status.READ}
    press(qtbot, window, "m")
    assert statuses(window) == {}


def test_links_of_the_current_mention_open_while_the_digest_stays(
    qtbot: QtBot, window: MainWindow, opened: Opened
) -> None:
    read_digest(qtbot, window, 1)
    press(qtbot, window, "jv")
    QTest.keyClicks(text_of(window), "V", Qt.KeyboardModifier.ShiftModifier)
    wait_settled(qtbot, window)
    assert opened.urls == ["https://arxiv.org/abs/2401.00002", "https://arxiv.org/pdf/2401.00002"]
    assert window.parts.right.shows_digest


def test_a_link_in_the_text_opens_and_nothing_is_ever_loaded(window: MainWindow, opened: Opened) -> None:
    text = text_of(window)
    text.anchorClicked.emit("https://arxiv.org/abs/2401.00003")
    text.anchorClicked.emit("file:///etc/hostname")
    assert opened.urls == ["https://arxiv.org/abs/2401.00003"]
    assert [text.loadResource(kind, "https://example.org/x.png") for kind in (1, 2, 3)] == [None, None, None]
    assert text.loadResource(2, "file:///x.png") is None


def test_the_same_key_goes_on_to_the_next_digest_that_speaks_of_the_paper(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.papers.view.go_to(1)
    wait_settled(qtbot, window)
    seen = []
    for _ in range(3):
        press(qtbot, window, "d")
        page = page_of(window)
        seen.append((page.opened.digest.title, current_title(window)))
    first, second = "Reading circle, week one", "Reading circle, week two"
    assert [title for title, _ in seen] == [first, second, first]
    assert {title for _, title in seen} == {"Counting sheep with attention"}


def test_a_digest_is_read_from_the_left_pane(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "gd")
    assert window.parts.sources.in_use
    press(qtbot, window, "d")
    assert window.parts.right.shows_digest
    assert text_of(window).verticalScrollBar().value() == 0
    assert page_of(window).opened.digest.title == "Reading circle, week two"
    assert current_line(window) == 3


def test_a_paper_chosen_in_the_list_takes_the_place_of_the_digest(qtbot: QtBot, window: MainWindow) -> None:
    parts = window.parts
    read_digest(qtbot, window, 1)
    press(qtbot, window, "x")
    assert window.book.action("leave-digest").isEnabled()
    parts.papers.setFocus()
    press(qtbot, window, "j")
    assert not parts.right.shows_digest
    assert parts.detail.paper_id == parts.papers.view.current_id()
    assert not window.book.action("leave-digest").isEnabled()


def test_a_click_on_a_chip_selects_and_a_second_one_offers_the_statuses(qtbot: QtBot, window: MainWindow) -> None:
    read_digest(qtbot, window, 1)
    click(window, chip_place(window, 2))
    assert current_line(window) == 7
    assert QApplication.activePopupWidget() is None
    click(window, chip_place(window, 2))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[5].trigger()
    menu.close()
    wait_settled(qtbot, window)
    assert statuses(window) == {"The long memory of short networks": Status.SKIPPED}


def test_a_click_into_a_passage_selects_its_mention(qtbot: QtBot, window: MainWindow) -> None:
    read_digest(qtbot, window, 1)
    text = text_of(window)
    cursor = text.document().find("Dust in")
    click(window, text.cursorRect(cursor).center())
    assert current_line(window) == 11


def test_a_tag_is_for_the_current_mention(qtbot: QtBot, window: MainWindow) -> None:
    parts = window.parts
    read_digest(qtbot, window, 1)
    press(qtbot, window, "jj")
    paper = parts.digest.paper_id
    press(qtbot, window, "t")
    dialog = window.findChild(QInputDialog)
    assert isinstance(dialog, QInputDialog)
    dialog.setTextValue("memory")
    dialog.accept()
    wait_settled(qtbot, window)
    assert [row.tags for row in parts.library.services.reading_list.rows((paper,))] == [("memory",)]


def test_a_note_is_begun_on_the_card_of_the_current_mention(qtbot: QtBot, window: MainWindow) -> None:
    parts = window.parts
    read_digest(qtbot, window, 1)
    press(qtbot, window, "jj")
    paper = parts.digest.paper_id
    QTest.keyClicks(text_of(window), "O", _CONTROL | Qt.KeyboardModifier.ShiftModifier)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QPlainTextEdit)
    QTest.keyClicks(editor, "mine")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    wait_settled(qtbot, window)
    assert [note.body for note in parts.library.services.reading_list.detail(paper).notes] == ["mine"]


def test_a_chip_says_in_words_what_it_shows(qtbot: QtBot, window: MainWindow) -> None:
    read_digest(qtbot, window, 1)
    press(qtbot, window, "xs")
    text, place = text_of(window), chip_place(window, 0)
    QApplication.sendEvent(text.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, text.mapToGlobal(place)))
    assert QToolTip.text() == "A small model that listens\nSkipped, starred"
    QToolTip.hideText()


def test_the_left_pane_says_how_much_is_decided(qtbot: QtBot, window: MainWindow) -> None:
    read_digest(qtbot, window, 1)
    press(qtbot, window, "xj")
    model = window.parts.sources.model
    index = model.index_of("digest:1")
    source = model.source(index)
    assert source is not None
    assert (source.covered, source.count, source.unread) == ((1, 6), 5, True)
    assert model.data(index, Qt.ItemDataRole.ToolTipRole) == "Reading circle, week one\ndecided 1 of 6"
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "Reading circle, week one, decided 1 of 6"


def test_a_digest_that_is_removed_is_left_with_a_sentence(qtbot: QtBot, window: MainWindow) -> None:
    parts = window.parts
    read_digest(qtbot, window, 1)
    press(qtbot, window, "jj")
    parts.deciding.give(RemoveDigest(digest_id=1))
    wait_settled(qtbot, window)
    assert (parts.right.shows_digest, QApplication.focusWidget()) == (False, parts.papers.view)


def test_the_search_box_keeps_its_letters_while_a_digest_is_open(qtbot: QtBot, window: MainWindow) -> None:
    read_digest(qtbot, window, 1)
    press(qtbot, window, "/")
    search = QApplication.focusWidget()
    assert isinstance(search, QLineEdit)
    QTest.keyClicks(search, "xd")
    wait_settled(qtbot, window)
    assert (search.text(), statuses(window)) == ("xd", {})


@pytest.mark.usefixtures("at_once")
def test_an_edited_digest_is_shown_anew_and_the_reader_stays_at_the_mention(
    qtbot: QtBot, window: MainWindow, digests: tuple[Path, Path]
) -> None:
    read_digest(qtbot, window, 1)
    press(qtbot, window, "jjj")
    title = current_title(window)
    digests[0].write_text(FIRST_DIGEST.replace("## Data", "## Data\n\nA line more."), encoding="utf-8")
    window.parts.importing.import_paths([digests[0]])
    wait_settled(qtbot, window)
    assert "A line more." in text_of(window).toPlainText()
    assert (current_title(window), current_line(window)) == (title, 13)


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize(
    ("keys", "left_out", "now"),
    [
        ("jjj", "00004", "Một bộ dữ liệu tiếng Việt"),
        ("jjjjj", "00006", "Một bộ dữ liệu tiếng Việt"),
    ],
)
def test_keys_are_never_about_a_mention_that_an_edited_digest_has_no_more(
    qtbot: QtBot, window: MainWindow, digests: tuple[Path, Path], keys: str, left_out: str, now: str
) -> None:
    read_digest(qtbot, window, 1)
    press(qtbot, window, keys)
    lines = [line for line in FIRST_DIGEST.splitlines() if left_out not in line]
    digests[0].write_text("\n".join(lines), encoding="utf-8")
    window.parts.importing.import_paths([digests[0]])
    wait_settled(qtbot, window)
    assert current_title(window) == now
    press(qtbot, window, "s")
    starred = [row.title for row in window.parts.library.services.reading_list.papers(Selection()) if row.starred]
    assert starred == [now]


@pytest.mark.usefixtures("at_once")
def test_a_mention_that_has_moved_out_of_sight_is_still_the_one_to_go_on_from(
    qtbot: QtBot, long_window: MainWindow, tmp_path: Path
) -> None:
    read_digest(qtbot, long_window, 1)
    press(qtbot, long_window, "j")
    bar = text_of(long_window).verticalScrollBar()
    for _ in range(4):
        bar.setValue(bar.maximum())
        wait_settled(qtbot, long_window)
    assert page_of(long_window).window.first > current_line(long_window)
    path = tmp_path / "long.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("# The sea", "# The sea\n\nA line more."), encoding="utf-8"
    )
    long_window.parts.importing.import_paths([path])
    wait_settled(qtbot, long_window)
    assert current_line(long_window) == 8
    press(qtbot, long_window, "j")
    assert (current_title(long_window), current_line(long_window)) == ("Study 2 of the sea", 9)


def test_a_long_digest_is_shown_in_parts_and_keys_cross_their_edges(qtbot: QtBot, long_window: MainWindow) -> None:
    window = long_window
    read_digest(qtbot, window, 1)

    def part() -> tuple[int, int]:
        shown = page_of(window).window
        return shown.first, shown.last

    assert part()[0] == 1
    assert part()[1] < 150
    press(qtbot, window, "j" * 150, settle=False)
    wait_settled(qtbot, window)
    assert current_line(window) == 155
    assert part()[0] > 5
    QTest.keyClick(text_of(window), Qt.Key.Key_End)
    wait_settled(qtbot, window)
    assert (current_line(window), part()[1]) == (404, 405)
    assert text_of(window).toPlainText().lstrip().startswith("No\nTitle\nLink\n")
    QTest.keyClick(text_of(window), Qt.Key.Key_Home)
    wait_settled(qtbot, window)
    assert (current_line(window), part()[0], text_of(window).verticalScrollBar().value()) == (5, 1, 0)


def test_each_key_meets_one_paper_also_where_a_part_ends(qtbot: QtBot, long_window: MainWindow) -> None:
    read_digest(qtbot, long_window, 1)
    press(qtbot, long_window, "e" * 120, settle=False)
    wait_settled(qtbot, long_window)
    assert set(statuses(long_window)) == {f"Study {row} of the sea" for row in range(120)}
    assert current_line(long_window) == 125


def test_scrolling_reaches_every_line_without_a_jump(qtbot: QtBot, long_window: MainWindow) -> None:
    window = long_window
    read_digest(qtbot, window, 1)
    text, bar = text_of(window), text_of(window).verticalScrollBar()
    seen = set[int]()
    for _ in range(400):
        before = bar.value()
        bar.setValue(before + 200)
        top = text.top()
        wait_settled(qtbot, window)
        assert text.top()[0] == top[0]
        assert abs(text.top()[1] - top[1]) <= 1
        seen.add(top[0])
        page = page_of(window)
        if page.window.last == page.window.total and bar.value() == bar.maximum():
            break
    assert len(seen) > 40
    assert page_of(window).window.last == 405
    assert current_line(window) == 5  # scrolling decides nothing about where keys act


def test_zoom_and_width_keep_the_place(qtbot: QtBot, long_window: MainWindow, theme: Theme) -> None:
    read_digest(qtbot, long_window, 1)
    text = text_of(long_window)
    press(qtbot, long_window, "j" * 30, settle=False)
    wait_settled(qtbot, long_window)
    line = text.top()[0]
    assert line > 20
    theme.zoom_by(2, Area.TEXT)
    wait_settled(qtbot, long_window)
    assert text.top()[0] == line
    long_window.resize(1600, 800)
    wait_settled(qtbot, long_window)
    assert abs(text.top()[0] - line) <= 1


def test_nothing_is_cut_off_in_a_small_window_at_large_text(qtbot: QtBot, window: MainWindow, theme: Theme) -> None:
    window.resize(1024, 700)
    for _ in range(10):
        theme.zoom_by(1)
        theme.zoom_by(1, Area.TEXT)
    window.parts.papers.view.go_to(1)
    wait_settled(qtbot, window)
    scroll = window.parts.detail.findChild(QScrollArea)
    assert isinstance(scroll, QScrollArea)
    card = scroll.widget()
    assert card is not None
    qtbot.waitUntil(lambda: card.width() == scroll.viewport().width(), timeout=WAIT_MS)
    read_digest(qtbot, window, 1)
    head = window.parts.digest.page.head
    qtbot.waitUntil(lambda: head.minimumSizeHint().width() <= head.width(), timeout=WAIT_MS)


def test_words_are_selected_by_keys_and_copied(qtbot: QtBot, window: MainWindow) -> None:
    read_digest(qtbot, window, 1)
    press(qtbot, window, "j")
    text = text_of(window)
    for _ in range(8):
        QTest.keyClick(text, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(text, Qt.Key.Key_C, _CONTROL)
    assert QApplication.clipboard().text() == "Counting"
    press(qtbot, window, "s")
    assert row_of(window).starred
    assert text.textCursor().hasSelection()


def test_lines_are_no_longer_than_can_be_read_and_tables_have_more_room(
    qtbot: QtBot, long_window: MainWindow, digests: tuple[Path, Path]
) -> None:
    services = long_window.parts.library.services
    services.imports.import_paths(digests[:1])
    long_window.resize(1900, 800)
    long_window.parts.panes.give((150, 250, 1500))
    read_digest(qtbot, long_window, 2)
    text = text_of(long_window)
    sentences = text.viewport().width()
    letter = QFontMetricsF(text.document().defaultFont()).averageCharWidth()
    assert 60 * letter < sentences - 40 < 90 * letter
    margins = text.viewportMargins()
    assert abs(margins.left() - margins.right()) <= 1
    read_digest(qtbot, long_window, 1)
    assert text.viewport().width() > sentences * 1.3


def test_a_digest_is_read_on_where_it_was_left(qtbot: QtBot, long_window: MainWindow) -> None:
    read_digest(qtbot, long_window, 1)
    press(qtbot, long_window, "jjjjjjjj")
    press(qtbot, long_window, " ")
    before = (current_title(long_window), text_of(long_window).top())
    QTest.keyClick(text_of(long_window), Qt.Key.Key_Escape)
    wait_settled(qtbot, long_window)
    assert not long_window.parts.right.shows_digest
    read_digest(qtbot, long_window, 1)
    assert (current_title(long_window), text_of(long_window).top()) == before


def test_a_paper_is_read_on_where_it_was_left(
    qtbot: QtBot, open_window: OpenWindow, library_of_long_cards: Path
) -> None:
    window = open_window(library_of_long_cards)
    area = window.parts.detail.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 300, timeout=WAIT_MS)
    press(qtbot, window, "  ")
    before = bar.value()
    assert before > 100
    press(qtbot, window, "j")
    assert bar.value() == 0
    press(qtbot, window, "k")
    qtbot.waitUntil(lambda: bar.value() == before, timeout=WAIT_MS)


def test_what_can_be_done_to_several_papers_is_offered(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.papers.view.setFocus()
    window.parts.papers.view.selectAll()
    wait_settled(qtbot, window)
    skip = next(button for button in window.parts.detail.findChildren(QPushButton) if button.text() == "Skip")
    QTest.mouseClick(skip, Qt.MouseButton.LeftButton)
    wait_settled(qtbot, window)
    assert set(statuses(window).values()) == {Status.SKIPPED}
    assert len(statuses(window)) == 7
