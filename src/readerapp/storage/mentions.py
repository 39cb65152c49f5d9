"""Mentions in the library: their stored form, and reading them back with where they stand."""

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from readerapp.domain.arxiv_id import ArxivId
from readerapp.domain.digest import ParsedMention
from readerapp.domain.identity import paper_key
from readerapp.domain.merging import STRUCTURED_FORMATS, GivenFields
from readerapp.domain.paper import Mention
from readerapp.domain.vocabulary import Kind
from readerapp.storage.digest_titles import shown_title
from readerapp.storage.links import links_from_json, links_to_json
from readerapp.storage.sql import among
from readerapp.storage.tables import DigestTable as Digest
from readerapp.storage.tables import MentionTable as Table
from readerapp.storage.tables import TopicTable as Topic
from readerapp.storage.topics import split_path
from readerapp.storage.user_tables import MergedPaperTable as Merged

# Where a mention stands may move when a digest is edited above it; it stays the same mention.
_PLACE = frozenset({"line_start", "line_end"})
JSON_COLUMNS = ("authors", "keywords", "fields", "links")
_whole = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode
# What of a mention the fields of its paper are chosen from.
GIVEN_COLUMNS = (
    *("kind", "arxiv_id", "doi", "title", "short_name", "other_title"),
    *("authors", "published", "date", "org", "links"),
)
_STORED_ID = re.compile(r"(.+?)(?:v(\d+))?")


def mention_row(mention: ParsedMention) -> dict[str, Any]:
    """MENTION as the columns of its row, without the numbers of digest, paper and topic."""
    return {
        "kind": mention.kind.value,
        "arxiv_id": str(mention.arxiv_id) if mention.arxiv_id else None,
        "doi": mention.doi,
        "title": mention.title,
        "short_name": mention.short_name,
        "other_title": mention.other_title,
        "authors": list(mention.authors),
        "date": mention.date,
        "published": mention.published,
        "org": mention.org,
        "venue": mention.venue,
        "rank": mention.rank,
        "keywords": list(mention.keywords),
        "section": mention.section,
        "line_start": mention.line_start,
        "line_end": mention.line_end,
        "text": mention.text,
        "fields": [list(field) for field in mention.fields],
        "links": links_to_json(mention.links),
    }


def fingerprint(row: dict[str, Any], *, key: str, path: Sequence[str], occurrence: int) -> str:
    """What makes a mention of two versions of a digest the same: all it says and where it hangs, not its line.

    OCCURRENCE counts equal mentions of one digest from 0.
    """
    said = {name: value for name, value in row.items() if name not in _PLACE}
    whole = _whole([key, list(path), occurrence, said])
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def stored_arxiv_id(text: str | None) -> ArxivId | None:
    """The id that a mention was stored with."""
    match = _STORED_ID.fullmatch(text) if text else None
    return ArxivId(match[1], int(match[2]) if match[2] else None) if match else None


def read_mentions(connection: Connection, paper_ids: Sequence[int]) -> dict[int, list[Mention]]:
    """The mentions of each of the papers, in the order of import and of the document."""
    mentions: dict[int, list[Mention]] = {paper_id: [] for paper_id in paper_ids}
    query = (
        select(Table, shown_title.label("digest_title"), Digest.language.label("digest_language"), Topic.path)
        .join(Digest, Digest.id == Table.digest_id)
        .outerjoin(Topic, Topic.id == Table.topic_id)
        .where(among(Table.paper_id, paper_ids))
        .order_by(Table.digest_id, Table.line_start, Table.id)
    )
    for row in connection.execute(query):
        mentions[row.paper_id].append(_mention(row))
    return mentions


def read_given(connection: Connection, paper_ids: Sequence[int]) -> dict[int, list[GivenFields]]:
    """What the stored mentions of each of the papers say about its fields, in the order of import."""
    given: dict[int, list[GivenFields]] = {}
    for paper_id, _digest_id, said in read_said(connection, paper_ids):
        given.setdefault(paper_id, []).append(said)
    return given


def read_said(connection: Connection, paper_ids: Sequence[int]) -> Iterator[tuple[int, int, GivenFields]]:
    """Paper, digest, and what is said, for each stored mention of the papers, in the order of import."""
    columns = [getattr(Table, name) for name in GIVEN_COLUMNS]
    query = select(Table.paper_id, Table.digest_id, Table.id, *columns, Digest.format.label("digest_format"))
    query = query.join(Digest, Digest.id == Table.digest_id)
    hidden = select(Merged.paper_id, Merged.key).where(among(Merged.paper_id, paper_ids))
    keys = {(row.paper_id, row.key) for row in connection.execute(hidden)}
    for row in connection.execute(query.where(among(Table.paper_id, paper_ids)).order_by(Table.id)):
        structured = row.digest_format in STRUCTURED_FORMATS
        merged = bool(keys) and (row.paper_id, key_of(row)) in keys
        said = given_of(row, mention_id=row.id, structured=structured, merged=merged)
        yield row.paper_id, row.digest_id, said


def key_of(row: Row[Any]) -> str:
    """The key of the work that a row with GIVEN_COLUMNS names itself, whatever paper it belongs to."""
    return paper_key(
        arxiv_id=stored_arxiv_id(row.arxiv_id),
        doi=row.doi,
        title=row.title or row.short_name,
        first_author=row.authors[0] if row.authors else row.org,
    )


def given_of(row: Row[Any], *, mention_id: int, structured: bool, merged: bool) -> GivenFields:
    """What a row with GIVEN_COLUMNS says about the fields of its paper."""
    return GivenFields(
        mention_id=mention_id,
        structured=structured,
        merged=merged,
        kind=Kind(row.kind),
        arxiv_id=stored_arxiv_id(row.arxiv_id),
        doi=row.doi,
        title=row.title,
        short_name=row.short_name,
        other_title=row.other_title,
        authors=tuple(row.authors),
        published=row.published,
        date=row.date,
        org=row.org,
        links=links_from_json(row.links),
    )


def _mention(row: Row[Any, str, str, str]) -> Mention:
    return Mention(
        id=row.id,
        digest_id=row.digest_id,
        digest_title=row.digest_title,
        digest_language=row.digest_language,
        section=row.section,
        path=split_path(row.path) if row.path else (),
        line_start=row.line_start,
        line_end=row.line_end,
        rank=row.rank,
        title=row.title,
        short_name=row.short_name,
        authors=tuple(row.authors),
        date=row.date,
        published=row.published,
        org=row.org,
        venue=row.venue,
        keywords=tuple(row.keywords),
        text=row.text,
        fields=tuple((name, value) for name, value in row.fields),
        links=links_from_json(row.links),
        kind=Kind(row.kind),
        arxiv_id=row.arxiv_id,
        doi=row.doi,
        other_title=row.other_title,
    )
