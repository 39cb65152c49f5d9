"""The commands as a script sees them: standard output, standard error, exit codes, JSON shapes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from builders import a_document
from readerapp.cli.app import run
from readerapp.storage.library import Library

from .conftest import Terminal


@pytest.fixture
def imported(terminal: Terminal, tmp_path: Path) -> Terminal:
    """A library with a digest of two papers."""
    assert terminal("import", str(a_document(tmp_path, ids=("2402.00001", "2402.00002")))) == 0
    return terminal


def test_import_says_what_is_new_and_the_second_time_that_nothing_is(terminal: Terminal, tmp_path: Path) -> None:
    path = a_document(tmp_path, ids=("2402.00001", "2402.00002"))
    first = terminal.json("import", str(path))
    (digest,) = first["digests"]
    assert (digest["action"], digest["papers"], digest["new"], digest["known"]) == ("new", 2, 2, 0)
    assert (first["failed"], first["cancelled"]) == ([], False)
    (digest,) = terminal.json("import", str(path))["digests"]
    assert (digest["action"], digest["new"], digest["known"], digest["by_status"]) == ("unchanged", 0, 2, {"inbox": 2})
    assert terminal("import", str(path)) == 0
    assert "nothing to change" in terminal.out


def test_a_dry_run_writes_nothing(terminal: Terminal, tmp_path: Path) -> None:
    assert terminal.json("import", "--dry-run", str(a_document(tmp_path)))["digests"][0]["new"] == 1
    assert terminal.json("papers") == []


def test_one_broken_file_does_not_stop_the_others(terminal: Terminal, tmp_path: Path) -> None:
    a_document(tmp_path, "good.md")
    broken = tmp_path / "broken.md"
    broken.write_bytes(bytes(range(256)) * 64)
    (tmp_path / "diary.md").write_text("# Monday\n\nRain.\n", encoding="utf-8")
    missing = tmp_path / "missing.md"
    assert terminal("import", str(tmp_path), str(missing), "--json") == 1
    report = json.loads(terminal.out)
    assert [digest["title"] for digest in report["digests"]] == ["Papers of good.md"]
    assert {Path(file["path"]).name for file in report["failed"]} == {"broken.md", "missing.md"}
    assert [Path(file["path"]).name for file in report["skipped"]] == ["diary.md"]


def test_a_folder_without_documents_is_said(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    assert terminal("import", str(tmp_path / "nothing")) == 0
    assert (terminal.out, terminal.err) == ("", "There is no document there that could be imported.\n")


def test_standard_input_is_a_digest_too(terminal: Terminal) -> None:
    arguments = [sys.executable, "-m", "readerapp", "--library", str(terminal.library), "import", "-"]
    text = "Ngày mới: [Đọc chậm](https://arxiv.org/abs/2402.00001)"
    subprocess.run(arguments, input=text.encode(), check=True, capture_output=True)
    (paper,) = terminal.json("papers")
    assert (paper["key"], paper["title"]) == ("arxiv:2402.00001", "Đọc chậm")


def test_papers_are_selected_sorted_and_limited(imported: Terminal) -> None:
    imported("set", "2402.00002", "--status", "to-read", "--tag", "RAG")
    assert [paper["arxiv_id"] for paper in imported.json("papers", "tag:rag")] == ["2402.00002"]
    descending = imported.json("papers", "--sort", "title", "--descending", "--limit", "1")
    assert [paper["arxiv_id"] for paper in descending] == ["2402.00002"]
    assert imported("papers", "number 1") == 0
    assert "Study number 1" in imported.out
    assert "1 paper" in imported.err


def test_the_shape_of_a_paper(imported: Terminal) -> None:
    assert set(imported.json("papers")[0]) >= {
        "key", "arxiv_id", "version", "doi", "kind", "title", "title_source", "authors", "published", "status",
        "starred", "rating", "priority", "tags", "topics", "mentions", "digests", "links", "added_at", "decided_at",
    }  # fmt: skip


def test_the_shape_of_a_paper_whole(imported: Terminal) -> None:
    shown = imported.json("show", "https://arxiv.org/pdf/2402.00001v3")
    assert set(shown) >= {"abstract", "notes", "mention_list", "why", "history"}
    (mention,) = shown["mention_list"]
    assert set(mention) >= {
        "digest", "section", "path", "line_start", "line_end", "rank", "title", "authors", "date", "org", "venue",
        "tags", "text", "fields", "links",
    }  # fmt: skip
    assert (mention["digest"], mention["line_start"]) == ("Papers of digest.md", 3)


def test_decisions_and_notes_are_shown(imported: Terminal) -> None:
    changed = imported.json("set", "2402.00001", "--status", "read", "--star", "--rating", "5", "--priority", "2")
    assert [changed[0][name] for name in ("status", "starred", "rating", "priority")] == ["read", True, 5, 2]
    assert imported.json("note", "2402.00001", "**so** sánh")["body"] == "**so** sánh"
    shown = imported.json("show", "2402.00001")
    assert [note["body"] for note in shown["notes"]] == ["**so** sánh"]
    assert [line["action"] for line in shown["history"]] == ["status", "star", "rating", "priority", "note"]
    assert imported("show", "2402.00001") == 0
    assert "you read it on" in imported.out
    imported("set", "2402.00001", "--rating", "0", "--no-star")
    shown = imported.json("show", "2402.00001")
    assert (shown["rating"], shown["starred"]) == (None, False)


def test_an_unknown_key_is_named_and_the_others_are_done(imported: Terminal) -> None:
    assert imported("set", "2402.00001", "9901.99999", "--status", "skipped") == 1
    assert "9901.99999" in imported.err
    assert imported.json("papers", "status:skipped")[0]["arxiv_id"] == "2402.00001"


def test_digests_tell_how_far_one_has_come(imported: Terminal) -> None:
    imported("set", "2402.00001", "--status", "read")
    (digest,) = imported.json("digests")
    assert (digest["papers"], digest["decided"], digest["title"]) == (2, 1, "Papers of digest.md")
    assert imported("digests") == 0
    assert "decided 1 of 2" in imported.out


def test_the_reading_list_as_markdown(imported: Terminal, tmp_path: Path) -> None:
    imported("set", "2402.00002", "--status", "read", "--star")
    imported("note", "2402.00002", "first line\n\nsecond line")
    target = tmp_path / "list.md"
    assert imported("export", "markdown", "-o", str(target)) == 0
    assert target.read_text(encoding="utf-8") == (
        "# Reading list\n"
        "\n## Inbox (1)\n\n"
        "- **[Study number 1](<https://arxiv.org/abs/2402.00001>)**\n"
        "  2024-02\n"
        "  - Seen in Papers of digest.md\n"
        "\n## Read (1)\n\n"
        "- **[Study number 2](<https://arxiv.org/abs/2402.00002>)** ★\n"
        "  2024-02\n"
        "  - Seen in Papers of digest.md\n"
        "  > first line\n"
        "  >\n"
        "  > second line\n"
    )
    assert imported("export", "markdown", "status:read") == 0
    assert "Study number 1" not in imported.out


def test_an_export_that_cannot_be_written_says_so(imported: Terminal, tmp_path: Path) -> None:
    assert imported("export", "markdown", "-o", str(tmp_path / "no" / "such" / "list.md")) == 1
    assert "cannot be written" in imported.err


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["papers", "--sort", "colour"], ["set", "x", "--status", "done"], ["set", "x"]]
)
def test_wrong_usage_is_two(terminal: Terminal, arguments: list[str]) -> None:
    assert terminal(*arguments) == 2


def test_a_file_that_is_no_library_is_three(terminal: Terminal) -> None:
    terminal.library.write_bytes(b"not a database at all" * 100)
    assert terminal("papers") == 3
    assert "not a readerapp library" in terminal.err


def test_without_a_command_the_window_opens(terminal: Terminal) -> None:
    assert terminal() == 42


def test_the_library_can_be_named_by_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READERAPP_LIBRARY", str(tmp_path / "named.db"))
    assert run(lambda *_given: 1, ["papers"]) == 0
    assert (tmp_path / "named.db").exists()


def test_no_command_imports_qt(tmp_path: Path) -> None:
    a_document(tmp_path)
    program = (
        "import sys; from readerapp.cli.app import run; "
        f"run(lambda *_: 0, ['--library', {str(tmp_path / 'l.db')!r}, 'import', {str(tmp_path)!r}]); "
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False, capture_output=True).returncode == 0


def test_a_killed_import_leaves_whole_digests_only(tmp_path: Path) -> None:
    """The process is killed in the middle of the second digest's transaction."""
    first = a_document(tmp_path, "1.md", ids=("2402.00001",))
    second = a_document(tmp_path, "2.md", ids=("2402.00001", "2402.00002"))
    program = (
        "import os, signal; from readerapp.storage import imports; from readerapp.cli.app import run\n"
        "before, calls = imports.count_mentions, []\n"
        "def kill_at_second(connection, papers):\n"
        "    before(connection, papers)\n"
        "    calls.append(papers)\n"
        "    if len(calls) == 2: os.kill(os.getpid(), signal.SIGKILL)\n"
        "imports.count_mentions = kill_at_second\n"
        f"run(lambda *_: 0, ['--library', {str(tmp_path / 'l.db')!r}, 'import', {str(first)!r}, {str(second)!r}])"
    )
    killed = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True)
    assert killed.returncode == -9
    library = Library.open(tmp_path / "l.db")
    from readerapp.services.reading_list import ReadingList

    overview = ReadingList(library).overview()
    library.close()
    assert (overview.total, len(overview.digests)) == (1, 1)


