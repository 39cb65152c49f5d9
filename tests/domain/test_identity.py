"""Two mentions are the same paper when their keys are equal."""

import pytest

from builders import a_mention
from readerapp.domain.arxiv_id import ArxivId
from readerapp.domain.identity import fold, paper_key, parse_doi


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đề xuất «RAG» mới", "de xuat rag moi"),
        ("대규모 언어 모델", "대규모 언어 모델"),
        ("Self-Attention,  is  ALL you need!", "self attention is all you need"),
        ("“1-bit” LLMs…", "1 bit llms"),
        ("", ""),
    ],
)
def test_folding_forgets_accents_case_and_punctuation(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_the_version_is_no_part_of_the_identity() -> None:
    assert a_mention("2402.17764v1").key == a_mention("2402.17764v3").key == "arxiv:2402.17764"


def test_an_arxiv_doi_is_the_arxiv_id() -> None:
    assert paper_key(arxiv_id=None, doi="10.48550/arxiv.2402.17764", title="", first_author="") == "arxiv:2402.17764"


def test_another_doi_comes_before_title_and_author() -> None:
    mention = a_mention("", doi="10.1145/3292500.3330701", title="Anything", authors=("Somebody",))
    assert mention.key == "doi:10.1145/3292500.3330701"


def test_without_any_number_title_and_first_author_decide() -> None:
    first = a_mention("", title="Gemma: Open Models", org="Google DeepMind")
    same = a_mention("", title="Gemma – open models.", org="google deepmind")
    other = a_mention("", title="Gemma: Open Models", org="Somebody else")
    assert first.key == same.key
    assert first.key != other.key
    assert first.key.startswith("work:gemma-open-models-")


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("https://doi.org/10.1145/3292500.3330701.", "10.1145/3292500.3330701"),
        ("(10.1000/ABC-1)", "10.1000/abc-1"),
        ("11.1000/no", None),
    ],
)
def test_dois_are_found_in_text(text: str, doi: str | None) -> None:
    assert parse_doi(text) == doi


def test_the_month_of_an_id() -> None:
    assert ArxivId("2402.17764").month == "2024-02"
    assert ArxivId("hep-th/9901001").month == "1999-01"
