"""What the terminal says while an import goes on: a line a document, and of a large one how far it is."""

import sys

import pytest

from readerapp.cli.progress_line import progress_line
from readerapp.services.progress import Progress

HEARD = [
    Progress(done=0, total=2, name="small.md"),
    Progress(done=1, total=2, name="large.md"),
    Progress(done=1, total=2, name="large.md", part=0.25),
    Progress(done=1, total=2, name="large.md", part=0.99),
    Progress(done=2, total=2, name=""),
]


def printed(capsys: pytest.CaptureFixture[str]) -> str:
    with progress_line() as listen:
        for progress in HEARD:
            listen(progress)
    return capsys.readouterr().err


def test_a_terminal_counts_up_and_keeps_the_names_only(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    said = printed(capsys)
    assert said.split("\r\x1b[K") == [
        "[1/2] small.md\n[2/2] large.md\n",
        "[2/2] large.md  25 %",
        "[2/2] large.md  99 %",
        "",
    ]


def test_a_file_gets_whole_lines_only(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys) == "[1/2] small.md\n[2/2] large.md\n"
