"""The order of the queue is the user's own."""

import random

import pytest

from builders import a_mention, import_digest
from readerapp.domain.commands import MoveInQueue, SetStatus, SetTrashed
from readerapp.domain.queueing import moved
from readerapp.domain.selection import Condition, Selection, Sort, SortField
from readerapp.domain.vocabulary import Status
from readerapp.services.decisions import Decisions
from readerapp.services.reading_list import ReadingList
from readerapp.storage.library import Library

QUEUE = Selection(conditions=(Condition(name="status", value="to-read"),), sort=Sort(field=SortField.QUEUE))


@pytest.fixture
def decisions(library: Library) -> Decisions:
    import_digest(library, *(a_mention(f"2402.0000{number}") for number in range(1, 8)))
    decisions = Decisions(library)
    decisions.carry_out(SetStatus(papers=(1, 2, 3, 4, 5), status=Status.TO_READ))
    return decisions


@pytest.mark.parametrize(
    ("papers", "before", "after"),
    [
        ((3,), 1, (3, 1, 2, 4, 5)),
        ((1,), None, (2, 3, 4, 5, 1)),
        ((2, 4), 1, (2, 4, 1, 3, 5)),
        ((1, 2), 5, (3, 4, 1, 2, 5)),
        ((4, 7, 4), 3, (1, 2, 4, 3, 5)),
        ((3,), 3, (1, 2, 3, 4, 5)),
        ((7,), 1, (1, 2, 3, 4, 5)),
    ],
)
def test_papers_go_where_they_are_put_and_back(
    library: Library, decisions: Decisions, papers: tuple[int, ...], before: int | None, after: tuple[int, ...]
) -> None:
    reading_list = ReadingList(library)
    outcome = decisions.carry_out(MoveInQueue(papers=papers, before=before))
    assert reading_list.ids(QUEUE) == after
    if outcome.inverse is not None:
        decisions.undo()
        assert reading_list.ids(QUEUE) == (1, 2, 3, 4, 5)
        decisions.redo()
        assert reading_list.ids(QUEUE) == after


def test_a_paper_in_the_trash_keeps_its_place(library: Library, decisions: Decisions) -> None:
    decisions.carry_out(SetTrashed(papers=(2,), trashed=True))
    decisions.carry_out(MoveInQueue(papers=(5,), before=3))
    assert ReadingList(library).ids(QUEUE) == (1, 5, 3, 4)
    decisions.carry_out(SetTrashed(papers=(2,), trashed=False))
    assert ReadingList(library).ids(QUEUE) == (1, 2, 5, 3, 4)


def test_any_move_gives_the_order_asked_for() -> None:
    chance = random.Random(5)
    for _ in range(300):
        places = [chance.choice([None, *range(6)]) for _ in range(chance.randint(0, 7))]
        order = sorted(enumerate(places), key=lambda pair: (pair[1] is None, pair[1] or 0, pair[0]))
        papers = chance.sample(range(9), chance.randint(0, 4))
        before = chance.choice([None, *range(9)])
        new = dict(order) | moved(order, papers, before)
        told = [paper for paper, _ in sorted(new.items(), key=lambda pair: (pair[1] is None, pair[1] or 0, pair[0]))]
        there = [paper for paper, _ in order]
        moving = [paper for paper in papers if paper in there]
        left = [paper for paper in there if paper not in moving]
        at = left.index(before) if before in left else len(left)
        wanted = there if before in moving or not moving else [*left[:at], *moving, *left[at:]]
        assert told == wanted
