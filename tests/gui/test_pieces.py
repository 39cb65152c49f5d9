"""Long passages in pieces: nothing is lost, nothing is long."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readerapp.gui.detail.passage import passage_html, passage_pieces

_WORDS = "one two three four five six seven eight nine ten "


def _plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


@pytest.mark.parametrize(
    "markdown",
    [
        _WORDS * 900,
        "\n\n".join([_WORDS * 8] * 120),
        "\n".join(f"- item {number} {_WORDS}" for number in range(900)),
        "\n".join(f"{number}. item {_WORDS}" for number in range(3, 900)),
        "```\n" + "a line of code\n" * 3_000 + "```",
        "> " + _WORDS * 900,
        "한국어문장은띄어쓰기가없다" * 3_000,
    ],
    ids=["paragraph", "paragraphs", "bullets", "numbers", "code", "quote", "no spaces"],
)
def test_long_passages_come_in_pieces_that_say_all(markdown: str) -> None:
    parts = passage_pieces(markdown)
    assert len(parts) > 5
    assert max(map(len, parts)) < 14_000
    assert _plain("".join(parts)).replace(" ", "") == _plain(passage_html(markdown)).replace(" ", "")


def test_numbers_go_on_in_the_next_piece() -> None:
    parts = passage_pieces("\n".join(f"{number}. item {_WORDS}" for number in range(3, 900)))
    starts = [int(found[1]) for part in parts if (found := re.search(r'<ol start="(\d+)"', part))]
    items = [part.count("<li>") for part in parts]
    assert starts == [3 + sum(items[:place]) for place in range(len(items))]


def test_every_piece_of_a_table_has_its_head() -> None:
    rows = "\n".join(f"| {number} | {_WORDS} |" for number in range(600))
    parts = passage_pieces(f"| no | words |\n|---|---|\n{rows}")
    assert len(parts) > 5
    assert all("<th>no</th>" in part for part in parts)
    assert sum(part.count("<tr>") - 1 for part in parts) == 600


@given(
    st.lists(st.sampled_from(["- a\n", "  - b\n", "1. c\n", "> d\n", "| e |\n|---|\n", "f\n", "\n", "```\n", "$x$\n"]))
)
def test_short_passages_stay_whole(lines: list[str]) -> None:
    markdown = "".join(lines)
    assert "".join(passage_pieces(markdown)) == passage_html(markdown)


def test_a_short_beginning_does_not_stand_alone() -> None:
    parts = passage_pieces("A title\n\n" + "\n".join(f"- item {number} {_WORDS}" for number in range(300)))
    assert "A title" in parts[0]
    assert parts[0].count("<li>") > 10
