"""Every command that the user can give is one named step, taken back and done again after a restart, to the row."""

import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import get_args

import pytest

from builders import a_document, a_mention, import_digest
from readerapp.bootstrap import Services, open_services
from readerapp.domain.command_text import command_text
from readerapp.domain.commands import (
    AddNote,
    AddTag,
    Command,
    DeleteNote,
    EditNote,
    EmptyTrash,
    ExchangeRun,
    ImportDigests,
    MoveInQueue,
    RemoveDigest,
    RemoveTag,
    RereadDigest,
    RestoreNote,
    RestoreStates,
    SetFields,
    SetPriority,
    SetRating,
    SetStarred,
    SetStatus,
    SetTrashed,
)
from readerapp.domain.errors import ReaderAppError
from readerapp.domain.merging_commands import MergePapers, RejoinPapers, SetDistinct, SplitPapers
from readerapp.domain.naming_commands import (
    ColourTag,
    DeleteSearch,
    DeleteTag,
    MergeTags,
    RenameDigest,
    RenameSearch,
    RenameTag,
    RestoreSearch,
    RestoreTags,
    SaveSearch,
)
from readerapp.domain.selection import Selection, parse_query
from readerapp.domain.user_fields import Field
from readerapp.domain.vocabulary import Status
from readerapp.storage.library import Library

# What carries out an undo is given by nobody; imports and readings have a service of their own.
NEVER_GIVEN = {RestoreStates, RestoreTags, RestoreSearch, RestoreNote, RejoinPapers, ExchangeRun}
OF_IMPORTS = {ImportDigests, RereadDigest}  # the second: test_repairing_digests
# Where an undo is remembered, and what is no longer wanted; the journal only grows.
BESIDES = ("journal", "undo_step", "import_run", "digest_change", "shelved_", "sqlite_sequence")
_TIMES = re.compile(r"20\d\d-\d\d-\d\dT[\d:.]+(?:Z|\+00:00)")

GIVEN: list[Command] = [
    SetStatus(papers=(1, 2, 3), status=Status.READ),
    SetStatus(papers=(5,), status=Status.TO_READ),
    SetStarred(papers=(1, 3), starred=True),
    SetRating(papers=(1, 2), rating=5),
    SetPriority(papers=(3,), priority=2),
    SetTrashed(papers=(1, 3), trashed=True),
    SetTrashed(papers=(5,), trashed=False),
    EmptyTrash(papers=(5,)),
    MoveInQueue(papers=(2,), before=1),
    AddTag(papers=(2, 3), tag="new/deep"),
    RemoveTag(papers=(1,), tag="thesis"),
    RenameTag(tag="thesis", name="book"),
    ColourTag(tag="thesis", colour="teal"),
    MergeTags(tag="thesis", into="agents"),
    DeleteTag(tag="agents"),
    SaveSearch(name="stars", selection=Selection(conditions=parse_query("is:starred"))),
    RenameSearch(search_id=1, name="theses"),
    DeleteSearch(search_id=1),
    RenameDigest(digest_id=1, title="The first one"),
    AddNote(paper_id=2, body="một ghi chú **đậm**"),
    EditNote(note_id=1, body="sửa lại"),
    DeleteNote(note_id=1),
    SetFields(paper_id=1, values=((Field.TITLE, "My own title"), (Field.AUTHORS, "Ann Ax"))),
    MergePapers(into=1, papers=(2, 3)),
    SplitPapers(keys=("arxiv:2402.00004",)),
    SetDistinct(pairs=(("arxiv:2402.00001", "arxiv:2402.00002"),), distinct=True),
    RemoveDigest(digest_id=1, title="First"),
]


@pytest.fixture
def used(tmp_path: Path, used_once: Path) -> Path:
    """A library in which everything that a command needs is there: five papers, the fourth merged into the third."""
    return Path(shutil.copy(used_once, tmp_path / "library.db"))


