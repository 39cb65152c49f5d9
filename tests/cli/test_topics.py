"""The topics of all digests in the terminal: a tree with how far the user has come."""

from pathlib import Path

from .conftest import Terminal

_DIGEST = """# Weekly list

## Sea

- [A study of tides](https://arxiv.org/abs/2401.00001)

### Deep

- [A study of trenches](https://arxiv.org/abs/2401.00002)

## Land

- [A study of hills](https://arxiv.org/abs/2401.00003)
"""


def test_topics_come_as_a_tree_with_their_coverage(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "weekly.md"
    path.write_text(_DIGEST, encoding="utf-8")
    assert terminal("import", str(path)) == 0
    assert terminal("set", "2401.00002", "--status", "read") == 0
    found = terminal.json("topics")
    by_path = {tuple(topic["path"]): (topic["papers"], topic["decided"]) for topic in found}
    assert by_path == {("Sea",): (2, 1), ("Sea", "Deep"): (1, 1), ("Land",): (1, 0)}
    assert [topic["path"][-1] for topic in found] == ["Sea", "Deep", "Land"]
    assert found[1]["parent_id"] == found[0]["id"]
    assert terminal("topics") == 0
    assert [line.split(maxsplit=1)[1] for line in terminal.out.splitlines()] == [
        "Sea  (decided 1 of 2)",
        "Deep  (decided 1 of 1)",
        "Land  (decided 0 of 1)",
    ]
    assert [paper["title"] for paper in terminal.json("papers", f"topic:{found[1]['id']}")] == ["A study of trenches"]
