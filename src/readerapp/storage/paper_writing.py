"""Writes papers: makes them, chooses their fields from what is said about them, and drops those without a reason."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    bindparam,
    delete,
    exists,
    func,
    literal,
    select,
    union_all,
    update,
)

from readerapp.domain.arxiv_id import ArxivId
from readerapp.domain.merging import ChosenFields, GivenFields, choose_fields
from readerapp.domain.user_fields import Field, UserFields, user_fields
from readerapp.domain.vocabulary import Kind, TitleSource
from readerapp.storage.links import links_from_json, links_to_json
from readerapp.storage.mentions import read_given
from readerapp.storage.sql import among
from readerapp.storage.tables import MentionTable as Mention
from readerapp.storage.tables import PaperTable as Paper
from readerapp.storage.user_tables import MergedPaperTable as Merged
from readerapp.storage.user_tables import NoteTable as Note
from readerapp.storage.user_tables import PaperFieldTable as PaperField
from readerapp.storage.user_tables import PaperStateTable as State
from readerapp.storage.user_tables import PaperTagTable as PaperTag


def ids_of_keys(connection: Connection, keys: Iterable[str]) -> dict[str, int]:
    """The numbers of the papers that KEYS lead to: papers of that key, papers merged from one, papers given the id."""
    wanted = set(keys)
    found = dict(connection.execute(select(Paper.key, Paper.id).where(among(Paper.key, wanted))).all())
    missing = wanted - found.keys()
    if missing:
        merged = select(Merged.key, Merged.paper_id).where(among(Merged.key, missing))
        found = _by_user_ids(connection, missing) | dict(connection.execute(merged).all()) | found
    return found


def choose_again(connection: Connection, papers: Iterable[int]) -> None:
    """Choose the fields of PAPERS anew; one that no digest speaks of keeps what it has, apart from what is set."""
    ids = sorted(papers)
    given, user = read_given(connection, ids), read_user_fields(connection, ids)
    unmentioned = [paper_id for paper_id in ids if paper_id in user and paper_id not in given]
    _write_chosen(connection, given | _as_given(connection, unmentioned), user)


def rewrite_card(connection: Connection, paper_id: int, values: Mapping[Field, str]) -> None:
    """Let the card of a paper that no digest speaks of say VALUES, in their normal form; empty for none."""
    columns: dict[str, Any] = {field.value: text for field, text in values.items()}
    if Field.AUTHORS in values:
        columns["authors"] = values[Field.AUTHORS].split("; ") if values[Field.AUTHORS] else []
    if Field.TITLE in values:
        named = values[Field.TITLE].startswith(("arXiv:", "doi:"))
        columns["title_source"] = TitleSource.IDENTIFIER if named else TitleSource.DIGEST
    row = connection.execute(select(Paper).where(Paper.id == paper_id)).one()
    said = _said_by_card({**row._mapping, **columns})  # noqa: SLF001  the documented way to a mapping
    _write_chosen(connection, {paper_id: said}, {})


def _write_chosen(
    connection: Connection, given: Mapping[int, list[GivenFields]], user: Mapping[int, UserFields]
) -> None:
    rows = [
        {"paper": paper_id, **paper_columns(choose_fields(said, user.get(paper_id, UserFields())))}
        for paper_id, said in given.items()
    ]
    write_rows(connection, Paper, "paper", rows)


def count_mentions(connection: Connection, papers: Iterable[int]) -> None:
    """Bring the numbers of mentions and digests of PAPERS up to date."""
    mentions = select(func.count(Mention.id)).where(Mention.paper_id == Paper.id).scalar_subquery()
    digests = select(func.count(Mention.digest_id.distinct())).where(Mention.paper_id == Paper.id).scalar_subquery()
    connection.execute(update(Paper).where(among(Paper.id, papers)).values(mentions=mentions, digests=digests))


def delete_unmentioned(connection: Connection, papers: Iterable[int]) -> None:
    """Delete those of PAPERS that no digest speaks of any more and that the user never touched."""
    unmentioned = ~exists().where(Mention.paper_id == Paper.id)
    connection.execute(delete(Paper).where(among(Paper.id, papers), unmentioned, _untouched()))


def touched_papers(connection: Connection, papers: Iterable[int]) -> set[int]:
    """Those of PAPERS that the user did anything with; they stay, whether or not a digest speaks of them."""
    return set(connection.scalars(select(Paper.id).where(among(Paper.id, papers), ~_untouched())))


def read_user_fields(connection: Connection, papers: Iterable[int]) -> dict[int, UserFields]:
    """What the user set of those of PAPERS of which anything was set."""
    stored: dict[int, dict[str, str]] = {}
    for row in connection.execute(select(PaperField).where(among(PaperField.paper_id, papers))):
        stored.setdefault(row.paper_id, {})[row.field] = row.value
    return {paper_id: user_fields(values) for paper_id, values in stored.items()}


def write_rows(connection: Connection, table: type[Mention | Paper], number: str, rows: list[dict[str, Any]]) -> None:
    """Write ROWS over those rows of TABLE whose id stands in the key NUMBER; all rows have the same columns."""
    if rows:
        names = [name for name in rows[0] if name != number]
        statement = update(table).where(table.id == bindparam(number))
        connection.execute(statement.values({name: bindparam(name) for name in names}), rows)


def _untouched() -> ColumnElement[bool]:
    return and_(*(~exists().where(table.paper_id == Paper.id) for table in (State, PaperTag, Note, PaperField, Merged)))


def _as_given(connection: Connection, papers: list[int]) -> dict[int, list[GivenFields]]:
    """The stored fields of PAPERS as if a digest gave them."""
    rows = connection.execute(select(Paper).where(among(Paper.id, papers))).mappings()
    return {row["id"]: _said_by_card(dict(row)) for row in rows}


def _said_by_card(row: Mapping[str, Any]) -> list[GivenFields]:
    """The columns of a paper's ROW as if a digest gave them; a title of the user's is none that a digest gave."""
    said, others = TitleSource(row["title_source"]), list(row["other_titles"])
    title = row["title"] if said is TitleSource.DIGEST else ""
    if said is TitleSource.USER and others:
        title = others.pop(0)
    card = GivenFields(
        kind=Kind(row["kind"]),
        arxiv_id=ArxivId.parse(f"{row['arxiv_id']}v{row['version']}" if row["version"] else row["arxiv_id"] or ""),
        doi=row["doi"] or None,
        title=title,
        short_name=row["title"] if said is TitleSource.SHORT_NAME else "",
        other_title="",
        authors=tuple(row["authors"]),
        published=row["published"],
        date=row["date"],
        org=row["org"],
        links=links_from_json(row["links"]),
    )
    bare = replace(card, title="", short_name="", authors=(), published="", date="", org="", links=())
    return [card, *(replace(bare, other_title=name) for name in others)]


def paper_columns(chosen: ChosenFields) -> dict[str, Any]:
    """CHOSEN as the columns of its row."""
    return {
        "arxiv_id": chosen.arxiv_id,
        "version": chosen.version,
        "doi": chosen.doi,
        "kind": chosen.kind.value,
        "title": chosen.title,
        "title_source": chosen.title_source.value,
        "other_titles": list(chosen.other_titles),
        "authors": list(chosen.authors),
        "org": chosen.org,
        "byline": chosen.byline,
        "published": chosen.published,
        "date": chosen.date,
        "links": links_to_json(chosen.links),
        "search_text": chosen.search_text,
    }


def _by_user_ids(connection: Connection, keys: Iterable[str]) -> dict[str, int]:
    """The papers to which the user gave the identifier of one of KEYS."""
    given = union_all(
        *(
            select((literal(prefix) + column).label("key"), Paper.id)
            .join(PaperField, PaperField.paper_id == Paper.id)
            .where(PaperField.field == field.value)
            for field, prefix, column in ((Field.ARXIV_ID, "arxiv:", Paper.arxiv_id), (Field.DOI, "doi:", Paper.doi))
        )
    ).subquery()
    return dict(connection.execute(select(given.c.key, given.c.id).where(among(given.c.key, keys))).all())
