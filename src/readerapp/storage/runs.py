"""Runs of imports and how they are taken back: what a run replaced lies on a shelf, and both can be exchanged.

One exchange serves undo and redo alike. What is in the library goes on the shelf with all its numbers, and what lay
there comes back with the numbers that it had; so notes point to their passages again, and steps of undo to papers.
"""

import hashlib
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, delete, exists, func, insert, literal, select, update

from readerapp.domain.changes import ChangeSet
from readerapp.domain.commands import ExchangeRun, Outcome, RemoveDigest
from readerapp.domain.errors import InvalidRequest
from readerapp.domain.text_repair import RepairSettings
from readerapp.domain.translation import tr
from readerapp.storage.clock import now
from readerapp.storage.frozen_json import to_json
from readerapp.storage.paper_writing import choose_again, count_mentions, delete_unmentioned
from readerapp.storage.repaired_words import settings_of
from readerapp.storage.tables import Base
from readerapp.storage.tables import DigestContentTable as Content
from readerapp.storage.tables import DigestTable as Digest
from readerapp.storage.tables import MentionTable as Mention
from readerapp.storage.tables import PaperTable as Paper
from readerapp.storage.tables import RepairedWordTable as Word
from readerapp.storage.tables import TopicTable as Topic
from readerapp.storage.topics import ensure_topics, split_path
from readerapp.storage.undo_tables import DigestChangeTable as Change
from readerapp.storage.undo_tables import ImportRunTable as Run
from readerapp.storage.undo_tables import (
    shelved_digest,
    shelved_mention,
    shelved_note_place,
    shelved_paper,
    shelved_repaired_word,
)
from readerapp.storage.user_tables import DigestTitleTable as Given
from readerapp.storage.user_tables import MergedPaperTable as Merged
from readerapp.storage.user_tables import NoteTable as Note


def begin_run(connection: Connection) -> int:
    """Make a run and give its number; it is one step of undo with all that is done to digests in it."""
    return int(connection.execute(insert(Run).values(at=now()).returning(Run.id)).scalar_one())


def next_digest_id(connection: Connection) -> int:
    """The number for a new digest; that of one that may come back is not given out again."""
    numbers = (Digest.id, Change.digest_id, Given.digest_id)
    used = (connection.scalar(select(func.max(column))) for column in numbers)
    return 1 + max(number or 0 for number in used)


def shelve_before(connection: Connection, run_id: int, digest_id: int) -> None:
    """Put a copy of the digest on the shelf, as it is before the run changes it for the first time."""
    if _change_of(connection, run_id, digest_id) is None:
        _copy_to_shelf(connection, _new_change(connection, run_id, digest_id, expected=None), digest_id)


def note_change(connection: Connection, run_id: int, digest_id: int) -> None:
    """Remember how the run left the digest."""
    expected = _state_of(connection, digest_id)
    change_id = _change_of(connection, run_id, digest_id)
    if change_id is None:
        _new_change(connection, run_id, digest_id, expected=expected)
    else:
        connection.execute(update(Change).where(Change.id == change_id).values(expected=expected))


def remove_digest(connection: Connection, command: RemoveDigest) -> Outcome:
    """Take a digest out of the library; papers that the user touched stay."""
    if _state_of(connection, command.digest_id) is None:
        raise InvalidRequest(tr("This digest is no longer in the library."))
    run_id = begin_run(connection)
    shelve_before(connection, run_id, command.digest_id)
    _settle(connection, _take_out(connection, command.digest_id))
    return Outcome(changes=ChangeSet(everything=True), inverse=ExchangeRun(run_id=run_id))


def exchange_run(connection: Connection, command: ExchangeRun) -> Outcome:
    """Exchange what the run did and what it replaced; raises `InvalidRequest` when a digest was changed since."""
    changes = connection.execute(select(Change).where(Change.run_id == command.run_id).order_by(Change.id)).all()
    if not changes:
        raise InvalidRequest(tr("What this import replaced is no longer kept."))
    for change in changes:
        if _state_of(connection, change.digest_id) != change.expected:
            raise InvalidRequest(tr("A digest of this import has been changed since; it was left as it is."))
    touched: set[int] = set()
    for change in changes:
        touched |= _exchange(connection, change)
    _settle(connection, touched)
    return Outcome(changes=ChangeSet(everything=True), inverse=command)


