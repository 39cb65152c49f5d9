"""Opening a library: new, ours, foreign, from the future, from the past, damaged."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from builders import a_mention, a_stored_library, import_digest
from readerapp.domain.errors import LibraryTooNew, LibraryUnavailable, NotALibrary, WriteFailed
from readerapp.domain.selection import Selection
from readerapp.services.reading_list import ReadingList
from readerapp.storage import opening
from readerapp.storage.library import Library
from readerapp.storage.schema import APPLICATION_ID, HEAD, REVISIONS
from readerapp.storage.tables import Base
from readerapp.storage.undo_tables import ImportRunTable


def test_a_new_library_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "library.db"
    library = Library.open(path)
    library.close()
    assert library.created
    again = Library.open(path)
    again.close()
    assert not again.created


# What indexes on expressions there are cannot be read back; `test_sorting` sees that they are used.
@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection", "ignore:autogenerate skipping")
def test_models_and_migrations_agree(library: Library) -> None:
    with library.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert ImportRunTable.metadata is Base.metadata
        assert compare_metadata(context, Base.metadata) == []


def test_the_revisions_are_those_of_the_migrations() -> None:
    config = Config()
    config.set_main_option("script_location", "readerapp.storage:migrations")
    scripts = ScriptDirectory.from_config(config)
    assert tuple(script.revision for script in reversed(list(scripts.walk_revisions()))) == REVISIONS
    assert scripts.get_current_head() == HEAD


def test_a_library_from_a_later_version_is_refused_and_left_alone(library: Library) -> None:
    with library.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    library.close()
    before = library.path.read_bytes()
    with pytest.raises(LibraryTooNew, match="later version"):
        Library.open(library.path)
    assert library.path.read_bytes() == before


def test_a_library_that_a_later_version_changed_while_it_was_open_is_not_written(library: Library) -> None:
    import_digest(library, a_mention())
    with closing(sqlite3.connect(library.path)) as later, later:
        later.execute("UPDATE alembic_version SET version_num = '9999'")
        later.execute("ALTER TABLE paper RENAME COLUMN title TO heading")
    with pytest.raises(WriteFailed, match="start the later version"):
        import_digest(library, a_mention("2402.00002"), source="b.md")
    with pytest.raises(WriteFailed, match="start the later version"):
        ReadingList(library).detail(1)


@pytest.mark.parametrize("at", ["back_up", "_upgrade"])
def test_a_migration_without_room_is_a_sentence_and_leaves_no_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    path = a_stored_library("0001", tmp_path / "library.db")
    before = path.read_bytes()

    def no_room(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(opening, at, no_room)
    with pytest.raises(LibraryUnavailable, match="disk is full"):
        Library.open(path)
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("*before*"))


def test_a_copy_that_fails_leaves_nothing(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect

    def of_ours(path: Path) -> sqlite3.Connection:
        return connect(path, factory=NoBackup)

    monkeypatch.setattr(sqlite3, "connect", of_ours)
    with pytest.raises(sqlite3.OperationalError):
        opening.back_up(library.path, tmp_path / "copy")
    assert not list(tmp_path.glob("copy*"))


class NoBackup(sqlite3.Connection):
    """Begins a copy and finds no room for the rest."""

    def backup(self, target: sqlite3.Connection, **_: object) -> None:
        target.execute("CREATE TABLE begun (x)")
        raise sqlite3.OperationalError("database or disk is full")


def test_a_copy_is_made_before_a_migration(tmp_path: Path) -> None:
    path = a_stored_library("0001", tmp_path / "library.db")
    Library.open(path).close()
    (copy,) = tmp_path.glob(f"library.db.before-{HEAD}-*")
    for file, revision in ((copy, "0001"), (path, HEAD)):
        with closing(sqlite3.connect(file)) as connection:
            assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (revision,)
            assert connection.execute("SELECT body FROM note").fetchall() == [("một **ghi chú**",)]


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "thesis.doc"
    path.write_bytes(b"these are not the bytes of a database" * 50)
    with pytest.raises(NotALibrary, match="not a readerapp library"):
        Library.open(path)
    assert path.read_bytes().startswith(b"these are not")


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "zotero.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE items (id)")
    with pytest.raises(NotALibrary):
        Library.open(path)


def test_a_folder_in_place_of_the_file_is_explained(tmp_path: Path) -> None:
    (tmp_path / "library.db").mkdir()
    with pytest.raises(LibraryUnavailable, match="cannot be"):
        Library.open(tmp_path / "library.db")


@pytest.mark.parametrize(
    ("complaint", "free", "sentence"),
    [
        ("disk I/O error", 0, "The disk is full. Free some space and try again; nothing was changed."),
        (
            "disk I/O error",
            1_000_000,
            "The library file {path} cannot be opened. Check the disk and the folder’s permissions.",
        ),
        (
            "database is locked",
            1_000_000,
            "Another program is writing to the library. Try again in a moment; nothing was changed.",
        ),
    ],
)
def test_a_library_that_cannot_be_read_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, complaint: str, free: int, sentence: str
) -> None:
    path = tmp_path / "library.db"
    Library.open(path).close()

    def complain(*_arguments: object, **_options: object) -> None:
        raise sqlite3.OperationalError(complaint)

    monkeypatch.setattr(sqlite3, "connect", complain)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: SimpleNamespace(free=free))
    with pytest.raises(LibraryUnavailable) as raised:
        Library.open(path)
    assert str(raised.value) == sentence.format(path=path)


def test_a_folder_that_cannot_be_made_is_explained(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(LibraryUnavailable) as raised:
        Library.open(tmp_path / "file" / "below" / "library.db")
    assert str(raised.value) == (
        f"The folder for the library, {tmp_path / 'file' / 'below'}, cannot be used: Not a directory. "
        "Name another place with --library."
    )


def test_a_failed_making_leaves_nothing_half_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "library.db"
    monkeypatch.setattr(opening, "APPLICATION_ID", "no number; SELECT")
    with pytest.raises(Exception, match=r"SELECT|syntax"):
        Library.open(path)
    monkeypatch.setattr(opening, "APPLICATION_ID", APPLICATION_ID)
    library = Library.open(path)
    library.close()
    assert library.created


def fill_the_disk(library: Library) -> None:
    """Change a paper in a transaction that finds no room for the rest."""
    with library.write() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()
        connection.execute(text(f"PRAGMA max_page_count = {pages}"))
        connection.execute(text("UPDATE paper SET title = 'changed'"))
        connection.execute(text("UPDATE mention SET text = :much"), {"much": "x" * 1_000_000})


def test_a_full_disk_is_a_sentence_and_changes_nothing(library: Library) -> None:
    import_digest(library, a_mention())
    with pytest.raises(WriteFailed, match="disk is full"):
        fill_the_disk(library)
    assert ReadingList(library).detail(1).paper.title == "On 2402.00001"


def test_the_journal_cannot_be_rewritten(library: Library) -> None:
    with library.write() as connection:
        connection.execute(
            text(
                "INSERT INTO journal (at, paper_id, paper_key, action, before, after)"
                " VALUES ('t', 1, 'k', 'status', '', '')"
            )
        )
    for statement in ("UPDATE journal SET after = 'x'", "DELETE FROM journal"):
        with pytest.raises(Exception, match="append-only"), library.write() as connection:
            connection.execute(text(statement))


def test_a_library_that_was_replaced_while_open_is_not_written(library: Library, tmp_path: Path) -> None:
    import_digest(library, a_mention())
    other = Library.open(tmp_path / "other.db")
    import_digest(other, a_mention("2402.00009"))
    other.close()
    other.path.replace(library.path)
    before = library.path.read_bytes()
    with pytest.raises(WriteFailed, match="moved or replaced"):
        import_digest(library, a_mention("2402.00002"), source="b.md")
    assert library.path.read_bytes() == before


@pytest.mark.parametrize("in_use", [False, True])
def test_a_library_that_was_deleted_while_open_is_neither_written_nor_made_anew(library: Library, in_use: bool) -> None:
    if in_use:
        ReadingList(library).details(Selection())
    library.path.unlink()
    with pytest.raises(WriteFailed, match="moved or replaced"):
        import_digest(library, a_mention())
    library.written_elsewhere()
    assert not library.path.exists()


@pytest.mark.parametrize("where", [b"", b"a passage about 2402.00007"])
def test_a_damaged_library_is_a_sentence(library: Library, where: bytes) -> None:
    """The tree of tables right behind the header, or the text of a row."""
    import_digest(library, *(a_mention(f"2402.{number:05d}") for number in range(40)))
    library.close()
    whole = library.path.read_bytes()
    damaged = whole.replace(where, b"\xff" * len(where)) if where else whole[:104] + b"\xff" * 10 + whole[114:]
    library.path.write_bytes(damaged)
    with pytest.raises(LibraryUnavailable, match="damaged"):
        read_everything(library.path)


def read_everything(path: Path) -> None:
    """Open the library at PATH and read all its papers."""
    opened = Library.open(path)
    try:
        ReadingList(opened).details(Selection())
    finally:
        opened.close()


def test_the_journal_cannot_be_replaced_row_by_row(library: Library) -> None:
    columns = "(id, at, paper_id, paper_key, action, before, after)"
    with library.write() as connection:
        connection.execute(text(f"INSERT INTO journal {columns} VALUES (1, 't', 1, 'k', 'status', '', '')"))
    with pytest.raises(Exception, match="append-only"), library.write() as connection:
        connection.execute(text(f"INSERT OR REPLACE INTO journal {columns} VALUES (1, 't', 1, 'k', 'star', '', '')"))


@pytest.mark.skipif(os.name == "nt", reason="there nobody can delete a file that is open")
def test_nothing_is_written_into_a_log_that_was_deleted(library: Library) -> None:
    import_digest(library, a_mention())
    library.path.with_name("library.db-wal").unlink()
    with pytest.raises(WriteFailed, match="has deleted the log"), library.write():
        raise AssertionError("nothing can be written")
