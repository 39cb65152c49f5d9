"""Turns a `Selection` into SQL: which papers, in which order."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, case, exists, func, select

from readerapp.domain.selection import Selection, SortField
from readerapp.domain.tags import fold_tag
from readerapp.domain.vocabulary import Status
from readerapp.storage.sql import effective_status, is_starred
from readerapp.storage.tables import MentionTable as Mention
from readerapp.storage.tables import NoteTable as Note
from readerapp.storage.tables import PaperStateTable as State
from readerapp.storage.tables import PaperTable as Paper
from readerapp.storage.tables import PaperTagTable as PaperTag
from readerapp.storage.tables import TagTable as Tag
from readerapp.storage.tables import TopicTable as Topic


def selected_ids(selection: Selection) -> Select[int]:
    """The statement that gives the numbers of the selected papers."""
    query = select(Paper.id).outerjoin(State, State.paper_id == Paper.id)
    for condition in selection.conditions:
        wanted = _CONDITIONS[condition.name](condition.value)
        query = query.where(~wanted if condition.negated else wanted)
    return query.order_by(*_order(selection))


def _tagged(name: str) -> ColumnElement[bool]:
    """The paper carries the tag NAME or one nested in it."""
    folded = fold_tag(name)
    return exists().where(
        PaperTag.paper_id == Paper.id,
        PaperTag.tag_id == Tag.id,
        (Tag.folded == folded) | Tag.folded.startswith(f"{folded}/", autoescape=True),
    )


def _in_topic(topic_id: str) -> ColumnElement[bool]:
    """The paper hangs on the topic or on one below it."""
    below = select(Topic.id).where(Topic.id == int(topic_id)).cte("below", recursive=True)
    below = below.union_all(select(Topic.id).where(Topic.parent_id == below.c.id))
    return Paper.id.in_(select(Mention.paper_id).where(Mention.topic_id.in_(select(below.c.id))))


def _is(what: str) -> ColumnElement[bool]:
    return is_starred.is_(True) if what == "starred" else effective_status != Status.INBOX.value


def _has(what: str) -> ColumnElement[bool]:
    match what:
        case "note":
            return exists().where(Note.paper_id == Paper.id)
        case "tag":
            return exists().where(PaperTag.paper_id == Paper.id)
        case _:
            return State.rating.is_not(None)


_CONDITIONS: dict[str, Callable[[str], ColumnElement[bool]]] = {
    "status": lambda value: effective_status == value,
    "tag": _tagged,
    "kind": lambda value: Paper.kind == value,
    "is": _is,
    "has": _has,
    "digest": lambda value: Paper.id.in_(select(Mention.paper_id).where(Mention.digest_id == int(value))),
    "topic": _in_topic,
    "text": lambda value: func.instr(Paper.search_text, value) > 0,
}


def _order(selection: Selection) -> list[ColumnElement[Any]]:
    """The order asked for; the order of meeting is, within one digest, the order of the digest itself."""
    field = selection.sort.field
    digest = next((item for item in selection.conditions if item.name == "digest" and not item.negated), None)
    column = _place_in(digest.value) if digest and field is SortField.ADDED else _SORTS[field]
    towards = column.desc() if selection.sort.descending else column.asc()
    return [towards.nulls_last(), Paper.id.asc()]


def _place_in(digest_id: str) -> SQLColumnExpression[Any]:
    lines = select(func.min(Mention.line_start)).where(Mention.paper_id == Paper.id)
    return lines.where(Mention.digest_id == int(digest_id)).scalar_subquery()


def _first_tag() -> ColumnElement[Any]:
    tags = select(func.min(Tag.folded)).join(PaperTag, PaperTag.tag_id == Tag.id)
    return tags.where(PaperTag.paper_id == Paper.id).scalar_subquery()


_SORTS: dict[SortField, SQLColumnExpression[Any]] = {
    SortField.ADDED: Paper.id,
    SortField.TITLE: Paper.search_text,
    SortField.STATUS: case({status.value: place for place, status in enumerate(Status)}, value=effective_status),
    SortField.BYLINE: func.nullif(func.lower(Paper.byline), ""),
    SortField.DATE: func.nullif(Paper.date, ""),
    SortField.DIGESTS: Paper.digests,
    SortField.TAGS: _first_tag(),
    SortField.RATING: State.rating,
    SortField.DECIDED: State.decided_at,
    SortField.QUEUE: State.queue_position,
}
