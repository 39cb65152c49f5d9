"""A document that is read piece by piece gives what it gives when it is read as a whole, and can be stopped at once."""

import random
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from large_documents import KINDS, paper_id, table, title
from test_reading_properties import DOCUMENTS, NAMES

from builders import cases, spoken_ids
from readerapp.digests import DigestStream, read_digest
from readerapp.digests.parts import Sizes
from readerapp.domain.arxiv_id import find_arxiv_ids
from readerapp.domain.digest import ParsedDigest, ParsedMention
from readerapp.domain.errors import ImportCancelled
from readerapp.resources import sample_digests

GOLDEN = Path(__file__).parent / "golden"
SAMPLES = sorted(
    [*(path for path in GOLDEN.iterdir() if not path.name.endswith(".expected.json")), *sample_digests()],
    key=lambda path: path.name,
)
WHOLE_DOCUMENT = 1 << 40
# What only the whole of a document can tell, by the names of the fields that it decides.
_TOLD_BY_THE_WHOLE = {
    "topic-report": {"short_name", "fields"},  # the section that names papers best; a theme above many items
}
_NEEDS_THE_WHOLE = {
    "newsletter": "a newsletter is matched with the list of papers at its end",
    "daily-digest": "the heading of the day has many papers below it, unless a piece holds only one of them",
    "heading-digest": "likewise",
    "arxiv-mail": "the first piece would hold no entry of the mail",
}


def in_pieces(name: str, text: str | bytes, piece: int, *, sample: int = WHOLE_DOCUMENT) -> ParsedDigest:
    stream = DigestStream(name, text, sizes=Sizes(whole=piece, piece=piece, sample=sample))
    batches = list(stream)
    assert all(batches)
    return replace(stream.digest, mentions=tuple(mention for batch in batches for mention in batch))


def ids_of(parsed: ParsedDigest) -> set[str]:
    return {mention.arxiv_id.base for mention in parsed.mentions if mention.arxiv_id}


@pytest.mark.parametrize("piece", [1_500, 6_000])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_document_in_pieces_says_what_the_whole_says(path: Path, piece: int) -> None:
    text = path.read_bytes().decode("utf-8", "replace")
    whole, cut = read_digest(path.name, text), in_pieces(path.name, text, piece)

    assert ids_of(cut) == ids_of(whole)
    if any(path.name.startswith(kind) for kind in _NEEDS_THE_WHOLE) and piece < len(text):
        return
    left_open = next((fields for kind, fields in _TOLD_BY_THE_WHOLE.items() if path.name.startswith(kind)), set())
    blank = {"short_name": "", "fields": ()}
    given = {field: blank[field] for field in left_open}
    expected = [replace(mention, **given) for mention in whole.mentions]  # type: ignore[arg-type]
    assert [replace(mention, **given) for mention in cut.mentions] == expected  # type: ignore[arg-type]
    assert replace(cut, mentions=()) == replace(whole, mentions=())


@pytest.mark.parametrize("kind", KINDS)
def test_a_large_document_of_any_kind_in_pieces_is_the_same_as_the_whole(kind: str) -> None:
    text = KINDS[kind](90)
    whole = read_digest(kind, text)

    assert ids_of(whole) == {paper_id(number) for number in range(0, 90, 2 if kind == "icon-list.md" else 1)}
    assert in_pieces(kind, text, 2_000) == whole
    if kind != "topics.md":  # the first piece of which shows nothing but a list
        assert in_pieces(kind, text, 5_000, sample=0) == whole


