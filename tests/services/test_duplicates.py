"""Proposing papers that may be one: what is proposed, with which reason, and what never is."""

import subprocess
import sys

import pytest

from builders import a_mention, import_digest
from readerapp.domain.commands import SetStatus
from readerapp.domain.digest import ParsedMention
from readerapp.domain.duplicates import Proposal, reason_text
from readerapp.domain.errors import ImportCancelled
from readerapp.domain.merging_commands import MergePapers, SetDistinct
from readerapp.domain.vocabulary import Kind, Status
from readerapp.services.decisions import Decisions
from readerapp.services.duplicates import Duplicates
from readerapp.services.reading_list import ReadingList
from readerapp.storage.library import Library

ATTENTION = "Attention Is All You Need"
AUTHORS = ("Ashish Vaswani", "Noam Shazeer", "Niki Parmar")
# Enough other titles for words to be common or rare.
CROWD = tuple(
    a_mention(f"2301.{number:05}", title=f"Attention for {kind} number {number}", authors=(f"Author {number}",))
    for number, kind in enumerate(["sheep", "goats", "networks", "language", "models", "graphs"] * 5)
)


def work(title: str, *authors: str, arxiv_id: str = "", **fields: object) -> ParsedMention:
    return a_mention(arxiv_id, title=title, authors=authors, **fields)


def proposed(library: Library, *mentions: ParsedMention) -> tuple[Proposal, ...]:
    import_digest(library, *CROWD, *mentions)
    return Duplicates(library).find().best


def reasons(proposals: tuple[Proposal, ...]) -> list[str]:
    return [reason_text(proposal.likeness) for proposal in proposals]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (
            work(ATTENTION, *AUTHORS, arxiv_id="1706.03762"),
            work("Attention is all you need (v2)", "A. Vaswani"),
            "same title, same first author",
        ),
        (work(ATTENTION, *AUTHORS), work("attention is all you need!"), "same title"),
        (
            work("Efficient Modelling of Graph Networks", *AUTHORS),
            work("Efficient modeling of graph network", "Vaswani, Ashish", "Noam Shazeer"),
            "titles 97 % alike, same first author",
        ),
        (
            work("Efficient pre-training for a language with few speakers", *AUTHORS),
            work("Efficient Pretraining for Languages with Few Speakers", *AUTHORS),
            "titles 96 % alike, same first author",
        ),
        (
            work("Mamba: Linear-Time Sequences with Selected States", *AUTHORS, arxiv_id="2312.00752"),
            work("Mamba", *AUTHORS),
            "one title is short for the other, same first author",
        ),
        (
            work("BitNet b1.58: The Era of Small Numbers", arxiv_id="2402.17764"),
            work("BitNet b1.58"),
            "one title is short for the other",
        ),
        (
            work("A long title that a table has cut after its eighth word", *AUTHORS),
            work("A long title that a table has cut", *AUTHORS),
            "one title is short for the other, same first author",
        ),
        (
            work("Counting Sheep with Quiet Machines", *AUTHORS, arxiv_id="2402.00099"),
            work("Đếm cừu bằng những cỗ máy lặng lẽ", *AUTHORS),
            "same authors, titles in two languages",
        ),
        (
            work("한국어 문장의 긴 문맥을 읽는 모델", "김철수", "이영희"),
            work("한국어 문장의 긴 문맥을 읽는 모델들", "김철수"),
            "titles 97 % alike, same first author",
        ),
        (
            work("大规模语言模型的长文本理解研究", "王伟"),
            work("大规模语言模型的长文本理解研究", "王 伟", "李娜"),
            "same title, same first author",
        ),
        (
            work("Quiet", "Ann Ax", doi="10.1000/one", arxiv_id="2402.00001"),
            work("Loud", doi="10.1000/one"),
            "same DOI",
        ),
    ],
)
def test_what_looks_like_one_work_is_proposed(
    library: Library, one: ParsedMention, other: ParsedMention, reason: str
) -> None:
    proposals = proposed(library, one, other)
    assert reasons(proposals) == [reason]
    assert {title for found in proposals for title in (found.first.title, found.second.title)} == {
        one.title,
        other.title,
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Learning to Count, Part I", "Learning to Count, Part II"),
        ("Learning to Count in Steps: Part One", "Learning to Count in Steps: Part Two"),
        ("BERT", "RoBERTa"),
        ("Llama 2: Open Models for Chatting with Everyone", "Llama 3: Open Models for Chatting with Everyone"),
        ("Llama 2", "Llama 3"),
        ("Seeing Faster with Detector v7", "Seeing Faster with Detector v8"),
        ("A Model with 7B Numbers and Four Heads", "A Model with 8B Numbers and Four Heads"),
        ("The Shared Task on Reading of 2023", "The Shared Task on Reading of 2024"),
        ("Graph Networks for Supervised Reading", "Graph Networks for Unsupervised Reading"),
        ("Scaling Laws for an RNN at Work", "Scaling Laws for a GNN at Work"),
        ("A Survey of Graph Networks for Shops", "A Survey of Graph Networks for Clocks"),
        ("Mamba: Sequences", "Mamba: Pictures"),
    ],
)
def test_what_differs_in_a_number_or_a_word_is_not(library: Library, one: str, other: str) -> None:
    assert proposed(library, work(one, *AUTHORS), work(other, *AUTHORS)) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (work("Editorial", "Ann Ax"), work("Editorial", "Bo Bee")),
        (work("Quiet Graph Machines that Count", "Ann Ax"), work("Quiet Graph Machine that Counts", "Bo Bee")),
        (
            work("Quiet Graph Machines that Count", *AUTHORS, arxiv_id="2402.00098"),
            work("Quiet Graph Machine that Counts", *AUTHORS, arxiv_id="2402.00099"),
        ),
        (
            work("Quiet Graph Machines that Count", "Ann Ax", published="2012"),
            work("Quiet Graph Machine that Counts", "Ann Ax", published="2024"),
        ),
        (work("Mamba", "Ann Ax", kind=Kind.CODE), work("Mamba: Sequences", "Ann Ax", arxiv_id="2402.00099")),
    ],
)
def test_other_people_other_ids_other_times_and_other_kinds_are_not(
    library: Library, one: ParsedMention, other: ParsedMention
) -> None:
    assert proposed(library, one, other) == ()


