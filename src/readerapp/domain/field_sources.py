"""Says in words where the fields of a paper come from, and what else digests say of them."""

from collections.abc import Callable
from dataclasses import dataclass

from readerapp.domain.origins import Origin, OriginKind
from readerapp.domain.paper import Mention, PaperDetail
from readerapp.domain.translation import tr
from readerapp.domain.user_fields import Field, field_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A value that digests give for a field, in the form of `user_fields.normal`, and where the first one does."""

    value: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EditableField:
    """A field of a paper as somebody who edits it wants to know it.

    Attributes:
        value: what it has, in the form of `user_fields.normal`.
        origin: where that comes from, in words.
        by_user: whether the user set it.
        otherwise: what it would have if the user left it to the digests.
        said: what the digests say.
    """

    field: Field
    value: str
    origin: str
    by_user: bool
    otherwise: str
    said: tuple[Said, ...]


def editable_fields(detail: PaperDetail) -> tuple[EditableField, ...]:
    """All fields of the paper that can be edited, in the order of `Field`."""
    return tuple(_editable(field, detail) for field in Field)


def _editable(field: Field, detail: PaperDetail) -> EditableField:
    value, origin = value_of(field, detail), origin_of(field, detail)
    by_user = origin is not None and origin.kind is OriginKind.USER
    return EditableField(
        field=field,
        value=value,
        origin=origin_text(field, detail),
        by_user=by_user,
        otherwise=origin.otherwise if origin is not None and by_user else value,
        said=said_in_digests(field, detail),
    )


def value_of(field: Field, detail: PaperDetail) -> str:
    """What the paper has in FIELD, in the form of `user_fields.normal`; empty for nothing, or a made-up title."""
    paper = detail.paper
    origin = origin_of(field, detail)
    if field is Field.TITLE and origin is not None and origin.kind is OriginKind.IDENTIFIER:
        return ""
    if field is Field.ARXIV_ID and paper.arxiv_id and paper.version:
        return f"{paper.arxiv_id}v{paper.version}"
    return field_text(field, getattr(paper, field.value))


def origin_of(field: Field, detail: PaperDetail) -> Origin | None:
    """Where FIELD of the paper comes from; None when it has no value, or one of a digest that is gone."""
    return next((origin for origin in detail.origins if origin.field is field), None)


def origin_text(field: Field, detail: PaperDetail) -> str:
    """Where FIELD of the paper comes from, for example `from “RAG weekly”, line 12`; empty when it has no value."""
    origin = origin_of(field, detail)
    if origin is None:
        return tr("from a digest that is gone") if field_text(field, getattr(detail.paper, field.value)) else ""
    if origin.kind is OriginKind.IDENTIFIER:
        return tr("from the identifier")
    if origin.kind is OriginKind.DIGEST:
        mention = next((mention for mention in detail.mentions if mention.id == origin.mention_id), None)
        return tr("from {place}", place=_place(mention)) if mention else ""
    if not detail.mentions:
        return tr("set by you")
    if not origin.otherwise:
        return tr("set by you; the digests say nothing")
    return tr("set by you; the digests say: {value}", value=origin.otherwise)


def said_in_digests(field: Field, detail: PaperDetail) -> tuple[Said, ...]:
    """The different values that the mentions of the paper give for FIELD, in the order of import."""
    found: dict[str, Said] = {}
    for mention in detail.mentions:
        for given in _GIVES[field](mention):
            value = field_text(field, given)
            if value:
                found.setdefault(value, Said(value=value, place=_place(mention)))
    return tuple(found.values())


def _place(mention: Mention) -> str:
    return tr("“{digest}”, line {line}", digest=mention.digest_title, line=mention.line_start)


_GIVES: dict[Field, Callable[[Mention], tuple[object, ...]]] = {
    Field.TITLE: lambda mention: (mention.title, mention.other_title, mention.short_name),
    Field.AUTHORS: lambda mention: (mention.authors,),
    Field.ORG: lambda mention: (mention.org,),
    Field.PUBLISHED: lambda mention: (mention.published,),
    Field.KIND: lambda mention: (mention.kind,),
    Field.ARXIV_ID: lambda mention: (mention.arxiv_id,),
    Field.DOI: lambda mention: (mention.doi,),
}
