"""Importing documents: what is reported, what is stored, and how an import ends early."""

import os
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, text

from builders import a_document
from readerapp.domain.digest import ParsedMention
from readerapp.domain.errors import WriteFailed
from readerapp.domain.import_plan import DigestAction
from readerapp.resources import sample_digests
from readerapp.services.documents import Document
from readerapp.services.imports import Imports
from readerapp.services.progress import Cancellation, Progress
from readerapp.services.reading_list import ReadingList
from readerapp.storage.digest_text import read_utf8
from readerapp.storage.library import Library
from readerapp.storage.spool import Spool


@pytest.fixture
def imports(library: Library) -> Imports:
    return Imports(library)


def titles(library: Library) -> list[str]:
    return [digest.title for digest in reversed(ReadingList(library).digests())]


def test_folders_are_taken_apart_in_order_and_hidden_files_left_alone(
    imports: Imports, library: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "digests"
    (folder / "deep" / ".git").mkdir(parents=True)
    for number, place in enumerate(("b.md", "a.md", "deep/c.txt", ".hidden.md", "deep/.git/d.md")):
        a_document(folder, place, ids=(f"2402.0000{number}",))
    (folder / "photo.png").write_bytes(b"\x89PNG")
    report = imports.import_paths([folder, folder / "a.md"])
    assert (report.failed, report.skipped) == ((), ())
    assert titles(library) == ["Papers of a.md", "Papers of b.md", "Papers of deep/c.txt"]


def test_progress_names_each_document_and_ends(imports: Imports, tmp_path: Path) -> None:
    heard: list[Progress] = []
    paths = [a_document(tmp_path, name, ids=(f"2402.0000{place}",)) for place, name in enumerate(("a.md", "b.md"))]
    imports.import_paths(paths, listener=heard.append)
    assert heard == [
        Progress(done=0, total=2, name="a.md"),
        Progress(done=1, total=2, name="b.md"),
        Progress(done=2, total=2, name=""),
    ]


def test_progress_counts_up_inside_a_document_that_takes_a_while(imports: Imports, tmp_path: Path) -> None:
    heard: list[Progress] = []
    paths = [tmp_path / "large.md", a_document(tmp_path, "small.md")]
    words = "what was read is remembered for as long as nobody asks for it again and again " * 12
    ids = (f"24{1 + place // 100:02d}.{place:05d}" for place in range(1000))
    paths[0].write_text("".join(f"- [Study {each}](https://arxiv.org/abs/{each}) {words}\n" for each in ids))
    imports.import_paths(paths, listener=heard.append)
    parts = [progress.part for progress in heard if progress.name == "large.md"]
    assert (parts[0], parts[-1], parts == sorted(set(parts))) == (0.0, 0.99, True)
    assert len(parts) >= 5
    assert heard[-2:] == [Progress(done=1, total=2, name="small.md"), Progress(done=2, total=2, name="")]


def test_zero_bytes_are_left_out_and_said_where_they_stood(imports: Imports, library: Library, tmp_path: Path) -> None:
    path = a_document(tmp_path, ids=("2402.00001", "2402.00002"))
    lines = path.read_bytes().split(b"\n")
    path.write_bytes(b"\n".join([*lines[:3], lines[3][:5] + b"\x00\x00" + lines[3][5:], *lines[4:]]) + b"\x00" * 3000)
    (digest,) = imports.import_paths([path]).digests
    assert (digest.mentions, [(issue.line, issue.message) for issue in digest.issues]) == (
        2,
        [
            (4, "2 zero bytes were left out; the file may be damaged."),
            (4, "3000 zero bytes were left out; the file may be damaged."),
        ],
    )
    with library.read() as connection:
        assert read_utf8(connection, 1, lambda raw, _encoding: raw.decode()) == b"\n".join(lines)


def test_a_cancelled_import_keeps_the_digests_before(imports: Imports, library: Library, tmp_path: Path) -> None:
    cancellation = Cancellation()
    paths = [a_document(tmp_path, name, ids=(f"2402.0000{place}",)) for place, name in enumerate(("a.md", "b.md"))]

    def cancel_at_second(progress: Progress) -> None:
        if progress.done == 1:
            cancellation.request()

    report = imports.import_paths(paths, listener=cancel_at_second, cancellation=cancellation)
    assert report.cancelled
    assert [digest.title for digest in report.digests] == titles(library) == ["Papers of a.md"]


def test_a_large_document_can_be_cancelled_in_the_middle(
    imports: Imports, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reader looks at the flag while it works, not only before and after."""
    cancellation = Cancellation()
    asked = []

    def checkpoint() -> None:
        asked.append(1)
        if len(asked) == 4:
            cancellation.request()
        Cancellation.checkpoint(cancellation)

    monkeypatch.setattr(cancellation, "checkpoint", checkpoint)
    path = a_document(tmp_path, ids=tuple(f"2402.{number:05d}" for number in range(2000)))
    assert imports.import_paths([path], cancellation=cancellation).cancelled
    assert titles(library) == []


def test_the_raw_bytes_are_kept_and_the_text_is_the_repaired_one(imports: Imports, library: Library) -> None:
    original = "Tóm tắt tiếng Việt: [Đọc chậm mà chắc](https://arxiv.org/abs/2402.00001) – đề xuất một cách mới.\n"
    broken = original.encode("utf-8").decode("mac_roman").encode("utf-8")
    report = imports.import_documents([Document(source="mail", name="mail.md", content=broken)])
    assert report.digests[0].repair.steps != ()
    plain = "[Nothing to mend](https://arxiv.org/abs/2402.00002), không có gì để sửa.\n".encode()
    imports.import_documents([Document(source="mail", name="mail.md", content=plain)])
    with library.read() as connection:
        rows = connection.execute(text("SELECT raw, text FROM digest_content ORDER BY digest_id")).all()
        read = [read_utf8(connection, digest_id, lambda raw, encoding: raw.decode(encoding)) for digest_id in (1, 2)]
    assert [tuple(row) for row in rows] == [(broken, original), (plain, None)]
    assert read == [original.encode(), plain]
    assert ReadingList(library).detail(1).paper.title == "Đọc chậm mà chắc"


def test_a_dry_run_tells_the_same_as_the_import_and_writes_nothing(
    imports: Imports, library: Library, tmp_path: Path
) -> None:
    path = a_document(tmp_path, ids=("2402.00001", "2402.00002"))
    planned = imports.import_paths([path], dry_run=True)
    assert titles(library) == []
    assert not planned.changes
    assert imports.import_paths([path]).digests == planned.digests


def test_a_file_without_papers_is_a_failure_only_if_it_was_asked_for(imports: Imports, tmp_path: Path) -> None:
    diary = tmp_path / "diary.md"
    diary.write_text("# Monday\n\nRain.\n", encoding="utf-8")
    assert [file.reason for file in imports.import_paths([diary]).failed] == ["No paper was found in this file."]
    report = imports.import_paths([tmp_path])
    assert (len(report.failed), len(report.skipped)) == (0, 1)


def test_the_samples_come_in_whole_and_a_second_time_change_nothing(imports: Imports, library: Library) -> None:
    report = imports.import_paths(sample_digests())
    assert (report.failed, len(report.digests)) == ((), 5)
    overview = ReadingList(library).overview()
    again = imports.import_paths(sample_digests())
    assert {digest.plan.action for digest in again.digests} == {DigestAction.UNCHANGED}
    assert not again.changes
    assert ReadingList(library).overview() == overview


def test_when_the_disk_is_full_the_report_tells_what_came_in_before(
    imports: Imports, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [a_document(tmp_path, name, ids=(f"2402.0000{place}",)) for place, name in enumerate(("a.md", "b.md"))]
    write = Library.write

    def full_at_second(self: Library, **options: Any) -> AbstractContextManager[Connection]:
        if titles(library):
            raise WriteFailed("The disk is full.")
        return write(self, **options)

    monkeypatch.setattr(Library, "write", full_at_second)
    report = imports.import_paths(paths)
    assert str(report.stopped) == "The disk is full."
    assert [digest.title for digest in report.digests] == titles(library) == ["Papers of a.md"]


def test_nothing_in_a_folder_stops_an_import(imports: Imports, library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "digests"
    folder.mkdir()
    a_document(folder, "good.md")
    (folder / "loop.md").symlink_to("loop.md")
    (folder / "folder.md").mkdir()
    os.mkfifo(folder / "pipe.md")
    (folder / os.fsdecode(b"caf\xe9.md")).write_text("[Study](https://arxiv.org/abs/2402.00007)", encoding="utf-8")
    report = imports.import_paths([folder, Path("n" * 300)])
    assert titles(library) == ["Caf�", "Papers of good.md"]
    assert {Path(file.source).name[:8] for file in report.failed} == {"loop.md", "pipe.md", "nnnnnnnn"}
    assert report.stopped is None


def test_a_bug_of_ours_in_one_document_costs_no_other(
    imports: Imports,
    library: Library,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    paths = [a_document(tmp_path, name, ids=(f"2402.0000{place}",)) for place, name in enumerate(("a.md", "b.md"))]

    take = Spool.take_mentions

    def fail_on_first(self: Spool, number: int, mentions: Sequence[ParsedMention]) -> None:
        if number == 0:
            raise ZeroDivisionError
        take(self, number, mentions)

    monkeypatch.setattr(Spool, "take_mentions", fail_on_first)
    report = imports.import_paths(paths)
    assert [Path(file.source).name for file in report.failed] == ["a.md"]
    assert "ZeroDivisionError" in report.failed[0].reason
    assert titles(library) == ["Papers of b.md"]
    assert "a.md" in caplog.text
