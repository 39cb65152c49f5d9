"""Writes a planned digest from the spool into the library: its mentions, its topics, and the papers they speak of.

Only tables of what digests say are written here. Nothing in this module can touch a status, a tag or a note; the
foreign keys of the user's tables refuse the deletion of a paper that carries any.
"""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, literal, select, update

from readerapp.domain.import_plan import PaperAction
from readerapp.storage.clock import now
from readerapp.storage.edited_digests import lost_mentions
from readerapp.storage.paper_writing import choose_again, count_mentions, delete_unmentioned
from readerapp.storage.repaired_words import WORD_COLUMNS
from readerapp.storage.runs import next_digest_id, note_change, shelve_before
from readerapp.storage.spool_tables import (
    spooled_content,
    spooled_digest,
    spooled_key,
    spooled_mention,
    spooled_repaired_word,
    spooled_topic,
    spooled_work,
    stored_mention,
)
from readerapp.storage.sql import among
from readerapp.storage.tables import Base
from readerapp.storage.tables import DigestContentTable as Content
from readerapp.storage.tables import DigestTable as Digest
from readerapp.storage.tables import MentionTable as Mention
from readerapp.storage.tables import PaperTable as Paper
from readerapp.storage.tables import RepairedWordTable as Word
from readerapp.storage.tables import TopicTable as Topic

_OF_THE_DIGEST = [column.name for column in Digest.__table__.columns if column.name not in {"id", "imported_at"}]
_OF_THE_PAPER = [
    column.name
    for column in Paper.__table__.columns
    if column.name not in {"id", "key", "mentions", "digests", "added_at"}
]
_OF_THE_MENTION = [
    column.name
    for column in Mention.__table__.columns
    if column.name not in {"id", "digest_id", "paper_id", "topic_id"}
]

_PAPERS, _MENTIONS = 0.4, 0.9  # how much of the work is done when they are written


def apply(
    connection: Connection,
    number: int,
    run_id: int,
    *,
    checkpoint: Callable[[], None],
    told: Callable[[float], None] = lambda _share: None,
) -> None:
    """Write document NUMBER of the attached spool as it was planned, as a part of the run RUN_ID.

    The library is as it was when the document was planned. CHECKPOINT is called between steps and may raise to give
    it up; TOLD hears how much is done, 0 to 1.
    """
    at = now()
    document = spooled_digest.c
    row = connection.execute(select(spooled_digest).where(document.number == number)).one()
    if row.digest_id is not None:
        shelve_before(connection, run_id, row.digest_id)
    digest_id = _write_digest(connection, number, row.digest_id, at=at, again=row.again is not None)
    note_change(connection, run_id, digest_id)
    checkpoint()
    _write_papers(connection, number, at=at)
    told(_PAPERS)
    _write_topics(connection, number)
    checkpoint()
    gone = _write_mentions(connection, number, digest_id)
    checkpoint()
    told(_MENTIONS)
    delete_unmentioned(connection, gone)
    choose_again(connection, gone)
    count_mentions(connection, gone | _known_papers(connection, number))
    _rename_papers(connection, number)
    checkpoint()


def _write_digest(connection: Connection, number: int, digest_id: int | None, *, at: str, again: bool) -> int:
    spooled, mine = spooled_digest.c, spooled_digest.c.number == number
    values = [spooled[name] for name in _OF_THE_DIGEST]
    if digest_id is None:
        digest_id = next_digest_id(connection)
        query = select(literal(digest_id).label("id"), *values, literal(at).label("imported_at"))
        _copy(connection, Digest, query.where(mine))
    else:
        changed = dict(zip(_OF_THE_DIGEST, values, strict=True))
        if not again:
            changed["imported_at"] = literal(at)
        connection.execute(update(Digest).where(Digest.id == spooled.digest_id, mine).values(changed))
        connection.execute(delete(Content).where(Content.digest_id == digest_id))
        connection.execute(delete(Word).where(Word.digest_id == digest_id))
    content = spooled_content.c
    query = select(literal(digest_id).label("digest_id"), content.raw, content.text).where(content.number == number)
    connection.execute(insert(Content).from_select(["digest_id", "raw", "text"], query))
    words = [spooled_repaired_word.c[name] for name in WORD_COLUMNS]
    query = select(literal(digest_id).label("digest_id"), *words).where(spooled_repaired_word.c.number == number)
    _copy(connection, Word, query)
    return digest_id