@pytest.fixture(scope="module")
def used_once(blank_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That library, made once: filling it takes longer than most tests."""
    path = Path(shutil.copy(blank_library, tmp_path_factory.mktemp("used") / "library.db"))
    library = Library.open(path)
    import_digest(library, *(a_mention(f"2402.0000{number}") for number in (1, 2, 3)), title="First", source="a.md")
    import_digest(library, *(a_mention(f"2402.0000{number}") for number in (3, 4, 5)), title="Second", source="b.md")
    library.close()
    services = open_services(path)
    for command in (
        SetStatus(papers=(1, 2), status=Status.TO_READ),
        SetTrashed(papers=(5,), trashed=True),
        AddTag(papers=(1, 2), tag="thesis"),
        AddTag(papers=(2,), tag="agents"),
        AddNote(paper_id=1, body="first thought"),
        SaveSearch(name="thesis", selection=Selection(conditions=parse_query("tag:thesis"))),
        MergePapers(into=3, papers=(4,)),
    ):
        services.decisions.carry_out(command)
    services.close()
    return path


def rows(path: Path) -> dict[str, list[str]]:
    """Every row of every table, without times; what a split needs depends on the order in which papers were merged."""
    with closing(sqlite3.connect(path)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        queries = {name: f"SELECT * FROM {name}" for name in names if not name.startswith(BESIDES)}
        queries["merged_paper"] = "SELECT key, former_id, paper_id FROM merged_paper"
        return {
            name: sorted(_TIMES.sub("", repr(row)) for row in connection.execute(query))
            for name, query in queries.items()
        }


def after(path: Path, act: Callable[[Services], object]) -> dict[str, list[str]]:
    """What is in the library after ACT in a process of its own."""
    services = open_services(path)
    assert act(services) is not None
    services.close()
    return rows(path)


def test_every_command_has_a_case() -> None:
    assert {type(command) for command in GIVEN} == set(get_args(Command)) - NEVER_GIVEN - OF_IMPORTS


@pytest.mark.parametrize("command", GIVEN, ids=lambda command: type(command).__name__)
def test_a_command_is_taken_back_and_done_again_after_restarts(used: Path, command: Command) -> None:
    before = rows(used)
    done = after(used, lambda services: services.decisions.carry_out(command))
    assert done != before
    services = open_services(used)
    step = services.decisions.history().undo
    services.close()
    assert step is not None
    assert command_text(step.done) == command_text(command) != ""
    assert after(used, lambda services: services.decisions.undo()) == before
    assert after(used, lambda services: services.decisions.redo()) == done
    assert after(used, lambda services: services.decisions.undo()) == before


def test_all_of_them_one_after_another_are_taken_back_and_done_again_after_restarts(used: Path) -> None:
    """Later steps speak of rows that earlier ones made, and that are made anew when those are done again."""
    states = [rows(used)]
    services = open_services(used)
    for command in [AddTag(papers=(1,), tag="fresh"), RenameTag(tag="fresh", name="stale"), *GIVEN]:
        with suppress(ReaderAppError):  # what it is about is gone by now
            if services.decisions.carry_out(command).inverse is not None:
                states.append(rows(used))
    services.close()
    assert len(states) > 20
    for state in reversed(states[:-1]):
        assert after(used, lambda services: services.decisions.undo()) == state
    for state in states[1:]:
        assert after(used, lambda services: services.decisions.redo()) == state


def test_an_import_is_taken_back_and_done_again_after_restarts(used: Path, tmp_path: Path) -> None:
    document = a_document(tmp_path, ids=("2402.00001", "2402.00009"))
    before = rows(used)
    done = after(used, lambda services: services.imports.import_paths([document]))
    assert done != before
    assert after(used, lambda services: services.decisions.undo()) == before
    assert after(used, lambda services: services.decisions.redo()) == done


def test_fifty_steps_are_kept_and_can_be_gone_through_in_both_directions_after_a_restart(used: Path) -> None:
    services = open_services(used)
    states = []
    for number in range(60):
        services.decisions.carry_out(SetRating(papers=(1,), rating=number % 5 + 1))
        states.append(rows(used))
    services.close()

    services = open_services(used)
    steps = services.decisions.steps()
    assert [command_text(past.step.done) for past in steps[:2]] == ["Rating 5 for 1 paper", "Rating 4 for 1 paper"]
    assert len(steps) == 50
    for state in reversed(states[9:-1]):
        assert services.decisions.undo() is not None
        assert rows(used) == state
    assert services.decisions.undo() is None
    assert all(past.undone for past in services.decisions.steps())
    for _ in range(50):
        assert services.decisions.redo() is not None
    assert rows(used) == states[-1]
    services.close()
