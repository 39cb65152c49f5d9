"""Counts that are remembered are the counts that counting anew gives."""

import random
from collections import Counter

import pytest

from builders import a_mention, import_digest
from readerapp.domain.commands import EmptyTrash, RemoveDigest, SetStarred, SetStatus, SetTrashed
from readerapp.domain.errors import InvalidRequest, UnknownPaper
from readerapp.domain.merging_commands import MergePapers
from readerapp.domain.paper import topic_tree
from readerapp.domain.selection import Condition, Selection
from readerapp.domain.vocabulary import Status
from readerapp.services.decisions import Decisions
from readerapp.services.reading_list import ReadingList
from readerapp.storage.library import Library


def counted_by_hand(library: Library) -> list[tuple[object, ...]]:
    """The coverage of digests and topics, each from the list that it selects."""
    fresh = ReadingList(library)
    overview = fresh.overview()
    rows = [("digest", digest.id, digest.papers, digest.decided) for digest in overview.digests]
    rows += [("topic", node.id, node.papers, node.decided) for node, _ in topic_tree(overview.topics)]

    def count(name: str, number: int) -> tuple[int, int]:
        papers = fresh.papers(Selection(conditions=(Condition(name=name, value=str(number)),)))
        return len(papers), sum(paper.status.decided for paper in papers)

    assert [(name, number, *count(name, number)) for name, number, _, _ in rows] == rows
    by_status = Counter(paper.status for paper in fresh.papers(Selection()))
    assert overview.by_status == {status: by_status[status] for status in Status}
    return [*rows, (overview.total, overview.starred, overview.trashed)]


@pytest.mark.parametrize("seed", range(4))
def test_whatever_happens_the_counts_are_right(library: Library, seed: int) -> None:
    chance, decisions, reading_list = random.Random(seed), Decisions(library), ReadingList(library)
    ids = [f"2402.{number:05}" for number in range(1, 25)]
    for step in range(40):
        papers = tuple(chance.sample(range(1, 25), chance.randint(1, 5)))
        action = chance.randint(0, 8) if step > 2 else 0
        try:
            if action == 0:
                paths = (("A",), ("A", "B"), ("A", "B", "C"), ("A", "D"), ("E",))
                chosen = chance.sample(ids, 6)
                import_digest(
                    library, *(a_mention(one, path=chance.choice(paths), section=str(step)) for one in chosen),
                    source=f"{chance.randint(1, 5)}.md",
                )  # fmt: skip
            elif action == 1:
                decisions.carry_out(SetTrashed(papers=papers, trashed=chance.random() < 0.7))
            elif action == 2:
                decisions.carry_out(EmptyTrash(papers=papers))
            elif action == 3:
                decisions.carry_out(SetStarred(papers=papers, starred=chance.random() < 0.7))
            elif action == 4:
                decisions.carry_out(MergePapers(into=papers[0], papers=papers[1:2]))
            elif action == 5:
                decisions.carry_out(RemoveDigest(digest_id=chance.randint(1, 5)))
            elif action == 6:
                decisions.undo()
            else:
                decisions.carry_out(SetStatus(papers=papers, status=chance.choice(list(Status))))
        except (InvalidRequest, UnknownPaper):
            continue
        overview = reading_list.overview()
        remembered: list[tuple[object, ...]] = [("digest", d.id, d.papers, d.decided) for d in overview.digests]
        remembered += [("topic", node.id, node.papers, node.decided) for node, _ in topic_tree(overview.topics)]
        assert [*remembered, (overview.total, overview.starred, overview.trashed)] == counted_by_hand(library)
