"""Filters and digests under names of the user's own."""

from dataclasses import replace

import pytest

from builders import a_mention, import_digest
from readerapp.domain.commands import AddTag, RemoveDigest, SetStatus
from readerapp.domain.errors import InvalidRequest
from readerapp.domain.naming_commands import DeleteSearch, RenameDigest, RenameSearch, RenameTag, SaveSearch
from readerapp.domain.selection import Condition, Selection, Sort, SortField, all_of, parse_query
from readerapp.domain.vocabulary import Status
from readerapp.services.decisions import Decisions
from readerapp.services.reading_list import ReadingList
from readerapp.storage.library import Library


@pytest.fixture(autouse=True)
def three_papers(library: Library) -> None:
    import_digest(library, *(a_mention(f"2402.0000{number}") for number in (1, 2, 3)))


@pytest.fixture
def decisions(library: Library) -> Decisions:
    return Decisions(library)


@pytest.fixture
def reading_list(library: Library) -> ReadingList:
    return ReadingList(library)


def asking(query: str) -> Selection:
    return Selection(conditions=parse_query(query), sort=Sort(field=SortField.TITLE, descending=True))


def saved(reading_list: ReadingList) -> list[tuple[str, int]]:
    return [(search.name, search.papers) for search in reading_list.overview().searches]


def test_a_saved_search_counts_what_it_selects_now(decisions: Decisions, reading_list: ReadingList) -> None:
    decisions.carry_out(SaveSearch(name=" Đọc  sau ", selection=asking("status:read,skimmed")))
    assert saved(reading_list) == [("Đọc sau", 0)]
    decisions.carry_out(SetStatus(papers=(1,), status=Status.READ))
    decisions.carry_out(SetStatus(papers=(3,), status=Status.SKIMMED))
    assert saved(reading_list) == [("Đọc sau", 2)]
    assert reading_list.overview().searches[0].selection == asking("status:read,skimmed")


def test_saving_again_replaces_and_everything_can_be_taken_back(
    decisions: Decisions, reading_list: ReadingList
) -> None:
    states = [saved(reading_list)]
    number = 1
    for command in (
        SaveSearch(name="One", selection=asking("2402.00001")),
        SaveSearch(name="one", selection=asking("-2402.00001")),
        RenameSearch(search_id=number, name="Two/three"),
        DeleteSearch(search_id=number),
    ):
        decisions.carry_out(command)
        states.append(saved(reading_list))
    assert states == [[], [("One", 1)], [("one", 2)], [("Two/three", 2)], []]
    for state in states[-2::-1]:
        decisions.undo()
        assert saved(reading_list) == state
    for state in states[1:]:
        decisions.redo()
        assert saved(reading_list) == state


def test_names_are_needed_and_unique(decisions: Decisions) -> None:
    decisions.carry_out(SaveSearch(name="One", selection=asking("a")))
    decisions.carry_out(SaveSearch(name="Two", selection=asking("b")))
    with pytest.raises(InvalidRequest, match="already"):
        decisions.carry_out(RenameSearch(search_id=2, name="ONE"))
    with pytest.raises(InvalidRequest, match="needs a name"):
        decisions.carry_out(SaveSearch(name="  ", selection=asking("b")))


def test_a_digest_keeps_the_name_that_the_user_gave_it(
    library: Library, decisions: Decisions, reading_list: ReadingList
) -> None:
    decisions.carry_out(RenameDigest(digest_id=1, title="Mine"))
    import_digest(library, *(a_mention(f"2402.0000{number}") for number in (1, 2)), title="A digest, edited")
    (digest,) = reading_list.digests()
    assert (digest.title, digest.own_title) == ("Mine", "A digest, edited")
    assert reading_list.detail(1).mentions[0].digest_title == "Mine"
    decisions.carry_out(RemoveDigest(digest_id=1, title="Mine"))
    import_digest(library, a_mention("2402.00009"), title="Another", source="another.md")
    assert [digest.title for digest in reading_list.digests()] == ["Another"]
    decisions.undo()
    assert sorted(digest.title for digest in reading_list.digests()) == ["Another", "Mine"]
    decisions.undo()
    assert sorted(digest.title for digest in reading_list.digests()) == ["A digest, edited", "Another"]


def test_all_but_what_a_search_of_several_conditions_selects(decisions: Decisions, reading_list: ReadingList) -> None:
    decisions.carry_out(SetStatus(papers=(1, 2), status=Status.READ))
    decisions.carry_out(AddTag(papers=(2, 3), tag="rag"))
    both = all_of(parse_query("status:read tag:rag"))
    decisions.carry_out(SaveSearch(name="Rest", selection=Selection(conditions=(replace(both, negated=True),))))
    decisions.carry_out(SaveSearch(name="Both", selection=Selection(conditions=(both,))))
    assert saved(reading_list) == [("Both", 1), ("Rest", 2)]
    decisions.carry_out(RenameTag(tag="rag", name="search/rag"))
    assert saved(reading_list) == [("Both", 1), ("Rest", 2)]
    assert [one.selection.conditions[0].negated for one in reading_list.overview().searches] == [False, True]


@pytest.mark.parametrize("value", ["", "{", "[1]", '[["no such thing", "x", false]]', "[" * 5000])
def test_a_group_that_makes_no_sense_is_everything(reading_list: ReadingList, value: str) -> None:
    assert len(reading_list.ids(Selection(conditions=(Condition(name="all", value=value),)))) == 3