def _exchange(connection: Connection, change: Row[Any]) -> set[int]:
    """Exchange one digest with what lies on the shelf; gives the papers concerned."""
    coming = connection.execute(select(shelved_digest).where(shelved_digest.c.change_id == change.id)).one_or_none()
    touched: set[int] = set()
    new_change = _new_change(connection, change.run_id, change.digest_id, expected=_state(coming))
    if change.expected is not None:
        _copy_to_shelf(connection, new_change, change.digest_id)
        touched = _take_out(connection, change.digest_id)
    if coming is not None:
        if connection.scalar(select(Digest.id).where(Digest.sha256 == coming.sha256)) is not None:
            raise InvalidRequest(tr("This digest has been imported again in the meantime."))
        touched |= _bring_back(connection, change.id)
    connection.execute(delete(Change).where(Change.id == change.id))
    return touched


def _copy_to_shelf(connection: Connection, change_id: int, digest_id: int) -> None:
    change = literal(change_id).label("change_id")
    digests = select(change, *Digest.__table__.columns, Content.raw, Content.text).join(
        Content, Content.digest_id == Digest.id
    )
    papers = select(change, Paper.id, Paper.key, Paper.added_at).where(
        exists().where(Mention.paper_id == Paper.id, Mention.digest_id == digest_id)
    )
    mentions = select(change, *Mention.__table__.columns, Topic.path).outerjoin(Topic, Topic.id == Mention.topic_id)
    places = select(change, Note.id.label("note_id"), Note.mention_id).join(Mention, Mention.id == Note.mention_id)
    _insert(connection, shelved_digest, digests.where(Digest.id == digest_id))
    words = select(change, *Word.__table__.columns).where(Word.digest_id == digest_id)
    _insert(connection, shelved_repaired_word, words)
    _insert(connection, shelved_paper, papers)
    _insert(connection, shelved_mention, mentions.where(Mention.digest_id == digest_id))
    _insert(connection, shelved_note_place, places.where(Mention.digest_id == digest_id))


def _take_out(connection: Connection, digest_id: int) -> set[int]:
    papers = set(connection.scalars(select(Mention.paper_id).where(Mention.digest_id == digest_id).distinct()))
    connection.execute(delete(Digest).where(Digest.id == digest_id))
    return papers


def _bring_back(connection: Connection, change_id: int) -> set[int]:
    """Write what lies on the shelf back into the library; gives the papers that it speaks of."""
    _insert(connection, Digest, _from_shelf(shelved_digest, Digest, change_id))
    content = select(shelved_digest.c.id.label("digest_id"), shelved_digest.c.raw, shelved_digest.c.text)
    _insert(connection, Content, content.where(shelved_digest.c.change_id == change_id))
    _insert(connection, Word, _from_shelf(shelved_repaired_word, Word, change_id))
    _call_papers_as_before(connection, change_id)
    _bring_back_papers(connection, change_id)
    paths = select(shelved_mention.c.path).where(shelved_mention.c.change_id == change_id).distinct()
    ensure_topics(connection, (split_path(path) for path in connection.scalars(paths) if path is not None))
    _bring_back_mentions(connection, change_id)
    _point_notes_back(connection, change_id)
    ids = select(Mention.paper_id).join(shelved_mention, shelved_mention.c.id == Mention.id)
    return set(connection.scalars(ids.where(shelved_mention.c.change_id == change_id).distinct()))


def _call_papers_as_before(connection: Connection, change_id: int) -> None:
    """Give papers the keys back that they had, unless another digest speaks of them by now."""
    shelved = shelved_paper.c
    former = select(shelved.key).where(shelved.id == Paper.id, shelved.change_id == change_id)
    other = Paper.__table__.alias("other")
    differs = exists().where(shelved.id == Paper.id, shelved.change_id == change_id, shelved.key != Paper.key)
    taken = exists().where(other.c.key == former.scalar_subquery()) | exists().where(
        Merged.key == former.scalar_subquery()
    )
    spoken_of = exists().where(Mention.paper_id == Paper.id)
    connection.execute(update(Paper).where(differs, ~taken, ~spoken_of).values(key=former.scalar_subquery()))


