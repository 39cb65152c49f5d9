"""Decisions are saved at once, written into the journal, and can be taken back and done again."""

import itertools
import re

import pytest

from builders import a_mention, import_digest
from readerapp.domain.commands import (
    AddNote,
    AddTag,
    Command,
    DeleteNote,
    EditNote,
    RemoveTag,
    SetPriority,
    SetRating,
    SetStarred,
    SetStatus,
)
from readerapp.domain.errors import InvalidRequest, UnknownPaper, WriteFailed
from readerapp.domain.history import TERMINAL
from readerapp.domain.selection import Condition, Selection, Sort, SortField
from readerapp.domain.vocabulary import Status
from readerapp.services.decisions import Decisions
from readerapp.services.reading_list import ReadingList
from readerapp.storage.library import Library


@pytest.fixture(autouse=True)
def three_papers(library: Library) -> None:
    import_digest(library, *(a_mention(f"2402.0000{number}") for number in (1, 2, 3)))


class Clock:
    """Seconds that pass when a test says so; a minute between two decisions if it says nothing."""

    def __init__(self) -> None:
        self.now = 0.0
        self.step = 60.0

    def __call__(self) -> float:
        self.now += self.step
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def decisions(library: Library, clock: Clock) -> Decisions:
    return Decisions(library, clock=clock)


@pytest.fixture
def reading_list(library: Library) -> ReadingList:
    return ReadingList(library)


def everything(reading_list: ReadingList) -> list[object]:
    """All that the user did, apart from the journal."""
    details = reading_list.details(Selection())
    state = [
        (d.paper.status, d.paper.starred, d.paper.rating, d.paper.priority, d.paper.tags, d.notes) for d in details
    ]
    queue = Selection(conditions=(Condition(name="status", value="to-read"),), sort=Sort(field=SortField.QUEUE))
    return [*state, reading_list.ids(queue), reading_list.overview().tags]


COMMANDS: list[Command] = [
    SetStatus(papers=(1, 2, 3), status=Status.TO_READ),
    SetStatus(papers=(2,), status=Status.READ),
    SetStarred(papers=(1, 3), starred=True),
    SetRating(papers=(1,), rating=4),
    SetPriority(papers=(1,), priority=1),
    AddTag(papers=(1, 2), tag="RAG/Deep"),
    AddTag(papers=(2, 3), tag="rag/deep"),
    RemoveTag(papers=(2,), tag="RAG/deep"),
    AddNote(paper_id=1, body="một ghi chú **đậm**"),
    EditNote(note_id=1, body="sửa lại"),
    DeleteNote(note_id=1),
]


def test_every_step_back_gives_the_state_before_and_every_step_forward_the_one_after(
    decisions: Decisions, reading_list: ReadingList
) -> None:
    states = [everything(reading_list)]
    for command in COMMANDS:
        decisions.carry_out(command)
        states.append(everything(reading_list))
    assert all(before != after for before, after in itertools.pairwise(states))
    for expected in reversed(states[:-1]):
        assert decisions.undo() is not None
        assert without_times(everything(reading_list)) == without_times(expected)
    assert decisions.undo() is None
    for expected in states[1:]:
        assert decisions.redo() is not None
        assert without_times(everything(reading_list)) == without_times(expected)
    assert decisions.redo() is None


def without_times(state: list[object]) -> str:
    """A restored note keeps its text and number; when it was changed is another matter."""
    return re.sub(r"updated_at='[^']*'|created_at='[^']*'", "", repr(state))


def test_the_queue_keeps_the_order_of_decisions(decisions: Decisions, reading_list: ReadingList) -> None:
    for paper in (3, 1, 2):
        decisions.carry_out(SetStatus(papers=(paper,), status=Status.TO_READ))
    queue = Selection(conditions=(Condition(name="status", value="to-read"),), sort=Sort(field=SortField.QUEUE))
    assert reading_list.ids(queue) == (3, 1, 2)


def test_what_changes_nothing_is_no_step(decisions: Decisions) -> None:
    decisions.carry_out(SetStarred(papers=(1,), starred=True))
    outcome = decisions.carry_out(SetStarred(papers=(1,), starred=True))
    assert not outcome.changes
    decisions.undo()
    assert decisions.history().undo is None


def test_a_new_decision_forgets_what_could_be_redone(decisions: Decisions) -> None:
    decisions.carry_out(SetStarred(papers=(1,), starred=True))
    decisions.undo()
    decisions.carry_out(SetRating(papers=(1,), rating=2))
    assert decisions.history().redo is None


def test_undo_leaves_alone_what_another_window_decided_in_the_meantime(
    library: Library, decisions: Decisions, reading_list: ReadingList
) -> None:
    decisions.carry_out(SetStatus(papers=(1, 2), status=Status.READ))
    other = Decisions(library, owner=TERMINAL)
    other.carry_out(SetRating(papers=(1,), rating=5))
    other.carry_out(SetStarred(papers=(1,), starred=True))
    other.carry_out(SetStatus(papers=(2,), status=Status.SKIPPED))
    decisions.undo()
    first, second = reading_list.detail(1).paper, reading_list.detail(2).paper
    assert (first.status, first.rating, first.starred) == (Status.INBOX, 5, True)
    assert second.status is Status.SKIPPED
    decisions.redo()
    assert reading_list.detail(1).paper.status is Status.READ


