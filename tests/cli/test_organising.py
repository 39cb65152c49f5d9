"""Trash, tags, saved searches and names of digests from a terminal."""

from pathlib import Path

import pytest
import typer

from builders import a_document

from .conftest import Terminal

IDS = ("2402.00001", "2402.00002", "2402.00003")


@pytest.fixture
def filled(terminal: Terminal, tmp_path: Path) -> Terminal:
    assert terminal("import", str(a_document(tmp_path, ids=IDS))) == 0
    assert terminal("set", *IDS[:2], "--tag", "học sâu/RAG") == 0
    return terminal


def keys(terminal: Terminal, *arguments: str) -> list[str]:
    return [paper["arxiv_id"] for paper in terminal.json("papers", *arguments)]


def test_the_trash_and_back(filled: Terminal, tmp_path: Path) -> None:
    (paper,) = filled.json("set", IDS[0], "--trash")
    assert (paper["presence"], bool(paper["trashed_at"]), paper["status"]) == ("trashed", True, "inbox")
    assert (keys(filled), keys(filled, "in:trash")) == ([*IDS[1:]], [IDS[0]])
    (digest,) = filled.json("import", "--dry-run", str(a_document(tmp_path, "again.md", ids=IDS)))["digests"]
    assert (digest["new"], digest["known"], digest["in_trash"], digest["by_status"]) == (0, 3, 1, {"inbox": 2})
    assert [paper["in_trash"] for paper in digest["plan"]] == [True, False, False]
    filled("import", "--dry-run", str(tmp_path / "again.md"))
    assert "3 papers: 2 in the inbox, 1 in the trash" in filled.out
    (paper,) = filled.json("set", IDS[0], "--restore")
    assert (paper["presence"], keys(filled)) == ("kept", [*IDS])


def test_emptying_asks_says_how_many_and_spares_notes(filled: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    filled("set", *IDS, "--trash")
    filled("note", IDS[2], "mine")
    monkeypatch.setattr("typer.confirm", _refuse)
    assert filled("empty-trash") == 1
    assert keys(filled, "in:trash") == [*IDS]
    assert filled.json("empty-trash", "--yes") == {"deleted": 2, "kept": 1}
    assert (keys(filled, "in:trash"), keys(filled, "in:deleted"), keys(filled)) == ([IDS[2]], [*IDS[:2]], [])
    assert filled.json("undo") == {"undone": "Empty the trash, 2 papers"}
    assert keys(filled, "in:trash") == [*IDS]


def _refuse(question: str, **_options: object) -> None:
    assert "2 papers" in question
    raise typer.Abort


def test_tags_are_organised(filled: Terminal) -> None:
    assert filled.json("tags") == [{"name": "học sâu/RAG", "colour": "blue", "papers": 2}]
    assert filled.json("tags", "rename", "học sâu", "deep")[0]["name"] == "deep/RAG"
    assert filled.json("tags", "colour", "deep/rag", "pink")[0]["colour"] == "pink"
    filled("set", IDS[2], "--tag", "thesis")
    assert filled.json("tags", "merge", "deep/RAG", "thesis") == [{"name": "thesis", "colour": "green", "papers": 3}]
    assert filled.json("tags", "delete", "thesis") == []
    assert filled.json("undo") == {"undone": "Delete the tag “thesis”, 3 papers"}
    assert filled("tags") == 0
    assert filled.out == "thesis  (3 papers, green)\n"
    assert filled("tags", "rename", "nothing", "x") == 1
    assert "no tag “nothing”" in filled.err


def test_searches_are_saved_used_and_organised(filled: Terminal) -> None:
    (saved,) = filled.json("searches", "save", "My list", "tag:học", "--sort", "title", "--descending")
    assert saved == {
        "name": "My list",
        "papers": 0,
        "conditions": [{"name": "tag", "value": "học", "negated": False}],
        "sort": {"field": "title", "descending": True},
    }
    filled("searches", "save", "My list", 'tag:"học sâu"', "--sort", "title", "--descending")
    assert keys(filled, "--saved", "my LIST") == [*IDS[1::-1]]
    assert keys(filled, "--saved", "my list", "2402.00001") == [IDS[0]]
    assert keys(filled, "--saved", "my list", "--sort", "added") == [*IDS[:2]]
    assert filled.json("searches", "rename", "my list", "Later")[0]["name"] == "Later"
    assert filled("papers", "--saved", "My list") == 1
    assert filled.json("searches", "delete", "Later") == []
    filled("undo")
    assert [search["name"] for search in filled.json("searches")] == ["Later"]


def test_a_digest_is_renamed(filled: Terminal) -> None:
    digest = filled.json("digests", "rename", "1", "Mine")
    assert (digest["title"], digest["own_title"]) == ("Mine", "Papers of digest.md")
    assert [row["title"] for row in filled.json("digests")] == ["Mine"]
    assert filled.json("show", IDS[0])["mention_list"][0]["digest"] == "Mine"
    filled("digests", "rename", "1", "")
    assert [row["title"] for row in filled.json("digests")] == ["Papers of digest.md"]
    assert filled("digests", "rename", "9", "x") == 1


def test_several_statuses_are_one_filter(filled: Terminal) -> None:
    filled("set", IDS[0], "--status", "read")
    filled("set", IDS[1], "--status", "skimmed")
    assert (keys(filled, "status:read,skimmed"), keys(filled, "status:inbox,read")) == ([*IDS[:2]], [*IDS[::2]])
