"""A mention while a family is still filling it in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from readerapp.digests.blocks import Anchor
from readerapp.digests.document import Document
from readerapp.digests.links import typed_links
from readerapp.domain.arxiv_id import ArxivId
from readerapp.domain.digest import Link, ParsedMention
from readerapp.domain.vocabulary import Kind


@dataclass(slots=True)
class Draft:
    """The fields of `ParsedMention`, open to change; TEXT empty means the lines as they stand."""

    start: int
    end: int
    arxiv_id: ArxivId | None = None
    kind: Kind = Kind.PAPER
    doi: str | None = None
    title: str = ""
    short_name: str = ""
    other_title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    published: str = ""
    org: str = ""
    venue: str = ""
    rank: int | None = None
    keywords: tuple[str, ...] = ()
    section: str = ""
    path: tuple[str, ...] = ()
    text: str = ""
    fields: list[tuple[str, str]] = field(default_factory=list)
    links: tuple[Link, ...] = ()

    @property
    def base(self) -> str:
        """The arXiv id without version; empty when there is none."""
        return self.arxiv_id.base if self.arxiv_id else ""

    def add_field(self, name: str, value: str) -> None:
        """Add a named part, unless it is empty."""
        if value.strip():
            self.fields.append((name, value.strip()))

    def finish(self, document: Document, sharing: int, line_of: Callable[[int], int]) -> ParsedMention:
        """The mention that DOCUMENT makes; SHARING mentions have the same passage.

        LINE_OF gives for a line of DOCUMENT the one of the text that it is a part of.
        """
        last = len(document.lines)
        start = min(max(1, self.start), last)
        end = min(max(start, self.end), last)
        short_name = "" if self.short_name == self.title else _one_line(self.short_name)
        path = tuple(topic for name in self.path if (topic := _one_line(name)))
        return ParsedMention(
            kind=self.kind, arxiv_id=self.arxiv_id, doi=self.doi, title=_one_line(self.title),
            short_name=short_name, other_title=_one_line(self.other_title), authors=self.authors,
            date=self.date, published=self.published, org=_one_line(self.org), venue=_one_line(self.venue),
            rank=self.rank, keywords=self.keywords, section=self.section, path=path,
            line_start=line_of(start), line_end=line_of(end),
            text=self.text or document.excerpt(start, end, self.base, sharing),
            fields=tuple(self.fields), links=self.links,
        )  # fmt: skip


def _one_line(text: str) -> str:
    return " ".join(text.split())


def links_for(document: Document, anchors: Iterable[Anchor], base: str) -> tuple[Link, ...]:
    """The links of an entry that belong to the paper BASE: all but those to the arXiv pages of other papers."""
    return typed_links(
        anchor
        for anchor in anchors
        if not (ids := document.ids_of_url(anchor.url)) or not base or any(found.base == base for found in ids)
    )
