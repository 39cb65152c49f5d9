"""What the user may write into the fields of a paper, and where each field comes from."""

from dataclasses import replace

import pytest

from builders import a_mention
from readerapp.domain.arxiv_id import ArxivId
from readerapp.domain.digest import ParsedMention
from readerapp.domain.errors import InvalidRequest
from readerapp.domain.merging import GivenFields, given_fields
from readerapp.domain.origins import Origin, OriginKind, find_origins
from readerapp.domain.user_fields import Field, UserFields, normal, user_fields
from readerapp.domain.vocabulary import Kind


@pytest.mark.parametrize(
    ("field", "text", "stored"),
    [
        (Field.TITLE, "  Một \n tựa  đề ", "Một tựa đề"),
        (Field.AUTHORS, "Ann Ax;Bo Bee\nCy  Cee; ", "Ann Ax; Bo Bee; Cy Cee"),
        (Field.ORG, "", ""),
        (Field.PUBLISHED, "2024-02", "2024-02"),
        (Field.KIND, "post", "post"),
        (Field.ARXIV_ID, "https://arxiv.org/abs/2402.00001v2", "2402.00001v2"),
        (Field.DOI, "https://doi.org/10.1145/AbC.", "10.1145/abc"),
    ],
)
def test_values_are_stored_in_one_form(field: Field, text: str, stored: str) -> None:
    assert normal(field, text) == stored


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (Field.TITLE, "  "),
        (Field.AUTHORS, " ; "),
        (Field.PUBLISHED, "2024-13"),
        (Field.PUBLISHED, "spring"),
        (Field.KIND, "essay"),
        (Field.ARXIV_ID, "no id"),
        (Field.DOI, "11.1/x"),
    ],
)
def test_nonsense_is_refused_with_a_sentence(field: Field, text: str) -> None:
    with pytest.raises(InvalidRequest, match=r"\w"):
        normal(field, text)


def test_stored_texts_become_values_and_unknown_names_are_left_out() -> None:
    stored = {"title": "T", "authors": "A; B", "kind": "news", "arxiv_id": "2402.00001v2", "colour": "red"}
    expected = UserFields(title="T", authors=("A", "B"), kind=Kind.NEWS, arxiv_id=ArxivId.parse("2402.00001v2"))
    assert user_fields(stored) == expected


def test_every_field_with_a_value_has_an_origin() -> None:
    first, second = a_mention(title="Short", org="KAIST"), a_mention(title="A longer title", authors=("Ann Ax",))
    given = [_stored(first, 11), _stored(second, 12)]
    assert find_origins(given, UserFields(published="2024")) == (
        Origin(field=Field.TITLE, kind=OriginKind.DIGEST, mention_id=12),
        Origin(field=Field.AUTHORS, kind=OriginKind.DIGEST, mention_id=12),
        Origin(field=Field.ORG, kind=OriginKind.DIGEST, mention_id=11),
        Origin(field=Field.PUBLISHED, kind=OriginKind.USER),
        Origin(field=Field.KIND, kind=OriginKind.DIGEST, mention_id=11),
        Origin(field=Field.ARXIV_ID, kind=OriginKind.DIGEST, mention_id=11),
    )


def _stored(mention: ParsedMention, number: int) -> GivenFields:
    return replace(given_fields(mention), mention_id=number)
