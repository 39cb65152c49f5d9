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
