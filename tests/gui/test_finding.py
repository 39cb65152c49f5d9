"""What the palette finds: without accents, from the middle, by initials, mistyped; what was used last comes first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readerapp.gui.actions.finding import Candidate, candidate, find

_NAMES = (
    ("Import files", "File"),
    ("Export this list as Markdown", "File"),
    ("Read, and next paper", "Paper"),
    ("Read", "Paper › Status"),
    ("Reading", "Paper › Status"),
    ("Điểm báo hằng ngày", "Digests"),
    ("suy luận", "Tags"),
    ("한국어 문장", "Tags"),
    ("Rating › ★★★", "Paper"),
)
_ALL = tuple(candidate(name, place) for name, place in _NAMES)


def _found(query: str, **used: int) -> list[str]:
    recent = {place: used[name.split()[0]] for place, (name, _) in enumerate(_NAMES) if name.split()[0] in used}
    return [_NAMES[place][0] for place in find(query, _ALL, recent)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("imp", "Import files"),
        ("files", "Import files"),
        ("mark", "Export this list as Markdown"),
        ("list mark", "Export this list as Markdown"),
        ("etl", "Export this list as Markdown"),
        ("exprot", "Export this list as Markdown"),
        ("read", "Read"),
        ("READ next", "Read, and next paper"),
        ("diem bao", "Điểm báo hằng ngày"),
        ("hang ngay", "Điểm báo hằng ngày"),
        ("SUY LUAN", "suy luận"),
        ("한국", "한국어 문장"),
        ("문장", "한국어 문장"),
        ("status reading", "Reading"),
    ],
)
def test_what_is_meant_comes_first(query: str, first: str) -> None:
    assert _found(query)[0] == first


def test_without_a_query_everything_is_there_and_what_was_used_last_comes_first() -> None:
    names = [name for name, _ in _NAMES]
    assert _found("") == names
    assert _found("", suy=0, Export=1)[:3] == ["suy luận", "Export this list as Markdown", "Import files"]
    assert sorted(_found("", suy=0, Export=1)) == sorted(names)


def test_what_was_used_before_wins_among_equals() -> None:
    assert _found("re")[:2] == ["Read", "Reading"]
    assert _found("re", Reading=0)[:2] == ["Reading", "Read"]
    assert _found("read", Reading=0)[0] == "Read"  # but not over what is called just so


def test_what_cannot_be_done_comes_after_its_equals() -> None:
    alive, dead = candidate("Read", "x"), candidate("Read", "x", dead=True)
    assert find("rea", [dead, alive], {}) == [1, 0]


def test_nonsense_finds_nothing() -> None:
    assert _found("qwxyz") == []
    assert _found("★!?") == []


@given(st.text(max_size=12), st.lists(st.text(max_size=8), max_size=6))
def test_whatever_is_typed_each_is_found_at_most_once(query: str, names: list[str]) -> None:
    candidates: list[Candidate] = [candidate(name, "") for name in names]
    found = find(query, candidates, {})
    assert len(found) == len(set(found))
    assert set(found) <= set(range(len(names)))
