"""Reads RSS and Atom feeds with a parser that refuses entities and external documents."""

import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape
from io import BytesIO
from xml.sax.handler import ContentHandler, feature_external_ges, feature_namespaces
from xml.sax.xmlreader import AttributesNSImpl, Locator

from defusedxml import sax

from readerapp.digests.cutting.piece import Border, Choose, at_lines
from readerapp.digests.cutting.source import TextSource
from readerapp.digests.document import Document
from readerapp.digests.drafts import Draft, links_for
from readerapp.digests.entry_head import read_head
from readerapp.digests.html_tree import blocks_from_html
from readerapp.digests.item_entry import apply_head
from readerapp.digests.records import Record, record_draft
from readerapp.digests.titles import clean_title
from readerapp.domain.arxiv_id import find_arxiv_ids
from readerapp.domain.vocabulary import Kind

_ITEMS = frozenset({"item", "entry", "record"})
_ITEM = re.compile(r"<(?:\w+:)?(?:item|entry|record)[\s>]")
_TAG = re.compile(r"<(/?)([\w:.-]+)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?(/?)>")
_LONGEST_HEAD = 20_000
_before_item = at_lines(_ITEM)
_FIELDS = {
    "title": "title", "link": "url", "id": "arxiv_id", "guid": "guid", "description": "abstract", "summary": "abstract",
    "encoded": "content", "content": "content", "pubDate": "published", "published": "published", "updated": "updated",
    "date": "date", "creator": "authors", "author": "authors", "name": "authors", "category": "keywords", "doi": "doi",
    "journal_ref": "venue", "comment": "comment", "journal-ref": "venue", "comments": "comment",
    "identifier": "identifier", "created": "published", "categories": "keywords", "subject": "keywords",
    "abstract": "abstract",
}  # fmt: skip
_TEXTS = frozenset({"title", "description", "summary", "encoded", "content"})  # may hold elements of XHTML
_OF_A_PERSON = ("forenames", "keyname")
_ANNOUNCED = re.compile(r"^arXiv:\S+ Announce Type: [\w-]+\s+(?:Abstract: )?")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ARXIV_REMARK = re.compile(r"\s*\((?:arXiv:)[^)]*\)\s*$|^\[[\d.v]+\]\s*")
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF|channel|OAI-PMH|ListRecords)\b", re.IGNORECASE)


def score(document: Document) -> float:
    """An XML document whose first elements are those of a feed."""
    head = document.text.lstrip()[:3000]
    return 0.97 if head.startswith("<") and _FEED.search(head) else 0.0


def read(document: Document) -> list[Draft]:
    """A mention for each entry that is a paper or a post, and for each paper that a post cites."""
    handler = _FeedReader(document)
    parser = sax.make_parser()
    parser.setFeature(feature_namespaces, True)  # noqa: FBT003 -- their signature
    parser.setFeature(feature_external_ges, False)  # noqa: FBT003
    parser.setContentHandler(handler)
    text = _DECLARATION.sub(lambda match: "\n" * match[0].count("\n"), document.text, count=1)
    parser.parse(BytesIO(text.encode("utf-8", "replace")))
    drafts: list[Draft] = []
    for start, end, fields in handler.items:
        document.checkpoint()
        drafts.extend(_item_drafts(document, start, end, fields))
    return drafts


def cutter(first: Document) -> Choose:
    """Before entries, each piece inside what stands around the first one."""
    found = _ITEM.search(first.text)
    head = first.text[: found.start()] if found else ""
    around: list[str] = []
    for tag in _TAG.finditer(head):
        if not tag[1] and not tag[3]:
            around.append(tag[2])
        elif tag[1] and around[-1:] == [tag[2]]:
            around.pop()
    lead = f"{' '.join(head.split())}\n" if len(head) <= _LONGEST_HEAD else ""
    tail = "".join(f"</{name}>" for name in reversed(around))

    def choose(source: TextSource, size: int) -> Border:
        return replace(_before_item(source, size), lead=lead, tail=tail)

    return choose


