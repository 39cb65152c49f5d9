"""Without a display the reading list is printed; a new library begins with the samples."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from readerapp.cli.output import row_line, shown
from readerapp.domain.paper import PaperRow
from readerapp.domain.vocabulary import Kind, Status


def test_without_a_display_the_samples_are_listed_in_the_terminal(tmp_path: Path) -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    done = subprocess.run(
        [sys.executable, "-m", "readerapp", "--library", str(tmp_path / "library.db")],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stderr.startswith("There is no display")
    assert len(done.stdout.splitlines()) > 150


@pytest.fixture(autouse=True)
def hundred_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")


def a_row(title: str) -> PaperRow:
    return PaperRow(
        id=1, key="arxiv:2402.00001", kind=Kind.PAPER, title=title, byline="Ann Ax +2", date="2024-02",
        status=Status.READ, starred=True, rating=None, tags=(), digests=2, notes=0,
    )  # fmt: skip


def test_a_line_names_status_star_title_and_origin() -> None:
    assert row_line(a_row("Short")).split() == [
        "✓",
        "★",
        "Short",
        "Ann",
        "Ax",
        "+2",
        "2024-02",
        "2",
        "digests",
        "2402.00001",
    ]


def test_a_long_korean_title_is_cut_to_the_terminal() -> None:
    line = row_line(a_row("긴 제목 " * 40))
    assert "…" in line
    assert line.endswith("2 digests  2402.00001")
    assert len(line) < 100


def test_a_huge_title_costs_no_time_and_a_hostile_one_steers_nothing() -> None:
    line = row_line(a_row("x" * 1_000_000))
    assert len(line) < 200
    assert "xx…  Ann Ax" in line
    assert "\x1b" not in shown("a \x1b]0;title\x07 b")
