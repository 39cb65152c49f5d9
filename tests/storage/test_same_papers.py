"""Two cards become one and two again: decisions, tags, notes, fields and mentions go where they belong."""

import pytest

from builders import a_mention, import_digest
from readerapp.domain.commands import AddNote, AddTag, Command, RemoveTag, SetFields, SetRating, SetStarred, SetStatus
from readerapp.domain.errors import InvalidRequest, UnknownPaper
from readerapp.domain.history import TERMINAL
from readerapp.domain.import_plan import DigestAction
from readerapp.domain.merging_commands import MergePapers, SetDistinct, SplitPapers
from readerapp.domain.paper import PaperDetail
from readerapp.domain.selection import Selection
from readerapp.domain.user_fields import Field
from readerapp.domain.vocabulary import Status
from readerapp.services.decisions import Decisions
from readerapp.services.reading_list import ReadingList
from readerapp.storage import same_papers
from readerapp.storage.library import Library

ONE, TWO, THREE = "2402.00001", "2402.00002", "2402.00003"
KEYS = tuple(f"arxiv:{arxiv_id}" for arxiv_id in (ONE, TWO, THREE))
FIRST = (a_mention(ONE, title="Slow reading"), a_mention(TWO, title="Slow reading, in full"), a_mention(THREE))


@pytest.fixture(autouse=True)
def three_papers(library: Library) -> None:
    import_digest(library, *FIRST)


@pytest.fixture
def decisions(library: Library) -> Decisions:
    return Decisions(library)


def papers(library: Library) -> dict[int, PaperDetail]:
    return {detail.paper.id: detail for detail in ReadingList(library).details(Selection())}


def give(decisions: Decisions, *commands: Command) -> None:
    for command in commands:
        decisions.carry_out(command)


def state(detail: PaperDetail) -> tuple[object, ...]:
    paper = detail.paper
    return paper.status, paper.starred, paper.rating, paper.tags, tuple(note.body for note in detail.notes)


def said_by(detail: PaperDetail) -> list[str]:
    return [mention.text.removeprefix("a passage about ") for mention in detail.mentions]


def test_everything_of_both_comes_together_and_apart(library: Library, decisions: Decisions) -> None:
    give(
        decisions,
        SetStatus(papers=(1,), status=Status.SKIPPED),
        SetRating(papers=(1,), rating=2),
        AddTag(papers=(1,), tag="RAG"),
        AddNote(paper_id=1, body="of the first"),
        SetStatus(papers=(2,), status=Status.READ),
        SetStarred(papers=(2,), starred=True),
        SetRating(papers=(2,), rating=5),
        AddTag(papers=(2,), tag="later"),
        AddNote(paper_id=2, body="of the second"),
    )
    before = papers(library)
    decisions.carry_out(MergePapers(into=1, papers=(2,)))
    merged = papers(library)
    assert list(merged) == [1, 3]
    assert state(merged[1]) == (Status.READ, True, 2, ("later", "RAG"), ("of the first", "of the second"))
    assert (merged[1].paper.title, merged[1].paper.other_titles) == ("Slow reading", ("Slow reading, in full",))
    assert (merged[1].paper.mentions, merged[1].paper.digests, merged[1].paper.arxiv_id) == (2, 1, ONE)
    assert [(one.key, one.title) for one in merged[1].merged] == [(KEYS[1], "Slow reading, in full")]
    assert [(entry.action, entry.before) for entry in merged[1].history[-2:]] == [("note", ""), ("merge", KEYS[1])]
    decisions.carry_out(SplitPapers(keys=(KEYS[1],)))
    after = papers(library)
    assert {number: detail.paper for number, detail in after.items()} == {n: d.paper for n, d in before.items()}
    assert {number: detail.notes for number, detail in after.items()} == {n: d.notes for n, d in before.items()}
    assert [said_by(detail) for detail in after.values()] == [[ONE], [TWO], [THREE]]


def test_the_card_that_stays_keeps_its_fields_and_the_other_fills_the_gaps(
    library: Library, decisions: Decisions
) -> None:
    said = a_mention(
        "", doi="10.1000/five", title="Slow reading: the long version of a title", authors=("Ann Ax",), org="KAIST"
    )
    import_digest(library, said, title="B", source="b.md")
    decisions.carry_out(MergePapers(into=1, papers=(4, 2)))
    paper = papers(library)[1].paper
    assert (paper.title, paper.authors, paper.org, paper.doi) == ("Slow reading", ("Ann Ax",), "KAIST", "10.1000/five")
    assert (paper.arxiv_id, [link.url for link in paper.links]) == (
        ONE,
        [f"https://arxiv.org/abs/{ONE}", f"https://arxiv.org/pdf/{ONE}"],
    )
    import_digest(library, a_mention(f"{TWO}v7", title="A title that is longer still"), title="C", source="c.md")
    again = papers(library)[1].paper
    assert (again.title, again.arxiv_id, again.version) == ("Slow reading", ONE, None)


