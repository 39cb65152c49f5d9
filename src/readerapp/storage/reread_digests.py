"""Reads digests of the library again, with the same bytes: finds what stays the same when only their text is other."""

from typing import Any

from sqlalchemy import Connection, exists, func, select, update

from readerapp.domain.errors import UnknownDigest
from readerapp.domain.identity import is_named_by_title
from readerapp.domain.text_repair import RepairSettings
from readerapp.domain.translation import tr
from readerapp.storage.repaired_words import WORD_COLUMNS, settings_of
from readerapp.storage.spool_tables import (
    spooled_content,
    spooled_digest,
    spooled_key,
    spooled_mention,
    spooled_repaired_word,
    stored_mention,
)
from readerapp.storage.tables import DigestContentTable as Content
from readerapp.storage.tables import DigestTable as Digest
from readerapp.storage.tables import MentionTable as Mention
from readerapp.storage.tables import PaperTable as Paper
from readerapp.storage.tables import RepairedWordTable as Word

# Where a document came from is none of its text.
_COMPARED = [
    column.name for column in Digest.__table__.columns if column.name not in {"id", "imported_at", "source", "sha256"}
]


def read_source(connection: Connection, digest_id: int) -> tuple[str, bytes, RepairSettings]:
    """Where a digest came from, its bytes, and how its text was to be made; raises `UnknownDigest`."""
    row = connection.execute(select(Digest).where(Digest.id == digest_id)).one_or_none()
    raw = connection.scalar(select(Content.raw).where(Content.digest_id == digest_id))
    if row is None or raw is None:
        raise _gone()
    return row.source, raw, settings_of(row)


def require_digest(connection: Connection, digest_id: int) -> None:
    """Raise `UnknownDigest` if the digest is no longer in the library."""
    if connection.scalar(select(Digest.id).where(Digest.id == digest_id)) is None:
        raise _gone()


def read_last_of_source(connection: Connection, source: str) -> tuple[bytes, RepairSettings] | None:
    """The bytes of the last digest from a file, and how its text was to be made; None when there is none."""
    last = select(Digest.id).where(Digest.source == source).order_by(Digest.id.desc()).limit(1)
    digest_id = connection.scalar(last)
    return read_source(connection, digest_id)[1:] if digest_id is not None else None


def says_the_same(connection: Connection, number: int, digest_id: int) -> bool:
    """Whether document NUMBER, whose mentions were matched, says what the stored digest says already."""
    spooled = connection.execute(select(spooled_digest).where(spooled_digest.c.number == number)).one()
    stored = connection.execute(select(Digest).where(Digest.id == digest_id)).one()
    if any(getattr(spooled, name) != getattr(stored, name) for name in _COMPARED):
        return False
    mention = spooled_mention.c
    other = (mention.mention_id.is_(None) | mention.touched.is_(True)) & (mention.number == number)
    if connection.scalar(select(exists().where(other))) or _count(connection, number) != (
        connection.scalar(select(func.count()).where(stored_mention.c.number == number))
    ):
        return False
    return _same_text(connection, number, digest_id) and _same_words(connection, number, digest_id)


def match_in_place(connection: Connection, number: int) -> None:
    """Mentions that stand in the same lines are the same ones, in their order, whatever they say now.

    A paper that is called by its title is the same one too, if nothing else speaks of it.
    """
    mention, stored = spooled_mention.c, stored_mention.c
    lines = (mention.line_start, mention.line_end)
    new = (
        select(mention.id, *lines, _place(lines, mention.id))
        .where(mention.number == number, mention.mention_id.is_(None))
        .subquery("new_ones")
    )
    matched = select(mention.mention_id).where(mention.number == number, mention.mention_id.is_not(None))
    lines = (stored.line_start, stored.line_end)
    old = (
        select(stored.id, *lines, _place(lines, stored.id))
        .where(stored.number == number, stored.id.not_in(matched))
        .subquery("old_ones")
    )
    same = (old.c.line_start == new.c.line_start) & (old.c.line_end == new.c.line_end) & (old.c.place == new.c.place)
    pairs = connection.execute(select(old.c.id, new.c.id.label("spooled")).join(new, same))
    found = [(row.id, row.spooled) for row in pairs]
    if found:
        connection.exec_driver_sql("UPDATE spool.spooled_mention SET mention_id = ?, touched = 1 WHERE id = ?", found)
        _keep_papers(connection, number)


def _keep_papers(connection: Connection, number: int) -> None:
    """New keys lead to the papers of the mentions that have them, where these have lost their own."""
    mention, stored, named = spooled_mention.c, stored_mention.c, spooled_key.c
    spoken_of = select(named.paper_id).where(named.number == number, named.paper_id.is_not(None))
    query = (
        select(named.key, stored.paper_id, Paper.key.label("before"), stored.id)
        .join(spooled_mention, (mention.number == named.number) & (mention.key == named.key))
        .join(stored_mention, (stored.number == named.number) & (stored.id == mention.mention_id))
        .join(Paper, Paper.id == stored.paper_id)
        .where(named.number == number, named.paper_id.is_(None), stored.paper_id.not_in(spoken_of))
        .order_by(mention.id)
    )
    kept: dict[int, str] = {}
    for row in connection.execute(query).all():
        titles = is_named_by_title(row.key) and is_named_by_title(row.before)
        if titles and row.paper_id not in kept and row.key not in kept.values():
            kept[row.paper_id] = row.key
    for paper_id, key in kept.items():
        own = select(stored.id).where(stored.number == number)
        elsewhere = select(exists().where(Mention.paper_id == paper_id, Mention.id.not_in(own)))
        if not connection.scalar(elsewhere):
            mine = (named.number == number) & (named.key == key)
            connection.execute(update(spooled_key).where(mine).values(paper_id=paper_id, renames=True))


def _place(lines: tuple[Any, Any], order: Any) -> Any:  # noqa: ANN401  SQLAlchemy's column expressions
    return func.row_number().over(partition_by=lines, order_by=order).label("place")


def _count(connection: Connection, number: int) -> int:
    return connection.scalars(select(func.count()).where(spooled_mention.c.number == number)).one()


def _same_text(connection: Connection, number: int, digest_id: int) -> bool:
    ours = spooled_content.c
    query = select(ours.text.is_not_distinct_from(Content.text)).join_from(
        spooled_content, Content, Content.digest_id == digest_id
    )
    return bool(connection.scalar(query.where(ours.number == number)))


def _same_words(connection: Connection, number: int, digest_id: int) -> bool:
    ours = select(*(spooled_repaired_word.c[name] for name in WORD_COLUMNS))
    ours = ours.where(spooled_repaired_word.c.number == number)
    theirs = select(*(getattr(Word, name) for name in WORD_COLUMNS)).where(Word.digest_id == digest_id)
    return all(
        connection.execute(one.except_(other).limit(1)).one_or_none() is None
        for one, other in ((ours, theirs), (theirs, ours))
    )


def _gone() -> UnknownDigest:
    return UnknownDigest(tr("This digest is no longer in the library."))