def test_a_note_can_be_written_in_the_editor(
    imported: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\necho 'từ trình soạn thảo' > \"$1\"\n", encoding="utf-8")
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(editor))
    assert imported.json("note", "2402.00001")["body"] == "từ trình soạn thảo\n"
    monkeypatch.setenv("VISUAL", str(tmp_path / "no editor"))
    assert imported("note", "2402.00001") == 1
    assert "EDITOR" in imported.err


def test_repair_prints_the_text_or_what_was_done(terminal: Terminal, tmp_path: Path) -> None:
    original = "Tóm tắt: mô hình ngôn ngữ lớn được huấn luyện trên dữ liệu tiếng Việt.\n"
    broken = tmp_path / "broken.md"
    broken.write_text(original.encode().decode("cp1252", errors="ignore"), encoding="utf-8")
    assert terminal("repair", str(broken)) == 0
    assert terminal.out == original
    done = terminal.json("repair", str(broken), "-o", str(tmp_path / "mended.md"))
    assert set(done) >= {"encoding", "steps", "passages", "inferred", "unrepaired"}
    assert done["steps"] != []
    assert (tmp_path / "mended.md").read_text(encoding="utf-8") == original
    assert terminal("repair", str(tmp_path / "missing.md")) == 1


def test_what_was_written_in_the_editor_is_kept_when_it_cannot_be_saved(
    imported: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    editor.write_text(
        f'#!/bin/sh\necho "viết lâu" > "$1"; mv {imported.library} {imported.library}.away\n', encoding="utf-8"
    )
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(editor))
    assert imported("note", "2402.00001") == 3
    kept = imported.err.split("Your text is kept in ")[1].split(".md")[0] + ".md"
    assert Path(kept).read_text(encoding="utf-8") == "viết lâu\n"
    Path(kept).unlink()


