"""A copy of the library is whole, replaces what is there only when it is done, and never the library itself."""

import os
from pathlib import Path

import pytest

from readerapp.bootstrap import open_services
from readerapp.domain.commands import AddNote, SetStatus
from readerapp.domain.errors import InvalidRequest, WriteFailed
from readerapp.domain.selection import Selection
from readerapp.domain.vocabulary import Status


@pytest.fixture
def digest(tmp_path: Path) -> Path:
    path = tmp_path / "digest.md"
    path.write_text("# Week\n\n- [A copied paper](https://arxiv.org/abs/2401.00001) Whole.\n", encoding="utf-8")
    return path


def test_a_copy_holds_everything_also_what_came_a_moment_ago(tmp_path: Path, digest: Path) -> None:
    services = open_services(tmp_path / "library.db")
    services.imports.import_paths([digest])
    (paper,) = services.reading_list.ids(Selection())
    services.decisions.carry_out(SetStatus(papers=(paper,), status=Status.READ))
    services.decisions.carry_out(AddNote(paper_id=paper, body="Kept."))
    target = tmp_path / "copy.db"
    target.write_text("something else", encoding="utf-8")
    assert services.backups.copy_to(target) == target
    services.close()

    copy = open_services(target)
    assert copy.reading_list.overview().by_status[Status.READ] == 1
    assert [note.body for note in copy.reading_list.detail(paper).notes] == ["Kept."]
    copy.close()


def test_the_library_itself_is_never_written_over(tmp_path: Path) -> None:
    services = open_services(tmp_path / "library.db")
    os.link(services.path, tmp_path / "other-name.db")
    for name in ("library.db", "other-name.db"):
        with pytest.raises(InvalidRequest, match="the library itself"):
            services.backups.copy_to(tmp_path / name)
    services.close()


def test_a_copy_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    services = open_services(tmp_path / "library.db")
    target = tmp_path / "copy.db"
    target.write_text("an older copy", encoding="utf-8")

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("readerapp.services.backups.back_up", full)
    with pytest.raises(WriteFailed, match="No space left on device"):
        services.backups.copy_to(target)
    monkeypatch.undo()
    with pytest.raises(WriteFailed, match="cannot be written"):
        services.backups.copy_to(tmp_path / "no folder" / "copy.db")
    assert target.read_text(encoding="utf-8") == "an older copy"
    assert not list(tmp_path.glob(".readerapp-*"))
    services.close()
