"""Reads what the left pane shows: counts by status, digests, the merged topic tree, tags."""

from sqlalchemy import Connection, func, select

from readerapp.domain.digest import Period
from readerapp.domain.paper import DigestRow, Overview, TagRow, TopicNode
from readerapp.domain.vocabulary import Status
from readerapp.storage.repaired_words import repair_of
from readerapp.storage.sql import effective_status, is_decided, is_starred
from readerapp.storage.tables import DigestTable as Digest
from readerapp.storage.tables import MentionTable as Mention
from readerapp.storage.tables import PaperStateTable as State
from readerapp.storage.tables import PaperTable as Paper
from readerapp.storage.tables import PaperTagTable as PaperTag
from readerapp.storage.tables import TagTable as Tag
from readerapp.storage.tables import TopicTable as Topic


def read_overview(connection: Connection) -> Overview:
    """All counts at one moment."""
    by_status = _read_statuses(connection)
    starred = select(func.count()).select_from(State).where(is_starred.is_(True))
    return Overview(
        by_status=by_status,
        starred=connection.scalar(starred) or 0,
        total=sum(by_status.values()),
        digests=read_digests(connection),
        topics=_read_topics(connection),
        tags=_read_tags(connection),
    )


def read_digests(connection: Connection) -> tuple[DigestRow, ...]:
    """All digests with how many of their papers are decided, newest import first."""
    works = select(Mention.digest_id, Mention.paper_id).distinct().subquery()
    counted = (
        select(works.c.digest_id, func.count().label("papers"), func.sum(is_decided).label("decided"))
        .outerjoin(State, State.paper_id == works.c.paper_id)
        .group_by(works.c.digest_id)
        .subquery()
    )
    query = (
        select(Digest, counted.c.papers, counted.c.decided)
        .outerjoin(counted, counted.c.digest_id == Digest.id)
        .order_by(Digest.imported_at.desc(), Digest.id.desc())
    )
    return tuple(
        DigestRow(
            id=row.id,
            title=row.title,
            source=row.source,
            format=row.format,
            language=row.language,
            period=Period(start=row.period_start, end=row.period_end) if row.period_start else None,
            papers=row.papers or 0,
            decided=row.decided or 0,
            imported_at=row.imported_at,
            sha256=row.sha256,
            repair=repair_of(row),
        )
        for row in connection.execute(query)
    )


def _read_statuses(connection: Connection) -> dict[Status, int]:
    query = select(effective_status.label("status"), func.count().label("papers")).select_from(Paper)
    query = query.outerjoin(State, State.paper_id == Paper.id).group_by(effective_status)
    found = {row.status: row.papers for row in connection.execute(query)}
    return {status: found.get(status.value, 0) for status in Status}


def _read_topics(connection: Connection) -> tuple[TopicNode, ...]:
    """The topics that any mention hangs on, and those above them, in the order of first meeting."""
    above = select(Topic.id.label("topic_id"), Topic.id.label("ancestor_id")).cte("above", recursive=True)
    parent = select(above.c.topic_id, Topic.parent_id).join(Topic, Topic.id == above.c.ancestor_id)
    above = above.union_all(parent.where(Topic.parent_id.is_not(None)))
    works = (
        select(above.c.ancestor_id, Mention.paper_id)
        .join(Mention, Mention.topic_id == above.c.topic_id)
        .distinct()
        .subquery()
    )
    query = (
        select(
            Topic.id, Topic.parent_id, Topic.name, func.count().label("papers"), func.sum(is_decided).label("decided")
        )
        .join(works, works.c.ancestor_id == Topic.id)
        .outerjoin(State, State.paper_id == works.c.paper_id)
        .group_by(Topic.id)
        .order_by(Topic.id)
    )
    return tuple(TopicNode(**row._mapping) for row in connection.execute(query))  # noqa: SLF001


def _read_tags(connection: Connection) -> tuple[TagRow, ...]:
    """The tags that any paper carries; one that lost its last paper keeps its colour for when it comes back."""
    query = (
        select(Tag.id, Tag.name, Tag.colour, func.count(PaperTag.paper_id).label("papers"))
        .join(PaperTag, PaperTag.tag_id == Tag.id)
        .group_by(Tag.id)
        .order_by(Tag.folded)
    )
    return tuple(TagRow(**row._mapping) for row in connection.execute(query))  # noqa: SLF001
