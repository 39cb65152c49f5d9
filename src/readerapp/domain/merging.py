"""Chooses the fields of a paper from all that its mentions say, by stated rules.

What the user set goes before everything; what is said of a paper that was merged into this one only fills gaps. Title:
one in the original language before a translation, one of a structured source before one of prose, then the longest;
else the longest nickname; else the identifier. Authors: the longest list. Published: the most exact date given, the
earliest of equals. Organisation: the first one given. A work with an arXiv id or a DOI is a paper whatever icon a
digest gives it. Links: arXiv's own pages first, then what digests give, each address once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from readerapp.domain.arxiv_id import ArxivId
from readerapp.domain.digest import Link, ParsedMention
from readerapp.domain.identity import fold
from readerapp.domain.translation import tr
from readerapp.domain.user_fields import UserFields
from readerapp.domain.vocabulary import Kind, LinkKind, TitleSource

# Formats whose fields were written for machines: a title there is the whole title.
STRUCTURED_FORMATS = frozenset({"arxiv-mail", "bibtex", "csv", "feed", "json", "ris", "tagged", "yaml"})
_ARXIV_PAGES = frozenset({LinkKind.ABS, LinkKind.PDF})
# A title in English has a few foreign letters at most; a translated one has many (Hangul, Vietnamese vowels).
_FOREIGN_SHARE = 0.15
NOTHING_SET = UserFields()


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenFields:
    """What one mention says about a work, as far as the work's own fields are concerned.

    Attributes:
        mention_id: number of the mention, 0 for one that is not stored yet.
        structured: whether it stands in a digest whose fields were written for machines.
        merged: whether it speaks of a paper that the user merged into this one.
    """

    mention_id: int = 0
    structured: bool = False
    merged: bool = False
    kind: Kind
    arxiv_id: ArxivId | None
    doi: str | None
    title: str
    short_name: str
    other_title: str
    authors: tuple[str, ...]
    published: str
    date: str
    org: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenFields:
    """The fields of a paper, chosen from its mentions; see `paper.Paper`."""

    arxiv_id: str | None
    version: int | None
    doi: str | None
    kind: Kind
    title: str
    title_source: TitleSource
    other_titles: tuple[str, ...]
    authors: tuple[str, ...]
    org: str
    published: str
    date: str
    links: tuple[Link, ...]

    @property
    def byline(self) -> str:
        """The first author with the number of the others, else the organisation."""
        if not self.authors:
            return self.org
        others = len(self.authors) - 1
        return f"{self.authors[0]} +{others}" if others else self.authors[0]

    @property
    def search_text(self) -> str:
        """What a search looks through, folded; it begins with the title, so it sorts by title too."""
        words = (self.title, *self.other_titles, *self.authors, self.org)
        return " ".join([*(fold(word) for word in words), self.arxiv_id or "", self.doi or ""]).strip()


def given_fields(mention: ParsedMention, *, structured: bool = False) -> GivenFields:
    """What a parsed mention says about its work."""
    return GivenFields(
        structured=structured,
        kind=mention.kind,
        arxiv_id=mention.arxiv_id,
        doi=mention.doi,
        title=mention.title,
        short_name=mention.short_name,
        other_title=mention.other_title,
        authors=mention.authors,
        published=mention.published,
        date=mention.date,
        org=mention.org,
        links=mention.links,
    )


def choose_fields(given: Sequence[GivenFields], user: UserFields = NOTHING_SET) -> ChosenFields:
    """The fields of one work from everything that is said about it; GIVEN is not empty, in order of import."""
    own = given
    if any(item.merged for item in given):
        own = [item for item in given if not item.merged]
        given = [*own, *(item for item in given if item.merged)]
    arxiv_id = user.arxiv_id or _newest_id(own) or _newest_id(given)
    doi = user.doi or next((item.doi for item in given if item.doi), None)
    title, source = (user.title, TitleSource.USER) if user.title else _title(given, arxiv_id, doi)
    published = user.published or _published(own) or _published(given)
    mentioned = min((item.date for item in given if item.date), default="")
    return ChosenFields(
        arxiv_id=arxiv_id.base if arxiv_id else None,
        version=arxiv_id.version if arxiv_id else None,
        doi=doi,
        kind=user.kind or (Kind.PAPER if arxiv_id or doi else given[0].kind),
        title=title,
        title_source=source,
        other_titles=_distinct(
            (name for item in given for name in (item.title, item.other_title, item.short_name)), besides=title
        ),
        authors=(_longest(own) or _longest(given)) if user.authors is None else user.authors,
        org=next((item.org for item in given if item.org), "") if user.org is None else user.org,
        published=published,
        date=published or (arxiv_id.month if arxiv_id else mentioned),
        links=_links(given, arxiv_id),
    )


def _published(given: Sequence[GivenFields]) -> str:
    return min((item.published for item in given if item.published), key=_exactness, default="")


def _longest(given: Sequence[GivenFields]) -> tuple[str, ...]:
    return max((item.authors for item in given), key=len, default=())


def _newest_id(given: Sequence[GivenFields]) -> ArxivId | None:
    ids = [item.arxiv_id for item in given if item.arxiv_id is not None]
    # Papers that were merged may have an id each; versions of two ids cannot be compared.
    same = [arxiv_id for arxiv_id in ids if arxiv_id.base == ids[0].base]
    return max(same, key=lambda arxiv_id: arxiv_id.version or 0, default=None)


def _title(given: Sequence[GivenFields], arxiv_id: ArxivId | None, doi: str | None) -> tuple[str, TitleSource]:
    best = max(given, key=_title_rank)
    if best.title:
        return best.title, TitleSource.DIGEST
    short_name = max((item.short_name for item in given), key=len)
    if short_name:
        return short_name, TitleSource.SHORT_NAME
    if arxiv_id is not None:
        return f"arXiv:{arxiv_id.base}", TitleSource.IDENTIFIER
    return (f"doi:{doi}" if doi else tr("Untitled")), TitleSource.IDENTIFIER


def _title_rank(item: GivenFields) -> tuple[bool, bool, bool, bool, int]:
    return bool(item.title), not item.merged, not _is_foreign(item.title), item.structured, len(item.title)


def _is_foreign(title: str) -> bool:
    if title.isascii():
        return False
    letters = [char for char in title if char.isalpha()]
    return sum(not char.isascii() for char in letters) > _FOREIGN_SHARE * len(letters)


def _exactness(date: str) -> tuple[int, str]:
    return -len(date), date


def _distinct(names: Iterable[str], *, besides: str) -> tuple[str, ...]:
    seen = {fold(besides), ""}
    kept = []
    for name in names:
        folded = fold(name) if name and name != besides else ""
        if folded not in seen:
            seen.add(folded)
            kept.append(name)
    return tuple(kept)


def _links(given: Sequence[GivenFields], arxiv_id: ArxivId | None) -> tuple[Link, ...]:
    links: dict[str, Link] = {}
    if arxiv_id is not None:
        for kind, url in ((LinkKind.ABS, arxiv_id.abs_url), (LinkKind.PDF, arxiv_id.pdf_url)):
            links[url] = Link(kind=kind, url=url)
    for item in given:
        for link in item.links:
            if arxiv_id is None or link.kind not in _ARXIV_PAGES:
                links.setdefault(link.url, link)
    return tuple(links.values())
