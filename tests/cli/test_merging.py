"""`merge`, `split`, `duplicates` and `distinct`: papers that are one, or are not."""

import json
from pathlib import Path

import pytest

from .conftest import Terminal

SHEEP, BROOM = "arxiv:2402.00001", "arxiv:2402.00002"


@pytest.fixture
def papers(terminal: Terminal, tmp_path: Path) -> dict[str, str]:
    """The keys of four papers: two of them stand in the library twice."""
    works = [
        {"title": "Counting sheep with attention", "authors": ["Ann Ax"], "arxiv_id": "2402.00001"},
        {"title": "Cleaning data with a broom", "authors": ["Bo Bee"], "arxiv_id": "2402.00002"},
        {"title": "Counting sheep with attention (v2)", "authors": ["A. Ax"]},
        {"title": "Sweeping corpora quietly", "authors": ["Bo Bee", "Cy Cee"]},
    ]
    path = tmp_path / "works.json"
    path.write_text(json.dumps(works), encoding="utf-8")
    return {work["title"]: work["key"] for work in _imported(terminal, path)}


def _imported(terminal: Terminal, path: Path) -> list[dict[str, str]]:
    assert terminal("import", str(path)) == 0
    found: list[dict[str, str]] = terminal.json("papers")
    assert len(found) == 4
    return found


def keys(terminal: Terminal) -> list[str]:
    return [paper["key"] for paper in terminal.json("papers")]


def test_pairs_are_proposed_with_reasons_and_nothing_is_merged(terminal: Terminal, papers: dict[str, str]) -> None:
    found = terminal.json("duplicates")
    assert [(pair["score"], pair["reason"], pair["stays"]) for pair in found] == [
        (99, "same title, same first author", SHEEP)
    ]
    assert [paper["key"] for paper in found[0]["papers"]] == [SHEEP, papers["Counting sheep with attention (v2)"]]
    assert terminal("duplicates") == 0
    assert [line.split("  ")[0].strip() for line in terminal.out.splitlines()] == ["99", "", ""]
    assert terminal.err == "1 pair\n"
    assert len(keys(terminal)) == 4


def test_papers_are_merged_into_the_first_and_split_again(terminal: Terminal, papers: dict[str, str]) -> None:
    other = papers["Counting sheep with attention (v2)"]
    terminal("set", other, "--status", "read", "--tag", "sheep")
    (paper,) = terminal.json("merge", "2402.00001", other)
    assert (paper["key"], paper["status"], paper["tags"]) == (SHEEP, "read", ["sheep"])
    assert (paper["title"], paper["mentions"]) == ("Counting sheep with attention", 2)
    shown = terminal.json("show", other)
    assert (shown["key"], [merged["key"] for merged in shown["merged"]]) == (SHEEP, [other])
    assert terminal("show", SHEEP) == 0
    assert f"Merged into it: Counting sheep with attention (v2)  {other}" in terminal.out
    assert terminal.json("duplicates") == []

    split = terminal.json("split", other)
    assert [(paper["key"], paper["status"], paper["tags"]) for paper in split] == [
        (SHEEP, "inbox", []),
        (other, "read", ["sheep"]),
    ]
    assert terminal.json("undo") == {"undone": "Split 2 papers"}
    assert keys(terminal) == [SHEEP, BROOM, papers["Sweeping corpora quietly"]]


def test_one_of_several_is_split_by_its_key_and_all_by_that_of_the_whole(
    terminal: Terminal, papers: dict[str, str]
) -> None:
    first, second = papers["Counting sheep with attention (v2)"], papers["Sweeping corpora quietly"]
    terminal("merge", SHEEP, first, second)
    assert [paper["key"] for paper in terminal.json("split", second)] == [SHEEP, second]
    assert keys(terminal) == [SHEEP, BROOM, second]
    terminal("merge", SHEEP, second)
    assert [paper["key"] for paper in terminal.json("split", SHEEP)] == [SHEEP, first, second]
    assert len(keys(terminal)) == 4


def test_an_unknown_key_stops_the_whole_merge(terminal: Terminal, papers: dict[str, str]) -> None:
    assert terminal("merge", SHEEP, BROOM, "2409.99999") == 1
    assert "2409.99999" in terminal.err
    assert len(keys(terminal)) == 4
    assert terminal("merge", SHEEP) == 2
    assert terminal("split", BROOM) == 1
    assert "No other paper was merged into “arxiv:2402.00002”." in terminal.err


def test_a_no_is_remembered_until_it_is_taken_back(terminal: Terminal, papers: dict[str, str]) -> None:
    other = papers["Counting sheep with attention (v2)"]
    assert terminal.json("distinct", other, "2402.00001") == {"papers": [other, SHEEP], "distinct": True}
    assert terminal.json("duplicates") == []
    assert terminal.json("distinct", SHEEP, other, "--undo")["distinct"] is False
    assert len(terminal.json("duplicates")) == 1
    assert terminal("distinct", SHEEP, "2402.00001v2") == 1
    assert "one paper" in terminal.err
