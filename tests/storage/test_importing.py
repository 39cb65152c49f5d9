"""Writing digests: every paper once, every mention kept, nothing of the user's touched."""

import pytest
from sqlalchemy import text

from builders import a_mention, import_digest
from readerapp.domain.commands import AddNote, DeleteNote, SetStatus
from readerapp.domain.errors import ImportCancelled
from readerapp.domain.import_plan import DigestAction
from readerapp.domain.paper import Overview, PaperDetail
from readerapp.domain.selection import Condition, Selection
from readerapp.domain.vocabulary import Status
from readerapp.services.decisions import Decisions
from readerapp.services.reading_list import ReadingList
from readerapp.storage.library import Library


def dump(library: Library) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with library.read() as connection:
        names = connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")).all()
        return {name: [tuple(row) for row in connection.execute(text(f"SELECT * FROM {name}"))] for name in names}


def overview(library: Library) -> Overview:
    return ReadingList(library).overview()


def detail(library: Library, arxiv_id: str) -> PaperDetail:
    reading_list = ReadingList(library)
    return reading_list.detail(reading_list.find(arxiv_id))


def test_a_paper_in_two_digests_is_met_once(library: Library) -> None:
    import_digest(library, a_mention("2402.00001"), a_mention("2402.00002"), source="a.md")
    import_digest(library, a_mention("2402.00001v2", title="A longer title"), title="B", source="b.md")
    paper = detail(library, "2402.00001")
    assert (paper.paper.mentions, paper.paper.digests, paper.paper.version) == (2, 2, 2)
    assert paper.paper.title == "A longer title"
    assert [mention.digest_title for mention in paper.mentions] == ["A digest", "B"]
    assert overview(library).total == 2


def test_every_field_of_a_mention_is_kept(library: Library) -> None:
    mention = a_mention(
        authors=("Ann Ax",),
        published="2024-02-27",
        org="KAIST",
        venue="ICLR 2024",
        rank=3,
        keywords=("RAG", "긴 문맥"),
        section="SOTA_HIGHLIGHTS",
        path=("NLP", "Mô hình ngôn ngữ"),
        line_start=7,
        line_end=9,
        fields=(("Đột phá", "nhanh hơn"), ("Impact", "less memory")),
    )
    import_digest(library, mention)
    (stored,) = detail(library, "2402.00001").mentions
    for name in ("authors", "published", "org", "venue", "rank", "keywords", "section", "path", "fields", "text"):
        assert getattr(stored, name) == getattr(mention, name), name
    assert (stored.line_start, stored.line_end) == (7, 9)


def test_importing_again_changes_not_one_row(library: Library) -> None:
    mentions = (a_mention("2402.00001"), a_mention("2402.00001"), a_mention("2402.00002", path=("A", "B")))
    assert import_digest(library, *mentions) is DigestAction.NEW
    before = dump(library)
    assert import_digest(library, *mentions) is DigestAction.UNCHANGED
    assert import_digest(library, *mentions, source="copy of it.md") is DigestAction.UNCHANGED
    assert dump(library) == before


def test_an_edited_digest_brings_only_the_difference(library: Library) -> None:
    import_digest(library, a_mention("2402.00001"), a_mention("2402.00002"), a_mention("2402.00003"))
    first = detail(library, "2402.00001").mentions[0]
    edited = (a_mention("2402.00001", line_start=5, line_end=5), a_mention("2402.00003"), a_mention("2402.00004"))
    assert import_digest(library, *edited) is DigestAction.CHANGED
    ids = [row.key for row in ReadingList(library).rows(ReadingList(library).ids(Selection()))]
    assert ids == ["arxiv:2402.00001", "arxiv:2402.00003", "arxiv:2402.00004"]
    moved = detail(library, "2402.00001").mentions[0]
    assert (moved.id, moved.line_start) == (first.id, 5)
    assert len(overview(library).digests) == 1


def test_a_paper_that_an_edit_leaves_out_stays_if_the_user_touched_it(library: Library) -> None:
    import_digest(library, a_mention("2402.00001"), a_mention("2402.00002"), a_mention("2402.00003"))
    paper = ReadingList(library).find("2402.00002")
    Decisions(library).carry_out(AddNote(paper_id=paper, body="worth keeping"))
    import_digest(library, a_mention("2402.00001"), a_mention("2402.00003"))
    kept = detail(library, "2402.00002")
    assert (kept.paper.mentions, kept.notes[0].body, kept.paper.title) == (0, "worth keeping", "On 2402.00002")


