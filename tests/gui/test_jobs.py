"""The lanes: order, threads, what is dropped, and where errors go."""

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from readerapp.domain.errors import ReaderAppError, WriteFailed
from readerapp.gui.jobs import Lane

from .conftest import WAIT_MS


@pytest.fixture
def lane(qtbot: QtBot) -> Iterator[Lane]:
    made = Lane(threads=1)
    yield made
    made.close()


@pytest.fixture
def lanes(qtbot: QtBot) -> Iterator[Lane]:
    made = Lane(threads=2)
    yield made
    made.close()


def test_a_patient_job_begins_when_what_came_before_is_answered(qtbot: QtBot, lanes: Lane) -> None:
    told: list[str] = []
    lanes.submit(lambda: "list", told.append)

    def count() -> str:
        told.append("counting")
        return "counted"

    lanes.submit(count, told.append, patient=True)
    assert told == []
    qtbot.waitUntil(lambda: not lanes.busy, timeout=WAIT_MS)
    assert told == ["list", "counting", "counted"]


def test_a_patient_job_does_not_wait_for_ever(qtbot: QtBot, lanes: Lane) -> None:
    gate, told = threading.Event(), list[str]()
    lanes.submit(lambda: gate.wait(WAIT_MS / 1000), lambda _answer: told.append("long"))
    lanes.submit(lambda: "counted", told.append, patient=True)
    qtbot.waitUntil(lambda: told == ["counted"], timeout=WAIT_MS)
    gate.set()
    qtbot.waitUntil(lambda: not lanes.busy, timeout=WAIT_MS)
    assert told == ["counted", "long"]


def test_a_patient_job_with_nothing_before_it_begins_at_once(qtbot: QtBot, lanes: Lane) -> None:
    begun = threading.Event()
    lanes.submit(begun.set, lambda _answer: None, patient=True)
    assert begun.wait(WAIT_MS / 1000)  # no event loop was needed for it
    qtbot.waitUntil(lambda: not lanes.busy, timeout=WAIT_MS)


@pytest.mark.usefixtures("qapp")
def test_jobs_run_elsewhere_and_answer_here_in_the_order_given(qtbot: QtBot, lane: Lane) -> None:
    here = threading.get_ident()
    ran_in: list[int] = []
    answers: list[tuple[int, int]] = []

    def work(number: int) -> int:
        ran_in.append(threading.get_ident())
        return number

    for number in range(50):
        lane.submit(partial(work, number), lambda got: answers.append((got, threading.get_ident())))
    qtbot.waitUntil(lambda: not lane.busy, timeout=WAIT_MS)

    assert answers == [(number, here) for number in range(50)]
    assert here not in ran_in


def test_only_the_latest_job_on_a_topic_answers(qtbot: QtBot, lane: Lane) -> None:
    gate = threading.Event()
    ran: list[str] = []
    answers: list[str] = []

    def work(word: str) -> str:
        gate.wait()
        ran.append(word)
        return word

    for word in ("r", "ra", "rag"):
        lane.submit(partial(work, word), answers.append, topic="search")
    lane.submit(lambda: work("other"), answers.append)
    gate.set()
    qtbot.waitUntil(lambda: not lane.busy, timeout=WAIT_MS)

    assert answers == ["rag", "other"]
    assert "ra" not in ran  # overtaken before it began: not even done


def test_what_the_world_did_goes_to_failed_and_what_we_did_to_crashed(qtbot: QtBot, lane: Lane) -> None:
    refused: list[ReaderAppError] = []
    own: list[ReaderAppError] = []
    crashed: list[Exception] = []
    lane.refused.connect(refused.append)
    lane.crashed.connect(crashed.append)

    def full() -> None:
        raise WriteFailed("The disk is full.")

    def wrong() -> None:
        raise KeyError("a mistake of ours")

    lane.submit(full, lambda _nothing: pytest.fail("there is no answer"))
    lane.submit(full, lambda _nothing: pytest.fail("there is no answer"), own.append)
    lane.submit(wrong, lambda _nothing: pytest.fail("there is no answer"))
    qtbot.waitUntil(lambda: not lane.busy, timeout=WAIT_MS)

    assert [str(error) for error in refused] == ["The disk is full."]
    assert [str(error) for error in own] == ["The disk is full."]
    assert [type(error) for error in crashed] == [KeyError]


def test_a_closed_lane_takes_nothing_more_and_stays_silent(qtbot: QtBot, lane: Lane) -> None:
    answers: list[int] = []
    lane.submit(lambda: 1, answers.append)
    lane.close()
    lane.submit(lambda: 2, answers.append)
    with qtbot.waitSignal(lane.settled, timeout=WAIT_MS):
        pass
    assert answers == []


def test_the_gui_thread_goes_on_while_a_job_runs(qtbot: QtBot, lane: Lane) -> None:
    done = threading.Event()
    lane.submit(done.wait, lambda _done: None)
    ticks: list[int] = []

    def turned() -> bool:
        ticks.append(threading.get_ident())
        return len(ticks) > 5

    qtbot.waitUntil(turned, timeout=WAIT_MS)
    assert lane.busy
    done.set()
    qtbot.waitUntil(lambda: not lane.busy, timeout=WAIT_MS)
