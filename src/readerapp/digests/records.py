"""Turns a record with named fields (of JSON, CSV, BibTeX, RIS, YAML, a feed) into a mention."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from readerapp.digests.blocks import Anchor
from readerapp.digests.dates import exact_date
from readerapp.digests.document import Document
from readerapp.digests.drafts import Draft, links_for
from readerapp.digests.labels import Role, role_of
from readerapp.digests.metadata import apply_value, split_keywords
from readerapp.digests.names import is_placeholder
from readerapp.digests.record_people import authors_of
from readerapp.digests.titles import clean_title
from readerapp.digests.venues import find_venue
from readerapp.domain.arxiv_id import ArxivId, find_arxiv_ids
from readerapp.domain.identity import parse_doi
from readerapp.domain.vocabulary import Kind

_URL = re.compile(r"https?://[^\s\"'<>|\\]+")
_WORD_BREAK = re.compile(r"(?<=[a-z])(?=[A-Z])|[_\-.:/]+")
_ID_FIELDS = frozenset(
    {
        "arxiv",
        "arxivid",
        "arxiv id",
        "arxiv ids",
        "eprint",
        "id",
        "paper id",
        "paperid",
        "entry id",
        "identifier",
        "guid",
    }
    | {"key", "number", "archive id", "archiveid", "archive location", "article number", "external ids", "externalids"}
)
_SUMMARIES = frozenset(
    {"abstract", "summary", "description", "tldr", "ai summary", "content", "abstractnote", "abstract note"}
)
_REMARKS = frozenset({"note", "notes", "extra", "ghi chú", "메모", "备注"})
_NOT_OF_THE_WORK = ("update", "date added", "date modified", "access", "urldate", "timestamp", "crawl", "created")
# Types of CSL-JSON and of Zotero that are no papers.
_KINDS = {
    **dict.fromkeys(("webpage", "post", "post-weblog", "blogpost", "forumpost"), Kind.POST),
    **dict.fromkeys(("software", "computerprogram"), Kind.CODE),
    **dict.fromkeys(("article-newspaper", "newspaperarticle"), Kind.NEWS),
}
_LONGEST_FIELD = 20_000
_ITEM_OF_A_LIBRARY = re.compile(r"https?://zotero\.org/(?:users|groups)/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record and where it stands.

    Attributes:
        fields: by name, as the format gives them.
        start: first line, 1-based.
        end: last line, inclusive.
        path: the names of what it is filed under.
        text: the record as it stands, where it shares its lines with others.
    """

    fields: Mapping[str, object]
    start: int
    end: int
    path: tuple[str, ...] = ()
    text: str = ""


def is_record(fields: Mapping[str, object]) -> bool:
    """Whether FIELDS describe a work: a title with something that makes it a paper's, or an arXiv id or a DOI."""
    roles = {field_role(name) for name, value in fields.items() if value not in (None, "", [], {})}
    if Role.ARXIV in roles and _arxiv_id(fields) is not None:
        return True
    company = {Role.AUTHORS, Role.LINK, Role.DOI, Role.PUBLISHED, Role.SUMMARY, Role.VENUE, Role.ARXIV}
    return Role.TITLE in roles and bool(roles & company)


def field_role(name: str) -> Role | None:
    """The role of a field of a record; names are written `publishedAt`, `pdf_url`, `container-title`."""
    plain = _plain(name)
    if plain in _ID_FIELDS:
        return Role.ARXIV
    if plain in _SUMMARIES:
        return Role.SUMMARY
    if plain in {"issued", "pub date", "pubdate", "date published"}:
        return Role.PUBLISHED
    if plain in {"authors parsed", "author names", "authorships"}:
        return Role.AUTHORS
    if plain.endswith(" keywords"):
        return Role.KEYWORDS
    if plain.endswith((" url", " link", " page", " repo")) or plain in {"github", "url", "link", "links", "href"}:
        return Role.LINK
    return role_of(plain)


