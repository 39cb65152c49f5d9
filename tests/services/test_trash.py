"""The trash: papers leave every list, no digest brings them back, and nothing that was written is lost."""

import pytest

from builders import a_mention, import_digest
from readerapp.domain.commands import (
    AddNote,
    AddTag,
    Command,
    EmptyTrash,
    RemoveDigest,
    SetStarred,
    SetStatus,
    SetTrashed,
)
from readerapp.domain.merging_commands import MergePapers
from readerapp.domain.paper import Overview, Paper
from readerapp.domain.selection import Condition, Selection, parse_query
from readerapp.domain.vocabulary import Presence, Status
from readerapp.services.decisions import Decisions
from readerapp.services.reading_list import ReadingList
from readerapp.storage.library import Library

IDS = tuple(f"2402.0000{number}" for number in (1, 2, 3, 4))


@pytest.fixture(autouse=True)
def four_papers(library: Library) -> None:
    import_digest(library, *(a_mention(one, path=("A", one[-1])) for one in IDS))


@pytest.fixture
def decisions(library: Library) -> Decisions:
    return Decisions(library)


@pytest.fixture
def reading_list(library: Library) -> ReadingList:
    return ReadingList(library)


def selected(reading_list: ReadingList, query: str = "") -> tuple[int, ...]:
    return reading_list.ids(Selection(conditions=parse_query(query)))


def counts(overview: Overview) -> dict[str, object]:
    return {
        "inbox": overview.by_status[Status.INBOX],
        "read": overview.by_status[Status.READ],
        "starred": overview.starred,
        "all": overview.total,
        "trash": overview.trashed,
        "digests": [(digest.decided, digest.papers) for digest in overview.digests],
        "topics": [(topic.decided, topic.papers) for topic in overview.topics],
        "tags": [(tag.name, tag.papers) for tag in overview.tags],
    }


def test_a_paper_in_the_trash_is_in_no_list_and_no_count(decisions: Decisions, reading_list: ReadingList) -> None:
    decisions.carry_out(SetStatus(papers=(1, 2), status=Status.READ))
    decisions.carry_out(SetStarred(papers=(2, 3), starred=True))
    decisions.carry_out(AddTag(papers=(2,), tag="rag"))
    before = counts(reading_list.overview())
    decisions.carry_out(SetTrashed(papers=(2, 3), trashed=True))
    assert counts(reading_list.overview()) == {
        "inbox": 1,
        "read": 1,
        "starred": 0,
        "all": 2,
        "trash": 2,
        "digests": [(1, 2)],
        "topics": [(1, 2), (1, 1), (0, 1)],
        "tags": [],
    }
    assert selected(reading_list) == (1, 4)
    assert selected(reading_list, "status:read") == (1,)
    assert selected(reading_list, "2402.00002") == ()
    assert selected(reading_list, "in:trash") == (2, 3)
    assert selected(reading_list, "in:trash 2402.00002") == (2,)
    decisions.undo()
    assert counts(reading_list.overview()) == before


def test_what_was_decided_about_it_comes_back_with_it(decisions: Decisions, reading_list: ReadingList) -> None:
    decisions.carry_out(SetStatus(papers=(1, 2), status=Status.TO_READ))
    queue = selected(reading_list, "status:to-read")
    decisions.carry_out(SetTrashed(papers=(1,), trashed=True))
    paper = reading_list.detail(1).paper
    assert (paper.presence, paper.status, bool(paper.trashed_at)) == (Presence.TRASHED, Status.TO_READ, True)
    decisions.carry_out(SetTrashed(papers=(1, 2), trashed=False))
    assert (selected(reading_list, "status:to-read"), reading_list.detail(1).paper.trashed_at) == (queue, None)
    assert [(entry.action, entry.before, entry.after) for entry in reading_list.detail(1).history][1:] == [
        ("trash", "kept", "trashed"),
        ("trash", "trashed", "kept"),
    ]


def test_a_decision_takes_a_paper_out_of_the_trash(decisions: Decisions, reading_list: ReadingList) -> None:
    decisions.carry_out(SetTrashed(papers=(1,), trashed=True))
    decisions.carry_out(SetStatus(papers=(1,), status=Status.READ))
    assert selected(reading_list, "status:read") == (1,)
    decisions.undo()
    assert selected(reading_list, "in:trash") == (1,)


