"""Lists come in the order asked for, and the orders that people use most come from an index."""

import pytest

from builders import a_mention, import_digest
from readerapp.domain.commands import AddTag, SetRating, SetStatus, SetTrashed
from readerapp.domain.selection import Condition, Selection, Sort, SortField, parse_query
from readerapp.domain.vocabulary import Status
from readerapp.services.decisions import Decisions
from readerapp.services.reading_list import ReadingList
from readerapp.storage.engine import driver_of
from readerapp.storage.library import Library
from readerapp.storage.selecting import selected_ids, special_ids

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


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("field", SortField)
def test_the_fastest_way_to_an_order_gives_what_the_plain_one_gives(
    field: SortField, descending: bool, library: Library
) -> None:
    import_digest(library, *(a_mention(f"2402.{number:05d}") for number in range(1, 13)))
    decide = Decisions(library).carry_out
    for tag, papers in {"zoo": (9, 2, 5), "ants": (5, 7)}.items():
        decide(AddTag(papers=papers, tag=tag))
        decide(SetRating(papers=papers, rating=len(papers)))
    for number, status in enumerate((Status.READ, Status.TO_READ, Status.SKIPPED, Status.INBOX, Status.TO_READ), 4):
        decide(SetStatus(papers=(number,), status=status))
    decide(SetTrashed(papers=(5, 12), trashed=True))
    for text in ("", "-tag:ants", "in:trash", "status:inbox", "-status:to-read 2402"):
        selection = Selection(conditions=parse_query(text), sort=Sort(field=field, descending=descending))
        everything = tuple(range(12, 0, -1))
        reading_list = ReadingList(library)
        assert reading_list.ids(selection) == reading_list.ids(selection, among=everything), text


def test_the_papers_that_were_decided_last_come_from_an_index(filled: Library) -> None:
    statement = special_ids(Sort(field=SortField.DECIDED, descending=True))
    with filled.read() as connection:
        steps = driver_of(connection).execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
    assert any("ix_paper_state_decided_at" in step[3] for step in steps)


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