class _FeedReader(ContentHandler):
    """Collects the fields of each entry with its lines."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.items: list[tuple[int, int, dict[str, list[str]]]] = []
        self._document = document
        self._locator: Locator | None = None
        self._start = 0
        self._fields: dict[str, list[str]] | None = None
        self._open: list[tuple[str, list[str]]] = []
        self._heading: list[str] = []
        self._in_title = False
        self._person: dict[str, str] = {}
        self._inside = 0  # elements that are open inside a text of XHTML
        self._xhtml = False

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802 -- their protocol
        self._locator = locator

    def startElementNS(self, name: tuple[str | None, str], _qname: str | None, attrs: AttributesNSImpl) -> None:  # noqa: N802
        tag = name[1]
        if tag in _ITEMS:
            self._document.checkpoint()
            self._start, self._fields, self._open = self._line, {}, []
        elif self._fields is None:
            self._in_title = tag == "title" and not self._document.title
        elif self._open and self._open[-1][0] in _TEXTS:
            self._inside += 1
            href = attrs.get((None, "href"))
            self._open[-1][1].append(f'<{tag} href="{escape(href)}">' if href else f"<{tag}>")
        else:
            self._open.append((tag, []))
            self._xhtml = attrs.get((None, "type")) == "xhtml"
            for attribute in ("href", "term"):
                value = attrs.get((None, attribute))
                if value and tag in {"link", "category"}:
                    self._add(tag, value)

    def characters(self, content: str) -> None:
        if self._in_title:
            self._heading.append(content)
        if self._open:
            self._open[-1][1].append(escape(content) if self._xhtml else content)

    def endElementNS(self, name: tuple[str | None, str], _qname: str | None) -> None:  # noqa: N802
        tag = name[1]
        if self._fields is None:
            if tag == "title" and not self._document.title:
                self._document.title = clean_title("".join(self._heading))
            self._in_title = False
            return
        if self._inside:
            self._inside -= 1
            self._open[-1][1].append(f"</{tag}>")
        elif tag in _ITEMS:
            self.items.append((self._start, self._line, self._fields))
            self._fields = None
        elif self._open:
            opened, parts = self._open.pop()
            words = "".join(parts)
            if opened in _OF_A_PERSON:
                self._person[opened] = words.strip()
            elif opened == "author" and self._person:
                words = " ".join(filter(None, map(self._person.get, _OF_A_PERSON)))
                self._person = {}
            self._add(opened, words)

    @property
    def _line(self) -> int:
        return (self._locator.getLineNumber() or 1) if self._locator else 1

    def _add(self, tag: str, value: str) -> None:
        if self._fields is not None and value.strip():
            self._fields.setdefault(tag, []).append(value.strip())


def _item_drafts(document: Document, start: int, end: int, raw: dict[str, list[str]]) -> list[Draft]:
    fields: dict[str, object] = {}
    for tag, values in raw.items():
        name = _FIELDS.get(tag)
        if name == "authors":
            people = [_plain(value) for value in values if value.strip()]
            fields["authors"] = ", ".join(people) if len(people) == 1 else people
        elif name == "keywords":
            fields[name] = values
        elif name == "abstract":
            fields.setdefault(name, _summary(values))
        elif name and name != "content":
            fields.setdefault(name, values[0] if len(values) == 1 else values)
    if not fields.get("abstract"):
        fields["abstract"] = _summary([*raw.get("encoded", ()), *raw.get("content", ())])
    title = _ARXIV_REMARK.sub("", _plain(raw.get("title", [""])[0]))
    fields["title"] = title
    draft = record_draft(document, Record(fields=fields, start=start, end=end))
    if draft is None:
        return []
    draft.date = draft.published
    if draft.arxiv_id is None and draft.doi is None:
        draft.kind = Kind.POST
    cited = _cited(
        document,
        draft,
        " ".join(value for tag in ("encoded", "content", "description", "summary") for value in raw.get(tag, ())),
    )
    return [draft, *cited]


def _cited(document: Document, post: Draft, html: str) -> list[Draft]:
    """The papers that the text of a post speaks of."""
    if post.kind is not Kind.POST:
        return []
    found: dict[str, Draft] = {}
    for block in blocks_from_html(html, post.start):
        for inline in block.inlines():
            for place in document.places(inline):
                draft = Draft(post.start, post.end, place.arxiv_id, path=(post.title,), text=inline.text[:2000])
                draft.date = post.published
                apply_head(draft, read_head(document, inline, draft.base, sole=False))
                draft.links = links_for(document, inline.anchors, draft.base)
                found.setdefault(draft.base, draft)
    for item in find_arxiv_ids(html):
        found.setdefault(
            item.arxiv_id.base, Draft(post.start, post.end, item.arxiv_id, path=(post.title,), date=post.published)
        )
    return list(found.values())


def _summary(texts: Sequence[str]) -> str:
    """What the first of TEXTS says that says anything, without what arXiv puts before."""
    for text in texts:
        inlines = [inline for block in blocks_from_html(text, 1) for inline in block.inlines()] if "<" in text else []
        words = "\n".join(" ".join(inline.text.split()) for inline in inlines) if inlines else _plain(text)
        if words.strip():
            return _ANNOUNCED.sub("", words.strip())
    return ""


def _plain(text: str) -> str:
    """TEXT without the HTML that feeds put into every field."""
    if "<" not in text and "&" not in text:
        return " ".join(text.split())
    return clean_title(" ".join(inline.text for block in blocks_from_html(text, 1) for inline in block.inlines()))
