"""Puts tags on papers and takes them off, with the journal."""

from collections.abc import Sequence

from sqlalchemy import Connection, Select, delete, insert, select

from readerapp.domain.changes import ChangeSet
from readerapp.domain.commands import AddTag, Outcome, RemoveTag
from readerapp.domain.errors import UnknownPaper
from readerapp.domain.naming_commands import RestoreTags, TagCopy
from readerapp.storage import journal
from readerapp.storage.clock import now
from readerapp.storage.sql import among
from readerapp.storage.states import no_longer_there
from readerapp.storage.tables import PaperTable as Paper
from readerapp.storage.tags import find_tag, make_tag
from readerapp.storage.user_tables import PaperTagTable as PaperTag
from readerapp.storage.user_tables import TagTable as Tag


def add_tag(connection: Connection, command: AddTag) -> Outcome:
    """Put a tag on papers.

    Raises `InvalidRequest` for an empty name, `UnknownPaper` when none of the papers exists any more.
    """
    tag_id = find_tag(connection, command.tag)
    made = tag_id is None
    if tag_id is None:
        tag_id = make_tag(connection, command.tag)
    name, colour = connection.execute(select(Tag.name, Tag.colour).where(Tag.id == tag_id)).one()
    carrying = set(connection.scalars(_carrying(tag_id, command.papers)))
    existing = set(connection.scalars(select(Paper.id).where(among(Paper.id, command.papers))))
    if command.papers and not existing:
        raise UnknownPaper(no_longer_there(len(command.papers)))
    papers = tuple(paper for paper in dict.fromkeys(command.papers) if paper in existing - carrying)
    inverse = RestoreTags(tags=(), changed=(TagCopy(id=tag_id, name=name, colour=colour, papers=papers),))
    if not papers:
        return Outcome(changes=ChangeSet(tags=made), inverse=inverse if made else None)
    connection.execute(insert(PaperTag), [{"paper_id": paper, "tag_id": tag_id} for paper in papers])
    _record_tag(connection, papers, before="", after=name)
    return Outcome(
        changes=ChangeSet(papers=frozenset(papers), tags=True),
        inverse=inverse if made else RemoveTag(papers=papers, tag=name),  # a tag that it made goes with it
    )


def remove_tag(connection: Connection, command: RemoveTag) -> Outcome:
    """Take a tag off papers."""
    tag_id = find_tag(connection, command.tag)
    papers = tuple(connection.scalars(_carrying(tag_id, command.papers))) if tag_id is not None else ()
    if tag_id is None or not papers:
        return Outcome(changes=ChangeSet())
    name = connection.execute(select(Tag.name).where(Tag.id == tag_id)).scalar_one()
    connection.execute(delete(PaperTag).where(PaperTag.tag_id == tag_id, among(PaperTag.paper_id, papers)))
    _record_tag(connection, papers, before=name, after="")
    return Outcome(changes=ChangeSet(papers=frozenset(papers), tags=True), inverse=AddTag(papers=papers, tag=name))


def _carrying(tag_id: int, papers: Sequence[int]) -> Select[int]:
    return select(PaperTag.paper_id).where(PaperTag.tag_id == tag_id, among(PaperTag.paper_id, papers))


def _record_tag(connection: Connection, papers: Sequence[int], *, before: str, after: str) -> None:
    entries = (journal.Entry(paper_id=paper, action="tag", before=before, after=after) for paper in papers)
    journal.record(connection, entries, at=now())
