"""Whatever is decided, merged, split and imported in whatever order: nothing is lost, and undo is exact."""

import itertools
import json
import re
import shutil
import sqlite3
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event, text

from builders import cases
from readerapp.domain.commands import (
    AddNote,
    AddTag,
    Command,
    DeleteNote,
    EditNote,
    ImportDigests,
    RemoveDigest,
    RemoveTag,
    SetFields,
    SetPriority,
    SetRating,
    SetStarred,
    SetStatus,
)
from readerapp.domain.errors import InvalidRequest, UnknownPaper
from readerapp.domain.history import TERMINAL, WINDOW
from readerapp.domain.merging_commands import MergePapers, SplitPapers
from readerapp.domain.selection import Selection
from readerapp.domain.user_fields import Field
from readerapp.domain.vocabulary import Status
from readerapp.services.decisions import Decisions
from readerapp.services.imports import Imports
from readerapp.services.reading_list import ReadingList
from readerapp.storage.library import Library
from readerapp.storage.paper_writing import choose_again, count_mentions

WORKS = (
    {"arxiv_id": "2402.00001", "title": "Slow reading", "authors": ["Ann Ax"]},
    {"arxiv_id": "2402.00002", "title": "Slow reading, again", "authors": ["Ann Ax", "Bo Bee"]},
    {"doi": "10.1000/five", "title": "Fast writing", "authors": ["Cy Cee"]},
    {"title": "A work without a number", "authors": ["Di Dee"]},
    {"title": "Một công trình không số", "authors": ["Di Dee"]},
)
VALUES = (
    (Field.TITLE, "My title"),
    (Field.TITLE, None),
    (Field.ORG, ""),
    (Field.AUTHORS, "Ed Ee; Flo Eff"),
    (Field.ARXIV_ID, "2402.00002"),
    (Field.ARXIV_ID, "2409.00009v2"),
    (Field.ARXIV_ID, None),
    (Field.DOI, "10.1000/five"),
)
NUMBERS = st.integers(0, 30)
STEP = st.one_of(
    st.tuples(st.just("import"), st.sets(st.integers(0, len(WORKS) - 1), min_size=1), st.integers(0, 2)),
    st.tuples(st.just("status"), NUMBERS, st.sampled_from(Status)),
    st.tuples(st.just("mark"), NUMBERS, st.integers(1, 5)),
    st.tuples(st.sampled_from(("tag", "untag")), NUMBERS, st.sampled_from(("RAG", "đọc", "later"))),
    st.tuples(st.sampled_from(("note", "edit", "delete")), NUMBERS, st.integers(0, 3)),
    st.tuples(st.just("fields"), NUMBERS, st.sampled_from(VALUES)),
    st.tuples(st.just("merge"), NUMBERS, NUMBERS),
    st.tuples(st.just("split"), NUMBERS, NUMBERS),
    st.tuples(st.just("remove"), NUMBERS, NUMBERS),
)
STEPS = st.lists(STEP, max_size=22)


def _hurry(connection: sqlite3.Connection, _record: object) -> None:
    """No test of this module pulls the plug, so nothing needs to be on the disk at once."""
    connection.execute("PRAGMA synchronous = OFF")


