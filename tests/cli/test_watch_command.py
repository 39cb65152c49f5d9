"""`readerapp watch`: once, and until Ctrl+C."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from builders import a_document
from readerapp.bootstrap import open_services
from readerapp.cli.app import run
from readerapp.config.paths import settings_file
from readerapp.config.settings import change_settings
from readerapp.storage.library import Library

Command = Callable[..., int]


@pytest.fixture
def command(tmp_path: Path) -> Command:
    return lambda *arguments: run(lambda *_given: 42, ["--library", str(tmp_path / "library.db"), *arguments])


@pytest.fixture
def box(tmp_path: Path) -> Path:
    (tmp_path / "box").mkdir()
    return tmp_path / "box"


def put(box: Path, name: str, *ids: str) -> Path:
    """A digest that was written long ago."""
    path = a_document(box, name, ids=ids)
    os.utime(path, (1_000_000, 1_000_000))
    return path


def test_once_imports_what_is_there_and_the_next_time_what_is_new(
    command: Command, box: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(box, "one.md", "2402.00001", "2402.00002")
    assert command("watch", str(box), "--once") == 0
    assert capsys.readouterr().out == "Papers of one.md · 2 papers: 2 new\n"
    put(box, "two.md", "2402.00002", "2402.00003")
    assert command("watch", str(box), "--once", "--json") == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert [json.loads(line)[name] for name in ("path", "new", "known")] == [str(box / "two.md"), 1, 1]
    assert command("watch", str(box), "--once") == 0
    assert capsys.readouterr() == ("", "")


def test_the_folder_of_the_settings_is_watched(command: Command, box: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("watch", "--once") == 2
    assert "watch.folder" in capsys.readouterr().err
    change_settings(settings_file(), {"watch.folder": str(box)})
    put(box, "one.md", "2402.00001")
    assert command("watch", "--once") == 0
    assert "1 new" in capsys.readouterr().out


def test_what_cannot_be_used_is_named_and_the_others_come_in(
    command: Command, box: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(box, "good.md", "2402.00001")
    (box / "broken.md").write_bytes(bytes(range(256)) * 64)
    os.utime(box / "broken.md", (1_000_000, 1_000_000))
    assert command("watch", str(box), "--once") == 1
    printed = capsys.readouterr()
    assert printed.out == "Papers of good.md · 1 paper: 1 new\n"
    assert printed.err.startswith(f"{box / 'broken.md'} was not imported. ")


def test_a_folder_that_is_not_there_is_told(command: Command, box: Path, capsys: pytest.CaptureFixture[str]) -> None:
    box.rmdir()
    assert command("watch", str(box), "--once") == 1
    assert "is not there" in capsys.readouterr().err


def test_a_library_that_cannot_be_written_ends_it_with_the_code_for_that(
    command: Command, box: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(box, "one.md", "2402.00001")
    open_services(tmp_path / "library.db").close()
    write = Library.write

    def moved(self: Library, **options: Any) -> object:
        self.path.rename(self.path.with_name("away.db"))
        return write(self, **options)

    monkeypatch.setattr(Library, "write", moved)
    assert command("watch", str(box), "--once") == 3
    assert "was moved or replaced" in capsys.readouterr().err


def test_it_goes_on_until_it_is_interrupted(box: Path, tmp_path: Path) -> None:
    arguments = [sys.executable, "-m", "readerapp", "--library", str(tmp_path / "library.db"), "watch", str(box)]
    put(box, "one.md", "2402.00001")
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stderr.readline() == f"Watching {box}; Ctrl+C ends it.\n"
        assert process.stdout.readline() == "Papers of one.md · 1 paper: 1 new\n"
        put(box, "two.md", "2402.00002")
        assert process.stdout.readline() == "Papers of two.md · 1 paper: 1 new\n"
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0