def test_a_merged_key_leads_to_the_card_that_stayed(library: Library, decisions: Decisions) -> None:
    decisions.carry_out(MergePapers(into=1, papers=(2,)))
    again = import_digest(library, a_mention(f"{TWO}v3", text="said later"), title="B", source="b.md")
    assert again is DigestAction.NEW
    assert said_by(papers(library)[1]) == [ONE, TWO, "said later"]
    decisions.carry_out(SplitPapers(keys=(KEYS[1],)))
    assert [said_by(detail) for detail in papers(library).values()] == [[ONE], [TWO, "said later"], [THREE]]
    assert papers(library)[2].paper.version == 3


def test_an_edited_digest_is_known_again_after_a_merge(library: Library, decisions: Decisions) -> None:
    import_digest(library, a_mention(TWO, text="as it was"), title="B", source="b.md")
    decisions.carry_out(MergePapers(into=1, papers=(2,)))
    note = AddNote(paper_id=1, body="about B", mention_id=papers(library)[1].mentions[-1].id)
    decisions.carry_out(note)
    assert import_digest(library, a_mention(TWO, text="reworded"), title="B", source="b.md") is DigestAction.CHANGED
    whole = papers(library)[1]
    assert said_by(whole) == [ONE, TWO, "reworded"]
    assert whole.notes[0].mention_id == whole.mentions[-1].id


def test_mentions_reworded_after_a_merge_go_to_the_paper_that_they_name(library: Library, decisions: Decisions) -> None:
    decisions.carry_out(MergePapers(into=1, papers=(2,)))
    changed = (a_mention(TWO, text="new words on two"), a_mention(ONE, text="new words on one"), a_mention(THREE))
    assert import_digest(library, *changed) is DigestAction.CHANGED
    decisions.carry_out(SplitPapers(keys=(KEYS[1],)))
    assert [said_by(detail) for detail in papers(library).values()] == [
        ["new words on one"],
        ["new words on two"],
        [THREE],
    ]


def test_what_is_decided_after_a_merge_stays_with_the_card_that_stayed(library: Library, decisions: Decisions) -> None:
    decisions.carry_out(AddTag(papers=(2,), tag="of the second"))
    give(
        decisions,
        SetStatus(papers=(2,), status=Status.READ),
        MergePapers(into=1, papers=(2,)),
        SetStatus(papers=(1,), status=Status.SKIPPED),
        AddTag(papers=(1,), tag="mine"),
        AddNote(paper_id=1, body="written later"),
        SplitPapers(keys=(KEYS[1],)),
    )
    after = papers(library)
    assert state(after[1]) == (Status.SKIPPED, False, None, ("mine",), ("written later",))
    assert state(after[2]) == (Status.READ, False, None, ("of the second",), ())


def test_a_tag_that_another_merged_paper_carries_stays(library: Library, decisions: Decisions) -> None:
    give(
        decisions,
        AddTag(papers=(2, 3), tag="both"),
        MergePapers(into=1, papers=(2,)),
        MergePapers(into=1, papers=(3,)),
        SplitPapers(keys=(KEYS[1],)),
    )
    assert {number: detail.paper.tags for number, detail in papers(library).items()} == {1: ("both",), 2: ("both",)}
    decisions.carry_out(SplitPapers(keys=(KEYS[2],)))
    assert papers(library)[1].paper.tags == ()


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_merged_one_into_the_other_they_come_out_in_any_order(
    library: Library, decisions: Decisions, order: tuple[int, int]
) -> None:
    give(
        decisions,
        SetStatus(papers=(1,), status=Status.READ),
        AddTag(papers=(1, 3), tag="RAG"),
        SetFields(paper_id=1, values=((Field.TITLE, "Mine"),)),
        SetFields(paper_id=3, values=((Field.TITLE, "Mine too"),)),
        AddNote(paper_id=1, body="of the first"),
    )
    before = papers(library)
    give(decisions, MergePapers(into=2, papers=(1,)), MergePapers(into=3, papers=(2,)))
    (whole,) = papers(library).values()
    assert [one.key for one in whole.merged] == [KEYS[0], KEYS[1]]
    assert (whole.paper.title, whole.paper.status, whole.paper.tags) == ("Mine too", Status.READ, ("RAG",))
    give(decisions, *(SplitPapers(keys=(KEYS[place],)) for place in order))
    after = papers(library)
    assert {number: detail.paper for number, detail in after.items()} == {n: d.paper for n, d in before.items()}
    assert [note.body for note in after[1].notes] == ["of the first"]
    assert [detail.merged for detail in after.values()] == [(), (), ()]


