"""Commands go into the library as JSON and come back as the same values."""

import pytest

from readerapp.domain.commands import (
    AddNote,
    AddTag,
    Command,
    EditNote,
    ExchangeRun,
    ImportDigests,
    RemoveDigest,
    RestoreNote,
    RestoreStates,
    SetRating,
    SetStatus,
)
from readerapp.domain.merging_commands import MergePapers, SetDistinct, SplitPapers
from readerapp.domain.paper import Note
from readerapp.domain.paper_state import PaperState
from readerapp.domain.vocabulary import Status
from readerapp.storage.frozen_json import UnreadableValue, from_json, to_json

STATE = PaperState(paper_id=3, status=Status.TO_READ, starred=True, rating=None, queue_position=7, decided_at="2026")
NOTE = Note(id=1, paper_id=3, mention_id=None, body="đọc lại “này”\n- một", created_at="a", updated_at="b")


@pytest.mark.parametrize(
    "command",
    [
        SetStatus(papers=(1, 2), status=Status.READ),
        SetRating(papers=(1,), rating=None),
        RestoreStates(states=(STATE,), changed=(PaperState(paper_id=3),)),
        AddTag(papers=(), tag="học sâu/RAG"),
        AddNote(paper_id=1, body="x", mention_id=9),
        EditNote(note_id=1, body="", expected=None),
        RestoreNote(note=NOTE),
        MergePapers(into=1, papers=(2, 3)),
        SplitPapers(keys=("arxiv:2402.00001",)),
        SetDistinct(pairs=(("a", "b"), ("c", "d")), distinct=True),
        ImportDigests(run_id=1, name="논문", digests=2),
        RemoveDigest(digest_id=1, title="논문"),
        ExchangeRun(run_id=1),
    ],
)
def test_a_command_comes_back_as_it_was(command: Command) -> None:
    assert from_json(Command, to_json(command)) == command


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"type":"SetStatus"}', '{"type":"Nothing"}', "null", "3"])
def test_anything_else_is_a_value_error(text: str) -> None:
    with pytest.raises(UnreadableValue):
        from_json(Command, text)
