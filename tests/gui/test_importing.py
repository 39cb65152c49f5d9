"""Imports: the sentence at the end, files that fail, drops, cancelling."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from readerapp.domain.import_plan import DigestAction, ImportPlan, PaperAction, PlannedPaper
from readerapp.domain.vocabulary import Status
from readerapp.domain.wording import shield
from readerapp.gui.importing.report_window import ReportWindow
from readerapp.services.progress import Progress

from .conftest import WAIT_MS, OpenWindow, wait_settled

pytestmark = pytest.mark.usefixtures("at_once")  # what is shown before: test_import_asking.py


def a_long_document(folder: Path) -> Path:
    """One that takes some seconds to read."""
    path = folder / "long.md"
    ids = (f"24{month:02d}.{number:05d}" for month in range(1, 13) for number in range(2_000))
    path.write_text("\n".join(f"- [A study of {one}](https://arxiv.org/abs/{one})" for one in ids), encoding="utf-8")
    return path


def _plan(*papers: tuple[str, PaperAction, Status | None]) -> ImportPlan:
    planned = tuple(PlannedPaper(key=key, title=key, action=action, status=status) for key, action, status in papers)
    return ImportPlan(action=DigestAction.NEW, papers=planned)


def test_the_shield_sentence_counts_each_paper_once_where_it_was_first_met() -> None:
    first = _plan(
        ("a", PaperAction.NEW, None),
        ("b", PaperAction.KNOWN, Status.READ),
        ("c", PaperAction.KNOWN, Status.SKIPPED),
        ("d", PaperAction.KNOWN, Status.TO_READ),
        ("e", PaperAction.NEWER_VERSION, Status.READ),
    )
    second = _plan(("a", PaperAction.KNOWN, Status.INBOX), ("f", PaperAction.NEW, None))
    assert shield([first]) == "5 papers: 1 new, 1 read, 1 skipped, 1 queued, 1 newer version"
    assert shield([first, second]) == "6 papers: 2 new, 1 read, 1 skipped, 1 queued, 1 newer version"
    assert shield([_plan(("a", PaperAction.NEW, None))]) == "1 paper: 1 new"
    assert shield([]) == "No papers were found."


def test_files_dropped_on_the_window_are_imported(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, digests: tuple[Path, Path]
) -> None:
    window = open_window(empty_library)
    assert window.parts.papers.empty.title == "Your library is empty"
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(digests[0].parent))])
    at, action = QPointF(300, 300), Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at.toPoint(), action, data, buttons, keys)
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    with qtbot.waitSignal(window.parts.import_run.finished, timeout=WAIT_MS):
        window.dropEvent(QDropEvent(at, action, data, buttons, keys))
    wait_settled(qtbot, window)
    assert window.parts.messages.text == "7 papers: 7 new"
    assert len(window.parts.model.ids) == 7
    assert not window.parts.strip.isVisible()


def test_text_dropped_on_the_window_is_not_taken(open_window: OpenWindow, empty_library: Path) -> None:
    window = open_window(empty_library)
    data = QMimeData()
    data.setText("2401.00001")
    enter = QDragEnterEvent(
        QPointF(9, 9).toPoint(), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    enter.ignore()
    window.dragEnterEvent(enter)
    assert not enter.isAccepted()


def test_a_file_that_cannot_be_used_is_named_and_the_others_come_in(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, digests: tuple[Path, Path]
) -> None:
    broken = digests[0].with_name("not-text.md")
    broken.write_bytes(bytes(range(256)) * 40)
    window = open_window(empty_library)
    with qtbot.waitSignal(window.parts.import_run.finished, timeout=WAIT_MS) as finished:
        window.parts.importing.import_paths([broken, *digests])
    wait_settled(qtbot, window)
    assert window.parts.messages.text == "7 papers: 7 new  ·  1 file could not be used: not-text.md"
    assert window.parts.messages.tone == "error"
    assert len(window.parts.model.ids) == 7
    assert finished.args is not None
    details = ReportWindow(finished.args[0], window.parts.theme, window)
    qtbot.addWidget(details)
    details.show()


def test_importing_again_says_that_nothing_is_new(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, digests: tuple[Path, Path]
) -> None:
    window = open_window(filled_library)
    with qtbot.waitSignal(window.parts.import_run.finished, timeout=WAIT_MS):
        window.parts.importing.import_paths(digests)
    assert window.parts.messages.text == ("7 papers: 7 in the inbox  ·  Nothing has changed since the last import.")


def test_an_import_shows_what_it_reads_and_can_be_cancelled(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, digests: tuple[Path, Path], tmp_path: Path
) -> None:
    """The second document is so long that it is still being read when the user stops it."""
    window = open_window(empty_library)
    run = window.parts.import_run
    seen: list[tuple[Progress, bool]] = []

    def stop_at_the_second(progress: Progress) -> None:
        seen.append((progress, window.parts.strip.isVisible()))
        if progress.done == 1:
            run.cancel()

    run.progressed.connect(stop_at_the_second)
    with qtbot.waitSignal(run.finished, timeout=WAIT_MS) as finished:
        run.start([digests[0], a_long_document(tmp_path)])
    wait_settled(qtbot, window)
    assert seen == [
        (Progress(done=0, total=2, name="week-one.md"), True),
        (Progress(done=1, total=2, name="long.md"), True),
    ]
    assert finished.args is not None
    assert finished.args[0].cancelled
    assert window.parts.messages.text == "6 papers: 6 new  ·  Cancelled; the digests before are in your library."
    assert len(window.parts.model.ids) == 6


def test_files_given_at_the_start_are_imported(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, digests: tuple[Path, Path]
) -> None:
    window = open_window(empty_library, digests)
    wait_settled(qtbot, window)
    assert len(window.parts.model.ids) == 7