def test_an_export_follows_links_and_keeps_permissions(imported: Terminal, tmp_path: Path) -> None:
    target, link = tmp_path / "list.md", tmp_path / "link.md"
    target.touch(mode=0o600)
    link.symlink_to(target)
    assert imported("export", "markdown", "-o", str(link)) == 0
    assert link.is_symlink()
    assert "Study number 1" in target.read_text(encoding="utf-8")
    assert target.stat().st_mode & 0o777 == 0o600
    assert imported("export", "markdown", "-o", str(tmp_path)) == 1
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_an_export_into_a_pipe_arrives_there(imported: Terminal, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        assert imported("export", "markdown", "-o", str(pipe)) == 0
        arrived, _ = reader.communicate(timeout=10)
    assert b"Study number 1" in arrived


def test_a_bad_tag_is_wrong_usage_and_nothing_is_set(imported: Terminal) -> None:
    assert imported("set", "2402.00001", "--status", "read", "--tag", "") == 2
    assert imported.json("papers", "status:read") == []


def test_bytes_that_are_no_text_are_no_crash(imported: Terminal) -> None:
    assert imported("papers", os.fsdecode(b"tag:\xff")) == 0
    assert imported("show", os.fsdecode(b"\xff")) == 1
    assert imported("note", "2402.00001", os.fsdecode(b"caf\xe9")) == 0


def test_an_id_is_found_by_the_search(imported: Terminal) -> None:
    assert [paper["arxiv_id"] for paper in imported.json("papers", "2402.00002")] == ["2402.00002"]
