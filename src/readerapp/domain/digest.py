"""What a document says: a parsed digest with its mentions, each with its place; nothing here knows a database."""

from dataclasses import dataclass, field

from readerapp.domain.arxiv_id import ArxivId
from readerapp.domain.identity import paper_key
from readerapp.domain.vocabulary import Kind, LinkKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address that a digest gives for a work."""

    kind: LinkKind
    url: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The time that a digest covers; ISO dates cut to what is known (`2024`, `2024-02`, `2024-02-13`)."""

    start: str
    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Something in a document that could not be read as meant, at a 1-based line."""

    line: int
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedMention:
    """One place in a document that speaks of one work, with the fields given there.

    Attributes:
        kind: what the entry is: a paper, a blog post, code or news.
        arxiv_id: with the version if the document gives one.
        doi: lower case, without address.
        title: the work's title as the document gives it, unwrapped; empty when it gives none.
        short_name: a nickname given instead of or beside the title (`BitNet b1.58`); empty when none.
        other_title: a second title, in another language than the original.
        authors: names in the order given.
        date: ISO date (possibly only `YYYY-MM`) of the mention, where the document gives one; else empty.
        published: ISO date on which the work appeared, where the document gives one; else empty.
        org: organisation behind the work.
        venue: conference, journal, or a remark such as `5월 논문`.
        rank: position in a ranking or numbering.
        keywords: tags that the document gives; they stay on the mention.
        section: the document's own section, for example `SOTA_HIGHLIGHTS`.
        path: the topic path below the section, outermost first.
        line_start: first line, 1-based.
        line_end: last line, inclusive.
        text: the passage as it stands in the (repaired) document.
        fields: named parts of the passage in their order: summary sections, table columns, remarks.
        links: every address of the entry, once.
    """

    kind: Kind = Kind.PAPER
    arxiv_id: ArxivId | None = None
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
    line_start: int
    line_end: int
    text: str
    fields: tuple[tuple[str, str], ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def key(self) -> str:
        """The identity of the work that is spoken of (see `identity.paper_key`)."""
        return paper_key(
            arxiv_id=self.arxiv_id,
            doi=self.doi,
            title=self.title or self.short_name,
            first_author=self.authors[0] if self.authors else self.org,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedDigest:
    """A document taken apart.

    Attributes:
        title: from the document's first heading, else from the file name.
        format: the family that read it, for example `topic-report` or `general`.
        language: ISO 639-1 code of most of the prose; empty when it cannot be told.
        period: the time covered; None when nothing tells it.
        mentions: in document order.
        issues: what could not be read as meant.
    """

    title: str
    format: str
    language: str = ""
    period: Period | None = None
    mentions: tuple[ParsedMention, ...] = ()
    issues: tuple[Issue, ...] = field(default=())
