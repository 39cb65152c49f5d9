"""Says where each field of a paper comes from: the user, a mention, or the identifier itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from readerapp.domain.merging import ChosenFields, GivenFields, choose_fields
from readerapp.domain.user_fields import Field, UserFields, field_text
from readerapp.domain.vocabulary import TitleSource


class OriginKind(StrEnum):
    """Who said it."""

    USER = "user"
    DIGEST = "digest"
    IDENTIFIER = "identifier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where the value of FIELD comes from.

    Attributes:
        mention_id: the first mention that gives it, if one does.
        otherwise: of a field that the user set, what the digests say (see `user_fields.field_text`).
    """

    field: Field
    kind: OriginKind
    mention_id: int | None = None
    otherwise: str = ""


def find_origins(given: Sequence[GivenFields], user: UserFields) -> tuple[Origin, ...]:
    """The origins of all fields that have a value, in the order of `Field`, given all that is said about the paper."""
    if not given:
        return tuple(
            Origin(field=field, kind=OriginKind.USER) for field in Field if getattr(user, field.value) is not None
        )
    chosen = choose_fields(given, user)
    said = choose_fields(given) if user else chosen
    found = (_origin(field, given, chosen, user, said) for field in Field)
    return tuple(origin for origin in found if origin is not None)


def _origin(
    field: Field, given: Sequence[GivenFields], chosen: ChosenFields, user: UserFields, said: ChosenFields
) -> Origin | None:
    value = getattr(chosen, field.value)
    if getattr(user, field.value) is not None:
        nameless = field is Field.TITLE and said.title_source is TitleSource.IDENTIFIER
        otherwise = "" if nameless else field_text(field, getattr(said, field.value))
        return Origin(field=field, kind=OriginKind.USER, otherwise=otherwise)
    if not value:
        return None
    if field is Field.TITLE and chosen.title_source is TitleSource.IDENTIFIER:
        return Origin(field=field, kind=OriginKind.IDENTIFIER)
    mention = next((item.mention_id for item in given if value in _GIVES[field](item)), None)
    if mention is None:
        return Origin(field=field, kind=OriginKind.IDENTIFIER) if field is Field.KIND else None
    return Origin(field=field, kind=OriginKind.DIGEST, mention_id=mention)


_GIVES: dict[Field, Callable[[GivenFields], tuple[object, ...]]] = {
    Field.TITLE: lambda item: (item.title, item.short_name),
    Field.AUTHORS: lambda item: (item.authors,),
    Field.ORG: lambda item: (item.org,),
    Field.PUBLISHED: lambda item: (item.published,),
    Field.KIND: lambda item: (item.kind,),
    Field.ARXIV_ID: lambda item: (item.arxiv_id.base if item.arxiv_id else None,),
    Field.DOI: lambda item: (item.doi,),
}
