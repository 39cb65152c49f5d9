"""The process that imports for the window, spoken to as the window does, without a window."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from builders import SHORT_WORDS, a_document, broken
from readerapp.bootstrap import open_services
from readerapp.domain.repair_lines import RepairShow
from readerapp.domain.text_repair import ChosenWord, RepairSettings
from readerapp.services.import_messages import (
    ApplyPlan,
    ChangeText,
    DigestWritten,
    DiscardPlan,
    ImportCommand,
    ImportEvent,
    ImportFailed,
    ImportFinished,
    ImportPlanned,
    ImportProgressed,
    PastedText,
    RepairShown,
    ShowRepair,
    StartImport,
    StartRepair,
    event_of,
    to_line,
)
from readerapp.services.progress import Progress

PATIENCE_S = 60


@pytest.fixture
def library(tmp_path: Path, blank_library: Path) -> Path:
    return Path(shutil.copy(blank_library, tmp_path / "library.db"))


@pytest.fixture
def worker(library: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator["subprocess.Popen[bytes]"]:
    """A process over LIBRARY, with temporary files of its own."""
    (library.parent / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(library.parent / "temporary"))
    arguments = [sys.executable, "-P", "-m", "readerapp.import_worker", str(library)]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        yield process
        process.kill()


def say(worker: "subprocess.Popen[bytes]", command: ImportCommand) -> None:
    assert worker.stdin is not None
    worker.stdin.write(to_line(command))
    worker.stdin.flush()


def hear(worker: "subprocess.Popen[bytes]") -> ImportEvent:
    assert worker.stdout is not None
    return event_of(worker.stdout.readline())


def titles(library: Path) -> list[str]:
    services = open_services(library)
    try:
        return [digest.title for digest in services.reading_list.digests()]
    finally:
        services.close()


def test_it_says_how_far_it_is_what_is_written_and_how_it_ended(
    worker: "subprocess.Popen[bytes]", library: Path, tmp_path: Path
) -> None:
    path = a_document(tmp_path, ids=("2402.00001", "2402.00002"))
    say(worker, StartImport(paths=(str(path),)))
    assert hear(worker) == ImportProgressed(progress=Progress(done=0, total=1, name="digest.md"))
    written = hear(worker)
    assert isinstance(written, DigestWritten)
    assert (written.digest.plan.total, written.digest.plan.papers) == (2, ())
    assert hear(worker) == ImportProgressed(progress=Progress(done=1, total=1, name=""))
    end = hear(worker)
    assert isinstance(end, ImportFinished)
    assert (end.report().digests, end.report().changes.everything) == ((written.digest,), True)
    assert worker.wait(PATIENCE_S) == 0
    assert titles(library) == ["Papers of digest.md"]


def test_it_shows_the_plan_whole_and_writes_what_was_chosen(worker: "subprocess.Popen[bytes]", library: Path) -> None:
    text = "Bản tin: [Một nghiên cứu 한국어](https://arxiv.org/abs/2402.00001)"
    say(worker, StartImport(pasted=(PastedText(source="clipboard", name="clipboard", text=text),), ask=True))
    assert isinstance(hear(worker), ImportProgressed)
    assert isinstance(hear(worker), ImportProgressed)
    planned = hear(worker)
    assert isinstance(planned, ImportPlanned)
    assert [paper.title for paper in planned.preview.digests[0].plan.papers] == ["Một nghiên cứu 한국어"]
    assert titles(library) == []
    say(worker, ApplyPlan(numbers=(0,)))
    assert worker.wait(PATIENCE_S) == 0
    assert len(titles(library)) == 1


def test_a_name_that_is_no_text_survives_the_way(worker: "subprocess.Popen[bytes]", tmp_path: Path) -> None:
    path = tmp_path / "caf\udce9.md"
    path.write_text("[A study](https://arxiv.org/abs/2402.00001)", encoding="utf-8")
    say(worker, StartImport(paths=(str(path),)))
    events = [hear(worker) for _ in range(4)]
    assert isinstance(events[-1], ImportFinished)
    assert len(events[-1].digests) == 1


def test_it_ends_when_the_plan_is_discarded(worker: "subprocess.Popen[bytes]", tmp_path: Path) -> None:
    say(worker, StartImport(paths=(str(a_document(tmp_path)),), ask=True))
    say(worker, DiscardPlan())
    assert worker.wait(PATIENCE_S) == 0


def test_it_ends_when_the_window_is_gone(worker: "subprocess.Popen[bytes]", library: Path, tmp_path: Path) -> None:
    """In the middle of a document: nothing of it is in the library, and no temporary file is left."""
    path = a_document(tmp_path, ids=tuple(f"24{month:02d}.{n:05d}" for month in range(1, 13) for n in range(3_000)))
    say(worker, StartImport(paths=(str(path),)))
    assert isinstance(hear(worker), ImportProgressed)
    assert worker.stdin is not None
    worker.stdin.close()
    worker.wait(PATIENCE_S)
    assert titles(library) == []
    assert list((tmp_path / "temporary").iterdir()) == []


def test_texts_are_made_otherwise_and_what_a_repair_changed_is_told_row_by_row(
    worker: "subprocess.Popen[bytes]", library: Path, tmp_path: Path
) -> None:
    path = tmp_path / "short-words.md"
    path.write_bytes(broken(SHORT_WORDS))
    say(worker, StartImport(paths=(str(path),), ask=True))
    planned = hear_next(worker, ImportPlanned)
    assert planned.preview.digests[0].repair.inferred > 0
    say(worker, ShowRepair(number=0, show=RepairShow.CHANGED, first=5, count=1))
    shown = hear_next(worker, RepairShown)
    assert shown.rows is not None
    (row,) = shown.rows.rows
    assert (row.line, shown.rows.count(RepairShow.CHANGED)) == (9, 6)
    word = row.words[0]
    choice = ChosenWord(line=9, original=word.word.original, place=word.place, word="Cọp")
    say(worker, ChangeText(number=0, settings=RepairSettings().choosing(choice, guess=word.word.guess)))
    assert hear_next(worker, ImportPlanned).preview.digests[0].repair.settings.choices == (choice,)
    worker.kill()
    worker.wait(PATIENCE_S)
    assert titles(library) == []


def test_rows_are_shown_while_a_text_is_made_anew_and_that_can_be_given_up(
    worker: "subprocess.Popen[bytes]", library: Path, tmp_path: Path
) -> None:
    path = tmp_path / "short-words.md"
    path.write_bytes(broken(SHORT_WORDS * 40))
    say(worker, StartImport(paths=(str(path),), ask=True))
    hear_next(worker, ImportPlanned)
    wanted = ShowRepair(number=0, show=RepairShow.CHANGED, first=0, count=1)
    say(worker, wanted)
    before = hear_next(worker, RepairShown)
    say(worker, ChangeText(number=0, settings=RepairSettings(repair=False)))
    say(worker, wanted)
    assert hear_next(worker, RepairShown) == before
    assert 0 < hear_next(worker, ImportProgressed).progress.part < 1
    hear_next(worker, ImportPlanned)
    say(worker, wanted)
    after = hear_next(worker, RepairShown)
    assert after.rows is not None
    assert after.rows.count(RepairShow.CHANGED) == 0
    say(worker, ChangeText(number=0, settings=RepairSettings()))
    say(worker, DiscardPlan())
    assert worker.stdout is not None
    assert all(isinstance(event_of(line), ImportProgressed) for line in worker.stdout)
    assert worker.wait(PATIENCE_S) == 0
    assert titles(library) == []
    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_digest_of_the_library_is_read_again_at_once_or_refused_with_a_sentence(
    worker: "subprocess.Popen[bytes]", library: Path, tmp_path: Path
) -> None:
    path = tmp_path / "short-words.md"
    path.write_bytes(broken(SHORT_WORDS))
    services = open_services(library)
    services.imports.import_paths([path])
    services.close()
    say(worker, StartRepair(digest_id=1, settings=RepairSettings(repair=False)))
    assert hear_next(worker, DigestWritten).digest.repair.settings.repair is False
    assert hear_next(worker, ImportFinished).report().changes.everything is True


def test_a_digest_that_is_gone_is_not_read_again(worker: "subprocess.Popen[bytes]") -> None:
    say(worker, StartRepair(digest_id=7))
    assert hear_next(worker, ImportFailed).sentence == "This digest is no longer in the library."


Event = TypeVar("Event", bound=ImportEvent)


def hear_next(worker: "subprocess.Popen[bytes]", kind: type[Event]) -> Event:
    """The next event of that KIND."""
    while not isinstance(event := hear(worker), kind):
        assert isinstance(event, ImportProgressed)
    return event
