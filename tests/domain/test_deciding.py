"""What a decision does to the state of a paper."""

import pytest

from readerapp.domain.commands import SetRating, SetStarred, SetStatus
from readerapp.domain.deciding import check, decided
from readerapp.domain.errors import InvalidRequest
from readerapp.domain.paper_state import PaperState
from readerapp.domain.vocabulary import Status

NEW = PaperState(paper_id=7)


def test_a_queued_paper_goes_to_the_end_of_the_queue() -> None:
    state = decided(NEW, SetStatus(papers=(7,), status=Status.TO_READ), now="2026-01-02T03:04:05Z", queue_end=12)
    assert state == PaperState(paper_id=7, status=Status.TO_READ, queue_position=12, decided_at="2026-01-02T03:04:05Z")


def test_queueing_again_keeps_the_place() -> None:
    queued = PaperState(paper_id=7, status=Status.TO_READ, queue_position=3, decided_at="then")
    assert decided(queued, SetStatus(papers=(7,), status=Status.TO_READ), now="now", queue_end=12) == queued


def test_back_in_the_inbox_nothing_is_decided() -> None:
    read = PaperState(paper_id=7, status=Status.READ, starred=True, decided_at="then")
    state = decided(read, SetStatus(papers=(7,), status=Status.INBOX), now="now", queue_end=1)
    assert state == PaperState(paper_id=7, starred=True)


def test_a_star_leaves_the_status_alone() -> None:
    state = decided(NEW, SetStarred(papers=(7,), starred=True), now="now", queue_end=1)
    assert state == PaperState(paper_id=7, starred=True)


@pytest.mark.parametrize("rating", [0, 6, -1])
def test_ratings_go_from_one_to_five(rating: int) -> None:
    with pytest.raises(InvalidRequest, match="1 to 5"):
        check(SetRating(papers=(7,), rating=rating))
