"""Reads digests themselves: the text as it was repaired, and where in it which papers are spoken of."""

from collections.abc import Callable, Iterator, Sequence

from sqlalchemy import Connection, LargeBinary, cast, select

from readerapp.domain.digest import Period
from readerapp.domain.digest_page import Record
from readerapp.domain.paper import DigestRow
from readerapp.domain.vocabulary import Presence, Status
from readerapp.storage.digest_titles import shown_title
from readerapp.storage.links import links_from_json
from readerapp.storage.repaired_words import repair_of
from readerapp.storage.sql import among, effective_status, is_kept
from readerapp.storage.tables import DigestContentTable as Content
from readerapp.storage.tables import DigestTable as Digest
from readerapp.storage.tables import MentionTable as Mention
from readerapp.storage.tables import PaperTable as Paper
from readerapp.storage.tables import TopicTable as Topic
from readerapp.storage.topics import split_path
from readerapp.storage.user_tables import PaperStateTable as State

Decode = Callable[[bytes, str], str]
_UTF8 = frozenset({"utf-8", "utf-8-sig", "ascii"})
_AT_ONCE = 2_000


def read_text(connection: Connection, digest_id: int, decode: Decode) -> str | None:
    """The repaired text of a digest, as `read_utf8` finds it."""
    found = read_utf8(connection, digest_id, decode)
    return None if found is None else found.decode("utf-8", "replace")


def read_utf8(connection: Connection, digest_id: int, decode: Decode) -> bytes | None:
    """The repaired text of a digest in UTF-8, possibly with a mark at its beginning; None when there is no such digest.

    DECODE makes text of raw bytes and their encoding. A large text in UTF-8 never becomes a string on the way.
    """
    query = select(cast(Content.text, LargeBinary).label("text"), Digest.encoding)
    found = connection.execute(query.join(Digest).where(Digest.id == digest_id)).one_or_none()
    if found is None or found.text is not None:
        return None if found is None else bytes(found.text)
    raw = connection.execute(select(Content.raw).where(Content.digest_id == digest_id)).scalar_one()
    return bytes(raw) if found.encoding in _UTF8 else decode(raw, found.encoding).encode("utf-8", "replace")


def read_digest(connection: Connection, digest_id: int, papers: frozenset[int]) -> DigestRow | None:
    """One digest, which speaks of PAPERS, with how many of them are decided."""
    row = connection.execute(select(Digest, shown_title.label("shown")).where(Digest.id == digest_id)).one_or_none()
    if row is None:
        return None
    states = connection.execute(select(State.paper_id, State.status, State.presence)).all()
    mine = [state for state in states if state.paper_id in papers]
    hidden = sum(state.presence != Presence.KEPT.value for state in mine)
    decided = (state for state in mine if state.presence == Presence.KEPT.value and state.status != Status.INBOX.value)
    return DigestRow(
        id=row.id,
        title=row.shown,
        source=row.source,
        format=row.format,
        language=row.language,
        period=Period(start=row.period_start, end=row.period_end) if row.period_start else None,
        papers=len(papers) - hidden,
        decided=len(list(decided)),
        imported_at=row.imported_at,
        sha256=row.sha256,
        repair=repair_of(row),
        own_title=row.title,
    )


def read_places(connection: Connection, digest_id: int) -> Iterator[tuple[int, int, int, int]]:
    """Mention, paper, first and last line of every mention of a digest, in the order of the document."""
    query = select(Mention.id, Mention.paper_id, Mention.line_start, Mention.line_end)
    query = query.where(Mention.digest_id == digest_id).order_by(Mention.line_start, Mention.id)
    for part in connection.execute(query).partitions(_AT_ONCE):
        for row in part:
            yield row.id, row.paper_id, row.line_start, row.line_end


def read_digest_of(connection: Connection, mention_id: int) -> int | None:
    """The digest that a mention stands in."""
    return connection.scalar(select(Mention.digest_id).where(Mention.id == mention_id))


def read_mentions_of(connection: Connection, paper_id: int) -> tuple[tuple[int, int], ...]:
    """The mentions of a paper with their digests, in the order of import and of the document."""
    query = select(Mention.id, Mention.digest_id).where(Mention.paper_id == paper_id)
    ordered = query.order_by(Mention.digest_id, Mention.line_start, Mention.id)
    return tuple((row.id, row.digest_id) for row in connection.execute(ordered))


def read_names(connection: Connection, mention_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """By what each of the mentions can be found in its own lines: ids first, then titles."""
    columns = (Mention.id, Mention.arxiv_id, Mention.doi, Mention.title, Mention.short_name)
    return {
        row.id: tuple(name for name in ((row.arxiv_id or "").partition("v")[0], *row[2:]) if name)
        for row in connection.execute(select(*columns).where(among(Mention.id, mention_ids)))
    }


def read_records(connection: Connection, mention_ids: Sequence[int]) -> tuple[Record, ...]:
    """What each of the mentions says, in the order given; a title that it does not give is the paper's."""
    query = (
        select(Mention, Topic.path, Paper.title.label("paper_title"))
        .join(Paper, Paper.id == Mention.paper_id)
        .outerjoin(Topic, Topic.id == Mention.topic_id)
        .where(among(Mention.id, mention_ids))
    )
    found = {
        row.id: Record(
            mention_id=row.id,
            section=row.section,
            path=split_path(row.path) if row.path else (),
            line_start=row.line_start,
            line_end=row.line_end,
            title=row.title or row.short_name or row.paper_title,
            authors=tuple(row.authors),
            date=row.published or row.date,
            org=row.org,
            venue=row.venue,
            text=row.text,
            fields=tuple((name, value) for name, value in row.fields),
            links=links_from_json(row.links),
        )
        for row in connection.execute(query)
    }
    return tuple(found[mention_id] for mention_id in mention_ids if mention_id in found)


def read_undecided(connection: Connection, paper_ids: Sequence[int]) -> frozenset[int]:
    """Those of the papers that nothing was decided about yet and that are not in the trash."""
    query = select(Paper.id).outerjoin(State, State.paper_id == Paper.id).where(is_kept)
    return frozenset(
        connection.scalars(query.where(among(Paper.id, paper_ids), effective_status == Status.INBOX.value))
    )
