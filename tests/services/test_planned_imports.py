"""What a preview or a dry run shows is what happens, document by document, whatever the library holds already."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from builders import a_document
from readerapp.domain.commands import AddNote, SetFields, SetStatus
from readerapp.domain.import_plan import Difference, DigestAction, PaperAction
from readerapp.domain.import_preview import DigestPreview, ImportReport, PlanOutdated
from readerapp.domain.merging_commands import MergePapers
from readerapp.domain.user_fields import Field
from readerapp.domain.vocabulary import Status
from readerapp.domain.wording import shield
from readerapp.resources import sample_digests
from readerapp.services.decisions import Decisions
from readerapp.services.documents import Document, find_documents
from readerapp.services.imports import Imports, PreparedImport
from readerapp.services.progress import Progress
from readerapp.services.reading_list import ReadingList
from readerapp.storage.library import Library
from readerapp.storage.opening import back_up
from readerapp.storage.spool_files import PRAGMAS

GOLDEN = Path(__file__).parents[1] / "digests" / "golden"
_TIMES = {"imported_at", "added_at", "at", "decided_at"}


@pytest.fixture
def imports(library: Library) -> Imports:
    return Imports(library)


@contextmanager
def prepared(imports: Imports, *paths: Path) -> Iterator[PreparedImport]:
    with imports.prepare(find_documents(paths)) as opened:
        yield opened


def a_copy(library: Library, tmp_path: Path) -> Library:
    """Another library with the same content."""
    path = tmp_path / "copy.db"
    back_up(library.path, path)
    return Library.open(path)


def content(library: Library) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, without the times."""
    with library.read() as connection:
        names = connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")).all()
        tables = {}
        for name in names:
            rows = connection.execute(text(f"SELECT * FROM {name}"))
            kept = [place for place, column in enumerate(rows.keys()) if column not in _TIMES]
            tables[name] = [tuple(row[place] for place in kept) for row in rows]
        return tables


