"""The files of the open library are neither read as digests nor written over, whatever they are called."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from builders import a_document
from readerapp.bootstrap import Services, open_services
from readerapp.domain.commands import AddTag
from readerapp.domain.errors import InvalidRequest, ReaderAppError
from readerapp.domain.selection import Selection
from readerapp.services.documents import find_documents
from readerapp.services.progress import Cancellation
from readerapp.services.watching import WatchedFolder, list_folder

_COME_AND_GO = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('SELECT * FROM paper').fetchall()"
_SENTENCE = "This is the library itself, which is open, and no digest."


@pytest.fixture
def services(tmp_path: Path, blank_library: Path) -> Iterator[Services]:
    """A library that is called like a digest, opened and written."""
    (tmp_path / "folder").mkdir()
    opened = open_services(Path(shutil.copy(blank_library, tmp_path / "folder" / "reading.md")))
    opened.imports.import_paths([a_document(tmp_path)])
    yield opened
    opened.close()


def linked(services: Services, link: Callable[[Path, Path], None]) -> Path:
    path = services.path.with_name("linked.md")
    link(services.path, path)
    return path


def require_locks(services: Services) -> None:
    """Another program comes and goes; it would delete the log if it thought that nobody had the library open."""
    subprocess.run([sys.executable, "-c", _COME_AND_GO, str(services.path)], check=True)
    services.decisions.carry_out(AddTag(papers=services.reading_list.ids(Selection()), tag="kept"))
    with closing(sqlite3.connect(services.path)) as connection:
        assert connection.execute("SELECT name FROM tag").fetchall() == [("kept",)]


@pytest.mark.parametrize("name", ["itself", "log", "symbolic link", "second name"])
def test_a_file_of_the_library_is_not_imported_nor_opened(services: Services, name: str) -> None:
    path = {
        "itself": lambda: services.path,
        "log": lambda: services.path.with_name("reading.md-wal"),
        "symbolic link": lambda: linked(services, lambda there, here: here.symlink_to(there)),
        "second name": lambda: linked(services, os.link),
    }[name]()
    report = services.imports.import_paths([path])
    assert [file.reason for file in report.failed] == [_SENTENCE]
    assert [document.name for document in find_documents([path], services.imports.keeps)] == [path.name]
    require_locks(services)


def test_a_folder_with_the_library_in_it_is_imported_without_it(services: Services) -> None:
    a_document(services.path.parent, "news.md", ids=("2402.00009",))
    report = services.imports.import_paths([services.path.parent])
    assert [Path(digest.source).name for digest in report.digests] == ["news.md"]
    assert [(Path(file.source).name, file.reason) for file in report.failed] == [("reading.md", _SENTENCE)]
    require_locks(services)


def test_a_watched_folder_is_looked_at_past_the_library_in_it(services: Services, tmp_path: Path) -> None:
    folder = services.path.parent
    news = a_document(folder, "news.md", ids=("2402.00009",))
    linked(services, os.link)
    listing = list_folder(folder, services.imports.kept_files())
    assert listing is not None
    assert list(listing.files) == [str(news)]
    watched = WatchedFolder(folder, services.imports, tmp_path / "watched.json")
    report = watched.take(watched.look(9e9).due, Cancellation())
    assert (len(report.digests), report.failed) == (1, ())
    require_locks(services)


def test_nothing_is_written_over_the_library(services: Services) -> None:
    before = services.path.stat().st_ino
    link = linked(services, lambda there, here: here.symlink_to(there))
    for target in (services.path, services.path.with_name("reading.md-wal"), link):
        with pytest.raises(InvalidRequest, match="library itself"):
            services.exports.write_markdown(Selection(), target)
        with pytest.raises(InvalidRequest, match="library itself"):
            services.backups.copy_to(target)
    assert services.path.stat().st_ino == before
    require_locks(services)


def test_an_export_that_fails_leaves_the_file_that_was_there(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "list.md"
    target.write_text("what was there")

    def no_room(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(ReaderAppError, match=r"list\.md cannot be written: No space left on device\."):
        services.exports.write_markdown(Selection(), target)
    assert target.read_text() == "what was there"
    assert not list(tmp_path.glob(".readerapp*"))
