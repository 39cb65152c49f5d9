"""Which texts name an arXiv paper, and which numbers only look as if they did."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readerapp.domain.arxiv_id import ArxivId, find_arxiv_ids

TODAY = date(2026, 1, 31)


def ids(text: str) -> list[str]:
    return [str(found.arxiv_id) for found in find_arxiv_ids(text, not_after=TODAY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://arxiv.org/abs/2402.17764", "2402.17764"),
        ("http://www.arxiv.org/pdf/2402.17764v2.pdf", "2402.17764v2"),
        ("https://export.arxiv.org/abs/2402.17764v10", "2402.17764v10"),
        ("http://cn.arxiv.org/html/2402.17764v1", "2402.17764v1"),
        ("<https://arxiv.org/abs/2402.17764>", "2402.17764"),
        ("[a](https://arxiv.org/abs/2406.18187)s (ACL 2024)", "2406.18187"),
        ("https://arxiv.org/abs/2406.18187s", "2406.18187"),
        ("https://arxiv.org/abs/%202402.17764", "2402.17764"),
        ("https://arxiv.org/abs/2402.%2017764", "2402.17764"),
        ("https://arxiv.org/abs/24%2002.17764", "2402.17764"),
        ("https://arxiv.org/abs/ 2402.17764", "2402.17764"),
        ("https://arxiv.org/pdf/2402.17764?download=1#page=2", "2402.17764"),
        ("https://huggingface.co/papers/2402.17764", "2402.17764"),
        ("hf.co/papers/2402.17764", "2402.17764"),
        ("https://www.alphaxiv.org/abs/2402.17764v1", "2402.17764v1"),
        ("https://www.alphaxiv.org/ko/overview/2402.17764", "2402.17764"),
        ("https://ar5iv.labs.arxiv.org/html/2402.17764", "2402.17764"),
        ("https://doi.org/10.48550/arXiv.2402.17764", "2402.17764"),
        ("https://doi.org/10.48550%2FarXiv.2402.17764", "2402.17764"),
        ("https://papers.cool/arxiv/2402.17764", "2402.17764"),
        ("arXiv:2402.17764v3 [cs.CL]", "2402.17764v3"),
        ("arXiv: 2402.17764", "2402.17764"),
        ("arXiv：2402.17764。", "2402.17764"),
        ("arXiv preprint arXiv:0704.0001", "0704.0001"),
        ("eprint = {0704.0001},", "0704.0001"),
        ("arXiv:hep-th/9901001v2", "hep-th/9901001v2"),
        ("https://arxiv.org/abs/math.GT/0309136", "math/0309136"),
        ("cond-mat/0207270 is old", "cond-mat/0207270"),
        ("* 2402.17764 | a leaf", "2402.17764"),
        ("`2402.17764`", "2402.17764"),
        ("(2402.17764)", "2402.17764"),
        ("**2402.17764 – words**", "2402.17764"),
        ("논문2402.17764은", "2402.17764"),
        ("2402.17764.", "2402.17764"),
        ("paper 2402.17764v1.pdf", "2402.17764v1"),
        ("0704.0001 on arXiv", "0704.0001"),
        ("arXiv:1412.9999v12", "1412.9999v12"),
        ("arXiv:1501.00001", "1501.00001"),
        ("https://arxiv.org/abs/2402.1%207764", "2402.17764"),
        ("https://arxiv.org/abs/2402.17764%20", "2402.17764"),
        ("https://arxiv.org/abs/2402.17764】", "2402.17764"),
        ("https://arxiv.org/abs/2402.17764?context=cs.CL", "2402.17764"),
        ("https://arxiv.org/abs/hep-th/9901001v3", "hep-th/9901001v3"),
        ("https://arxiv.org/pdf/cs/0701001.pdf", "cs/0701001"),
        ("arXiv:math.GT/0703309", "math/0703309"),
        ("arXiv:ACC-PHYS/9411001", "acc-phys/9411001"),
        ("https://scholar.example.org/redirect?url=https://arxiv.org/abs/2402.17764", "2402.17764"),
        ("https://web.archive.org/web/20240301000000/https://arxiv.org/abs/2402.17764", "2402.17764"),
        ("https://www.semanticscholar.org/arxiv/2402.17764", "2402.17764"),
        ("2402.17764원문", "2402.17764"),
        ("논문 2402.17764를 읽자", "2402.17764"),
        ("「2402.17764」", "2402.17764"),
        ("2402.17764，2024", "2402.17764"),
    ],
)
def test_an_id_is_found(text: str, expected: str) -> None:
    assert ids(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "2023.12345",
        "https://arxiv.org/abs/2023.12345",
        "1700.12345",
        "2402.1776",
        "2402.177645",
        "12402.17764",
        "2402.17764.5",
        "$2402.17764",
        "€ 2402.17764",
        "2402.17764%",
        "2402.17764 USD",
        "2402.17764 MB",
        "2402.17764元",
        "version 2402.17764",
        "v2402.17764",
        "0.2402.17764",
        "1,2402.17764",
        "2402.17764,5",
        "2402.17764-1",
        "10.1234/2402.17764",
        "https://example.org/2402.17764",
        "https://example.org/?p=2402.17764",
        "file_2402.17764",
        "2402.17764kg",
        "1203.4567",
        "the loss is 1012.2024",
        "2701.12345",
        "9912.12345",
        "cs/2012345",
        "hep-th/0713001",
        "2024-02-17764",
        "somehep-th/9901001",
        "2400.17764",
        "2413.17764",
        "https://arxiv.org/abs/2400.17764",
        "https://arxiv.org/abs/2413.17764",
        "https://arxiv.org/abs/0703.0001",
        "https://arxiv.org/abs/0612.0001",
        "https://arxiv.org/abs/9901.00001",
        "9901.00001",
        "https://arxiv.org/abs/1501.0001",
        "https://arxiv.org/abs/1512.1234",
        "https://arxiv.org/abs/1412.00001",
        "https://arxiv.org/abs/0704.00001",
        "https://arxiv.org/abs/hep-th/0704001",
        "https://arxiv.org/abs/hep-th/9100001",
        "https://arxiv.org/abs/hep-th/9106001",
        "https://arxiv.org/abs/hep-th/990100",
        "https://arxiv.org/abs/hep-th/99010011",
        "https://arxiv.org/abs/biology/9901001",
        "and/9901001",
        "release 2402.17764",
        "build: 2402.17764",
        "Chromium 2402.17764.88",
        "driver-2402.17764",
        "US$2402.17764",
        "₩2402.17764",
        "가격은 2402.17764원이다",
        "只要2402.17764元",
        "2402.17764 tokens",
        "2402.17764°C",
        "tel. 02-2402.17764",
        "+84 2402.17764-12",
        "12:2402.17764",
        "2402.17764/2024",
        "IP 10.2402.17764",
        "doi:10.1109/2402.17764",
        "https://doi.org/10.1016/j.x.2402.17764",
        "https://dl.acm.org/doi/10.1145/2402.17764",
        "https://example.org/abs/2402.17764",
        "https://example.org/arxiv-2402.17764",
        "https://notarxiv.example/2402.17764",
        "https://openreview.net/forum?id=2402.17764",
        "ISBN 978-2402.17764",
        "x = 2402.17764e3",
        "0x2402.17764",
        "a2402.17764",
        "2402.17764b",
        "2402 .17764",
        "2402.17 764",
        "２４０２．１７７６４",
        "2402．17764",
        "٢٤٠٢.١٧٧٦٤",
        "2402.1776４",
    ],
)
def test_a_number_that_only_looks_like_an_id_is_none(text: str) -> None:
    assert ids(text) == []


def test_an_id_of_four_digits_counts_in_a_line_that_speaks_of_arxiv() -> None:
    assert ids("arXiv 1203.4567 and\nthe price 1203.4568") == ["1203.4567"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "| arXiv | Loss |\n|---|---|\n| 1203.4567 | 1012.2024 |\n| 1204.0001 | 1011.2024 |\n",
            ["1203.4567", "1204.0001"],
        ),
        ("| Title | eprint |\n|---|---|\n| A | `1203.4567` |\n", ["1203.4567"]),
        ("From arXiv:\n- 1203.4567\n- 1204.0001: a remark\n- a loss of 1012.2024\n", ["1203.4567", "1204.0001"]),
        ("Prices:\n- 1203.4567\n", []),
        ("About arXiv.\n\n- 1203.4567\n", []),
        ("| Loss |\n|---|\n| 1203.4567 |\n\n| arXiv |\n|---|\n| 1204.0001 |\n", ["1204.0001"]),
    ],
)
def test_an_id_of_four_digits_counts_below_words_that_speak_of_arxiv(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


def test_ids_come_in_order_with_their_places() -> None:
    text = "see arXiv:2402.17764v2, then https://arxiv.org/abs/hep-th/9901001 and 2402.15391."
    found = list(find_arxiv_ids(text, not_after=TODAY))
    assert [text[item.start : item.end] for item in found] == [
        "arXiv:2402.17764v2",
        "https://arxiv.org/abs/hep-th/9901001",
        "2402.15391",
    ]
    assert [item.certain for item in found] == [True, True, False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2402.17764", ArxivId("2402.17764")),
        (" arXiv:2402.17764v2 ", ArxivId("2402.17764", 2)),
        ("https://arxiv.org/pdf/2402.17764.pdf", ArxivId("2402.17764")),
        ("2402.17764v3.pdf", ArxivId("2402.17764", 3)),
        ("1203.4567", ArxivId("1203.4567")),
        ("hep-th/9901001", ArxivId("hep-th/9901001")),
        ("2402.17764 and more", None),
        ("a paper", None),
        ("", None),
    ],
)
def test_a_text_that_is_an_id_is_parsed(text: str, expected: ArxivId | None) -> None:
    assert ArxivId.parse(text) == expected


@pytest.mark.parametrize(
    ("base", "month"),
    [("2402.17764", "2024-02"), ("0704.0001", "2007-04"), ("hep-th/9901001", "1999-01"), ("math/0309136", "2003-09")],
)
def test_an_id_gives_its_month(base: str, month: str) -> None:
    assert ArxivId(base).month == month


def test_addresses_carry_the_version() -> None:
    arxiv_id = ArxivId("2402.17764", 2)
    assert (arxiv_id.abs_url, arxiv_id.pdf_url) == (
        "https://arxiv.org/abs/2402.17764v2",
        "https://arxiv.org/pdf/2402.17764v2",
    )


@given(st.text())
def test_any_text_is_searched(text: str) -> None:
    for found in find_arxiv_ids(text):
        assert 0 <= found.start < found.end <= len(text)


@given(st.text(max_size=30).filter(lambda text: not any(char.isalnum() for char in text)), st.integers(0, 99999))
def test_a_linked_id_is_found_whatever_follows(tail: str, number: int) -> None:
    base = f"2402.{number:05}"
    assert base in [item.arxiv_id.base for item in find_arxiv_ids(f"https://arxiv.org/abs/{base}{tail}")]


@pytest.mark.parametrize(
    "piece", ["a.", "arxiv.org/ftp/", "arxiv: ", "%20", "1", "/0309136", "hep-th", "2402.", "arXiv:2402.1776"]
)
def test_an_id_is_found_behind_any_repetition(piece: str) -> None:
    """A search that took quadratic time would not come to its end; benchmarks/arxiv_ids.py gives figures."""
    text = f"{piece * (400_000 // len(piece))} arXiv:2402.17764"
    assert [item.arxiv_id.base for item in find_arxiv_ids(text)] == ["2402.17764"]
