"""Noticing that another process has written the library."""

from pathlib import Path

import pytest

from readerapp.bootstrap import Services, open_services
from readerapp.domain.commands import SetStarred
from readerapp.domain.errors import InvalidRequest
from readerapp.domain.selection import Selection
from readerapp.storage.library import Library


@pytest.fixture
def ours(tmp_path: Path) -> Services:
    path = tmp_path / "digest.md"
    path.write_text("- [One paper](https://arxiv.org/abs/2401.00001)\n", encoding="utf-8")
    services = open_services(tmp_path / "library.db")
    services.imports.import_paths([path])
    assert not services.reading_list.written_elsewhere()
    return services


def _star(services: Services, *, starred: bool) -> None:
    services.decisions.carry_out(SetStarred(papers=services.reading_list.ids(Selection()), starred=starred))


def test_what_others_write_is_noticed_once_and_our_own_writing_is_not(ours: Services) -> None:
    theirs = open_services(ours.path)
    _star(ours, starred=True)
    assert not ours.reading_list.written_elsewhere()
    _star(theirs, starred=False)
    assert [ours.reading_list.written_elsewhere() for _ in range(2)] == [True, False]
    _star(ours, starred=True)
    assert not ours.reading_list.written_elsewhere()
    theirs.close()
    ours.close()


def test_what_others_wrote_before_our_own_writing_is_noticed_all_the_same(ours: Services) -> None:
    theirs = open_services(ours.path)
    _star(theirs, starred=True)
    _star(ours, starred=False)
    assert [ours.reading_list.written_elsewhere() for _ in range(2)] == [True, False]
    theirs.close()
    ours.close()


def test_a_write_that_fails_is_nobodys(library: Library) -> None:
    assert not library.written_elsewhere()
    with pytest.raises(InvalidRequest), library.write():
        raise InvalidRequest("no")
    assert not library.written_elsewhere()