def test_the_inner_one_of_three_comes_out_alone(library: Library, decisions: Decisions) -> None:
    give(decisions, SetStatus(papers=(1,), status=Status.READ), SetRating(papers=(2,), rating=4))
    give(decisions, MergePapers(into=2, papers=(1,)), MergePapers(into=3, papers=(2,)))
    whole = papers(library)
    decisions.carry_out(SplitPapers(keys=(KEYS[0],)))
    after = papers(library)
    assert state(after[3]) == (Status.INBOX, False, 4, (), ())
    assert state(after[1]) == (Status.READ, False, None, (), ())
    assert [one.key for one in after[3].merged] == [KEYS[1]]
    decisions.undo()
    assert papers(library)[3].paper == whole[3].paper
    assert [one.key for one in papers(library)[3].merged] == [KEYS[0], KEYS[1]]
    decisions.undo()
    assert [one.key for one in papers(library)[2].merged] == [KEYS[0]]


def test_a_split_is_taken_back_with_what_was_decided_in_between(library: Library, decisions: Decisions) -> None:
    give(
        decisions,
        SetStatus(papers=(2,), status=Status.READ),
        AddTag(papers=(2,), tag="RAG"),
        MergePapers(into=1, papers=(2,)),
        SetStatus(papers=(1,), status=Status.SKIPPED),
        RemoveTag(papers=(1,), tag="RAG"),
        SplitPapers(keys=(KEYS[1],)),
    )
    decisions.undo()
    assert state(papers(library)[1]) == (Status.SKIPPED, False, None, (), ())
    decisions.redo()
    assert [state(detail)[:4:3] for detail in papers(library).values()] == [
        (Status.SKIPPED, ()),
        (Status.READ, ("RAG",)),
        (Status.INBOX, ()),
    ]


def test_a_card_without_mentions_is_what_it_was_after_a_split(library: Library, decisions: Decisions) -> None:
    decisions.carry_out(AddNote(paper_id=1, body="keeps the card"))
    import_digest(library, a_mention(TWO, title="Slow reading, in full"), a_mention(THREE))
    assert papers(library)[1].mentions == ()
    decisions.carry_out(MergePapers(into=1, papers=(2,)))
    assert papers(library)[1].paper.title == "Slow reading, in full"
    decisions.undo()
    assert [detail.paper.title for detail in papers(library).values()][:2] == ["Slow reading", "Slow reading, in full"]


def test_an_id_that_the_user_gave_leads_the_mentions_out_again(library: Library, decisions: Decisions) -> None:
    give(
        decisions,
        SetFields(paper_id=2, values=((Field.ARXIV_ID, "2409.00009"),)),
        MergePapers(into=1, papers=(2,)),
    )
    import_digest(library, a_mention("2409.00009"), title="B", source="b.md")
    assert said_by(papers(library)[1]) == [ONE, TWO, "2409.00009"]
    decisions.carry_out(SplitPapers(keys=(KEYS[1],)))
    assert [said_by(detail) for detail in papers(library).values()] == [[ONE], [TWO, "2409.00009"], [THREE]]


def test_what_is_asked_of_a_merged_paper_is_done_to_the_whole(library: Library, decisions: Decisions) -> None:
    Decisions(library, owner=TERMINAL).carry_out(MergePapers(into=1, papers=(2,)))
    give(
        decisions,
        AddNote(paper_id=2, body="typed before it was gone"),
        SetStatus(papers=(2, 3), status=Status.READ),
        SetFields(paper_id=2, values=((Field.ORG, "KAIST"),)),
    )
    after = papers(library)
    assert state(after[1]) == (Status.READ, False, None, (), ("typed before it was gone",))
    assert (after[1].paper.org, after[3].paper.status) == ("KAIST", Status.READ)


def test_what_cannot_be_merged_or_split_is_refused(library: Library, decisions: Decisions) -> None:
    with pytest.raises(UnknownPaper):
        decisions.carry_out(MergePapers(into=1, papers=(9,)))
    for keys in ((), (KEYS[1],)):
        with pytest.raises(InvalidRequest, match="not merged"):
            decisions.carry_out(SplitPapers(keys=keys))
    assert decisions.carry_out(MergePapers(into=1, papers=(1,))).inverse is None


def test_a_no_is_remembered_and_forgotten(library: Library, decisions: Decisions) -> None:
    def pairs() -> set[tuple[str, str]]:
        with library.read() as connection:
            return same_papers.read_distinct(connection)

    both = SetDistinct(pairs=((KEYS[1], KEYS[0]), (KEYS[0], KEYS[2])), distinct=True)
    decisions.carry_out(both)
    assert pairs() == {(KEYS[0], KEYS[1]), (KEYS[0], KEYS[2])}
    assert decisions.carry_out(both).inverse is None
    decisions.carry_out(SetDistinct(pairs=((KEYS[0], KEYS[1]),), distinct=False))
    assert pairs() == {(KEYS[0], KEYS[2])}
    decisions.undo()
    decisions.undo()
    assert pairs() == set()