@pytest.mark.parametrize("undone", [AddNote(paper_id=1, body="one"), EditNote(note_id=1, body="two")])
def test_undo_never_takes_away_a_note_that_another_window_wrote_on(
    library: Library, decisions: Decisions, reading_list: ReadingList, undone: Command
) -> None:
    if isinstance(undone, EditNote):
        decisions.carry_out(AddNote(paper_id=1, body="one"))
    decisions.carry_out(undone)
    Decisions(library, owner=TERMINAL).carry_out(EditNote(note_id=1, body="three, and long"))
    with pytest.raises(InvalidRequest, match="changed in the meantime"):
        decisions.undo()
    assert [note.body for note in reading_list.detail(1).notes] == ["three, and long"]


def test_the_journal_has_a_line_for_every_decision(decisions: Decisions, reading_list: ReadingList) -> None:
    for command in COMMANDS:
        decisions.carry_out(command)
    decisions.undo()
    lines = [(entry.action, entry.before, entry.after) for entry in reading_list.detail(1).history]
    assert lines == [
        ("status", "inbox", "to-read"),
        ("star", "", "yes"),
        ("rating", "", "4"),
        ("priority", "", "1"),
        ("tag", "", "RAG/Deep"),
        ("note", "", "một ghi chú **đậm**"),
        ("note", "một ghi chú **đậm**", "sửa lại"),
        ("note", "sửa lại", ""),
        ("note", "", "sửa lại"),
    ]


def test_a_tag_that_nobody_carries_is_gone(decisions: Decisions, reading_list: ReadingList) -> None:
    decisions.carry_out(AddTag(papers=(1,), tag="  #long   context "))
    assert [tag.name for tag in reading_list.overview().tags] == ["long context"]
    decisions.carry_out(RemoveTag(papers=(1,), tag="Long Context"))
    assert reading_list.overview().tags == ()


def test_a_tag_selects_what_is_nested_in_it(decisions: Decisions, reading_list: ReadingList) -> None:
    decisions.carry_out(AddTag(papers=(1,), tag="nlp/rag"))
    decisions.carry_out(AddTag(papers=(2,), tag="nlpx"))
    assert reading_list.ids(Selection(conditions=(Condition(name="tag", value="NLP"),))) == (1,)


@pytest.mark.parametrize(
    ("command", "error"),
    [
        (SetRating(papers=(1,), rating=9), InvalidRequest),
        (AddTag(papers=(1,), tag=" # / "), InvalidRequest),
        (AddNote(paper_id=1, body="  \n"), InvalidRequest),
        (EditNote(note_id=99, body="x"), InvalidRequest),
        (AddNote(paper_id=99, body="x"), UnknownPaper),
    ],
)
def test_nonsense_is_refused_and_changes_nothing(
    decisions: Decisions, reading_list: ReadingList, command: Command, error: type[Exception]
) -> None:
    before = everything(reading_list)
    with pytest.raises(error):
        decisions.carry_out(command)
    assert everything(reading_list) == before
    assert decisions.history().undo is None


def test_papers_that_are_gone_are_passed_over(decisions: Decisions) -> None:
    outcome = decisions.carry_out(SetStarred(papers=(1, 99), starred=True))
    assert outcome.changes.papers == frozenset({1})


def test_writing_on_in_a_note_is_one_step(decisions: Decisions, reading_list: ReadingList, clock: Clock) -> None:
    clock.step = 1.0
    decisions.carry_out(AddNote(paper_id=1, body="một"))
    decisions.carry_out(EditNote(note_id=1, body="một hai"))
    decisions.carry_out(EditNote(note_id=1, body="một hai ba"))
    decisions.undo()
    assert reading_list.detail(1).notes == ()
    decisions.redo()
    assert [note.body for note in reading_list.detail(1).notes] == ["một hai ba"]


def test_coming_back_to_a_note_later_is_a_step_of_its_own(
    decisions: Decisions, reading_list: ReadingList, clock: Clock
) -> None:
    decisions.carry_out(AddNote(paper_id=1, body="một"))
    decisions.carry_out(EditNote(note_id=1, body="một hai"))
    clock.step = 1.0
    decisions.carry_out(SetStarred(papers=(1,), starred=True))
    decisions.carry_out(EditNote(note_id=1, body="một hai ba"))
    bodies = []
    for _ in range(3):
        decisions.undo()
        bodies.append([note.body for note in reading_list.detail(1).notes])
    assert bodies == [["một hai"], ["một hai"], ["một"]]


def test_a_step_that_cannot_be_taken_back_is_forgotten_with_its_reason(library: Library, decisions: Decisions) -> None:
    decisions.carry_out(SetStarred(papers=(1,), starred=True))
    decisions.carry_out(AddNote(paper_id=2, body="short-lived"))
    Decisions(library, owner=TERMINAL).carry_out(DeleteNote(note_id=1))
    with pytest.raises(InvalidRequest, match="deleted in the meantime"):
        decisions.undo()
    assert decisions.undo() is not None
    assert decisions.undo() is None


def test_a_note_whose_paper_is_gone_is_not_brought_back(library: Library, decisions: Decisions) -> None:
    decisions.carry_out(AddNote(paper_id=2, body="on a paper that an edit will leave out"))
    decisions.carry_out(DeleteNote(note_id=1))
    import_digest(library, a_mention("2402.00001"), a_mention("2402.00003"))
    with pytest.raises(UnknownPaper):
        decisions.undo()


def test_a_step_that_could_not_be_written_stays(
    decisions: Decisions, reading_list: ReadingList, monkeypatch: pytest.MonkeyPatch
) -> None:
    decisions.carry_out(SetStarred(papers=(1,), starred=True))

    def full(*_arguments: object) -> None:
        raise WriteFailed("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr("readerapp.services.decisions.carry_out", full)
        with pytest.raises(WriteFailed):
            decisions.undo()
    assert decisions.undo() is not None
    assert not reading_list.detail(1).paper.starred
