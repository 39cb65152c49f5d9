"""What the window remembers: all of it, and nothing of a broken file."""

import json
from pathlib import Path

import pytest

from readerapp.config.session import Session, load_session, store_session

_SESSION = Session(
    geometry="00ff", panes=(200, 600, 480), classic_panes=(180, 300, 420), columns=("title:300", "-tags:98"),
    sort="-date", library="library.db",
    source="digest:3", expanded=("topics",), paper=7, search="rag", commands=("action:star",),
)  # fmt: skip


def test_what_is_stored_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "new" / "session.json"
    store_session(_SESSION, path)
    assert load_session(path) == _SESSION
    assert [found.name for found in path.parent.iterdir()] == ["session.json"]


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"x"', "\x00", '{"panes": "wide"}'])
def test_a_broken_file_counts_as_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "session.json"
    path.write_text(text, encoding="utf-8")
    assert load_session(path) == Session()


def test_a_missing_file_counts_as_none(tmp_path: Path) -> None:
    assert load_session(tmp_path / "none.json") == Session()


def test_fields_that_make_no_sense_do_not_spoil_the_others(tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    stored = {"zoom": 2, "paper": "seven", "panes": [1, True, 3], "source": "queue", "unknown": 1, "scheme": None}
    path.write_text(json.dumps(stored), encoding="utf-8")
    assert load_session(path) == Session(source="queue")


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "session.json"
    store_session(_SESSION, path)

    def full(*_arguments: object) -> None:
        raise OSError("full")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(OSError, match="full"):
        store_session(Session(), path)
    assert load_session(path) == _SESSION
    assert [found.name for found in tmp_path.iterdir()] == ["session.json"]
