"""Finding words without regard to accents and case, at their places in the text itself."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readerapp.domain.finding import count, plain, sought, spans


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("Một đề xuất mới, ĐỀ XUẤT cũ", "de xuat", ["đề xuất", "ĐỀ XUẤT"]),
        ("한국어 문장 모음", "국어", ["국어"]),
        ("aaa", "aa", ["aa"]),
        ("Straße und ﬁne", "strasse", ["Straße"]),
        ("Straße und ﬁne", "FINE", ["ﬁne"]),
        ("x² + α", "x2", ["x²"]),
        ("two\u00a0words", "two  words", ["two\u00a0words"]),
        ("😀 smile 😀 smile", "smile", ["smile", "smile"]),
        ("O(n^2)", "o(n^2)", ["O(n^2)"]),
        ("nothing", "", []),
    ],
)
def test_words_are_found_where_they_stand(text: str, query: str, found: list[str]) -> None:
    assert [text[first:last] for first, last in spans(text, sought(query))] == found
    assert count(text, sought(query)) == len(found)


@given(st.text(max_size=60), st.text(min_size=1, max_size=3))
def test_what_is_found_says_what_is_sought(text: str, query: str) -> None:
    what = sought(query)
    places = list(spans(unicodedata.normalize("NFC", text), what))
    assert len(places) == (plain(unicodedata.normalize("NFC", text)).count(what) if what else 0)
    assert all(what in plain(unicodedata.normalize("NFC", text)[first:last]) for first, last in places)