def test_emptying_leaves_what_carries_notes_and_can_be_taken_back(
    decisions: Decisions, reading_list: ReadingList
) -> None:
    decisions.carry_out(AddNote(paper_id=2, body="mine"))
    decisions.carry_out(SetTrashed(papers=(1, 2, 3), trashed=True))
    outcome = decisions.carry_out(EmptyTrash(papers=(1, 2, 3, 4)))
    assert outcome.changes.papers == {1, 3}
    assert (selected(reading_list, "in:trash"), selected(reading_list, "in:deleted")) == ((2,), (1, 3))
    overview = reading_list.overview()
    assert (overview.total, overview.trashed, selected(reading_list)) == (1, 1, (4,))
    decisions.undo()
    assert (selected(reading_list, "in:trash"), selected(reading_list, "in:deleted")) == ((1, 2, 3), ())


def test_what_was_deleted_can_be_fetched_back_by_its_key(decisions: Decisions, reading_list: ReadingList) -> None:
    decisions.carry_out(SetTrashed(papers=(1,), trashed=True))
    decisions.carry_out(EmptyTrash(papers=(1,)))
    decisions.carry_out(SetTrashed(papers=(reading_list.find(IDS[0]),), trashed=False))
    assert selected(reading_list) == (1, 2, 3, 4)


@pytest.mark.parametrize("emptied", [False, True])
def test_no_digest_brings_it_back(
    library: Library, decisions: Decisions, reading_list: ReadingList, emptied: bool
) -> None:
    decisions.carry_out(SetTrashed(papers=(1,), trashed=True))
    if emptied:
        decisions.carry_out(EmptyTrash(papers=(1,)))
    import_digest(library, a_mention(IDS[0]), a_mention("2402.00009"), source="other.md")
    import_digest(library, *(a_mention(one, path=("B",)) for one in IDS))
    decisions.carry_out(RemoveDigest(digest_id=1))
    assert reading_list.detail(1).paper.presence is (Presence.DELETED if emptied else Presence.TRASHED)
    assert 1 not in selected(reading_list)


def test_a_paper_whose_digest_goes_stays_in_the_trash(decisions: Decisions, reading_list: ReadingList) -> None:
    decisions.carry_out(SetTrashed(papers=(1,), trashed=True))
    decisions.carry_out(RemoveDigest(digest_id=1))
    assert (selected(reading_list), selected(reading_list, "in:trash")) == ((), (1,))


def test_merged_papers_are_in_the_trash_only_if_all_are(decisions: Decisions, reading_list: ReadingList) -> None:
    decisions.carry_out(SetTrashed(papers=(2, 3, 4), trashed=True))
    decisions.carry_out(MergePapers(into=1, papers=(2,)))
    decisions.carry_out(MergePapers(into=3, papers=(4,)))
    assert (selected(reading_list), selected(reading_list, "in:trash")) == ((1,), (3,))
    decisions.undo()
    decisions.undo()
    assert (selected(reading_list), selected(reading_list, "in:trash")) == ((1,), (2, 3, 4))


def test_the_newest_rubbish_comes_first_when_asked_so(decisions: Decisions, reading_list: ReadingList) -> None:
    for paper in (3, 1):
        decisions.carry_out(SetTrashed(papers=(paper,), trashed=True))
    assert set(reading_list.ids(Selection(conditions=(Condition(name="in", value="trash"),)))) == {1, 3}


COMMANDS: list[Command] = [
    SetTrashed(papers=(1, 2), trashed=True),
    SetTrashed(papers=(1, 2), trashed=False),
    EmptyTrash(papers=(3,)),
    SetStatus(papers=(3,), status=Status.READ),
]


@pytest.mark.parametrize("command", COMMANDS)
def test_each_is_taken_back_exactly_and_done_again(
    decisions: Decisions, reading_list: ReadingList, command: Command
) -> None:
    decisions.carry_out(SetTrashed(papers=(2, 3), trashed=True))

    def standing() -> list[tuple[int, Paper]]:
        return [(one, reading_list.detail(one).paper) for one in (1, 2, 3, 4)]

    before = standing()
    decisions.carry_out(command)
    after = standing()
    decisions.undo()
    assert standing() == before != after
    decisions.redo()
    without_times = [(one, paper.presence, paper.status) for one, paper in standing()]
    assert without_times == [(one, paper.presence, paper.status) for one, paper in after]
