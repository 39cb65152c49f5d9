"""A longer search finds among the papers that the shorter one found what it would find among all."""

from dataclasses import replace

import pytest

from builders import a_mention, import_digest
from readerapp.domain.commands import SetStatus, SetTrashed
from readerapp.domain.selection import Condition, Selection, Sort, SortField, parse_query
from readerapp.domain.vocabulary import Status
from readerapp.services.decisions import Decisions
from readerapp.services.reading_list import ReadingList
from readerapp.storage.engine import driver_of
from readerapp.storage.library import Library
from readerapp.storage.selecting import ids_from_index

_OTHERS = 60
_ODD_DOI = "10.1000/a[b]*c?d"


@pytest.fixture
def reading_list(library: Library) -> ReadingList:
    import_digest(
        library,
        a_mention("2402.00001", title="Diffusion for zebras", published="2024-02-03"),
        a_mention("2402.00002", title="Ants and diffuse light", published="2023-01-01"),
        a_mention("2402.00003", title="Khuếch tán, a diffusion of zebras", published="2022-05-05"),
        a_mention("", title="A diffused name", doi=_ODD_DOI, authors=("Zoe Bra",)),
        a_mention("2402.00004", title="언어 모델 diffusion", published="2021-01-01"),
        *(a_mention(f"2403.{number:05d}", title=f"Paper {number}") for number in range(_OTHERS)),
    )
    Decisions(library).carry_out(SetStatus(papers=(2, 3), status=Status.READ))
    Decisions(library).carry_out(SetTrashed(papers=(1,), trashed=True))
    found = ReadingList(library)
    found.written_elsewhere()  # begins to watch, as the window does
    return found


def _selection(query: str, sort: Sort | None = None) -> Selection:
    return Selection(conditions=parse_query(query), sort=sort or Sort())


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("field", SortField)
def test_typing_on_finds_what_typing_at_once_finds(
    field: SortField, descending: bool, reading_list: ReadingList
) -> None:
    sort = Sort(field=field, descending=descending)
    for query in ("diffusion zebra", "status:read diffuse", "-status:read diff -ants", "in:trash zebras", "언어"):
        known = None
        for end in range(1, len(query) + 1):
            selection = _selection(query[:end], sort)
            known = reading_list.listing(selection, known=known)
            assert known.ids == reading_list.ids(selection), query[:end]


def test_only_the_papers_of_the_shorter_search_are_looked_at(reading_list: ReadingList) -> None:
    known = reading_list.listing(_selection("diffus"))
    fewer = replace(known, ids=known.ids[1:])
    assert reading_list.listing(_selection("diffuse"), known=fewer).ids == (4,)
    assert reading_list.listing(_selection("diffuse"), known=known).ids == (2, 4)


def test_after_any_commit_all_papers_are_looked_at(reading_list: ReadingList, library: Library) -> None:
    known = reading_list.listing(_selection("diffus"))
    Decisions(library).carry_out(SetTrashed(papers=(1,), trashed=False))
    assert reading_list.listing(_selection("diffusion"), known=known).ids == (1, 3, 5)


@pytest.mark.parametrize(
    ("wider", "narrower", "narrows"),
    [
        ("", "zeb", True),
        ("zeb", "zebra", True),
        ("zeb", "ants zeb", True),
        ("zebra", "zeb", False),
        ("-zeb", "-zebra", False),
        ("-zebra", "-zeb", True),
        ("zeb", "-zebra", False),
        ("", "status:read", False),
        ("zeb", "zebra in:trash", False),
        ("tag:a zeb", "tag:b zebra", False),
        ("tag:a zeb", "tag:a zebra", True),
    ],
)
def test_which_search_is_a_part_of_which(wider: str, narrower: str, narrows: bool) -> None:
    assert _selection(narrower).narrows(_selection(wider)) is narrows


def test_another_order_is_another_list() -> None:
    assert not _selection("zebra", Sort(field=SortField.TITLE)).narrows(_selection("zeb"))


@pytest.mark.parametrize("text", [_ODD_DOI, "a[b]", "*c", "c?d", "a[bx]", "a*d", "c?", "[b", "b]", "f", "fus", "언"])
def test_no_letter_that_is_searched_means_another(text: str, library: Library, reading_list: ReadingList) -> None:
    with library.read() as connection:
        texts = dict(driver_of(connection).execute("SELECT id, search_text FROM paper").fetchall())
    expected = tuple(paper for paper in sorted(texts) if text in texts[paper] and paper != 1)
    assert reading_list.ids(Selection(conditions=(Condition(name="text", value=text),))) == expected


def test_what_is_searched_comes_from_an_index(reading_list: ReadingList, library: Library) -> None:
    statement = ids_from_index(_selection("diffusion -ants"))
    assert statement is not None
    text, values = statement
    with library.read() as connection:
        steps = driver_of(connection).execute(f"EXPLAIN QUERY PLAN {text}", values).fetchall()
    assert any("COVERING INDEX ix_paper_search_text" in step[3] for step in steps)
    assert reading_list.ids(_selection("diffusion -ants")) == (3, 5)