class Desk:
    """A library with one or two people at it."""

    def __init__(self, folder: Path, blank_library: Path) -> None:
        self.folder = folder
        path = folder / "library.db"
        shutil.copy(blank_library, path)
        self.library = Library.open(path)
        event.listen(self.library._engine, "connect", _hurry)
        self.reading_list = ReadingList(self.library)
        clock = itertools.count(0.0, 60.0)
        self.people = {
            owner: Decisions(self.library, owner=owner, clock=lambda: next(clock)) for owner in (WINDOW, TERMINAL)
        }

    def do(self, step: tuple[object, ...], owner: str = WINDOW) -> bool:
        """Do STEP; False when it makes no sense here."""
        name, *rest = step
        if name == "import":
            self._import(*rest, owner=owner)  # type: ignore[arg-type]
            return True
        command = self._command(str(name), *rest)  # type: ignore[arg-type]
        try:
            return command is not None and self.people[owner].carry_out(command).inverse is not None
        except (InvalidRequest, UnknownPaper):
            return False

    def turn(self, owner: str, *, undo: bool) -> bool:
        """Take a step back or do it again; False when that cannot be."""
        person = self.people[owner]
        try:
            return (person.undo() if undo else person.redo()) is not None
        except (InvalidRequest, UnknownPaper):
            return False

    def whole(self) -> list[str]:
        """All but the journal and times; of a card that no digest speaks of, what is the user's."""
        values: list[object] = []
        for detail in self.reading_list.details(Selection()):
            paper = detail.paper
            mine = (paper.key, paper.status, paper.starred, paper.rating, paper.priority, paper.tags)
            values.append(paper if detail.mentions else mine)
            values += [*detail.notes, *detail.mentions, *detail.origins, *detail.merged]
        overview = self.reading_list.overview()
        values += [*overview.digests, *overview.tags, *(topic.name for topic in overview.topics)]
        return [re.sub(r"20\d\d-\d\d-\d\dT[\d:.]+Z", "", repr(value)) for value in values]

    def notes(self) -> list[str]:
        return sorted(note.body for detail in self.reading_list.details(Selection()) for note in detail.notes)

    def tags(self) -> set[str]:
        return {tag.name for tag in self.reading_list.overview().tags}

    def journal(self) -> list[tuple[object, ...]]:
        with self.library.read() as connection:
            return [tuple(row) for row in connection.execute(text("SELECT * FROM journal ORDER BY id"))]

    def close(self) -> None:
        """Let go of the library, which is whole: every card says what would be chosen for it now."""
        before = self.whole()
        with self.library.write() as connection:
            assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
            papers = connection.scalars(text("SELECT id FROM paper")).all()
            choose_again(connection, papers)
            count_mentions(connection, papers)
        assert self.whole() == before
        self.library.close()

    def _import(self, works: set[int], number: int, *, owner: str) -> None:
        path = self.folder / f"digest {number}.json"
        path.write_text(json.dumps([WORKS[place] for place in sorted(works)]), encoding="utf-8")
        report = Imports(self.library, owner=owner).import_paths([path])
        assert (report.failed, report.skipped) == ((), ())

    def _command(self, name: str, one: int, other: object) -> Command | None:  # noqa: C901
        ids = self.reading_list.ids(Selection())
        if not ids:
            return None
        paper = ids[one % len(ids)]
        detail = self.reading_list.detail(paper)
        note = next(iter(detail.notes), None)
        match name, other:
            case "status", Status() as status:
                return SetStatus(papers=(paper,), status=status)
            case "mark", int(mark):
                choices = (SetRating(papers=(paper,), rating=mark), SetPriority(papers=(paper,), priority=mark))
                return (*choices, SetStarred(papers=(paper,), starred=mark % 2 == 1))[mark % 3]
            case "tag", str(tag):
                return AddTag(papers=(paper,), tag=tag)
            case "untag", str(tag):
                return RemoveTag(papers=(paper,), tag=tag)
            case "note", int(number):
                mention = detail.mentions[0].id if detail.mentions and number else None
                return AddNote(paper_id=paper, body=f"note {number} on {detail.paper.key}", mention_id=mention)
            case "edit", int(number):
                return EditNote(note_id=note.id, body=f"{note.body}, {number}") if note else None
            case "delete", _:
                return DeleteNote(note_id=note.id) if note else None
            case "fields", (Field() as field, str() | None as value):
                return SetFields(paper_id=paper, values=((field, value),))
            case "merge", int(number):
                others = tuple(dict.fromkeys((ids[number % len(ids)], ids[number // 3 % len(ids)])))
                return MergePapers(into=paper, papers=others)
            case "split", int(number):
                merged = [item.key for found in self.reading_list.details(Selection()) for item in found.merged]
                return SplitPapers(keys=(merged[number % len(merged)],)) if merged else None
            case "remove", int(number):
                digests = self.reading_list.digests()
                return RemoveDigest(digest_id=digests[number % len(digests)].id) if digests else None
        raise AssertionError(name)


@settings(max_examples=cases(25))
@given(steps=STEPS)
def test_undo_gives_every_state_back_and_redo_too(steps: list[tuple[object, ...]], blank_library: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder), blank_library)
        desk.do(("import", set(range(len(WORKS))), 0))
        states = [desk.whole()]
        for step in steps:
            history = desk.people[WINDOW].history().undo
            desk.do(step)
            if desk.people[WINDOW].history().undo != history:
                states.append(desk.whole())
        for expected in reversed(states[:-1]):
            assert desk.turn(WINDOW, undo=True)
            assert desk.whole() == expected
        for expected in states[1:]:
            assert desk.turn(WINDOW, undo=False)
            assert desk.whole() == expected
        desk.close()


@settings(max_examples=cases(25))
@given(
    steps=st.lists(
        st.tuples(st.sampled_from((WINDOW, TERMINAL)), st.one_of(STEP, STEP, st.sampled_from((("undo",), ("redo",))))),
        max_size=30,
    )
)
def test_of_two_who_work_at_once_nothing_is_lost(
    steps: list[tuple[str, tuple[object, ...]]], blank_library: Path
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder), blank_library)
        desk.do(("import", set(range(len(WORKS))), 0))
        for owner, step in steps:
            notes, journal, used = desk.notes(), desk.journal(), desk.tags()
            history = desk.people[owner].history()
            if step in (("undo",), ("redo",)):
                turned = history.undo if step == ("undo",) else history.redo
                desk.turn(owner, undo=step == ("undo",))
                kind = type(turned.done) if turned else None
            else:
                desk.do(step, owner)
                done = desk.people[owner].history().undo
                kind = type(done.done) if done else None
            if kind not in (AddNote, EditNote, DeleteNote):
                assert desk.notes() == notes
            if kind in (MergePapers, ImportDigests, RemoveDigest) and step[0] != "undo":
                assert desk.tags() >= used
            assert desk.journal()[: len(journal)] == journal
        desk.close()
