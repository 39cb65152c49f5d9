"""Back and forward: what was looked at, not what was passed; what is gone is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readerapp.gui.trail import Trail, Visit


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def trail(clock: Clock) -> Trail:
    return Trail(clock)


def _paper(number: int, source: str = "inbox") -> Visit:
    return Visit(source=source, paper=number)


def _look(trail: Trail, clock: Clock, *visits: Visit) -> None:
    for visit in visits:
        trail.note(visit)
        clock.now += 5


def _there(_visit: Visit) -> bool:
    return True


def test_back_and_forward_lead_through_what_was_looked_at(trail: Trail, clock: Clock) -> None:
    assert (trail.here, trail.step(-1, _there), trail.can_go_back) == (None, None, False)
    one, two, three = _paper(1), _paper(2), _paper(3)
    _look(trail, clock, one, two, three)
    assert [trail.step(-1, _there), trail.step(-1, _there), trail.step(-1, _there)] == [two, one, None]
    assert (trail.here, trail.can_go_back, trail.can_go_forward) == (one, False, True)
    assert [trail.step(1, _there), trail.step(1, _there), trail.step(1, _there)] == [two, three, None]


def test_what_was_only_passed_in_a_list_is_forgotten(trail: Trail, clock: Clock) -> None:
    _look(trail, clock, _paper(1))
    for number in range(2, 30):
        trail.note(_paper(number))
        clock.now += 0.2
    assert trail.step(-1, _there) == _paper(1)


def test_another_list_or_digest_is_never_passed(trail: Trail) -> None:
    digest = Visit(source="inbox", digest=3, mention=4)
    trail.note(_paper(1))
    trail.note(digest)
    trail.note(_paper(1, "queue"))
    trail.note(_paper(9, "queue"))  # the list has arrived
    assert [trail.step(-1, _there), trail.step(-1, _there)] == [digest, _paper(1)]


def test_going_on_from_the_middle_forgets_what_came_after(trail: Trail, clock: Clock) -> None:
    _look(trail, clock, _paper(1), _paper(2), _paper(3))
    trail.step(-1, _there)
    trail.note(_paper(4))  # at once: what was gone back to was looked at before
    assert not trail.can_go_forward
    assert [trail.step(-1, _there), trail.step(-1, _there)] == [_paper(2), _paper(1)]


def test_what_is_gone_is_left_out_and_forgotten(trail: Trail, clock: Clock) -> None:
    _look(trail, clock, _paper(1), _paper(2, "tag:x"), _paper(3, "tag:x"), _paper(4))

    def there(visit: Visit) -> bool:
        return visit.source != "tag:x"

    assert trail.step(-1, there) == _paper(1)
    assert trail.step(1, there) == _paper(4)
    assert trail.step(-1, there) == _paper(1)


@given(
    st.lists(st.tuples(st.sampled_from(["note", "back", "forward"]), st.integers(0, 4), st.floats(0, 3)), max_size=60)
)
def test_whatever_is_done_the_place_is_in_the_trail(steps: list[tuple[str, int, float]]) -> None:
    clock = Clock()
    trail = Trail(clock)
    for what, number, pause in steps:
        clock.now += pause
        if what == "note":
            trail.note(_paper(number, f"list {number % 2}"))
            assert trail.here == _paper(number, f"list {number % 2}")
        else:
            before, step = trail.here, -1 if what == "back" else 1
            possible = trail.can_go_back if step < 0 else trail.can_go_forward
            found = trail.step(step, lambda visit, gone=f"list {number}": visit.source != gone)  # type: ignore[misc]
            assert found is None or (possible and found.source != f"list {number}" and trail.here == found)
            assert found is not None or trail.here == before


def test_back_leads_to_a_list_that_is_called_otherwise_now(trail: Trail, clock: Clock) -> None:
    _look(trail, clock, Visit(source="tag:rag", filters=("+tag:rag/old", "-inbox")), _paper(2))
    trail.rename({"tag:rag": "tag:retrieval", "tag:rag/old": "tag:retrieval/old"})
    expected = Visit(source="tag:retrieval", filters=("+tag:retrieval/old", "-inbox"))
    assert trail.step(-1, lambda visit: visit.source != "tag:rag") == expected