def record_draft(document: Document, record: Record) -> Draft | None:
    """The mention that RECORD makes; None when it names nothing."""
    draft = Draft(record.start, record.end, path=record.path, text=record.text)
    draft.arxiv_id = _arxiv_id(record.fields)
    draft.doi = _doi(record.fields)
    for name, value in record.fields.items():
        _take(draft, name, value)
    if not draft.published:
        draft.published = _first_version(record.fields)
    if not draft.published:
        updates = (value for name, value in record.fields.items() if _plain(name).startswith("update"))
        draft.published = next(map(date_of, updates), "")
    if draft.arxiv_id and "arxiv" in draft.venue.casefold():
        draft.venue = ""  # `arXiv preprint arXiv:2402.15391` says where to find it, not where it appeared
    kind = _KINDS.get(str(record.fields.get("type") or record.fields.get("Item Type") or "").casefold())
    if kind is not None and not draft.arxiv_id and not draft.doi:
        draft.kind = kind
    draft.links = links_for(document, _anchors(record.fields), draft.base)
    return draft if draft.arxiv_id or draft.doi or draft.title else None


def _first_version(fields: Mapping[str, object]) -> str:
    """When the first of the versions was made, as arXiv's own metadata tell."""
    versions = fields.get("versions")
    first = versions[0] if isinstance(versions, list) and versions else None
    return date_of(first.get("created", "")) if isinstance(first, Mapping) else ""


def inner_record(fields: Mapping[str, object]) -> Mapping[str, object] | None:
    """FIELDS with those of the one work that they wrap (`{"paper": {"id": …}, "publishedAt": …}`); None for others."""
    inner = [value for value in fields.values() if isinstance(value, Mapping) and is_record(value)]
    wrapped = _arxiv_id(inner[0]) if len(inner) == 1 else None
    if wrapped is None:
        return None
    own = ArxivId.parse(str(fields.get("id", ""))) or _arxiv_id({k: v for k, v in fields.items() if v is not inner[0]})
    if own is not None and own.base != wrapped.base:
        return None
    return {**{name: value for name, value in fields.items() if value is not inner[0]}, **inner[0]}


def _take(draft: Draft, name: str, value: object) -> None:
    role = field_role(name)
    if (
        value in (None, "", [], {})
        or role in {Role.ARXIV, Role.LINK, Role.DOI}
        or _plain(name).startswith(_NOT_OF_THE_WORK)
    ):
        return
    if role is Role.AUTHORS:
        taken_apart = isinstance(value, list) and bool(value) and isinstance(value[0], list)
        if taken_apart or not draft.authors:
            draft.authors = tuple(" ".join(name.split()) for name in authors_of(value))
    elif role is Role.PUBLISHED:
        _take_date(draft, value)
    elif role is Role.KEYWORDS:
        draft.keywords = tuple(dict.fromkeys((*draft.keywords, *_keywords(value))))
    elif role is Role.SUMMARY:
        text = _text(value)
        draft.add_field(name if _plain(name) in _REMARKS else "summary", text[:_LONGEST_FIELD])
    elif role is Role.TITLE and not isinstance(value, str):
        draft.title = draft.title or clean_title(_text(value))
    elif role is Role.RANK:
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 100_000 and draft.rank is None:
            draft.rank = value
    else:
        _take_text(draft, role, name, value)


def _take_text(draft: Draft, role: Role | None, name: str, value: object) -> None:
    text = _text(value)
    if is_placeholder(text) or not text:
        return
    is_comment = _plain(name).startswith("comment")
    if is_comment:
        draft.venue = draft.venue or find_venue(text)
    if not is_comment and role is not None and apply_value(draft, role, name, text):
        return
    repeats = clean_title(text) == draft.title and bool(draft.title)
    if isinstance(value, str) and len(text) <= _LONGEST_FIELD and not _URL.fullmatch(text) and not repeats:
        draft.add_field(name, text)


