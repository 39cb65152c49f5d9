"""`edit`: the fields of a paper, and `show` saying where each comes from."""

from pathlib import Path

import pytest

from builders import a_document

from .conftest import Terminal


@pytest.fixture
def imported(terminal: Terminal, tmp_path: Path) -> Terminal:
    """A library with a digest of two papers."""
    assert terminal("import", str(a_document(tmp_path, ids=("2402.00001", "2402.00002")))) == 0
    return terminal


def test_fields_are_set_shown_and_left_to_the_digests_again(imported: Terminal) -> None:
    options = ("--title", "Đọc chậm", "--authors", "Ann Ax; 김철수", "--published", "2024-02-03", "--kind", "post")
    edited = imported.json("edit", "2402.00001", *options, "--doi", "10.1000/FIVE", "--org", "KAIST")
    assert (edited["title"], edited["authors"], edited["org"]) == ("Đọc chậm", ["Ann Ax", "김철수"], "KAIST")
    assert (edited["published"], edited["kind"], edited["doi"]) == ("2024-02-03", "post", "10.1000/five")
    assert edited["title_source"] == "user"
    (mention,) = edited["mention_list"]
    assert edited["origins"] == [
        {"field": "title", "kind": "user", "mention_id": None, "otherwise": "Study number 1"},
        {"field": "authors", "kind": "user", "mention_id": None, "otherwise": None},
        {"field": "org", "kind": "user", "mention_id": None, "otherwise": None},
        {"field": "published", "kind": "user", "mention_id": None, "otherwise": None},
        {"field": "kind", "kind": "user", "mention_id": None, "otherwise": "paper"},
        {"field": "arxiv_id", "kind": "digest", "mention_id": mention["id"], "otherwise": None},
        {"field": "doi", "kind": "user", "mention_id": None, "otherwise": None},
    ]
    assert imported("show", "10.1000/five") == 0
    assert "  Title: set by you; the digests say: Study number 1\n" in imported.out
    assert "  arXiv id: from “Papers of digest.md”, line 3\n" in imported.out

    reset = imported.json("edit", "2402.00001", "--reset", "title", "--reset", "doi", "--org", "")
    assert (reset["title"], reset["doi"], reset["org"]) == ("Study number 1", None, "")
    assert imported.json("undo") == {"undone": "New details: Organisation, Title, DOI"}
    assert imported.json("show", "2402.00001")["title"] == "Đọc chậm"


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        ((), 2, "Say what to set"),
        (("--published", "soon"), 2, "--published: Write the date as 2024"),
        (("--arxiv", "x"), 2, "--arxiv: This is no arXiv id"),
        (("--title", "Mine", "--reset", "title"), 2, "contradict each other"),
        (("--arxiv", "2402.00002"), 1, "“Study number 2” has this identifier already"),
    ],
)
def test_what_makes_no_sense_changes_nothing(
    imported: Terminal, arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    before = imported.json("show", "2402.00001")
    assert imported("edit", "2402.00001", *arguments) == code
    assert sentence in " ".join(imported.err.split())
    assert imported.json("show", "2402.00001") == before


def test_an_unknown_paper_is_said(imported: Terminal) -> None:
    assert imported("edit", "2409.00001", "--title", "Mine") == 1
    assert "2409.00001" in imported.err
