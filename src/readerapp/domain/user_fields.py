"""The fields of a paper that the user may set; what the user sets goes before all that digests say."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from readerapp.domain.arxiv_id import ArxivId
from readerapp.domain.errors import InvalidRequest
from readerapp.domain.identity import parse_doi
from readerapp.domain.translation import tr
from readerapp.domain.vocabulary import Kind

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_LIST_BREAK = re.compile(r"\s*[;\n]\s*")


class Field(StrEnum):
    """A field of a paper that can be set; the names are those of `paper.Paper`."""

    TITLE = "title"
    AUTHORS = "authors"
    ORG = "org"
    PUBLISHED = "published"
    KIND = "kind"
    ARXIV_ID = "arxiv_id"
    DOI = "doi"


@dataclass(frozen=True, slots=True, kw_only=True)
class UserFields:
    """What the user set of one paper; None where digests decide."""

    title: str | None = None
    authors: tuple[str, ...] | None = None
    org: str | None = None
    published: str | None = None
    kind: Kind | None = None
    arxiv_id: ArxivId | None = None
    doi: str | None = None

    def __bool__(self) -> bool:
        return self != UserFields()


def user_fields(stored: dict[str, str]) -> UserFields:
    """The fields whose normal texts (see `normal`) are STORED by name; names and values unknown here are left out."""
    values: dict[str, Any] = {}
    for name, text in stored.items():
        if name in set(Field):
            values[name] = _VALUES[Field(name)](text)
    return UserFields(**values)


def normal(field: Field, text: str) -> str:
    """TEXT as it is stored for FIELD; raises `InvalidRequest` where it makes no sense there.

    Authors are separated by semicolons or line breaks; a date is `2024`, `2024-02` or `2024-02-13`.
    """
    clean = " ".join(text.split())
    match field:
        case Field.TITLE:
            return _required(clean, tr("A title needs at least one letter."))
        case Field.AUTHORS:
            names = [" ".join(name.split()) for name in _LIST_BREAK.split(text) if name.strip()]
            return _required("; ".join(names), tr("Write the authors with a semicolon between them."))
        case Field.ORG:
            return clean
        case Field.PUBLISHED:
            valid = _DATE.fullmatch(clean)
            return _required(clean if valid else "", tr("Write the date as 2024, 2024-02 or 2024-02-13."))
        case Field.KIND:
            kinds = ", ".join(Kind)
            return _required(clean if clean in set(Kind) else "", tr("The kind is one of: {kinds}.", kinds=kinds))
        case Field.ARXIV_ID:
            arxiv_id = ArxivId.parse(clean)
            return _required(str(arxiv_id or ""), tr("This is no arXiv id; one looks like 2402.17764."))
        case Field.DOI:
            return _required(parse_doi(clean) or "", tr("This is no DOI; one looks like 10.1145/3292500."))


def field_text(field: Field, value: object) -> str:
    """VALUE, what a paper or a mention has in FIELD, as text in the form of `normal`; empty for none."""
    return "; ".join(value) if field is Field.AUTHORS and isinstance(value, tuple | list) else str(value or "")


def _required(value: str, otherwise: str) -> str:
    if not value:
        raise InvalidRequest(otherwise)
    return value


_VALUES: dict[Field, Any] = {
    Field.TITLE: str,
    Field.AUTHORS: lambda text: tuple(text.split("; ")) if text else (),
    Field.ORG: str,
    Field.PUBLISHED: str,
    Field.KIND: Kind,
    Field.ARXIV_ID: ArxivId.parse,
    Field.DOI: str,
}
