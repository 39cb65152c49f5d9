"""The query language of the search box never fails."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from readerapp.domain.selection import CONDITIONS, Condition, Selection, all_of, parse_query
from readerapp.domain.vocabulary import Status


def test_filters_words_phrases_and_negations() -> None:
    assert parse_query('status:to-read -tag:"deep learning" Lượng "long context" is:starred') == (
        Condition(name="status", value="to-read"),
        Condition(name="tag", value="deep learning", negated=True),
        Condition(name="text", value="luong"),
        Condition(name="text", value="long context"),
        Condition(name="is", value="starred"),
    )


def test_what_is_no_filter_is_searched_as_words() -> None:
    assert parse_query(f"status:someday digest:{'9' * 30} 🙂") == (
        Condition(name="text", value="status someday"),
        Condition(name="text", value="digest " + "9" * 30),
        Condition(name="text", value="🙂"),
    )


def test_identifiers_are_searched_as_they_are() -> None:
    assert parse_query("arXiv:2402.17764v2 https://doi.org/10.1145/3292500.3330701") == (
        Condition(name="text", value="2402.17764"),
        Condition(name="text", value="10.1145/3292500.3330701"),
    )


def test_a_page_of_words_is_cut_to_what_a_database_takes() -> None:
    assert len(parse_query(" ".join(f"w{number}" for number in range(5000)))) == 100


def test_nothing_asks_for_nothing() -> None:
    assert parse_query('  "" - :: ') == ()


@given(st.text())
def test_no_query_fails(query: str) -> None:
    assert all(condition.name in CONDITIONS for condition in parse_query(query))


def test_a_list_tells_which_status_takes_a_paper_out_of_it_also_through_groups() -> None:
    def lost(*conditions: Condition) -> set[Status]:
        return {status for status in Status if Selection(conditions=conditions).loses(status)}

    inbox, starred = Condition(name="status", value="inbox"), Condition(name="is", value="starred")
    others = set(Status) - {Status.INBOX}
    assert lost(starred) == set()
    assert lost(inbox) == lost(all_of((inbox, starred))) == lost(starred, all_of((all_of((inbox,)),))) == others
    assert lost(Condition(name="is", value="decided", negated=True)) == others
    assert lost(replace(all_of((inbox,)), negated=True)) == {Status.INBOX}
    assert lost(replace(all_of((inbox, starred)), negated=True)) == set()
