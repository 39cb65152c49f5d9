"""A library of every released shape must still open, with everything that the user wrote in it.

`libraries/REVISION.sql` is the dump of one; it is made once, when the revision is released, and never changed:
python tests/storage/test_stored_libraries.py REVISION
"""

import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from builders import STORED, a_mention, a_stored_library, import_digest
from readerapp.domain.commands import AddNote, AddTag, SetRating, SetStarred, SetStatus
from readerapp.domain.selection import Selection
from readerapp.domain.vocabulary import Status
from readerapp.services.decisions import Decisions
from readerapp.services.reading_list import ReadingList
from readerapp.storage.library import Library
from readerapp.storage.schema import REVISIONS


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_library_of_every_released_shape_opens_with_all_that_is_in_it(revision: str, tmp_path: Path) -> None:
    path = a_stored_library(revision, tmp_path / "library.db")
    library = Library.open(path)
    first, second = ReadingList(library).details(Selection())
    library.close()
    assert (first.paper.title, first.paper.status, first.paper.starred) == ("Đọc chậm", Status.READ, True)
    assert (first.paper.rating, first.paper.tags) == (4, ("học sâu/RAG",))
    assert [note.body for note in first.notes] == ["một **ghi chú**"]
    assert [(mention.digest_title, mention.path) for mention in first.mentions] == [("한국어 목록", ("2024", "2월"))]
    assert [entry.action for entry in first.history] == ["status", "star", "rating", "tag", "note"]
    assert (second.paper.key, second.paper.status) == ("arxiv:2402.00002", Status.INBOX)


def dump(revision: str) -> None:
    """Write the dump of a library of the present shape under the name REVISION."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(Path(folder) / "library.db")
        mentions = (a_mention("2402.00001", title="Đọc chậm", path=("2024", "2월")), a_mention("2402.00002"))
        import_digest(library, *mentions, title="한국어 목록")
        decisions = Decisions(library)
        for command in (
            SetStatus(papers=(1,), status=Status.READ),
            SetStarred(papers=(1,), starred=True),
            SetRating(papers=(1,), rating=4),
            AddTag(papers=(1,), tag="học sâu/RAG"),
            AddNote(paper_id=1, body="một **ghi chú**"),
        ):
            decisions.carry_out(command)
        library.close()
        with closing(sqlite3.connect(library.path)) as connection:
            STORED.mkdir(exist_ok=True)
            (STORED / f"{revision}.sql").write_text("\n".join(connection.iterdump()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    dump(sys.argv[1])
