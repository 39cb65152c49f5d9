"""What happens to the right pane and the keys when something that is shown goes away, here or elsewhere."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from readerapp.bootstrap import open_services
from readerapp.domain.commands import Command, RemoveDigest, SetStarred
from readerapp.domain.selection import Selection
from readerapp.gui.detail.detail_pane import DetailPane
from readerapp.gui.empty_state import EmptyState
from readerapp.gui.main_window import MainWindow

from .conftest import OpenWindow, wait_settled


def _elsewhere(library: Path, command: Command) -> None:
    """Carry COMMAND out as another process would."""
    services = open_services(library)
    services.decisions.carry_out(command)
    services.close()


def _press(key: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, key)


def _empty_title(pane: DetailPane) -> str:
    page = pane.currentWidget()
    return page.title if isinstance(page, EmptyState) else ""


def _read_digest(qtbot: QtBot, window: MainWindow, digest: int) -> None:
    window.parts.digest.read_digest(digest)
    wait_settled(qtbot, window)
    assert window.parts.right.shows_digest


def test_a_digest_that_is_removed_elsewhere_leaves_the_screen(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    _read_digest(qtbot, window, 1)
    _elsewhere(filled_library, RemoveDigest(digest_id=1))
    window.parts.elsewhere.look()
    wait_settled(qtbot, window)
    parts = window.parts
    assert (parts.right.shows_digest, QApplication.focusWidget()) == (False, parts.papers.view)
    assert parts.messages.text == "The digest that you were reading was removed elsewhere."
    titles = [row.title for row in parts.library.services.reading_list.rows(parts.model.ids)]
    assert sorted(titles) == ["A proof that nobody asked for", "Counting sheep with attention"]
    assert parts.detail.paper_id == parts.papers.view.current_id()


def test_a_decision_about_a_paper_that_is_gone_is_answered_and_the_window_looks_again(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    _read_digest(qtbot, window, 1)
    _elsewhere(filled_library, RemoveDigest(digest_id=1))
    _press("s")
    wait_settled(qtbot, window)
    assert not window.parts.right.shows_digest
    said = window.parts.messages
    assert (said.tone, said.text) == ("error", "Not stored: Star on 1 paper. This paper is no longer in the library.")


def test_what_is_decided_elsewhere_is_shown(qtbot: QtBot, open_window: OpenWindow, filled_library: Path) -> None:
    window = open_window(filled_library)
    view = window.parts.papers.view
    _elsewhere(filled_library, SetStarred(papers=(view.current_id(),), starred=True))
    window.parts.elsewhere.look()
    wait_settled(qtbot, window)
    row = view.papers.row_of(view.current_id())
    assert row is not None
    assert row.starred


@pytest.mark.usefixtures("at_once")
def test_undoing_the_import_of_the_digest_that_is_read_goes_to_the_list(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, tmp_path: Path
) -> None:
    window = open_window(filled_library)
    path = tmp_path / "third.md"
    path.write_text("# Third\n\n- [Only here](https://arxiv.org/abs/2403.00009)\n", encoding="utf-8")
    window.parts.importing.import_paths([path])
    wait_settled(qtbot, window)
    window.parts.sources.choose("digest:3")
    wait_settled(qtbot, window)
    _press("d")
    wait_settled(qtbot, window)
    assert window.parts.right.shows_digest
    window.book.run("undo")
    wait_settled(qtbot, window)
    parts = window.parts
    assert (parts.right.shows_digest, QApplication.focusWidget()) == (False, parts.papers.view)
    assert parts.messages.text.startswith("Undone: ")
    assert len(parts.library.services.reading_list.ids(Selection())) == 7


def test_a_visited_paper_that_goes_away_gives_the_focus_back_to_the_list(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    window.parts.sources.choose("digest:2")
    wait_settled(qtbot, window)
    _read_digest(qtbot, window, 1)
    window.parts.digest.go_to_card()
    wait_settled(qtbot, window)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.parts.right.isAncestorOf(focused)
    _elsewhere(filled_library, RemoveDigest(digest_id=1))
    window.parts.elsewhere.look()
    wait_settled(qtbot, window)
    assert QApplication.focusWidget() is window.parts.papers.view
    assert window.parts.detail.paper_id == window.parts.papers.view.current_id()


def test_when_nothing_is_left_the_right_pane_says_what_happened(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path
) -> None:
    window = open_window(filled_library)
    _elsewhere(filled_library, RemoveDigest(digest_id=2))
    window.parts.elsewhere.look()
    wait_settled(qtbot, window)
    _read_digest(qtbot, window, 1)
    _elsewhere(filled_library, RemoveDigest(digest_id=1))
    window.parts.elsewhere.look()
    wait_settled(qtbot, window)
    assert window.parts.model.ids == ()
    assert _empty_title(window.parts.detail) == "This digest is gone"
