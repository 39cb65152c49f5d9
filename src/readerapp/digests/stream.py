"""Reads a document as a stream: its mentions in batches, and what holds for the whole of it when they are through."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from readerapp.digests.document_title import find_title
from readerapp.digests.families import front_matter
from readerapp.digests.language import detect_language
from readerapp.digests.parts import Part, Sizes, read_parts
from readerapp.digests.period import Times, find_period
from readerapp.digests.placing import date_by_headings, leave_titles_out, put_under
from readerapp.digests.sections import OpenSection, follow_sections
from readerapp.digests.surrogates import may_give_surrogates, without_surrogates
from readerapp.domain.digest import Issue, ParsedDigest, ParsedMention
from readerapp.domain.identity import fold

_BATCH = 500
_MOST_ISSUES = 1000
_LONGEST_CHARACTER = 4  # bytes
_SAMPLE = 40_000
_SIZES = Sizes()


def _go_on() -> None:
    """Never stop an import."""


def read_digest(name: str, text: str, *, checkpoint: Callable[[], None] = _go_on) -> ParsedDigest:
    """Take a document apart, as `DigestStream` does; the result holds all mentions."""
    stream = DigestStream(name, text, checkpoint=checkpoint)
    mentions = tuple(mention for batch in stream for mention in batch)
    return replace(stream.digest, mentions=mentions)


class DigestStream:
    """A document that is being read; iterate over it once for its mentions, in batches in document order.

    NAME is the file name, for hints at title, period and format. CHECKPOINT is called regularly, and what it raises
    passes through. Nothing that stands in TEXT raises: what cannot be read becomes an issue. A text of many megabytes
    may be given as UTF-8, which needs less memory; it is cut and read piece by piece.

    Attributes:
        digest: what holds for the whole document, without mentions; complete once the iteration has ended.
        share: how much of the document the mentions so far are from, 0 to 1.
    """

    def __init__(
        self, name: str, text: str | bytes, *, checkpoint: Callable[[], None] = _go_on, sizes: Sizes = _SIZES
    ) -> None:
        self.digest = ParsedDigest(title="", format="")
        self.share = 0.0
        self._name = name
        if isinstance(text, bytes) and len(text) <= _LONGEST_CHARACTER * sizes.whole:
            text = text.decode("utf-8", "replace")
        self._text = text
        self._checkpoint = checkpoint
        self._sizes = sizes

    def __iter__(self) -> Iterator[tuple[ParsedMention, ...]]:
        gathered: _Gathered | None = None
        for part in read_parts(self._name, self._text, self._checkpoint, self._sizes):
            gathered = gathered or _Gathered.of_first(part)
            gathered.add(part)
            self.share = min(1.0, self.share + _size(part, self._text) / max(1, len(self._text)))
            sharing = Counter((draft.start, draft.end) for draft in part.drafts)
            for start in range(0, len(part.drafts), _BATCH):
                self._checkpoint()
                batch = tuple(
                    draft.finish(part.document, sharing[draft.start, draft.end], part.line_of)
                    for draft in part.drafts[start : start + _BATCH]
                )
                yield without_surrogates(batch) if may_give_surrogates(part.document.text) else batch
            del part  # so that it is gone before the next one is read
        if gathered is not None:
            self.digest = gathered.digest(self._name, detect_language(_sample(self._text)))


def _size(part: Part, text: str | bytes) -> int:
    """How much of TEXT, in its own units, PART is."""
    return len(part.piece.text if isinstance(text, str) else part.piece.text.encode("utf-8", "replace"))


def _sample(text: str | bytes) -> str:
    """What tells the language of TEXT, or all of it."""
    if isinstance(text, str):
        return text
    middle = len(text) // 2
    return (text[:_SAMPLE] + text[middle : middle + _SAMPLE]).decode("utf-8", "ignore")


@dataclass(slots=True)
class _Gathered:
    """What the parts of a document say about the whole.

    Attributes:
        title: of the document.
        heading: the heading that the title was taken from; empty when it was not.
        stated: the date that the document states for all of it.
        span: where the period may be said.
        format: the family that read the first part.
        above: the headings that are open behind the parts so far.
        papers: those of them that are the titles of papers, folded.
    """

    title: str
    heading: str
    stated: str
    span: str
    format: str
    above: tuple[OpenSection, ...] = ()
    papers: set[str] = field(default_factory=set)
    times: Times = field(default_factory=Times)
    issues: list[Issue] = field(default_factory=list)

    @classmethod
    def of_first(cls, part: Part) -> "_Gathered":
        """What the first part of a document says."""
        document, markdown = part.document, part.family.markdown
        stated = front_matter.describe(document) if markdown else ""
        title, heading = find_title(document, markdown=markdown)
        first = document.root.sections[0].title.text if markdown and document.root.sections else ""
        return cls(title, heading, stated, f"{title} {first}", part.family.name)

    def add(self, part: Part) -> None:
        """Put the mentions of PART in their places, and take account of what it says."""
        if part.defined and part.piece.line > 1:  # whoever refers to them was a mention already
            met = {line for line in part.defined if all(map(self.times.met, part.document.ids_in(line, line)))}
            part.drafts[:] = [draft for draft in part.drafts if draft.start not in met]
        above: tuple[OpenSection, ...] = ()
        if part.family.headings_go_on:
            changes, above = follow_sections(part.document.blocks, self.above)
            put_under(part.drafts, self.above, changes)
        date_by_headings(part.drafts, self.heading, self.title, self.stated)
        titles = leave_titles_out(part.drafts, self.papers) | self.papers
        self.above = above
        self.papers = titles & {fold(section.name) for section in above}
        self.times.add(part.drafts, part.document.distinct_ids)
        issues = (replace(issue, line=part.line_of(issue.line)) for issue in part.document.issues)
        self.issues.extend(issue for issue in issues if len(self.issues) < _MOST_ISSUES)

    def digest(self, name: str, language: str) -> ParsedDigest:
        """The whole document without its mentions."""
        return without_surrogates(
            ParsedDigest(
                title=self.title,
                format=self.format,
                language=language,
                period=find_period(self.span, name, self.times),
                issues=tuple(self.issues),
            )
        )