def _bring_back_papers(connection: Connection, change_id: int) -> None:
    """Make the papers that are gone again, under their old numbers; their fields are chosen afterwards."""
    shelved = shelved_paper.c
    blank = {"kind": "paper", "title_source": "identifier", "mentions": 0, "digests": 0}
    for name in ("title", "org", "byline", "published", "date", "search_text"):
        blank[name] = ""
    lists = {
        name: literal([], Paper.__table__.c[name].type).label(name) for name in ("other_titles", "authors", "links")
    }
    values = [literal(value).label(name) for name, value in blank.items()]
    gone = ~exists().where(Paper.key == shelved.key) & ~exists().where(Merged.key == shelved.key)
    gone &= ~exists().where(Paper.id == shelved.id)
    query = select(shelved.id, shelved.key, shelved.added_at, *values, *lists.values())
    _insert(connection, Paper, query.where(shelved.change_id == change_id, gone))


def _bring_back_mentions(connection: Connection, change_id: int) -> None:
    """Write the mentions, each to the paper that its key leads to today."""
    mention, paper = shelved_mention.c, shelved_paper.c
    # A paper that is called otherwise by now is still the same one.
    computed = {"paper_id": func.coalesce(Paper.id, Merged.paper_id, paper.id), "topic_id": Topic.id}
    columns = [computed.get(item.name, mention[item.name]).label(item.name) for item in Mention.__table__.columns]
    query = (
        select(*columns)
        .join_from(shelved_mention, shelved_paper, (paper.id == mention.paper_id) & (paper.change_id == change_id))
        .outerjoin(Paper, Paper.key == paper.key)
        .outerjoin(Merged, Merged.key == paper.key)
        .outerjoin(Topic, Topic.path == mention.path)
    )
    _insert(connection, Mention, query.where(mention.change_id == change_id))


def _point_notes_back(connection: Connection, change_id: int) -> None:
    place = shelved_note_place.c
    mention = select(place.mention_id).where(place.note_id == Note.id, place.change_id == change_id)
    free = Note.mention_id.is_(None) & exists().where(place.note_id == Note.id, place.change_id == change_id)
    connection.execute(update(Note).where(free).values(mention_id=mention.scalar_subquery()))


def _settle(connection: Connection, papers: set[int]) -> None:
    delete_unmentioned(connection, papers)
    choose_again(connection, papers)
    count_mentions(connection, papers)


def _from_shelf(shelf: Table, target: type[Base], change_id: int) -> Select[*tuple[Any, ...]]:
    return select(*(shelf.c[column.name] for column in target.__table__.columns)).where(shelf.c.change_id == change_id)


def _insert(connection: Connection, target: Table | type[Base], query: Select[*tuple[Any, ...]]) -> None:
    connection.execute(insert(target).from_select([column.name for column in query.selected_columns], query))


def _state_of(connection: Connection, digest_id: int) -> str | None:
    """What tells a digest from what it may become; None when it is not in the library."""
    return _state(connection.execute(select(Digest).where(Digest.id == digest_id)).one_or_none())


def _state(digest: Row[Any] | None) -> str | None:
    """The hash of its bytes and, if the user said anything about its text, a hash of that."""
    if digest is None:
        return None
    settings = settings_of(digest)
    if settings == RepairSettings():
        return str(digest.sha256)
    return f"{digest.sha256}:{hashlib.sha256(to_json(settings).encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def _change_of(connection: Connection, run_id: int, digest_id: int) -> int | None:
    return connection.scalar(select(Change.id).where(Change.run_id == run_id, Change.digest_id == digest_id))


def _new_change(connection: Connection, run_id: int, digest_id: int, *, expected: str | None) -> int:
    row = {"run_id": run_id, "digest_id": digest_id, "expected": expected}
    return int(connection.execute(insert(Change).values(row).returning(Change.id)).scalar_one())