def test_the_best_comes_first_and_only_so_many_are_given(library: Library) -> None:
    mentions = (
        work("Quiet Graph Machines that Count", "Ann Ax"),
        work("Quiet Graph Machine that Counts", "Ann Ax", "Bo Bee"),
        work(ATTENTION, *AUTHORS),
        work(ATTENTION, "A. Vaswani", "N. Shazeer"),
    )
    scores = [proposal.likeness.score for proposal in proposed(library, *mentions)]
    assert scores == [99, 95]
    found = Duplicates(library).find(limit=1)
    assert (len(found.best), found.total) == (1, 2)


def test_a_pair_called_not_the_same_is_not_proposed_again_whatever_is_merged(library: Library) -> None:
    mentions = (work(ATTENTION, *AUTHORS), work(ATTENTION, "A. Vaswani"), work(ATTENTION, "Vaswani A"))
    (first, second), *_ = [(p.first, p.second) for p in proposed(library, *mentions)]
    decisions = Decisions(library)
    decisions.carry_out(SetDistinct(pairs=((second.key, first.key),), distinct=True))
    left = Duplicates(library).find().best
    assert [set(proposal.keys) for proposal in left if set(proposal.keys) == {first.key, second.key}] == []
    other = next(paper for proposal in left for paper in (proposal.first, proposal.second) if paper.key != first.key)
    decisions.carry_out(MergePapers(into=other.id, papers=(second.id,)))
    assert Duplicates(library).find().best == ()
    decisions.undo()
    decisions.undo()
    assert len(Duplicates(library).find().best) == 3


def test_the_card_with_an_arxiv_id_stays_else_the_decided_one(library: Library) -> None:
    first, second = proposed(
        library,
        work(ATTENTION, *AUTHORS),
        work(ATTENTION, "A. Vaswani", arxiv_id="1706.03762"),
        work("Seven Other Words", "Ann Ax"),
        work("Seven Other Words", "A. Ax"),
    )
    assert (first.stays.arxiv_id, second.stays) == ("1706.03762", second.first)
    Decisions(library).carry_out(SetStatus(papers=(second.second.id,), status=Status.SKIPPED))
    again = Duplicates(library).find().best[1]
    assert again.stays == again.second


def test_it_can_be_stopped(library: Library) -> None:
    def stop() -> None:
        raise ImportCancelled("enough")

    with pytest.raises(ImportCancelled):
        Duplicates(library).find(checkpoint=stop)


def test_nothing_else_loads_the_comparison_of_texts() -> None:
    program = (
        "import sys; import readerapp.bootstrap, readerapp.cli.app, readerapp.services.duplicates\n"
        "print([name for name in sys.modules if name.startswith('rapidfuzz')])"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout == "[]\n"


def test_papers_come_whole(library: Library) -> None:
    (found,) = proposed(library, work(ATTENTION, *AUTHORS), work(ATTENTION, "A. Vaswani"))
    reading_list = ReadingList(library)
    assert (found.first, found.second) == (
        reading_list.detail(found.first.id).paper,
        reading_list.detail(found.second.id).paper,
    )
