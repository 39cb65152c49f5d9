"""Undo, redo and remove in the terminal, each call a process of its own as far as the library can tell."""

from pathlib import Path

from builders import a_document

from .conftest import Terminal


def test_an_import_is_taken_back_whole_and_done_again(terminal: Terminal, tmp_path: Path) -> None:
    paths = [str(a_document(tmp_path, f"{name}.md", ids=(f"2402.0000{name}",))) for name in (1, 2)]
    terminal("import", *paths)
    assert terminal("undo") == 0
    assert terminal.out == "Undone: Import of 2 digests\n"
    assert terminal.json("papers") == []
    assert terminal.json("redo") == {"done_again": "Import of 2 digests"}
    assert len(terminal.json("digests")) == 2


def test_the_last_command_is_undone_first(terminal: Terminal, tmp_path: Path) -> None:
    terminal("import", str(a_document(tmp_path)))
    terminal("set", "2402.00001", "--status", "read")
    assert terminal.json("undo") == {"undone": "1 paper to Read"}
    assert terminal.json("papers")[0]["status"] == "inbox"
    assert terminal.json("undo") == {"undone": "Import of “Papers of digest.md”"}
    assert terminal.json("undo") == {"undone": None}
    assert terminal("redo") == 0
    assert terminal.out == "Done again: Import of “Papers of digest.md”\n"


def test_nothing_to_undo_is_said(terminal: Terminal) -> None:
    assert (terminal("undo"), terminal.out, terminal.err) == (0, "", "There is nothing to undo.\n")
    assert (terminal("redo"), terminal.out, terminal.err) == (0, "", "There is nothing to do again.\n")


def test_a_digest_is_removed_and_comes_back(terminal: Terminal, tmp_path: Path) -> None:
    terminal("import", str(a_document(tmp_path, ids=("2402.00001", "2402.00002"))))
    terminal("set", "2402.00001", "--star")
    removed = terminal.json("remove", "1")
    assert (removed["removed"]["title"], removed["papers_removed"]) == ("Papers of digest.md", 1)
    assert [paper["key"] for paper in terminal.json("papers")] == ["arxiv:2402.00001"]
    assert terminal.json("undo") == {"undone": "Remove “Papers of digest.md”"}
    assert [digest["papers"] for digest in terminal.json("digests")] == [2]


def test_a_digest_that_is_not_there_cannot_be_removed(terminal: Terminal) -> None:
    assert terminal("remove", "7") == 1
    assert terminal.err == "There is no digest 7 in this library.\n"
