"""Lists come in the order asked for, and the orders that people use most come from an index."""

import pytest

from builders import a_mention, import_digest
from readerapp.domain.commands import SetStatus
from readerapp.domain.selection import Condition, Selection, Sort, SortField
from readerapp.domain.vocabulary import Status
from readerapp.services.decisions import Decisions
from readerapp.services.reading_list import ReadingList
from readerapp.storage.engine import driver_of
from readerapp.storage.library import Library
from readerapp.storage.selecting import selected_ids

_BY_INDEX = {
    SortField.TITLE: "ix_paper_search_text",
    SortField.BYLINE: "ix_paper_by",
    SortField.DATE: "ix_paper_dated",
    SortField.DIGESTS: "ix_paper_digests",
}


@pytest.fixture
def filled(library: Library) -> Library:
    import_digest(
        library,
        a_mention("2402.00001", title="Zebras", authors=("ann Ax",), published="2024-02-01"),
        a_mention("2402.00002", title="ants", authors=("Bo Bee",), published="2023-05-01"),
        a_mention("", title="Ölkrise", date="", authors=()),
    )
    return library


def plan(library: Library, sort: Sort) -> str:
    text, values = selected_ids(Selection(sort=sort))
    with library.read() as connection:
        steps = driver_of(connection).execute(f"EXPLAIN QUERY PLAN {text}", values).fetchall()
    return " / ".join(step[3] for step in steps)


@pytest.mark.parametrize("field", _BY_INDEX)
def test_an_index_gives_the_order(field: SortField, filled: Library) -> None:
    steps = plan(filled, Sort(field=field))
    assert _BY_INDEX[field] in steps
    assert "TEMP B-TREE" not in steps


@pytest.mark.parametrize("field", sorted(set(SortField) - set(_BY_INDEX)))
def test_in_all_other_orders_papers_are_read_as_they_lie(field: SortField, filled: Library) -> None:
    assert "INDEX ix_paper_" not in plan(filled, Sort(field=field)).replace("ix_paper_state", "").replace(
        "ix_paper_tag", ""
    )


@pytest.mark.parametrize(
    ("field", "descending", "expected"),
    [
        (SortField.TITLE, False, (2, 3, 1)),
        (SortField.TITLE, True, (1, 3, 2)),
        (SortField.BYLINE, False, (1, 2, 3)),
        (SortField.BYLINE, True, (2, 1, 3)),
        (SortField.DATE, False, (2, 1, 3)),
        (SortField.DATE, True, (1, 2, 3)),
    ],
)
def test_what_is_unknown_comes_last_both_ways(
    field: SortField, descending: bool, expected: tuple[int, ...], filled: Library
) -> None:
    assert ReadingList(filled).ids(Selection(sort=Sort(field=field, descending=descending))) == expected


def test_some_papers_can_be_looked_for_among_all(filled: Library) -> None:
    Decisions(filled).carry_out(SetStatus(papers=(2,), status=Status.READ))
    inbox = Selection(conditions=(Condition(name="status", value="inbox"),))
    assert ReadingList(filled).ids(inbox, among=(1, 2, 99)) == (1,)
