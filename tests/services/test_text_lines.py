"""Lines of a text of any size are those of the text, wherever the pieces fall by which they are found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readerapp.digests.document import Document
from readerapp.services import text_lines
from readerapp.services.text_lines import Line, TextLines

_TEXTS = st.text(alphabet=st.sampled_from("ab|\n\r é한🙂\u2028\x0c"), max_size=60)


def _lines(text: str) -> list[str]:
    """The lines as the readers of digests count them."""
    return Document("a.md", text, lambda: None).lines


@given(_TEXTS, st.integers(1, 7), st.integers(0, 30))
def test_every_line_is_found_with_what_is_before_and_after_it(text: str, piece: int, room: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_lines, "_PIECE", piece)
        found, lines = TextLines(text.encode()), _lines(text)
        assert found.count == len(lines)
        for number, line in enumerate(lines, start=1):
            assert found.following(number, 1_000) == [Line(n, lines[n - 1]) for n in range(number, len(lines) + 1)]
            assert found.before(number, 1_000) == [Line(n, lines[n - 1]) for n in range(1, number)]
            assert found.line_at(found.offset(number)) == number
            near = found.before(number, room)
            assert near == [Line(n, lines[n - 1]) for n in range(number - len(near), number)]
            cut = found.following(number, room)
            assert cut[1:] == [Line(n, lines[n - 1]) for n in range(number + 1, number + len(cut))]
            assert cut[0].number == number
            assert line.startswith(cut[0].text.rstrip("\ufffd"))


@given(_TEXTS, st.sampled_from(["\n\n", "|", "a"]), st.integers(1, 5))
def test_what_is_sought_is_found_across_slices(text: str, sought: str, size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_lines, "_SLICE", size)
        data, places, at = text.encode(), [], 0
        while (at := data.find(sought.encode(), at)) >= 0:
            places.append(at)
            at += len(sought)
        assert TextLines(data).find(sought.encode()) == places


def test_a_mark_at_the_beginning_is_no_text() -> None:
    text = TextLines(b"\xef\xbb\xbfone\r\ntwo")
    assert (text.count, text.following(1, 100)) == (2, [Line(1, "one"), Line(2, "two")])


def test_a_line_that_is_too_long_is_cut_and_the_next_one_is_whole() -> None:
    text = TextLines(b"x" * 500 + b"\nshort")
    assert text.following(1, 100) == [Line(1, "x" * 100)]
    assert text.before(2, 100) == []
    assert text.following(2, 100) == [Line(2, "short")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("size", [3, 1 << 20])
def test_the_first_rows_of_a_long_table_are_found(monkeypatch: pytest.MonkeyPatch, end: str, size: int) -> None:
    monkeypatch.setattr(text_lines, "_SLICE", size)
    lines = ["# Title", "", "| a | b |", "|---|---|", *(f"| {n} | x |" for n in range(50))]
    text = TextLines(end.join(lines).encode())
    assert text.rows_above(40, 2) == [Line(3, "| a | b |"), Line(4, "|---|---|")]
    assert text.rows_above(4, 5) == [Line(3, "| a | b |")]


def test_the_line_around_a_place_and_none_if_it_begins_far_away() -> None:
    text = TextLines(b"one\ntwo three\n" + b"y" * 5_000)
    assert text.line_with(8) == Line(2, "two three")
    assert text.line_with(4_000) is None