def edit(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_a_dry_run_gives_exactly_the_numbers_of_the_import(library: Library, imports: Imports, tmp_path: Path) -> None:
    """Over all kinds of documents, with papers in several of them, and then again when some were edited."""
    folder = tmp_path / "digests"
    folder.mkdir()
    for path in (*GOLDEN.iterdir(), *sample_digests()):
        if not path.name.endswith(".expected.json"):
            (folder / path.name).write_bytes(path.read_bytes())
    (folder / "z-copy.md").write_bytes((folder / "big-table.en.md").read_bytes())
    planned = imports.import_paths([folder], dry_run=True)
    assert ReadingList(library).digests() == ()
    done = imports.import_paths([folder])
    assert len(done.digests) > 20
    assert done.digests == planned.digests
    assert shield(digest.plan for digest in done.digests) == shield(digest.plan for digest in planned.digests)
    for name in ("big-table.en.md", "month-list.en.md", "library.bib", "papers.json"):
        edit(folder / name, "e", "é")
    planned = imports.import_paths([folder], dry_run=True)
    assert DigestAction.CHANGED in {digest.plan.action for digest in planned.digests}
    assert imports.import_paths([folder]).digests == planned.digests


def test_a_preview_applied_makes_the_same_library_as_an_import_at_once(
    library: Library, imports: Imports, tmp_path: Path
) -> None:
    first = a_document(tmp_path, "a.md", ids=("2402.00001", "2402.00002"))
    imports.import_paths([first])
    Decisions(library).carry_out(SetStatus(papers=(1,), status=Status.READ))
    a_document(tmp_path, "a.md", ids=("2402.00002", "2402.00003"))
    paths = [first, a_document(tmp_path, "b.md", ids=("2402.00003v2", "2402.00004", "2402.00001")), *sample_digests()]
    other = a_copy(library, tmp_path)
    with prepared(imports, *paths) as opened:
        report = opened.apply()
    at_once = Imports(other).import_paths(paths)
    assert report.digests == opened.preview.digests == at_once.digests
    assert {name: rows for name, rows in content(library).items() if name != "undo_step"} == {
        name: rows for name, rows in content(other).items() if name != "undo_step"
    }
    other.close()


def test_nothing_is_written_before_it_is_applied(library: Library, imports: Imports, tmp_path: Path) -> None:
    before = content(library)
    with prepared(imports, a_document(tmp_path)) as opened:
        assert [digest.plan.total for digest in opened.preview.digests] == [1]
    assert content(library) == before


def test_a_paper_of_an_earlier_document_is_known_in_the_next_one(imports: Imports, tmp_path: Path) -> None:
    paths = (
        a_document(tmp_path, "a.md", ids=("2402.00001", "2402.00002")),
        a_document(tmp_path, "b.md", ids=("2402.00002v3", "2402.00003")),
    )
    with prepared(imports, *paths) as opened:
        second = opened.preview.digests[1].plan
        assert [(paper.key[-1], paper.action, paper.repeated) for paper in second.papers] == [
            ("2", PaperAction.KNOWN, True),
            ("3", PaperAction.NEW, False),
        ]
        assert shield(digest.plan for digest in opened.preview.digests) == "3 papers: 3 new"


def test_the_same_document_twice_is_imported_once(library: Library, imports: Imports, tmp_path: Path) -> None:
    path = a_document(tmp_path, "a.md")
    (tmp_path / "b.md").write_bytes(path.read_bytes())
    with prepared(imports, path, tmp_path / "b.md") as opened:
        assert actions(opened.preview.digests) == [DigestAction.NEW, DigestAction.UNCHANGED]
        opened.apply()
    assert len(ReadingList(library).digests()) == 1


def test_only_the_chosen_digests_come_in(library: Library, imports: Imports, tmp_path: Path) -> None:
    """What was known only from a digest that is left out is new then, and that is no surprise."""
    paths = [a_document(tmp_path, name, ids=("2402.00001", last)) for name, last in
             (("a.md", "2402.00002"), ("b.md", "2402.00003"), ("c.md", "2402.00004"))]  # fmt: skip
    with prepared(imports, *paths) as opened:
        report = opened.apply({1, 2})
    assert [digest.title for digest in report.digests] == ["Papers of b.md", "Papers of c.md"]
    assert shield(digest.plan for digest in report.digests) == "3 papers: 3 new"
    assert ReadingList(library).overview().total == 3


@pytest.mark.parametrize("meanwhile", [False, True])
def test_a_merged_paper_of_a_digest_that_is_left_out_does_not_stop_the_others(
    library: Library, imports: Imports, tmp_path: Path, meanwhile: bool
) -> None:
    first = tmp_path / "first.md"
    first.write_text("- arXiv:2402.00001\n- arXiv:2402.00002\n- arXiv:2402.00003\n", "utf-8")
    imports.import_paths([first])
    Decisions(library).carry_out(MergePapers(into=1, papers=(2, 3)))
    left_out, chosen = tmp_path / "left-out.md", tmp_path / "chosen.md"
    left_out.write_text("- [Counting the sheep of the whole wide world](https://arxiv.org/abs/2402.00002)\n", "utf-8")
    chosen.write_text("- [Counting sheep of the world](https://arxiv.org/abs/2402.00003)\n", "utf-8")
    with prepared(imports, left_out, chosen) as opened:
        (shown,) = opened.preview.digests[1].plan.papers
        assert shown.changes == ()
        if meanwhile:
            imports.import_paths([a_document(tmp_path, "other.md", ids=("2402.00009",))])
        report = opened.apply({1})
    (paper,) = report.digests[0].plan.papers
    assert [(change.field, change.digest) for change in paper.changes] == [
        (Field.TITLE, "Counting sheep of the world"),
    ]
    assert ReadingList(library).detail(1).paper.title == "Counting sheep of the world"


def test_applying_after_another_import_shows_the_plan_again(library: Library, imports: Imports, tmp_path: Path) -> None:
    first, second = (a_document(tmp_path, name, ids=("2402.00001", f"2402.0000{name[0]}")) for name in ("2.md", "3.md"))
    with prepared(imports, first, second) as opened:
        Imports(library, owner="terminal").import_documents(
            [Document(source="mail", name="mail", content=b"[Study](https://arxiv.org/abs/2402.00003)")]
        )
        with pytest.raises(PlanOutdated) as outdated:
            opened.apply()
        assert outdated.value.preview == opened.preview
        plans = [digest.plan for digest in opened.preview.digests]
        assert [plan.count(PaperAction.NEW) for plan in plans] == [2, 0]
        assert len(ReadingList(library).digests()) == 1
        report = opened.apply()
    assert [digest.plan for digest in report.digests] == plans
    assert ReadingList(library).overview().total == 3


def test_an_import_that_has_nothing_to_do_with_the_plan_does_not_stop_it(
    library: Library, imports: Imports, tmp_path: Path
) -> None:
    with prepared(imports, a_document(tmp_path, "a.md")) as opened:
        imports.import_paths([a_document(tmp_path, "b.md", ids=("2402.00009",))])
        Decisions(library).carry_out(SetStatus(papers=(1,), status=Status.READ))
        report = opened.apply()
    assert actions(report.digests) == [DigestAction.NEW]
    assert ReadingList(library).overview().total == 2


def test_decisions_between_two_digests_do_not_stop_an_import(
    library: Library, imports: Imports, tmp_path: Path
) -> None:
    paths = [a_document(tmp_path, name, ids=("2402.00001",)) for name in ("a.md", "b.md")]
    with prepared(imports, *paths) as opened:
        report = opened.apply(listener=deciding(library))
    assert actions(report.digests) == [DigestAction.NEW, DigestAction.NEW]
    detail = ReadingList(library).detail(1)
    assert (detail.paper.title, detail.paper.mentions, len(detail.notes)) == ("Mine", 2, 1)


def test_a_decision_that_changes_the_plan_of_the_next_digest_shows_it_again(
    library: Library, imports: Imports, tmp_path: Path
) -> None:
    first, second = a_document(tmp_path, "a.md"), tmp_path / "b.md"
    second.write_text("- [Study number 1, at length](https://arxiv.org/abs/2402.00001)\n", encoding="utf-8")
    with prepared(imports, first, second) as opened:
        assert opened.preview.digests[1].plan.changed == 1
        with pytest.raises(PlanOutdated) as outdated:
            opened.apply(listener=deciding(library))
        assert [digest.title for digest in outdated.value.written] == ["Papers of a.md"]
        assert [(digest.number, digest.plan.changed) for digest in opened.preview.digests] == [(1, 0)]
        assert actions(opened.apply().digests) == [DigestAction.NEW, DigestAction.NEW]
    assert ReadingList(library).detail(1).paper.title == "Mine"


def deciding(library: Library) -> Callable[[Progress], None]:
    """The user takes a note on the first paper, and names it, as soon as it is there."""

    def decide(_progress: Progress) -> None:
        if ReadingList(library).digests():
            Decisions(library).carry_out(AddNote(paper_id=1, body="meanwhile"))
            Decisions(library).carry_out(SetFields(paper_id=1, values=((Field.TITLE, "Mine"),)))

    return decide


def test_the_whole_import_is_one_step_of_undo(library: Library, imports: Imports, tmp_path: Path) -> None:
    before = content(library)
    paths = [a_document(tmp_path, name, ids=(f"2402.0000{place}",)) for place, name in enumerate(("a.md", "b.md"))]
    with prepared(imports, *paths) as opened:
        opened.apply()
    Decisions(library).undo()
    assert content(library)["paper"] == before["paper"]
    assert Decisions(library).history().undo is None
    Decisions(library).redo()
    assert ReadingList(library).overview().total == 2


def test_papers_merged_by_hand_are_one_work(library: Library, imports: Imports, tmp_path: Path) -> None:
    imports.import_paths([a_document(tmp_path, "a.md", ids=("2402.00001", "2402.00002"))])
    Decisions(library).carry_out(MergePapers(into=1, papers=(2,)))
    again = a_document(tmp_path, "b.md", ids=("2402.00002", "2402.00001", "2402.00003"))
    with prepared(imports, again) as opened:
        (digest,) = opened.preview.digests
        assert [(paper.key, paper.action) for paper in digest.plan.papers] == [
            ("arxiv:2402.00001", PaperAction.KNOWN),
            ("arxiv:2402.00003", PaperAction.NEW),
        ]
        opened.apply()
    assert ReadingList(library).detail(1).paper.mentions == 4


def test_what_the_user_set_is_no_change(library: Library, imports: Imports, tmp_path: Path) -> None:
    imports.import_paths([a_document(tmp_path, "a.md")])
    Decisions(library).carry_out(SetFields(paper_id=1, values=((Field.TITLE, "My own title"),)))
    longer = tmp_path / "b.md"
    longer.write_text("- [Study number 1, at length](https://arxiv.org/abs/2402.00001)\n", encoding="utf-8")
    (digest,) = imports.import_paths([longer]).digests
    assert (digest.plan.papers[0].title, digest.plan.papers[0].changes) == ("My own title", ())


def test_a_doi_of_another_paper_is_a_contradiction(imports: Imports, tmp_path: Path) -> None:
    first, second = tmp_path / "a.bib", tmp_path / "b.bib"
    entry = "@article{{{key}, title = {{{title}}}, author = {{Ax, Ann}}, doi = {{10.1145/3292500}}{more}}}\n"
    first.write_text(entry.format(key="a", title="Counting the sheep of the world", more=""), encoding="utf-8")
    eprint = ", eprint = {2402.00001}, archivePrefix = {arXiv}"
    second.write_text(entry.format(key="b", title="Sheep", more=eprint), encoding="utf-8")
    with prepared(imports, first, second) as opened:
        planned = [digest.plan for digest in opened.preview.digests]
    assert planned[1].papers[0].conflicts == (
        Difference(field=Field.DOI, library="Counting the sheep of the world", digest="10.1145/3292500"),
    )
    assert [digest.plan for digest in imports.import_paths([first, second]).digests] == planned


def test_an_edited_digest_tells_what_it_leaves_out(library: Library, imports: Imports, tmp_path: Path) -> None:
    imports.import_paths([a_document(tmp_path, "a.md", ids=("2402.00001", "2402.00002", "2402.00003"))])
    path = a_document(tmp_path, "a.md", ids=("2402.00001", "2402.00003"))
    (digest,) = imports.import_paths([path]).digests
    assert (digest.plan.action, digest.plan.total, digest.plan.left_out) == (DigestAction.CHANGED, 2, 1)
    assert ReadingList(library).overview().total == 2


def test_importing_again_reads_nothing_and_reports_the_same_facts(imports: Imports, tmp_path: Path) -> None:
    path = a_document(tmp_path, "a.md", ids=("2402.00001", "2402.00002"))
    (first,) = imports.import_paths([path]).digests
    (again,) = imports.import_paths([path]).digests
    facts = ("source", "title", "format", "language", "period", "mentions", "repair", "issues")
    assert [getattr(again, name) for name in facts] == [getattr(first, name) for name in facts]
    assert (again.plan.action, again.plan.by_status) == (DigestAction.UNCHANGED, {Status.INBOX: 2})


def test_a_large_import_lists_few_papers_and_counts_all(imports: Imports, tmp_path: Path) -> None:
    paths = [a_document(tmp_path, f"{month}.md", ids=tuple(f"24{month:02d}.{number:05d}" for number in range(900)))
             for month in range(1, 9)]  # fmt: skip
    with prepared(imports, *paths) as opened:
        plans = [digest.plan for digest in opened.preview.digests]
    assert [len(plan.papers) for plan in plans] == [900] * 6 + [600, 50]
    assert [plan.total for plan in plans] == [900] * 8
    assert shield(plans) == "7\u202f200 papers: 7\u202f200 new"


def test_temporary_files_are_gone_afterwards(imports: Imports, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that a killed program left too; one that is in use stays."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    (folder / "readerapp-import-killed.spool").write_bytes(b"")
    with prepared(imports, a_document(tmp_path, "a.md")):
        in_use = set(folder.iterdir())
        assert len(in_use) == 1
        imports.import_paths([a_document(tmp_path, "b.md")])
        assert set(folder.iterdir()) == in_use
    assert list(folder.iterdir()) == []


def test_an_import_without_room_for_temporary_files_stops_with_a_sentence(
    library: Library, imports: Imports, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content(library)
    path = a_document(tmp_path, ids=tuple(f"2402.{number:05d}" for number in range(500)))
    with monkeypatch.context() as small:
        small.setattr("readerapp.storage.spool.PRAGMAS", (*PRAGMAS, "max_page_count = 60"))
        assert "is full or cannot be written (database or disk is full)" in str(imports.import_paths([path]).stopped)
    with monkeypatch.context() as nothing_left:  # not even for the tables of the temporary file
        nothing_left.setattr("readerapp.storage.spool.PRAGMAS", (*PRAGMAS, "max_page_count = 1"))
        assert "is full or cannot be written (database or disk is full)" in str(imports.import_paths([path]).stopped)
    with monkeypatch.context() as no_folder:
        no_folder.setattr("tempfile.tempdir", None)
        no_folder.setattr("tempfile._get_default_tempdir", _no_folder)
        assert "all of them are full" in str(imports.import_paths([path]).stopped)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    assert "nowhere" in str(imports.import_paths([path]).stopped)
    assert content(library) == before


def _no_folder(*_arguments: object) -> str:
    raise FileNotFoundError("No usable temporary directory found")


def actions(digests: tuple[DigestPreview, ...]) -> list[DigestAction]:
    return [digest.plan.action for digest in digests]


def test_a_report_of_nothing_is_empty(imports: Imports) -> None:
    assert imports.import_documents([]) == ImportReport(digests=())
