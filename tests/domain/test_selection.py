"""The query language of the search box never fails."""

from hypothesis import given
from hypothesis import strategies as st

from readerapp.domain.selection import CONDITIONS, Condition, parse_query


def test_filters_words_phrases_and_negations() -> None:
    assert parse_query('status:to-read -tag:"deep learning" Lượng "long context" is:starred') == (
        Condition(name="status", value="to-read"),
        Condition(name="tag", value="deep learning", negated=True),
        Condition(name="text", value="luong"),
        Condition(name="text", value="long context"),
        Condition(name="is", value="starred"),
    )


def test_what_is_no_filter_is_searched_as_words() -> None:
    assert parse_query("status:someday arXiv:2402.17764") == (
        Condition(name="text", value="status someday"),
        Condition(name="text", value="arxiv 2402 17764"),
    )


def test_nothing_asks_for_nothing() -> None:
    assert parse_query('  "" - :: ') == ()


@given(st.text())
def test_no_query_fails(query: str) -> None:
    assert all(condition.name in CONDITIONS for condition in parse_query(query))
