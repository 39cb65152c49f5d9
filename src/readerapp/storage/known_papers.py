"""What the library knows of the works of a document that is being planned.

Documents of one import are planned one after another before any is written: what an earlier one brings counts as
known, and what it takes away as gone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, Row, select

from readerapp.domain.identity import paper_key
from readerapp.domain.merging import NOTHING_SET, STRUCTURED_FORMATS, ChosenFields, GivenFields, choose_fields
from readerapp.domain.planning import KnownPaper, in_order
from readerapp.domain.vocabulary import Kind, Presence, Status, TitleSource
from readerapp.storage.links import links_from_json
from readerapp.storage.mentions import GIVEN_COLUMNS, given_of, read_said
from readerapp.storage.paper_writing import ids_of_keys, read_user_fields, touched_papers
from readerapp.storage.spool_tables import met_work as met
from readerapp.storage.spool_tables import spooled_digest, spooled_key, spooled_mention, spooled_work
from readerapp.storage.sql import among, effective_presence, effective_status, is_merged
from readerapp.storage.tables import PaperTable as Paper
from readerapp.storage.user_tables import MergedPaperTable as Merged
from readerapp.storage.user_tables import PaperStateTable as State


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What comes before document NUMBER of an import.

    Attributes:
        own: the digest whose place the document takes, if any.
        earlier: the documents that were planned before it and are not written yet.
        replaced: the digests whose places those take.
    """

    number: int
    own: int | None = None
    earlier: tuple[int, ...] = ()
    replaced: frozenset[int] = frozenset()


@dataclass(slots=True, kw_only=True)
class _Said:
    """What is said about one paper before the document is written."""

    before: list[GivenFields] = field(default_factory=list)
    apart: list[GivenFields] = field(default_factory=list)
    as_stored: bool = True


def read_known_papers(
    connection: Connection, works: Mapping[int, int | None], keys: Mapping[int, str], scene: Scene
) -> dict[int, tuple[str, KnownPaper]]:
    """Those of WORKS that are known, each with the key of its paper.

    WORKS gives the paper of the library that a work is, if there is one, and KEYS the key of each that is none.
    """
    papers = {paper for paper in works.values() if paper is not None}
    rows = _read_cards(connection, papers) if papers else {}
    said = _read_all_said(connection, sorted(papers), scene)
    if scene.earlier:
        _add_earlier(connection, said, scene, papers, set(keys.values()))
    user = read_user_fields(connection, papers) if papers else {}
    gone = {paper for paper in papers if scene.replaced and not said[paper].before}
    gone -= touched_papers(connection, gone) if gone else set()
    names = {work: rows[paper].key if paper is not None else keys[work] for work, paper in works.items()}
    again = _met_before(connection, names.values(), scene.number)
    known: dict[int, tuple[str, KnownPaper]] = {}
    for work, paper in works.items():
        key = names[work]
        about = said[paper] if paper is not None else said.get(key)
        if about is None or paper in gone:
            continue
        own_fields = user.get(paper, NOTHING_SET) if paper is not None else NOTHING_SET
        before = in_order(about.before)
        card = _card(rows[paper]) if paper is not None else None
        if card is None or (before and not about.as_stored):
            card = choose_fields(before, own_fields)
        status = Status(rows[paper].status) if paper is not None else Status.INBOX
        apart = tuple(in_order(about.apart))
        known[work] = (
            key,
            KnownPaper(
                status=status,
                card=card,
                said=apart,
                user=own_fields,
                met=key in again,
                trashed=paper is not None and rows[paper].presence != Presence.KEPT.value,
            ),
        )
    return known


def read_owners(connection: Connection, dois: Iterable[str], scene: Scene) -> dict[str, dict[str, str]]:
    """The papers to which the DOIs belong: for each DOI the titles by keys."""
    wanted = set(dois)
    owners: dict[str, dict[str, str]] = {doi: {} for doi in wanted}
    if not wanted:
        return owners
    for row in connection.execute(select(Paper.doi, Paper.key, Paper.title).where(among(Paper.doi, wanted))):
        owners[row.doi][row.key] = row.title
    keys = {paper_key(arxiv_id=None, doi=doi, title="", first_author=""): doi for doi in wanted}
    ids = ids_of_keys(connection, keys)
    papers = select(Paper.id, Paper.key, Paper.title).where(among(Paper.id, set(ids.values())))
    named = {row.id: (row.key, row.title) for row in connection.execute(papers)}
    for key, paper_id in ids.items():
        owner, title = named[paper_id]
        owners[keys[key]][owner] = title
    if scene.earlier:
        work = spooled_work.c
        earlier = select(work.doi, work.key, work.title).where(among(work.number, scene.earlier))
        for row in connection.execute(earlier.where(among(work.doi, wanted))):
            owners[row.doi].setdefault(row.key, row.title)
        for row in connection.execute(earlier.where(among(work.key, keys))):
            owners[keys[row.key]].setdefault(row.key, row.title)
    return owners


def _read_cards(connection: Connection, papers: Iterable[int]) -> dict[int, Row[Paper, str, str]]:
    columns = (effective_status.label("status"), effective_presence.label("presence"))
    query = select(Paper, *columns).outerjoin(State, State.paper_id == Paper.id)
    return {row.id: row for row in connection.execute(query.where(among(Paper.id, papers)))}


def _read_all_said(connection: Connection, papers: list[int], scene: Scene) -> dict[int | str, _Said]:
    said: dict[int | str, _Said] = {paper: _Said() for paper in papers}
    for paper, digest, given in read_said(connection, papers) if papers else ():
        about = said[paper]
        if digest in scene.replaced:
            about.as_stored = False
            continue
        about.before.append(given)
        if digest != scene.own:
            about.apart.append(given)
    return said


def _add_earlier(
    connection: Connection, said: dict[int | str, _Said], scene: Scene, papers: Iterable[int], keys: Iterable[str]
) -> None:
    """Add what earlier documents say; a work that is no paper yet is named by its key."""
    named, mention = spooled_key.c, spooled_mention.c
    columns = [mention[name] for name in GIVEN_COLUMNS]
    query = (
        select(named.paper_id, named.key, mention.mention_id, spooled_digest.c.format, is_merged, *columns)
        .outerjoin(Merged, Merged.key == named.key)
        .join(spooled_mention, (mention.number == named.number) & (mention.key == named.key))
        .join(spooled_digest, spooled_digest.c.number == mention.number)
        .where(among(named.number, scene.earlier))
        .order_by(mention.id)
    )
    for chosen in (among(named.paper_id, papers), named.paper_id.is_(None) & among(named.key, keys)):
        for row in connection.execute(query.where(chosen)):
            structured = row.format in STRUCTURED_FORMATS
            about = said.setdefault(row.key if row.paper_id is None else row.paper_id, _Said())
            given = given_of(row, mention_id=row.mention_id or 0, structured=structured, merged=row.merged)
            about.before.append(given)
            about.apart.append(given)
            about.as_stored = False


def _met_before(connection: Connection, keys: Iterable[str], number: int) -> set[str]:
    return set(connection.scalars(select(met.c.key).where(met.c.number != number, among(met.c.key, keys))))


def _card(row: Row[Paper, str, str]) -> ChosenFields:
    return ChosenFields(
        arxiv_id=row.arxiv_id,
        version=row.version,
        doi=row.doi,
        kind=Kind(row.kind),
        title=row.title,
        title_source=TitleSource(row.title_source),
        other_titles=tuple(row.other_titles),
        authors=tuple(row.authors),
        org=row.org,
        published=row.published,
        date=row.date,
        links=links_from_json(row.links),
    )
