"""`import`: what is printed and what the JSON lists of a plan, and a path that names nothing."""

from pathlib import Path

import pytest

from builders import a_document

from .conftest import Terminal


@pytest.fixture
def filled(terminal: Terminal, tmp_path: Path) -> Terminal:
    """A library with two papers, and a document that says something else about one and brings another."""
    terminal("import", str(a_document(tmp_path, ids=("2402.00001v1", "2402.00002"))))
    (tmp_path / "more.md").write_text(
        "# More\n\n"
        "- [Study number 1 at great length](https://arxiv.org/abs/2402.00001v2)\n"
        "- [Counting the sheep of the whole wide world](https://arxiv.org/abs/2402.00002)\n"
        "- [Something else](https://arxiv.org/abs/2402.00003)\n",
        encoding="utf-8",
    )
    return terminal


def test_the_plan_names_what_changes_and_with_verbose_what_is_new(filled: Terminal, tmp_path: Path) -> None:
    more = str(tmp_path / "more.md")
    assert filled("import", "--dry-run", more) == 0
    assert filled.out.splitlines() == [
        "More",
        "  Would be imported: 3 papers: 1 new, 1 in the inbox, 1 newer version (2 cards change)",
        "  2402.00001  Study number 1 at great length  (newer version)",
        "    Title: Study number 1 → Study number 1 at great length",
        "  2402.00002  Counting the sheep of the whole wide world  (known)",
        "    Title: Study number 2 → Counting the sheep of the whole wide world",
    ]
    filled("import", "--dry-run", "--verbose", more)
    assert filled.out.splitlines()[-1] == "  2402.00003  Something else  (new)"


def test_the_plan_as_json_is_what_the_import_does(filled: Terminal, tmp_path: Path) -> None:
    more = str(tmp_path / "more.md")
    (planned,) = filled.json("import", "--dry-run", more)["digests"]
    plan = planned.pop("plan")
    (done,) = filled.json("import", more)["digests"]
    assert planned == done
    assert (done["changed"], done["conflicting"], done["left_out"]) == (2, 0, 0)
    assert plan[0] == {
        "key": "arxiv:2402.00001",
        "title": "Study number 1 at great length",
        "action": "newer-version",
        "status": "inbox",
        "in_trash": False,
        "changes": [{"field": "title", "library": "Study number 1", "digest": "Study number 1 at great length"}],
        "conflicts": [],
    }
    assert [paper["title"] for paper in filled.json("papers")] == [paper["title"] for paper in plan]


def test_importing_again_takes_two_lines(filled: Terminal, tmp_path: Path) -> None:
    assert filled("import", str(tmp_path / "digest.md")) == 0
    assert filled.out == "Papers of digest.md\n  Already in the library; nothing to change.\n"


@pytest.mark.parametrize("command", [("import",), ("watch", "--once")])
def test_an_empty_path_is_not_the_folder_one_is_in(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    a_document(tmp_path, ids=("2402.00001",))
    monkeypatch.chdir(tmp_path)
    assert terminal(*command, "") == 2
    assert "is empty." in terminal.err
    assert terminal.json("papers") == []
