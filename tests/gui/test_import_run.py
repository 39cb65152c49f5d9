"""Imports in their own process: plans that wait for an answer, processes that die, windows that are closed."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from builders import a_document
from readerapp.bootstrap import open_services
from readerapp.domain.commands import ImportDigests, SetStatus
from readerapp.domain.import_plan import PaperAction
from readerapp.domain.import_preview import ImportPreview, ImportReport
from readerapp.domain.vocabulary import Status
from readerapp.gui.importing.import_run import ImportRun
from readerapp.gui.importing.worker_process import WorkerProcess
from readerapp.gui.jobs import Lanes
from readerapp.gui.open_library import OpenLibrary
from readerapp.services.documents import Document
from readerapp.services.progress import Progress

from .conftest import WAIT_MS, OpenWindow, close, wait_settled
from .test_importing import a_long_document


@pytest.fixture
def run(qtbot: QtBot, empty_library: Path) -> Iterator[ImportRun]:
    """A run over an empty library, without a window."""
    lanes = Lanes()
    library = OpenLibrary(lanes.write)
    with qtbot.waitSignal(library.opened, timeout=WAIT_MS):
        library.open(empty_library)
    made = ImportRun(lanes, library, lanes)
    yield made
    made.cancel()
    qtbot.waitUntil(lambda: made.gone, timeout=WAIT_MS)
    library.close()
    lanes.close()


def previewed(qtbot: QtBot, run: ImportRun, *paths: Path) -> ImportPreview:
    with qtbot.waitSignal(run.previewed, timeout=WAIT_MS) as shown:
        run.start(paths, ask=True)
    assert shown.args is not None
    preview: ImportPreview = shown.args[0]
    return preview


def finished(qtbot: QtBot, run: ImportRun, numbers: tuple[int, ...]) -> ImportReport:
    with qtbot.waitSignal(run.finished, timeout=WAIT_MS) as ended:
        run.apply(numbers)
    assert ended.args is not None
    report: ImportReport = ended.args[0]
    return report


def titles(library: Path) -> list[str]:
    services = open_services(library)
    try:
        return [digest.title for digest in reversed(services.reading_list.digests())]
    finally:
        services.close()


def process_of(run: ImportRun) -> QProcess:
    (process,) = run.findChildren(WorkerProcess)
    (inner,) = process.findChildren(QProcess)
    return inner


@pytest.mark.usefixtures("real_imports")
def test_a_plan_waits_for_the_answer_and_is_carried_out(
    qtbot: QtBot, run: ImportRun, empty_library: Path, digests: tuple[Path, Path]
) -> None:
    preview = previewed(qtbot, run, *digests)
    assert [(digest.title, digest.plan.count(PaperAction.NEW)) for digest in preview.digests] == [
        ("Reading circle, week one", 6),
        ("Reading circle, week two", 1),
    ]
    assert titles(empty_library) == []
    report = finished(qtbot, run, (1,))
    assert ([digest.number for digest in report.digests], report.changes.everything) == ([1], True)
    assert titles(empty_library) == ["Reading circle, week two"]
    assert not run.running


def test_a_plan_that_is_discarded_leaves_nothing(
    qtbot: QtBot, run: ImportRun, empty_library: Path, digests: tuple[Path, Path]
) -> None:
    previewed(qtbot, run, *digests)
    run.discard()
    qtbot.waitUntil(lambda: not run.running, timeout=WAIT_MS)
    assert titles(empty_library) == []


def test_a_plan_that_is_outdated_is_shown_again(
    qtbot: QtBot, run: ImportRun, empty_library: Path, digests: tuple[Path, Path]
) -> None:
    previewed(qtbot, run, digests[0])
    services = open_services(empty_library)
    services.imports.import_paths([digests[1]])
    services.close()
    with qtbot.waitSignal(run.previewed, timeout=WAIT_MS) as again:
        run.apply((0,))
    assert again.args is not None
    (digest,) = again.args[0].digests
    assert (digest.plan.count(PaperAction.NEW), digest.plan.count(PaperAction.KNOWN)) == (5, 1)
    assert len(finished(qtbot, run, (0,)).digests) == 1


def test_a_large_plan_arrives_whole_and_in_order(qtbot: QtBot, run: ImportRun, tmp_path: Path) -> None:
    """It is decoded in a lane, and what was said before and after it is heard before and after."""
    heard: list[object] = []
    run.progressed.connect(heard.append)
    run.previewed.connect(heard.append)
    path = a_document(tmp_path, ids=tuple(f"2402.{number:05d}" for number in range(300)))
    preview = previewed(qtbot, run, path)
    assert [paper.key for paper in preview.digests[0].plan.papers] == [
        f"arxiv:2402.{number:05d}" for number in range(300)
    ]
    run.discard()
    qtbot.waitUntil(lambda: not run.running, timeout=WAIT_MS)
    assert heard == [
        Progress(done=0, total=1, name="digest.md"), Progress(done=1, total=1, name=""), preview
    ]  # fmt: skip


def test_text_at_hand_is_imported(qtbot: QtBot, run: ImportRun) -> None:
    text = "한국어 소식: [Một nghiên cứu](https://arxiv.org/abs/2402.00001)".encode()
    with qtbot.waitSignal(run.finished, timeout=WAIT_MS) as ended:
        run.start([Document(source="clipboard", name="clipboard", content=text)])
    assert ended.args is not None
    assert [(digest.source, digest.plan.total) for digest in ended.args[0].digests] == [("clipboard", 1)]


def test_what_is_asked_for_during_a_run_comes_after_it(
    qtbot: QtBot, run: ImportRun, empty_library: Path, digests: tuple[Path, Path]
) -> None:
    reports: list[ImportReport] = []
    run.finished.connect(reports.append)
    for digest in digests:
        run.start([digest])
    qtbot.waitUntil(lambda: len(reports) == 2 and not run.running, timeout=WAIT_MS)
    assert titles(empty_library) == ["Reading circle, week one", "Reading circle, week two"]


@pytest.mark.usefixtures("real_imports")
def test_a_process_that_is_killed_costs_only_the_digest_it_was_at(
    qtbot: QtBot, run: ImportRun, empty_library: Path, digests: tuple[Path, Path], tmp_path: Path
) -> None:
    def kill_at_the_second(progress: Progress) -> None:
        if progress.done == 1:
            os.kill(process_of(run).processId(), signal.SIGKILL)

    run.progressed.connect(kill_at_the_second)
    said: list[str] = []
    run.failed.connect(said.append)
    with qtbot.waitSignals([run.changed, run.failed], timeout=WAIT_MS):
        run.start([digests[0], a_long_document(tmp_path)])
    assert said == ["The import ended unexpectedly (its process was ended); 1 digest had come in before."]
    assert titles(empty_library) == ["Reading circle, week one"]
    assert not run.running


def test_a_library_that_is_gone_is_told(qtbot: QtBot, run: ImportRun, empty_library: Path, tmp_path: Path) -> None:
    for path in empty_library.parent.glob("library.db*"):
        path.unlink()
    empty_library.mkdir()
    with qtbot.waitSignal(run.failed, timeout=WAIT_MS) as failed:
        run.start([a_document(tmp_path)])
    assert failed.args is not None
    assert "library.db" in failed.args[0]


@pytest.mark.usefixtures("real_imports")
def test_closing_the_window_ends_an_import(
    qtbot: QtBot, open_window: OpenWindow, empty_library: Path, digests: tuple[Path, Path], tmp_path: Path
) -> None:
    window = open_window(empty_library)
    run = window.parts.import_run
    with qtbot.waitSignal(run.changed, timeout=WAIT_MS):
        run.start([digests[0], a_long_document(tmp_path)])
    process = process_of(run).processId()
    close(qtbot, window)
    assert not run.running
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
    assert titles(empty_library) == ["Reading circle, week one"]


def test_decisions_go_on_during_an_import_and_the_import_can_be_taken_back(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, tmp_path: Path
) -> None:
    window = open_window(filled_library)
    parts = window.parts
    ids = tuple(f"2402.{number:05d}" for number in range(1_500))
    with qtbot.waitSignal(parts.import_run.finished, timeout=4 * WAIT_MS):
        parts.import_run.start([a_document(tmp_path, "more.md", ids=ids)])
        with qtbot.waitSignal(parts.deciding.changed, timeout=WAIT_MS):
            parts.deciding.give(SetStatus(papers=(1,), status=Status.READ))
    wait_settled(qtbot, window)
    step = parts.library.services.decisions.history().undo
    assert step is not None
    assert isinstance(step.done, ImportDigests)
    assert window.book.action("undo").isEnabled()
    with qtbot.waitSignal(parts.deciding.taken_back, timeout=WAIT_MS):
        window.book.action("undo").trigger()
    wait_settled(qtbot, window)
    services = parts.library.services
    assert (services.reading_list.overview().total, services.reading_list.detail(1).paper.status) == (7, Status.READ)


def test_a_decision_waits_for_an_import_that_writes_for_long(
    qtbot: QtBot, open_window: OpenWindow, filled_library: Path, tmp_path: Path
) -> None:
    """Only during an import, whose end is certain; another program that holds the library is not waited for so long."""
    window = open_window(filled_library)
    decisions = window.parts.library.services.decisions
    usual = decisions.patience_ms
    during: list[int] = []
    window.parts.import_run.progressed.connect(lambda _progress: during.append(decisions.patience_ms))
    with qtbot.waitSignal(window.parts.import_run.finished, timeout=WAIT_MS):
        window.parts.import_run.start([a_document(tmp_path)])
    assert min(during) > 10 * usual
    assert decisions.patience_ms == usual


@pytest.mark.usefixtures("real_imports")
def test_a_process_that_is_ready_is_the_one_that_imports(
    qtbot: QtBot, run: ImportRun, empty_library: Path, digests: tuple[Path, Path]
) -> None:
    run.expect()
    run.expect()
    ready = process_of(run)
    qtbot.waitUntil(lambda: ready.state() is QProcess.ProcessState.Running, timeout=WAIT_MS)
    assert not run.running
    previewed(qtbot, run, digests[1])
    assert process_of(run) is ready
    finished(qtbot, run, (0,))
    assert (titles(empty_library), run.gone) == (["Reading circle, week two"], True)


@pytest.mark.usefixtures("real_imports")
def test_a_process_that_died_while_it_waited_is_replaced(
    qtbot: QtBot, run: ImportRun, digests: tuple[Path, Path]
) -> None:
    run.expect()
    ready = process_of(run)
    qtbot.waitUntil(lambda: ready.processId() > 0, timeout=WAIT_MS)
    os.kill(ready.processId(), signal.SIGKILL)
    qtbot.waitUntil(lambda: run.gone, timeout=WAIT_MS)
    assert len(previewed(qtbot, run, digests[1]).digests) == 1
    run.discard()


@pytest.mark.usefixtures("real_imports")
def test_no_process_is_left_when_no_file_is_chosen(qtbot: QtBot, open_window: OpenWindow, empty_library: Path) -> None:
    window = open_window(empty_library)
    run = window.parts.import_run
    window.book.action("import-files").trigger()
    ready = process_of(run)
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    with qtbot.waitSignal(ready.finished, timeout=WAIT_MS):
        dialog.reject()
    assert run.gone
    window.book.action("import-folder").trigger()
    close(qtbot, window)  # the fixture would warn of a process that is still there
    assert run.gone
