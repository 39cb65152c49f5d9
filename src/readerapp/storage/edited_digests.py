"""Finds the digest that a document is an edited version of, and which of its mentions are the same ones.

A mention whose words were edited stays the same one, so that a note about it keeps pointing to it.
"""

from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, insert, literal, select, update

from readerapp.storage.reread_digests import match_in_place
from readerapp.storage.spool_tables import spooled_key, spooled_mention, stored_mention
from readerapp.storage.tables import DigestTable as Digest
from readerapp.storage.tables import MentionTable as Mention
from readerapp.storage.tables import TopicTable as Topic

# A file with new content is an edited digest if it still speaks of this share of the papers it spoke of before;
# with less, somebody reused the name for another digest.
_SAME_DIGEST_SHARE = 0.5


def earlier_version(connection: Connection, document: Row[Any]) -> int | None:
    """The digest that came from the same file as the spooled DOCUMENT and mostly speaks of the same papers."""
    if not document.is_file:
        return None
    keys = select(spooled_key.c.paper_id).where(
        spooled_key.c.number == document.number, spooled_key.c.paper_id.is_not(None)
    )
    candidates = select(Digest.id).where(Digest.source == document.source).order_by(Digest.id.desc())
    for digest_id in connection.scalars(candidates).all():
        papers = select(func.count(Mention.paper_id.distinct())).where(Mention.digest_id == digest_id)
        before = connection.scalars(papers).one()
        shared = connection.scalars(papers.where(Mention.paper_id.in_(keys))).one()
        if shared >= _SAME_DIGEST_SHARE * before:
            return digest_id
    return None


def match_mentions(connection: Connection, number: int, digest_id: int | None, *, in_place: bool = False) -> None:
    """Find the stored mentions of DIGEST_ID, None for a new digest, that mentions of document NUMBER are.

    IN_PLACE tells that the bytes are the same, so that what stands in the same lines is the same mention.
    """
    mention, stored = spooled_mention.c, stored_mention.c
    connection.execute(delete(stored_mention).where(stored.number == number))
    matched = (mention.number == number) & mention.mention_id.is_not(None)
    connection.execute(update(spooled_mention).where(matched).values(mention_id=None, touched=None))
    if digest_id is None:
        return
    columns = (Mention.id, Mention.paper_id, Topic.path, Mention.fingerprint, Mention.line_start, Mention.line_end)
    query = select(literal(number).label("number"), *columns).outerjoin(Topic, Topic.id == Mention.topic_id)
    query = query.where(Mention.digest_id == digest_id)
    connection.execute(insert(stored_mention).from_select([item.name for item in query.selected_columns], query))
    moved = (stored.line_start != mention.line_start) | (stored.line_end != mention.line_end)
    same = (mention.number == number) & (stored.number == number) & (stored.fingerprint == mention.fingerprint)
    connection.execute(update(spooled_mention).where(same).values(mention_id=stored.id, touched=moved))
    if in_place:
        match_in_place(connection, number)
    _match_reworded(connection, number)


def lost_mentions(number: int) -> Select[*tuple[Any, ...]]:
    """Queries the stored mentions, with their papers, that document NUMBER does not make any more."""
    kept = select(spooled_mention.c.mention_id).where(
        spooled_mention.c.number == number, spooled_mention.c.mention_id.is_not(None)
    )
    stored = stored_mention.c
    return select(stored.id, stored.paper_id).where(stored.number == number, stored.id.not_in(kept))


def works_left_out(connection: Connection, number: int) -> int:
    """How many papers the digest spoke of that document NUMBER does not speak of any more."""
    spoken_of = select(spooled_key.c.paper_id).where(
        spooled_key.c.number == number, spooled_key.c.paper_id.is_not(None)
    )
    stored = stored_mention.c
    query = select(func.count(stored.paper_id.distinct())).where(stored.number == number)
    return connection.scalars(query.where(stored.paper_id.not_in(spoken_of))).one()


def _match_reworded(connection: Connection, number: int) -> None:
    """Those left over that speak of the same paper under the same topic are the same mention, in their order."""
    mention, named = spooled_mention.c, spooled_key.c
    new = (
        select(mention.id, _place_among_equals(named.paper_id, mention.path, mention.id), named.paper_id, mention.path)
        .join(spooled_key, (named.number == mention.number) & (named.key == mention.key))
        .where(mention.number == number, mention.mention_id.is_(None), named.paper_id.is_not(None))
        .subquery("new_ones")
    )
    left = lost_mentions(number).subquery("left_over")
    stored = stored_mention.c
    old = (
        select(stored.id, _place_among_equals(stored.paper_id, stored.path, stored.id), stored.paper_id, stored.path)
        .join(left, left.c.id == stored.id)
        .where(stored.number == number)
        .subquery("old_ones")
    )
    pairs = select(new.c.id, old.c.id.label("mention_id")).join(
        old,
        (old.c.paper_id == new.c.paper_id) & old.c.path.is_not_distinct_from(new.c.path) & (old.c.place == new.c.place),
    )
    found = [(mention_id, spooled) for spooled, mention_id in connection.execute(pairs)]
    if found:
        connection.exec_driver_sql("UPDATE spool.spooled_mention SET mention_id = ?, touched = 1 WHERE id = ?", found)


def _place_among_equals(paper: Any, path: Any, order: Any) -> Any:  # noqa: ANN401  SQLAlchemy's column expressions
    return func.row_number().over(partition_by=(paper, path), order_by=order).label("place")
