"""An import is one step of undo, also after a restart; what the user wrote survives it in both directions."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from builders import a_document
from readerapp.domain.commands import AddNote, AddTag, ImportDigests, RemoveDigest, SetFields, SetStatus
from readerapp.domain.errors import InvalidRequest
from readerapp.domain.import_preview import DigestPreview
from readerapp.domain.merging_commands import MergePapers
from readerapp.domain.selection import Selection
from readerapp.domain.user_fields import Field
from readerapp.domain.vocabulary import Status
from readerapp.services.decisions import Decisions
from readerapp.services.documents import find_documents
from readerapp.services.imports import Imports
from readerapp.services.reading_list import ReadingList
from readerapp.storage.library import Library

ONE, TWO, THREE = "2402.00001", "2402.00002", "2402.00003"


@pytest.fixture
def decisions(library: Library) -> Decisions:
    return Decisions(library)


@pytest.fixture
def bring_in(library: Library, tmp_path: Path) -> Callable[..., None]:
    """Import a document with the ids given."""

    def bring_in(*ids: str, name: str = "digest.md") -> None:
        Imports(library).import_paths([a_document(tmp_path, name, ids=ids)])

    return bring_in


def whole(library: Library) -> list[str]:
    """Everything in the library but the journal, with times left out."""
    reading_list = ReadingList(library)
    values: list[object] = []
    for detail in reading_list.details(Selection()):
        values += [detail.paper, *detail.notes, *detail.mentions, *detail.origins, *detail.merged]
    overview = reading_list.overview()
    values += [*overview.digests, *overview.tags, *(topic.name for topic in overview.topics)]
    return [re.sub(r"20\d\d-\d\d-\d\dT[\d:.]+Z", "", repr(value)) for value in values]


def keys(library: Library) -> list[str]:
    return [paper.key for paper in ReadingList(library).papers(Selection())]


def test_an_import_is_taken_back_and_done_again_whole(library: Library, bring_in: Callable[..., None]) -> None:
    bring_in(ONE, TWO, name="first.md")
    before = whole(library)
    bring_in(TWO, THREE, name="second.md")
    after = whole(library)
    assert before != after
    decisions = Decisions(library)
    decisions.undo()
    assert whole(library) == before
    decisions.redo()
    assert whole(library) == after
    decisions.undo()
    decisions.undo()
    assert keys(library) == []
    assert ReadingList(library).digests() == ()
    decisions.redo()
    decisions.redo()
    assert whole(library) == after


def test_many_documents_are_one_step_with_a_name(library: Library, tmp_path: Path, decisions: Decisions) -> None:
    for number in (1, 2):
        a_document(tmp_path, f"{number}.md", ids=(f"2402.0000{number}",))
    Imports(library).import_paths([tmp_path])
    step = decisions.history().undo
    assert step is not None
    assert step.done == ImportDigests(run_id=1, name="", digests=2)
    decisions.undo()
    assert keys(library) == []
    assert decisions.history().undo is None
    decisions.redo()
    assert keys(library) == [f"arxiv:{ONE}", f"arxiv:{TWO}"]


def test_what_comes_after_an_undo_in_the_middle_of_an_import_is_a_step_of_its_own(
    library: Library, tmp_path: Path, decisions: Decisions
) -> None:
    for number in (1, 2, 3):
        a_document(tmp_path, f"{number}.md", ids=(f"2402.0000{number}",))
    written: list[int] = []

    def take_the_first_back(digest: DigestPreview) -> None:
        written.append(digest.number)
        if len(written) == 1:
            decisions.undo()

    report = Imports(library).import_documents(find_documents([tmp_path]), on_written=take_the_first_back)
    assert (written, report.failed) == ([0, 1, 2], ())
    assert keys(library) == [f"arxiv:{TWO}", f"arxiv:{THREE}"]
    step = decisions.history().undo
    assert step is not None
    assert step.done == ImportDigests(run_id=2, name="", digests=2)
    decisions.undo()
    assert keys(library) == []
    decisions.redo()
    assert keys(library) == [f"arxiv:{TWO}", f"arxiv:{THREE}"]


def test_an_import_goes_on_when_many_decisions_have_pushed_it_out_of_the_history(
    library: Library, tmp_path: Path, decisions: Decisions
) -> None:
    for number in (1, 2):
        a_document(tmp_path, f"{number}.md", ids=(f"2402.0000{number}",))

    def decide_a_lot(digest: DigestPreview) -> None:
        if digest.number == 0:
            for number in range(60):
                decisions.carry_out(AddTag(papers=(1,), tag=f"tag {number}"))

    report = Imports(library).import_documents(find_documents([tmp_path]), on_written=decide_a_lot)
    assert report.failed == ()
    assert keys(library) == [f"arxiv:{ONE}", f"arxiv:{TWO}"]
    decisions.undo()
    assert keys(library) == [f"arxiv:{ONE}"]


def test_it_lasts_over_a_restart(library: Library, bring_in: Callable[..., None]) -> None:
    bring_in(ONE)
    library.close()
    again = Library.open(library.path)
    Decisions(again).undo()
    assert keys(again) == []
    again.close()


def test_an_import_that_changes_nothing_is_no_step(
    library: Library, bring_in: Callable[..., None], decisions: Decisions
) -> None:
    bring_in(ONE)
    first = decisions.history().undo
    bring_in(ONE)
    assert decisions.history().undo == first
    assert keys(library) == [f"arxiv:{ONE}"]


def test_an_edited_digest_goes_back_to_its_earlier_words(
    library: Library, bring_in: Callable[..., None], decisions: Decisions
) -> None:
    bring_in(ONE, TWO)
    mention = ReadingList(library).detail(2).mentions[0].id
    decisions.carry_out(AddNote(paper_id=2, body="about the passage", mention_id=mention))
    before = whole(library)
    bring_in(TWO, THREE, ONE)
    bring_in(THREE, ONE)
    assert ReadingList(library).detail(2).notes[0].mention_id is None
    decisions.undo()
    decisions.undo()
    assert whole(library) == before


def test_what_the_user_touched_stays_when_its_digest_goes(
    library: Library, bring_in: Callable[..., None], decisions: Decisions
) -> None:
    bring_in(ONE, TWO, THREE)
    decisions.carry_out(AddNote(paper_id=1, body="mine"))
    decisions.carry_out(SetFields(paper_id=2, values=((Field.TITLE, "My title"),)))
    digest = ReadingList(library).digests()[0]
    before = whole(library)
    decisions.carry_out(RemoveDigest(digest_id=digest.id, title=digest.title))
    left = ReadingList(library).details(Selection())
    assert [(d.paper.title, [note.body for note in d.notes], d.mentions) for d in left] == [
        ("Study number 1", ["mine"], ()),
        ("My title", [], ()),
    ]
    decisions.undo()
    assert whole(library) == before


def test_a_digest_that_was_imported_again_does_not_come_back_twice(
    library: Library, bring_in: Callable[..., None], decisions: Decisions
) -> None:
    bring_in(ONE)
    decisions.carry_out(RemoveDigest(digest_id=1))
    Imports(library, owner="terminal").import_paths([library.path.parent / "digest.md"])
    assert [digest.id for digest in ReadingList(library).digests()] == [2]
    with pytest.raises(InvalidRequest, match="imported again"):
        decisions.undo()
    assert keys(library) == [f"arxiv:{ONE}"]
    left = decisions.history().undo
    assert left is not None
    assert isinstance(left.done, ImportDigests)


def test_an_import_is_left_alone_when_its_digest_was_changed_since(
    library: Library, bring_in: Callable[..., None], decisions: Decisions
) -> None:
    bring_in(ONE)
    again = a_document(library.path.parent, ids=(ONE, TWO))
    Imports(library, owner="terminal").import_paths([again])
    with pytest.raises(InvalidRequest, match="changed since"):
        decisions.undo()
    assert keys(library) == [f"arxiv:{ONE}", f"arxiv:{TWO}"]


def test_papers_merged_meanwhile_stay_merged(
    library: Library, bring_in: Callable[..., None], decisions: Decisions
) -> None:
    bring_in(ONE, name="first.md")
    bring_in(TWO, name="second.md")
    digest = ReadingList(library).digests()[0]
    Decisions(library, owner="terminal").carry_out(MergePapers(into=1, papers=(2,)))
    before = whole(library)
    decisions.carry_out(RemoveDigest(digest_id=digest.id))
    assert [len(d.mentions) for d in ReadingList(library).details(Selection())] == [1]
    decisions.undo()
    assert whole(library) == before


def test_only_the_last_fifty_steps_are_kept(
    library: Library, bring_in: Callable[..., None], decisions: Decisions
) -> None:
    bring_in(ONE)
    for number in range(50):
        decisions.carry_out(AddTag(papers=(1,), tag=f"tag {number}"))
    for _ in range(60):
        decisions.undo()
    assert keys(library) == [f"arxiv:{ONE}"]
    assert ReadingList(library).detail(1).paper.tags == ()


def test_each_face_has_a_history_of_its_own(library: Library, bring_in: Callable[..., None]) -> None:
    bring_in(ONE)
    window, terminal = Decisions(library), Decisions(library, owner="terminal")
    window.carry_out(SetStatus(papers=(1,), status=Status.READ))
    terminal.carry_out(AddTag(papers=(1,), tag="from a script"))
    window.undo()
    paper = ReadingList(library).detail(1).paper
    assert (paper.status, paper.tags) == (Status.INBOX, ("from a script",))