@pytest.mark.parametrize("kind", KINDS)
def test_a_large_document_comes_in_batches(kind: str) -> None:
    text = KINDS[kind](90)

    batches = list(DigestStream(kind, text, sizes=Sizes(whole=0, piece=len(text) // 6)))

    assert len(batches) >= 3


@pytest.mark.parametrize("kind", ["table.md", "lines.jsonl", "table.csv", "library.bib", "nested-list.md", "list.html"])
def test_utf_8_and_any_line_break_give_the_same(kind: str) -> None:
    text = KINDS[kind](60)
    expected = in_pieces(kind, text, 3_000)

    assert in_pieces(kind, text.encode(), 3_000) == expected
    for line_break in ("\r\n", "\r"):
        other = text.replace("\n", line_break)
        assert in_pieces(kind, other, 3_000) == expected
        assert in_pieces(kind, other.encode("utf-8-sig"), 3_000) == expected


def test_the_parts_below_a_heading_keep_it_until_the_next_of_its_level() -> None:
    entries = "".join(f"- [{title(n)}](https://arxiv.org/abs/{paper_id(n)})\n" for n in range(40))
    text = f"# All\n\n## First\n\n### Inner\n\n{entries}\n## Second\n\n{entries}"

    paths = [mention.path for mention in in_pieces("a.md", text, 700).mentions]

    assert paths == [("First", "Inner")] * 40 + [("Second",)] * 40


def test_a_heading_that_is_a_paper_is_no_topic_in_later_pieces_either() -> None:
    notes = "".join(f"- see arXiv:{paper_id(n)} for {title(n).lower()}\n" for n in range(1, 60))
    text = f"# All\n\n## Topic\n\n### [{title(0)}](https://arxiv.org/abs/{paper_id(0)})\n\n{notes}"

    assert {mention.path for mention in in_pieces("a.md", text, 700).mentions} == {("Topic",)}


def test_a_document_that_is_not_too_long_is_read_as_a_whole() -> None:
    text = table(300)
    stream = DigestStream("a.md", text)

    batches = list(stream)

    assert len(batches) == 1
    assert replace(stream.digest, mentions=batches[0]) == read_digest("a.md", text)


def test_a_broken_entry_costs_its_piece_only() -> None:
    text = KINDS["feed.xml"](90).replace(title(40), f"{title(40)} <b>")

    parsed = in_pieces("feed.xml", text, 2_000)

    assert ids_of(parsed) == {paper_id(number) for number in range(90)}
    assert sum(bool(mention.title) for mention in parsed.mentions) > 75
    assert [issue.message.partition(" (")[0] for issue in parsed.issues] == ["Could not be read as feed"]


@pytest.mark.parametrize("piece", range(150, 200, 7))
def test_no_border_cuts_an_id_in_two(piece: int) -> None:
    separators = (" ", ",", ", arXiv:", "\n", "\narXiv:", " https://arxiv.org/abs/", "|", "v2 ", "\t")
    text = "".join(f"{separators[n % 9]}{paper_id(n * 37)}" for n in range(200))

    assert ids_of(in_pieces("a.md", text, piece)) == {found.arxiv_id.base for found in find_arxiv_ids(text)}


@given(name=st.sampled_from(NAMES), text=DOCUMENTS, piece=st.integers(20, 400))
@settings(max_examples=cases(150), suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_read_in_pieces(name: str, text: str, piece: int) -> None:
    check(name, text, in_pieces(name, text, piece, sample=0))


@given(path=st.sampled_from(SAMPLES), name=st.sampled_from(NAMES), rolls=st.randoms(use_true_random=False))
@settings(max_examples=cases(60), suppress_health_check=[HealthCheck.too_slow])
def test_a_damaged_document_is_read_in_pieces(path: Path, name: str, rolls: random.Random) -> None:
    seed = path.read_bytes().decode("utf-8", "replace")
    start = rolls.randint(0, len(seed))
    middle = rolls.choice(["", "\n", "|", "```\n", "<!--", '"', "{", "\x00", "\ud800"])
    text = seed[:start] + middle + seed[start + rolls.choice([0, 1, 30]) :]
    check(name, text, in_pieces(name, text, rolls.randint(100, 1_500), sample=rolls.choice([0, WHOLE_DOCUMENT])))


def check(name: str, text: str, parsed: ParsedDigest) -> None:
    read_digest(name, text)
    assert spoken_ids(text) <= ids_of(parsed)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert all(1 <= mention.line_start <= mention.line_end <= lines for mention in parsed.mentions)
    assert all(1 <= issue.line <= lines for issue in parsed.issues)


@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "![",
        "|",
        ">",
        "> ",
        "*a ",
        "`",
        "<",
        "<!--",
        "<a ",
        "<![",
        "- ",
        "#",
        "\\",
        "&",
        "\x00",
        "\ud800",
        "{",
        '"',
    ],
)
def test_what_nobody_would_write_loses_nothing(unit: str) -> None:
    text = f"{unit * (60_000 // len(unit))}\n2402.17764 {unit * (20_000 // len(unit))}"

    assert ids_of(in_pieces("hostile.md", text, 20_000, sample=0)) == {"2402.17764"}
    assert ids_of(in_pieces("hostile.html", f"<html>{text}", 20_000, sample=0)) == {"2402.17764"}


def test_an_enormous_line_is_read_entry_by_entry() -> None:
    entry = "[{title}](https://arxiv.org/abs/{id}), by Ann Ax. "
    text = "".join(entry.format(title=title(n), id=paper_id(n)) for n in range(900))

    mentions = read_digest("a.md", text).mentions

    assert {mention.line_start for mention in mentions} == {1}
    titles = {mention.arxiv_id.base: mention.title for mention in mentions if mention.arxiv_id}
    assert sum(titles[paper_id(n)] == title(n) for n in range(900)) > 890


@pytest.mark.parametrize("kind", KINDS)
def test_reading_asks_all_the_time_whether_to_go_on(kind: str) -> None:
    text = KINDS[kind](90)
    asked = 0

    def count() -> None:
        nonlocal asked
        asked += 1

    list(DigestStream(kind, text, checkpoint=count, sizes=Sizes(whole=0, piece=5_000)))

    assert asked >= len(text) // 5_000
    for last in (1, asked // 2, asked):
        with pytest.raises(ImportCancelled):
            list(DigestStream(kind, text, checkpoint=stopping_at(last), sizes=Sizes(whole=0, piece=5_000)))


def stopping_at(last: int) -> Callable[[], None]:
    """A checkpoint that stops the import when it is called for the LAST time."""
    calls = 0

    def checkpoint() -> None:
        nonlocal calls
        calls += 1
        if calls == last:
            raise ImportCancelled

    return checkpoint


def test_what_was_read_is_let_go() -> None:
    text = table(2_500)
    list(DigestStream("table.md", table(50)))  # what is loaded once is loaded now

    def peak(sizes: Sizes) -> int:
        tracemalloc.start()
        for _batch in DigestStream("table.md", text, sizes=sizes):
            del _batch
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return highest

    assert peak(Sizes(whole=0, piece=10_000)) * 2 < peak(Sizes())


def test_mentions_come_in_the_order_of_the_document() -> None:
    mentions: list[ParsedMention] = []
    for batch in DigestStream("a.md", KINDS["nested-list.md"](200), sizes=Sizes(whole=0, piece=2_000)):
        mentions.extend(batch)

    assert [mention.line_start for mention in mentions] == sorted(mention.line_start for mention in mentions)
    assert len(mentions) == 200
