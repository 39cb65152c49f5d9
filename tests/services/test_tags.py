"""Tags are renamed, coloured, merged and deleted with what is nested in them, and all of it can be taken back."""

import pytest

from builders import a_mention, import_digest
from readerapp.domain.commands import AddTag, Command, RemoveTag, SetTrashed
from readerapp.domain.errors import InvalidRequest
from readerapp.domain.naming_commands import ColourTag, DeleteTag, MergeTags, RenameTag, SaveSearch
from readerapp.domain.selection import Condition, Selection
from readerapp.services.decisions import Decisions
from readerapp.services.reading_list import ReadingList
from readerapp.storage.library import Library


@pytest.fixture(autouse=True)
def tagged_papers(library: Library) -> None:
    import_digest(library, *(a_mention(f"2402.0000{number}") for number in (1, 2, 3, 4)))
    for papers, tag in (((1, 2), "học sâu/RAG"), ((2, 3), "học sâu/agents"), ((3,), "Học sâu"), ((1, 4), "thesis")):
        Decisions(library).carry_out(AddTag(papers=papers, tag=tag))
    asking = Selection(conditions=(Condition(name="tag", value="học sâu/rag"),))
    Decisions(library).carry_out(SaveSearch(name="RAG", selection=asking))


@pytest.fixture
def decisions(library: Library) -> Decisions:
    return Decisions(library)


@pytest.fixture
def reading_list(library: Library) -> ReadingList:
    return ReadingList(library)


def shown(reading_list: ReadingList) -> list[tuple[str, int]]:
    return [(tag.name, tag.papers) for tag in reading_list.overview().tags]


def whole(reading_list: ReadingList) -> list[object]:
    overview = reading_list.overview()
    return [*overview.tags, *overview.searches, *(paper.tags for paper in reading_list.papers(Selection()))]


def test_a_name_counts_each_paper_in_it_once(decisions: Decisions, reading_list: ReadingList) -> None:
    assert shown(reading_list) == [("Học sâu", 3), ("học sâu/agents", 2), ("học sâu/RAG", 2), ("thesis", 2)]
    decisions.carry_out(RemoveTag(papers=(3,), tag="học sâu"))
    assert shown(reading_list)[0] == ("học sâu", 3)
    assert reading_list.overview().tags[0].id == 0
    decisions.carry_out(SetTrashed(papers=(2,), trashed=True))
    assert shown(reading_list) == [("học sâu", 2), ("học sâu/agents", 1), ("học sâu/RAG", 1), ("thesis", 2)]


def test_a_name_takes_what_is_nested_in_it_along(decisions: Decisions, reading_list: ReadingList) -> None:
    decisions.carry_out(RenameTag(tag="HỌC SÂU", name="deep/learning"))
    assert [name for name, _ in shown(reading_list)] == [
        "deep", "deep/learning", "deep/learning/agents", "deep/learning/RAG", "thesis",
    ]  # fmt: skip
    (search,) = reading_list.overview().searches
    assert (search.selection.conditions[0].value, search.papers) == ("deep/learning/rag", 2)


def test_case_alone_can_change(decisions: Decisions, reading_list: ReadingList) -> None:
    decisions.carry_out(RenameTag(tag="thesis", name="Thesis"))
    assert shown(reading_list)[-1] == ("Thesis", 2)


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (RenameTag(tag="thesis", name="học sâu/rag"), "merge the two"),
        (RenameTag(tag="thesis", name=" / "), "needs a name"),
        (RenameTag(tag="nothing", name="x"), "no tag “nothing”"),
        (RenameTag(tag="học sâu", name="học sâu/more"), "into itself"),
        (MergeTags(tag="học sâu", into="học sâu/rag"), "into itself"),
        (ColourTag(tag="thesis", colour="beige"), "Tags can be"),
        (DeleteTag(tag="nothing"), "no tag “nothing”"),
    ],
)
def test_what_cannot_be_is_refused_with_a_reason(
    decisions: Decisions, reading_list: ReadingList, command: Command, reason: str
) -> None:
    before = whole(reading_list)
    with pytest.raises(InvalidRequest, match=reason):
        decisions.carry_out(command)
    assert whole(reading_list) == before


def test_merged_tags_are_one(decisions: Decisions, reading_list: ReadingList) -> None:
    decisions.carry_out(MergeTags(tag="học sâu/RAG", into="thesis"))
    assert shown(reading_list) == [("Học sâu", 2), ("học sâu/agents", 2), ("thesis", 3)]
    (search,) = reading_list.overview().searches
    assert (search.selection.conditions[0].value, search.papers) == ("thesis", 3)


def test_the_journal_tells_what_became_of_a_tag(decisions: Decisions, reading_list: ReadingList) -> None:
    decisions.carry_out(MergeTags(tag="học sâu/RAG", into="thesis"))
    told = [(entry.before, entry.after) for entry in reading_list.detail(2).history if entry.action == "tag"]
    assert told[2:] == [("học sâu/RAG", ""), ("", "thesis")]


COMMANDS: list[Command] = [
    RenameTag(tag="học sâu", name="deep"),
    RenameTag(tag="thesis", name="a/b/c"),
    ColourTag(tag="thesis", colour="pink"),
    MergeTags(tag="học sâu/RAG", into="thesis"),
    MergeTags(tag="học sâu", into="thesis"),
    MergeTags(tag="thesis", into="new"),
    DeleteTag(tag="học sâu"),
    DeleteTag(tag="thesis"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=repr)
def test_each_is_taken_back_exactly_and_done_again(
    decisions: Decisions, reading_list: ReadingList, command: Command
) -> None:
    before = whole(reading_list)
    decisions.carry_out(command)
    after = whole(reading_list)
    for _ in range(2):
        decisions.undo()
        assert whole(reading_list) == before != after
        decisions.redo()
        assert whole(reading_list) == after


def test_taking_back_leaves_what_happened_since(
    library: Library, decisions: Decisions, reading_list: ReadingList
) -> None:
    decisions.carry_out(DeleteTag(tag="thesis"))
    elsewhere = Decisions(library, owner="terminal")
    elsewhere.carry_out(AddTag(papers=(3,), tag="Thesis"))
    decisions.undo()
    assert [paper.tags[-1:] for paper in reading_list.papers(Selection())] == [
        ("Thesis",), ("học sâu/RAG",), ("Thesis",), ("Thesis",),
    ]  # fmt: skip