def _write_papers(connection: Connection, number: int, *, at: str) -> None:
    """Make the papers that are met for the first time, and rewrite those of which something else is chosen now."""
    work = spooled_work.c
    columns = [work[name] for name in _OF_THE_PAPER]
    besides = [literal(at).label("added_at"), work.given.label("mentions"), literal(1).label("digests")]
    query = select(work.key, *columns, *besides).order_by(work.id)
    query = query.where(work.number == number, work.action == PaperAction.NEW.value)
    _copy(connection, Paper, query)
    # Some of the known ones came with an earlier document of the import, so they are found by their keys.
    known = (work.number == number) & (work.action != PaperAction.NEW.value)
    mine = known & work.rewrite.is_(True) & (work.key == Paper.key)
    chosen = dict(zip(_OF_THE_PAPER, columns, strict=True))
    connection.execute(update(Paper).where(mine).values(chosen))


def _rename_papers(connection: Connection, number: int) -> None:
    """Papers without an identifier are called by their titles: where a title was repaired, the paper stays the same."""
    named = spooled_key.c
    renamed = (named.number == number) & named.renames.is_(True) & (named.paper_id == Paper.id)
    connection.execute(update(Paper).where(renamed).values(key=named.key))


def _known_papers(connection: Connection, number: int) -> set[int]:
    work = spooled_work.c
    query = select(Paper.id).join(spooled_work, work.key == Paper.key)
    return set(connection.scalars(query.where(work.number == number, work.action != PaperAction.NEW.value)))


def _write_topics(connection: Connection, number: int) -> None:
    """Make the topics that are not there yet, in the order of the document; then hang each on the one above it."""
    node = spooled_topic.c
    last = connection.scalar(select(func.max(Topic.id))) or 0
    new = (node.number == number) & node.path.not_in(select(Topic.path))
    _copy(connection, Topic, select(node.name, node.path).where(new).order_by(node.place))
    above = Topic.__table__.alias("above")
    mine = (node.number == number) & (node.path == Topic.path)
    parent = select(above.c.id).join(spooled_topic, node.parent == above.c.path).where(mine).scalar_subquery()
    connection.execute(update(Topic).where(Topic.id > last).values(parent_id=parent))


def _write_mentions(connection: Connection, number: int, digest_id: int) -> set[int]:
    """Bring the digest's mentions to what it says now; gives the papers that lost a mention."""
    mention, named, work = spooled_mention.c, spooled_key.c, spooled_work.c
    lost = connection.execute(lost_mentions(number)).all()
    if lost:
        connection.execute(delete(Mention).where(among(Mention.id, [row.id for row in lost])))
    said = [mention[name] for name in _OF_THE_MENTION]
    paper = select(Paper.id).where(Paper.key == work.key).scalar_subquery()
    topic = select(Topic.id).where(Topic.path == mention.path).scalar_subquery()
    connected = (
        select(*said, literal(digest_id).label("digest_id"), paper.label("paper_id"), topic.label("topic_id"))
        .join(spooled_key, (named.number == mention.number) & (named.key == mention.key))
        .join(spooled_work, work.id == named.work)
        .where(mention.number == number)
    )
    changed = connected.add_columns(mention.mention_id).where(mention.touched.is_(True)).subquery("changed")
    values = {name: changed.c[name] for name in (*_OF_THE_MENTION, "paper_id", "topic_id")}
    if _any(connection, stored_mention, number):
        connection.execute(update(Mention).where(Mention.id == changed.c.mention_id).values(values))
    _copy(connection, Mention, connected.where(mention.mention_id.is_(None)).order_by(mention.id))
    return {row.paper_id for row in lost}


def _any(connection: Connection, table: Table, number: int) -> bool:
    return bool(connection.scalar(select(func.count()).where(table.c.number == number)))


def _copy(connection: Connection, target: type[Base], query: Any) -> None:  # noqa: ANN401  a select of any shape
    names: Sequence[str] = [column.name for column in query.selected_columns]
    connection.execute(insert(target).from_select(names, query))
