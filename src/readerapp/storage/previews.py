"""What is shown of a document before and after its import: from the spool, or from the library that has it already."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, literal, select

from readerapp.domain.digest import Issue, Period
from readerapp.domain.import_plan import DigestAction, ImportPlan, PaperAction, PlanBuilder, PlannedPaper
from readerapp.domain.import_preview import DigestPreview
from readerapp.domain.vocabulary import Presence, Status
from readerapp.storage.repaired_words import repair_of
from readerapp.storage.spool_tables import met_work, spooled_digest, spooled_work
from readerapp.storage.sql import effective_presence, effective_status
from readerapp.storage.tables import DigestTable as Digest
from readerapp.storage.tables import MentionTable as Mention
from readerapp.storage.tables import PaperTable as Paper
from readerapp.storage.user_tables import PaperStateTable as State

_STANDING = (effective_status.label("status"), effective_presence.label("presence"))


def planned_preview(connection: Connection, number: int, plan: ImportPlan) -> DigestPreview:
    """The spooled document NUMBER with its PLAN."""
    row = connection.execute(select(spooled_digest).where(spooled_digest.c.number == number)).one()
    return _preview(row, number=number, source=row.source, mentions=row.mentions, plan=plan)


def known_preview(
    connection: Connection, number: int, *, source: str, sha256: str, waiting: Mapping[int, int | None]
) -> DigestPreview | None:
    """Document NUMBER if the library has it already, or an earlier document of the import is the same; else None.

    WAITING are the documents that were planned before and are not written yet, with the digests that they replace.
    """
    replaced = tuple(digest for digest in waiting.values() if digest is not None)
    query = select(Digest).where(Digest.sha256 == sha256, Digest.id.not_in(replaced))
    stored = connection.execute(query).one_or_none()
    if stored is not None:
        mentions = connection.scalars(select(func.count()).where(Mention.digest_id == stored.id)).one()
        plan = _plan_of_known(connection, number, _papers_of_digest(stored.id), waiting)
        return _preview(stored, number=number, source=source, mentions=mentions, plan=plan)
    document = spooled_digest.c
    earlier = select(spooled_digest).where(document.sha256 == sha256, document.number.in_(tuple(waiting)))
    same = connection.execute(earlier.limit(1)).one_or_none()
    if same is None:
        return None
    plan = _plan_of_known(connection, number, _papers_of_document(same.number), waiting)
    return _preview(same, number=number, source=source, mentions=same.mentions, plan=plan)


def _plan_of_known(
    connection: Connection, number: int, papers: Select[*tuple[Any, ...]], waiting: Iterable[int]
) -> ImportPlan:
    """The plan of a document that brings nothing; its papers have the titles that earlier documents will give them."""
    builder = PlanBuilder()
    listed, work = papers.subquery(), spooled_work.c
    to_be = select(work.title).where(work.key == listed.c.key, work.number.in_(tuple(waiting)))
    title = func.coalesce(to_be.order_by(work.number.desc()).limit(1).scalar_subquery(), listed.c.title)
    met = met_work.c.number.label("met")
    query = select(listed.c.key, listed.c.status, listed.c.presence, title.label("title"), met)
    query = query.outerjoin(met_work, met_work.c.key == listed.c.key).order_by(listed.c.place, listed.c.id)
    for row in connection.execute(query):
        builder.add(
            PlannedPaper(
                key=row.key,
                title=row.title,
                action=PaperAction.KNOWN,
                status=Status(row.status),
                repeated=row.met is not None,
                trashed=row.presence != Presence.KEPT.value,
            )
        )
    own = select(listed.c.key, literal(number))
    connection.execute(insert(met_work).prefix_with("OR IGNORE").from_select(["key", "number"], own))
    return builder.finish(DigestAction.UNCHANGED)


def _papers_of_digest(digest_id: int) -> Select[*tuple[Any, ...]]:
    place = func.min(Mention.line_start).label("place")
    first = func.min(Mention.id).label("id")
    query = select(Paper.key, Paper.title, *_STANDING, place, first)
    query = query.join(Mention, Mention.paper_id == Paper.id).outerjoin(State, State.paper_id == Paper.id)
    return query.where(Mention.digest_id == digest_id).group_by(Paper.id)


def _papers_of_document(number: int) -> Select[*tuple[Any, ...]]:
    work = spooled_work.c
    columns = (work.key, work.title, *_STANDING, work.id.label("place"))
    query = select(*columns, work.id)
    return query.outerjoin(State, State.paper_id == work.paper_id).where(work.number == number)


def _preview(row: Row[Any], *, number: int, source: str, mentions: int, plan: ImportPlan) -> DigestPreview:
    return DigestPreview(
        number=number,
        source=source,
        title=row.title,
        format=row.format,
        language=row.language,
        period=Period(start=row.period_start, end=row.period_end) if row.period_start else None,
        mentions=mentions,
        repair=repair_of(row),
        plan=plan,
        issues=tuple(Issue(line=line, message=message) for line, message in row.issues),
    )
