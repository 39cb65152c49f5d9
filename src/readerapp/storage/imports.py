"""Writes a parsed digest into the library: its mentions, its topics, and the papers they speak of.

Only tables of what digests say are written here. Nothing in this module can touch a status, a tag or a note; the
foreign keys of the user's tables refuse the deletion of a paper that carries any.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from readerapp.domain.digest import ParsedDigest, ParsedMention
from readerapp.domain.import_plan import DigestAction, KnownPaper
from readerapp.domain.merging import STRUCTURED_FORMATS, GivenFields, given_fields
from readerapp.domain.vocabulary import Status
from readerapp.storage.clock import now
from readerapp.storage.mentions import fingerprint, mention_row
from readerapp.storage.paper_writing import (
    choose_again,
    count_mentions,
    delete_unmentioned,
    ids_of_keys,
    insert_papers,
    write_rows,
)
from readerapp.storage.runs import next_digest_id, note_change, shelve_before
from readerapp.storage.sql import among, effective_status
from readerapp.storage.tables import DigestContentTable as Content
from readerapp.storage.tables import DigestTable as Digest
from readerapp.storage.tables import MentionTable as Mention
from readerapp.storage.tables import PaperStateTable as State
from readerapp.storage.tables import PaperTable as Paper
from readerapp.storage.topics import ensure_topics

# A file with new content is an edited digest if it still speaks of this share of the papers it spoke of before;
# with less, somebody reused the name for another digest.
_SAME_DIGEST_SHARE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingDigest:
    """A document that has been read and is ready to be written.

    Attributes:
        source: where it came from.
        is_file: whether SOURCE names a file that can be edited and imported again.
    """

    source: str
    is_file: bool
    raw: bytes
    text: str
    encoding: str
    repair_steps: tuple[str, ...]
    repaired_passages: int
    inferred_words: int
    parsed: ParsedDigest

    @property
    def sha256(self) -> str:
        """The hash of the raw bytes, by which the same document is known again."""
        return hashlib.sha256(self.raw).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownState:
    """What the library has of an incoming digest already."""

    action: DigestAction
    digest_id: int | None
    papers: Mapping[str, KnownPaper]


def read_known(connection: Connection, incoming: IncomingDigest) -> KnownState:
    """What the library knows of the digest and of the papers it speaks of."""
    keys = {mention.key for mention in incoming.parsed.mentions}
    ids = ids_of_keys(connection, keys)
    query = select(Paper.id, Paper.version, effective_status.label("status")).outerjoin(
        State, State.paper_id == Paper.id
    )
    known = {
        row.id: KnownPaper(status=Status(row.status), version=row.version)
        for row in connection.execute(query.where(among(Paper.id, set(ids.values()))))
    }
    papers = {key: known[paper_id] for key, paper_id in ids.items()}
    same = connection.scalar(select(Digest.id).where(Digest.sha256 == incoming.sha256))
    if same is not None:
        return KnownState(action=DigestAction.UNCHANGED, digest_id=same, papers=papers)
    earlier = _earlier_version(connection, incoming, keys)
    action = DigestAction.NEW if earlier is None else DigestAction.CHANGED
    return KnownState(action=action, digest_id=earlier, papers=papers)


def apply(
    connection: Connection, incoming: IncomingDigest, known: KnownState, run_id: int, *, checkpoint: Callable[[], None]
) -> None:
    """Write the digest as a part of the run RUN_ID; CHECKPOINT is called between steps and may raise to give it up."""
    at = now()
    if known.digest_id is not None:
        shelve_before(connection, run_id, known.digest_id)
    digest_id = _write_digest(connection, incoming, known.digest_id, at=at)
    note_change(connection, run_id, digest_id, expected=incoming.sha256)
    checkpoint()
    works = _by_key(incoming.parsed)
    insert_papers(connection, {key: works[key] for key in works if key not in known.papers}, at=at)
    checkpoint()
    paper_ids = ids_of_keys(connection, works)
    gone = _write_mentions(connection, digest_id, incoming.parsed.mentions, paper_ids)
    checkpoint()
    delete_unmentioned(connection, gone)
    choose_again(connection, {paper_ids[key] for key in works if key in known.papers} | gone)
    count_mentions(connection, set(paper_ids.values()) | gone)
    checkpoint()


def _earlier_version(connection: Connection, incoming: IncomingDigest, keys: set[str]) -> int | None:
    """The digest that came from the same file and mostly speaks of the same papers."""
    if not incoming.is_file:
        return None
    candidates = select(Digest.id).where(Digest.source == incoming.source).order_by(Digest.id.desc())
    for digest_id in connection.scalars(candidates).all():
        query = select(Paper.key).join(Mention, Mention.paper_id == Paper.id).where(Mention.digest_id == digest_id)
        before = set(connection.scalars(query.distinct()))
        if len(before & keys) >= _SAME_DIGEST_SHARE * len(before):
            return digest_id
    return None


def _write_digest(connection: Connection, incoming: IncomingDigest, digest_id: int | None, *, at: str) -> int:
    parsed = incoming.parsed
    row = {
        "sha256": incoming.sha256,
        "source": incoming.source,
        "title": parsed.title,
        "format": parsed.format,
        "language": parsed.language,
        "period_start": parsed.period.start if parsed.period else None,
        "period_end": parsed.period.end if parsed.period else None,
        "encoding": incoming.encoding,
        "repair_steps": list(incoming.repair_steps),
        "repaired_passages": incoming.repaired_passages,
        "inferred_words": incoming.inferred_words,
        "issues": [[issue.line, issue.message] for issue in parsed.issues],
        "imported_at": at,
    }
    if digest_id is None:
        digest_id = next_digest_id(connection)
        connection.execute(insert(Digest).values(id=digest_id, **row))
    else:
        connection.execute(update(Digest).where(Digest.id == digest_id).values(row))
    content = upsert(Content).values(digest_id=digest_id, raw=incoming.raw, text=incoming.text)
    connection.execute(
        content.on_conflict_do_update(
            index_elements=[Content.digest_id], set_={"raw": content.excluded.raw, "text": content.excluded.text}
        )
    )
    return digest_id


def _by_key(parsed: ParsedDigest) -> dict[str, list[GivenFields]]:
    works: dict[str, list[GivenFields]] = {}
    structured = parsed.format in STRUCTURED_FORMATS
    for mention in parsed.mentions:
        works.setdefault(mention.key, []).append(given_fields(mention, structured=structured))
    return works


def _write_mentions(
    connection: Connection, digest_id: int, mentions: Iterable[ParsedMention], paper_ids: Mapping[str, int]
) -> set[int]:
    """Bring the digest's mentions to what it says now; gives the papers that lost a mention.

    A mention whose words were edited stays the same one, so that a note about it keeps pointing to it.
    """
    rows = _mention_rows(connection, digest_id, mentions, paper_ids)
    columns = (Mention.id, Mention.paper_id, Mention.topic_id, Mention.fingerprint)
    query = select(*columns, Mention.line_start, Mention.line_end).where(Mention.digest_id == digest_id)
    stored = {row.fingerprint: row for row in connection.execute(query.order_by(Mention.id))}
    left: dict[tuple[int, int | None], list[int]] = {}
    for print_, old in stored.items():
        if print_ not in rows:
            left.setdefault((old.paper_id, old.topic_id), []).append(old.id)
    new, changed = [], []
    for print_, row in rows.items():
        if print_ in stored:
            old = stored[print_]
            if (row["line_start"], row["line_end"]) != (old.line_start, old.line_end):
                changed.append(row | {"mention": old.id})
        elif candidates := left.get((row["paper_id"], row["topic_id"])):
            changed.append(row | {"mention": candidates.pop(0)})
        else:
            new.append(row)
    lost = {mention: paper for (paper, _), candidates in left.items() for mention in candidates}
    if lost:
        connection.execute(delete(Mention).where(among(Mention.id, lost)))
    write_rows(connection, Mention, "mention", changed)
    if new:
        connection.execute(insert(Mention), new)
    return set(lost.values())


def _mention_rows(
    connection: Connection, digest_id: int, mentions: Iterable[ParsedMention], paper_ids: Mapping[str, int]
) -> dict[str, dict[str, Any]]:
    """The rows of the digest's mentions by their fingerprints."""
    listed = list(mentions)
    topics = ensure_topics(connection, (mention.path for mention in listed))
    rows: dict[str, dict[str, Any]] = {}
    occurrences: Counter[str] = Counter()
    for mention in listed:
        row = mention_row(mention)
        first = fingerprint(row, key=mention.key, path=mention.path, occurrence=0)
        repeat = occurrences[first]
        occurrences[first] += 1
        print_ = fingerprint(row, key=mention.key, path=mention.path, occurrence=repeat) if repeat else first
        rows[print_] = row | {
            "digest_id": digest_id,
            "paper_id": paper_ids[mention.key],
            "topic_id": topics.get(mention.path),
            "fingerprint": print_,
        }
    return rows