def test_a_reused_file_name_is_another_digest(library: Library) -> None:
    import_digest(library, a_mention("2402.00001"), a_mention("2402.00002"), source="today.md")
    import_digest(library, a_mention("2403.00001"), a_mention("2403.00002"), source="today.md")
    assert (len(overview(library).digests), overview(library).total) == (2, 4)


def test_nothing_of_the_user_is_touched_by_an_import(library: Library) -> None:
    import_digest(library, a_mention("2402.00001"))
    decisions = Decisions(library)
    decisions.carry_out(SetStatus(papers=(1,), status=Status.READ))
    decisions.carry_out(AddNote(paper_id=1, body="mine"))
    user_tables = ("paper_state", "note", "tag", "paper_tag", "journal")
    before = {name: dump(library)[name] for name in user_tables}
    import_digest(library, a_mention("2402.00001v9", title="Quite another title"), source="b.md")
    assert {name: dump(library)[name] for name in user_tables} == before


@pytest.mark.parametrize("step", range(4))
def test_a_cancelled_import_leaves_the_library_as_it_was(library: Library, step: int) -> None:
    import_digest(library, a_mention("2402.00001"))
    before = dump(library)
    steps = iter(range(10))

    def cancel_at_step() -> None:
        if next(steps) == step:
            raise ImportCancelled("stop")

    with pytest.raises(ImportCancelled):
        import_digest(
            library, a_mention("2402.00001v2"), a_mention("2402.00009"), source="b.md", checkpoint=cancel_at_step
        )
    assert dump(library) == before


def test_topics_are_one_tree_over_all_digests(library: Library) -> None:
    import_digest(library, a_mention("2402.00001", path=("NLP", "RAG")), source="a.md")
    import_digest(library, a_mention("2402.00002", path=("NLP",)), a_mention("2402.00001", path=("NLP",)), source="b")
    Decisions(library).carry_out(SetStatus(papers=(1,), status=Status.SKIPPED))
    counts = {topic.name: (topic.papers, topic.decided) for topic in overview(library).topics}
    assert counts == {"NLP": (2, 1), "RAG": (1, 1)}


def test_a_digest_is_listed_in_its_own_order(library: Library) -> None:
    import_digest(library, a_mention("2402.00001"), a_mention("2402.00002", line_start=2, line_end=2), source="a.md")
    places = (("2402.00003", 1), ("2402.00002", 2), ("2402.00001", 9), ("2402.00003", 12))
    mentions = [a_mention(arxiv_id, line_start=line, line_end=line) for arxiv_id, line in places]
    import_digest(library, *mentions, title="B", source="b.md")
    second = Selection(conditions=(Condition(name="digest", value="2"),))
    assert ReadingList(library).ids(second) == (3, 2, 1)


def test_a_note_keeps_pointing_to_a_passage_that_was_reworded(library: Library) -> None:
    others = [a_mention(f"2402.0000{number}") for number in (2, 3)]
    import_digest(library, a_mention("2402.00001", text="as it was"), *others)
    mention = detail(library, "2402.00001").mentions[0].id
    Decisions(library).carry_out(AddNote(paper_id=1, body="about this passage", mention_id=mention))
    import_digest(library, a_mention("2402.00001", text="in other words"), *others)
    changed = detail(library, "2402.00001")
    assert changed.notes[0].mention_id == changed.mentions[0].id == mention
    assert changed.mentions[0].text == "in other words"


def test_a_note_brought_back_never_points_to_a_mention_of_another_paper(library: Library) -> None:
    import_digest(library, a_mention("2402.00001"), a_mention("2402.00002"), a_mention("2402.00003"))
    decisions = Decisions(library)
    decisions.carry_out(AddNote(paper_id=3, body="mine", mention_id=3))
    decisions.carry_out(AddNote(paper_id=3, body="keeps the paper"))
    decisions.carry_out(DeleteNote(note_id=1))
    import_digest(library, a_mention("2402.00001"), a_mention("2402.00002"), a_mention("2402.00009"))
    decisions.undo()
    assert [note.mention_id for note in detail(library, "2402.00003").notes] == [None, None]
