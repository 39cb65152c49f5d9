"""Which lines the left pane shows, without a window."""

from dataclasses import replace

import pytest

from readerapp.domain.digest import Period
from readerapp.domain.paper import DigestRow, Overview, TagRow, TopicNode
from readerapp.domain.vocabulary import Status
from readerapp.gui.navigation.outline import Outline, first_hit, make_outline, only_numbers_differ, visible_lines
from readerapp.gui.navigation.sources import Source, sources


def a_digest(number: int, *, start: str = "", imported: str = "2026-03-01T00:00:00Z", title: str = "") -> DigestRow:
    return DigestRow(
        id=number,
        title=title or f"Digest {number}",
        source="",
        format="general",
        language="en",
        period=Period(start=start, end=start) if start else None,
        papers=2,
        decided=1,
        imported_at=imported,
        sha256="",
    )


def a_topic(number: int, parent: int | None, name: str) -> TopicNode:
    return TopicNode(id=number, parent_id=parent, name=name, papers=1, decided=0)


def a_tag(number: int, name: str) -> TagRow:
    return TagRow(id=number, name=name, colour="blue", papers=1)


def an_outline(**parts: object) -> Outline:
    given: dict[str, object] = {"by_status": dict.fromkeys(Status, 0), "starred": 0, "total": 0}
    empty: dict[str, object] = {"digests": (), "topics": (), "tags": ()}
    return make_outline(sources(Overview(**(given | empty | parts))))  # type: ignore[arg-type]


def titles(outline: Outline, *, text: str = "", opened: bool = True) -> list[str]:
    """The nested titles that are shown, of sections onwards."""
    lines = visible_lines(outline, lambda _source: opened, text)
    return ["  " * line.depth + line.source.title for line in lines if line.depth or line.source.is_heading]


def test_digests_stand_by_month_and_the_newest_first() -> None:
    digests = (
        a_digest(1, start="2026-01-05"),
        a_digest(2, imported="2026-02-01T00:00:00Z"),
        a_digest(3, start="2026-01-20"),
        a_digest(4, start="2024"),
    )
    assert titles(an_outline(digests=digests))[1:8] == [
        *("  February 2026", "    Digest 2", "  January 2026", "    Digest 3", "    Digest 1"),
        *("  2024", "    Digest 4"),
    ]


def test_only_the_last_two_of_many_months_begin_open() -> None:
    digests = tuple(a_digest(n, start=f"{2000 + n}-01-01") for n in range(20))
    lines = visible_lines(an_outline(digests=digests), lambda source: source.opened_first)
    assert [line.source.title for line in lines if line.opened and line.depth == 1] == ["January 2019", "January 2018"]


def test_tags_are_nested_whatever_sorts_between_them() -> None:
    tags = tuple(a_tag(n, name) for n, name in enumerate(("a", "a b", "a/x", "a/x/y", "a-c"), 1))
    assert titles(an_outline(tags=tags))[2:] == ["Tags", "  a", "    x", "      y", "  a b", "  a-c"]


def test_topics_can_be_nested_deeper_than_functions_are_called() -> None:
    topics = tuple(a_topic(n, n - 1 or None, f"t{n}") for n in range(1, 3001))
    outline = an_outline(topics=topics)
    assert len(titles(outline)) == 3003
    assert titles(outline, text="t3000")[-1].strip() == "t3000"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("sau", ["Topics", "  Học sâu"]),
        ("mo hinh", ["Topics", "  Học sâu", "    Mô hình"]),
        ("언어", ["Topics", "  Học sâu", "    Mô hình", "      언어 모델", "Tags", "  언어"]),
        ("nothing", []),
    ],
)
def test_a_filter_keeps_what_is_above_a_hit_and_nothing_else(text: str, shown: list[str]) -> None:
    topics = (a_topic(1, None, "Học sâu"), a_topic(2, 1, "Mô hình"), a_topic(3, 2, "언어 모델"), a_topic(4, None, "x"))
    outline = an_outline(topics=topics, tags=(a_tag(1, "한국어"), a_tag(2, "언어"), a_tag(3, "언어/x")))
    assert titles(outline, text=text, opened=False) == shown


def test_what_is_below_a_hit_can_be_opened() -> None:
    outline = an_outline(topics=(a_topic(1, None, "Models"), a_topic(2, 1, "Small")))
    assert titles(outline, text="models", opened=False) == ["Topics", "  Models"]
    assert titles(outline, text="models", opened=True) == ["Topics", "  Models", "    Small"]


def test_the_first_hit_is_one_that_can_be_chosen() -> None:
    outline = an_outline(digests=(a_digest(1, start="2026-01-01", title="January news"),))
    hit = first_hit(outline, "january")
    assert isinstance(hit, Source)
    assert hit.key == "digest:1"


@pytest.mark.parametrize(
    ("after", "same"),
    [
        ({"digests": (replace(a_digest(1), decided=2),), "tags": (a_tag(1, "rag"),)}, True),
        ({"digests": (a_digest(1),), "tags": (replace(a_tag(1, "rag"), papers=7, colour="red"),)}, True),
        ({"digests": (a_digest(1, title="Another name"),), "tags": (a_tag(1, "rag"),)}, False),
        ({"digests": (a_digest(1),), "tags": (a_tag(1, "rag/new"),)}, False),
        ({"digests": (a_digest(1, start="2025-11-01"),), "tags": (a_tag(1, "rag"),)}, False),
        ({"digests": (a_digest(1),)}, False),
    ],
)
def test_outlines_that_differ_in_numbers_only_show_the_same_lines(after: dict[str, object], *, same: bool) -> None:
    before = an_outline(digests=(a_digest(1),), tags=(a_tag(1, "rag"),))
    assert only_numbers_differ(before, an_outline(**after)) is same
