"""Everything that the right pane shows of a paper, made ready to be shown; built in the read lane."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from readerapp.domain.field_sources import origin_of, origin_text
from readerapp.domain.identity import fold
from readerapp.domain.origins import Origin, OriginKind
from readerapp.domain.paper import Mention, Paper, PaperDetail
from readerapp.domain.translation import tr
from readerapp.domain.user_fields import Field
from readerapp.domain.why import why
from readerapp.domain.wording import field_name, kind_name
from readerapp.gui.detail.passage import passage_html
from readerapp.gui.detail.sections import PreparedSection, sections_of
from readerapp.gui.formulas.markdown_rules import plain_with_formulas
from readerapp.gui.repairing.word_links import MarkedPassage
from readerapp.gui.texts import language_name

PATH_GAP, FACT_GAP = " › ", " · "
_ARXIV_DOI = "10.48550/arxiv."
_SHOWN_AUTHORS = 8
_TOO_FEW = 2  # authors that are not worth being hidden
_MACHINE_NAME = re.compile(r"[A-Z0-9]+(?:_[A-Z0-9]+)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedField:
    """A field as one text; ORIGIN says where it comes from, BY_USER whether the user set it.

    HTML is the same text with marks, where words of it had lost characters.
    """

    text: str
    html: str = ""
    origin: str = ""
    by_user: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedMention:
    """A mention as a card.

    Attributes:
        digest: title of the digest.
        path: section and topic path, outermost first.
        facts: date, language, lines and the like, in one line; HTML of it where words of it are marked.
        sections: the passage, in its named parts if it has some.
        keywords: the digest's own tags, which the user may adopt.
    """

    mention_id: int
    digest_id: int
    digest: str
    path: tuple[str, ...]
    facts: PreparedField
    sections: tuple[PreparedSection, ...]
    keywords: tuple[str, ...]

    @property
    def where(self) -> str:
        """Path and facts as one text."""
        return FACT_GAP.join(filter(None, (PATH_GAP.join(self.path), self.facts.text)))


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedDetail:
    """A paper whole; NOTES_HTML belongs to the notes of DETAIL, in their order.

    Attributes:
        facts: the small fields above the title.
        authors: the first of them, where they are many.
    """

    detail: PaperDetail
    facts: tuple[PreparedField, ...]
    title: PreparedField
    authors: PreparedField
    all_authors: PreparedField
    why: str
    notes_html: tuple[str, ...]
    mentions: tuple[PreparedMention, ...]


def prepare(detail: PaperDetail) -> PreparedDetail:
    """Make DETAIL ready to be shown."""
    return PreparedDetail(
        detail=detail,
        facts=tuple(_prepare_facts(detail)),
        title=_prepare_field(Field.TITLE, plain_with_formulas(detail.paper.title), detail),
        authors=_prepare_field(Field.AUTHORS, _people(detail.paper), detail),
        all_authors=_prepare_field(Field.AUTHORS, ", ".join(detail.paper.authors), detail),
        why=why(detail),
        notes_html=tuple(passage_html(note.body) for note in detail.notes),
        mentions=tuple(_prepare_mention(mention, detail.paper) for mention in detail.mentions),
    )


def _prepare_facts(detail: PaperDetail) -> Iterator[PreparedField]:
    paper = detail.paper
    yield _prepare_field(Field.KIND, kind_name(paper.kind), detail)
    if paper.arxiv_id:
        version = f"v{paper.version}" if paper.version else ""
        yield _prepare_field(Field.ARXIV_ID, f"arXiv:{paper.arxiv_id}{version}", detail)
    if paper.doi and not (paper.arxiv_id and paper.doi.startswith(_ARXIV_DOI)):
        yield _prepare_field(Field.DOI, f"doi:{paper.doi}", detail)
    if paper.published:
        yield _prepare_field(Field.PUBLISHED, paper.published, detail)
    elif paper.date:
        origin = tr("the month of the arXiv id") if paper.arxiv_id else tr("when a digest spoke of it")
        yield PreparedField(text=paper.date, origin=origin)
    if paper.org:
        yield _prepare_field(Field.ORG, paper.org, detail)


def _prepare_field(field: Field, text: str, detail: PaperDetail) -> PreparedField:
    origin = origin_of(field, detail)
    said = tr("{field}: {origin}", field=field_name(field), origin=origin_text(field, detail))
    by_user = origin is not None and origin.kind is OriginKind.USER
    return PreparedField(text=text, html=_marked(text, origin, detail), origin=said if text else "", by_user=by_user)


def _marked(text: str, origin: Origin | None, detail: PaperDetail) -> str:
    """TEXT with marks, if the mention that it comes from has words in it that had lost characters."""
    if origin is None or origin.kind is not OriginKind.DIGEST:
        return ""
    source = next((mention.source for mention in detail.mentions if mention.id == origin.mention_id), None)
    return MarkedPassage(source).plain(text)


def _people(paper: Paper) -> str:
    shown = ", ".join(paper.authors[:_SHOWN_AUTHORS])
    more = len(paper.authors) - _SHOWN_AUTHORS
    return tr("{names} and {count} more", names=shown, count=more) if more > _TOO_FEW else ", ".join(paper.authors)


def _prepare_mention(mention: Mention, paper: Paper) -> PreparedMention:
    words = MarkedPassage(mention.source)
    facts = " · ".join(_facts(mention, paper))
    return PreparedMention(
        mention_id=mention.id,
        digest_id=mention.digest_id,
        digest=mention.digest_title,
        path=tuple(_spelled_out(part) for part in (mention.section, *mention.path) if part),
        facts=PreparedField(text=facts, html=words.plain(facts)),
        sections=sections_of(mention, words),
        keywords=mention.keywords,
    )


def _spelled_out(name: str) -> str:
    """NAME as people write it: `TOPIC_TREE` is Topic tree."""
    return name.replace("_", " ").capitalize() if _MACHINE_NAME.fullmatch(name) else name


def _facts(mention: Mention, paper: Paper) -> list[str]:
    first, last = mention.line_start, mention.line_end
    lines = tr("line {first}", first=first) if first == last else tr("lines {first}–{last}", first=first, last=last)
    facts = [mention.date, language_name(mention.digest_language), lines]
    if mention.rank is not None:
        facts.append(tr("no. {rank}", rank=mention.rank))
    facts += [mention.venue, mention.org if mention.org != paper.org or not paper.org else ""]
    name = mention.short_name or mention.title
    if name and fold(name) != fold(paper.title):
        facts.append(tr("as “{name}”", name=name))
    return [fact for fact in facts if fact]