def _take_date(draft: Draft, value: object) -> None:
    date = date_of(value)
    if len(date) > len(draft.published):
        draft.published = date


def date_of(value: object) -> str:
    """The date that a value gives: text, a year, or the `date-parts` of CSL-JSON."""
    if isinstance(value, Mapping):
        parts = value.get("date-parts") or value.get("dateParts")
        if isinstance(parts, list) and parts and isinstance(parts[0], list):
            numbers = [str(part).zfill(2) for part in parts[0] if str(part).isdecimal()]
            return exact_date("-".join(numbers)) if numbers else ""
        return next((found for inner in value.values() if (found := date_of(inner))), "")
    return exact_date(str(value))


def _keywords(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from split_keywords(value)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _keywords(item)
    elif isinstance(value, Mapping):
        yield from _keywords(next((value[key] for key in ("tag", "term", "name", "label") if value.get(key)), ""))


def _text(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(filter(None, map(_text, value)))
    if isinstance(value, Mapping):
        return next((_text(value[key]) for key in ("name", "value", "text", "title", "en") if value.get(key)), "")
    return "" if isinstance(value, bool) or value is None else str(value).strip()


def _arxiv_id(fields: Mapping[str, object]) -> ArxivId | None:
    """The id in a field for it, else in an address; a nested object of ids counts too."""
    found: list[ArxivId] = []
    for name, value in fields.items():
        if isinstance(value, Mapping) and "ids" in _plain(name):
            inner = _arxiv_id(value)
            found.extend([inner] if inner else [])
        elif isinstance(value, (str, int, float)) and field_role(name) in {Role.ARXIV, Role.LINK, Role.DOI}:
            arxiv_id = _parse(str(value))
            found.extend([arxiv_id] if arxiv_id else [])
        elif _plain(name) in {"extra", "note", "archive", "publisher", "report number", "journal", "howpublished"}:
            arxiv_id = _parse_marked(str(value))
            found.extend([arxiv_id] if arxiv_id else [])
    if not found:
        urls = (url for url in _urls(fields))
        found = [arxiv_id for url in urls if (arxiv_id := _parse(url)) is not None][:1]
    versions = [arxiv_id for arxiv_id in found if arxiv_id.base == found[0].base]
    return max(versions, key=lambda arxiv_id: arxiv_id.version or 0, default=None)


def _parse(text: str) -> ArxivId | None:
    return ArxivId.parse(text) if any(map(str.isdigit, text)) and len(text) < 500 else None


def _parse_marked(text: str) -> ArxivId | None:
    return next((found.arxiv_id for found in find_arxiv_ids(text[:2000]) if found.certain), None)


def _doi(fields: Mapping[str, object]) -> str | None:
    for name, value in fields.items():
        if isinstance(value, str) and (field_role(name) is Role.DOI or "doi.org/" in value[:200]):
            doi = parse_doi(value)
            if doi and not doi.startswith("10.48550/arxiv"):
                return doi
        if isinstance(value, Mapping) and "ids" in _plain(name):
            doi = _doi({"doi" if str(key).lower() == "doi" else str(key): inner for key, inner in value.items()})
            if doi:
                return doi
    return None


def _anchors(fields: Mapping[str, object]) -> Iterator[Anchor]:
    for name, value in fields.items():
        if field_role(name) is Role.SUMMARY and isinstance(value, str):
            continue
        if _plain(name) in {"thumbnail", "image", "cover", "icon"}:
            continue
        if isinstance(value, str) and _ITEM_OF_A_LIBRARY.match(value):
            continue
        for url in _urls({name: value}):
            yield Anchor(url, "" if field_role(name) is Role.ARXIV else str(name), 0, 0)


def _urls(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from (match[0].rstrip(".,;)") for match in _URL.finditer(value[:_LONGEST_FIELD]))
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _urls(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _urls(inner)


def _plain(name: str) -> str:
    return " ".join(_WORD_BREAK.sub(" ", str(name)).split()).casefold()
