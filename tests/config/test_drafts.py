"""Drafts of notes: all of them come back, and nothing of a broken file."""

from pathlib import Path

import pytest

from readerapp.config.drafts import StoredDraft, load_drafts, store_drafts

_DRAFTS = (
    StoredDraft(paper_id=1, note_id=None, body="ghi chú\n한국어", saved=""),
    StoredDraft(paper_id=2, note_id=7, body="new", saved="old"),
)


def test_what_is_kept_comes_back_and_nothing_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "state" / "drafts.json"
    store_drafts(path, _DRAFTS)
    assert load_drafts(path) == _DRAFTS
    store_drafts(path, ())
    assert load_drafts(path) == ()
    assert not path.exists()


@pytest.mark.parametrize(
    "text", ["", "{", "{}", "[1]", '[{"body": 1}]', '[{"paper_id":"1","note_id":2,"body":"","saved":""}]']
)
def test_a_broken_file_counts_as_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "drafts.json"
    path.write_text(text, encoding="utf-8")
    assert load_drafts(path) == ()
