"""Reads the pieces of a document one after the other, all as the kind of document that the first one shows."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from readerapp.digests.cutting.choosing import cut_markdown
from readerapp.digests.cutting.piece import Choose, Piece, cut
from readerapp.digests.cutting.references import References
from readerapp.digests.cutting.source import TextSource
from readerapp.digests.document import Document
from readerapp.digests.drafts import Draft
from readerapp.digests.reader import Family, ranked_families, read_drafts

_HEAD = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How a document is cut, in characters.

    Attributes:
        whole: a document that is no longer is read at once.
        piece: how long the pieces of a longer one are.
        sample: how much of a longer one decides what kind of document it is; at least a piece does.
    """

    whole: int = 2_000_000
    piece: int = 500_000
    sample: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece that was read.

    Attributes:
        piece: the piece.
        document: the piece as the document that it was read as.
        family: what read it.
        drafts: the mentions found in it and in nothing that it only repeats, on the lines of `document`.
        defined: the lines that only say where a link leads that is used elsewhere.
    """

    piece: Piece
    document: Document
    family: Family
    drafts: list[Draft]
    defined: Collection[int] = ()

    def line_of(self, line: int) -> int:
        """The line of the whole document that a line of `document` is."""
        first, last = self.piece.line, self.piece.line + self.piece.lines - 1
        return min(max(first, self.document.line_in_file(line) + self.piece.offset), last)


def read_parts(name: str, text: str | bytes, checkpoint: Callable[[], None], sizes: Sizes) -> Iterator[Part]:
    """The parts of TEXT in their order; a text that is not too long has one."""
    whole = len(text) <= sizes.whole
    size = len(text) if whole else sizes.piece

    def read(piece: Piece, known: Document | None = None) -> Part:
        shown = piece.text + references.used_in(piece.text)
        document = known if known is not None and known.text == shown else Document(name, shown, checkpoint)
        family, document, drafts = read_drafts(document, ranked)
        drafts = _own(drafts, document, piece)
        defined = {line for line, words in enumerate(document.lines, start=1) if references.defines(words)}
        return Part(piece=piece, document=document, family=family, drafts=drafts, defined=defined)

    sample = _sample(name, text, checkpoint, max(size, sizes.sample))
    ranked = ranked_families(sample, whole=whole)
    references = References(text if ranked[0].markdown and not whole else "")
    source = TextSource(text)
    pieces = cut(source, size, _chooser(ranked[0], sample))
    first = read(next(pieces), sample)
    if first.family is not ranked[0]:
        ranked = [first.family, *(family for family in ranked if family is not first.family)]
        pieces = cut(source, size, _chooser(ranked[0], sample)) if source.peek(1) else iter(())
    yield first
    del first, sample
    for piece in pieces:
        yield read(piece)


def _sample(name: str, text: str | bytes, checkpoint: Callable[[], None], size: int) -> Document:
    """The first SIZE characters of TEXT, or a little less; of JSON the last ones too, which may tell what it is."""
    source = TextSource(text)
    head = Document(name, source.peek(_HEAD), checkpoint)
    sample = next(cut(source, size, cut_markdown(head))).text
    if source.peek(1) and sample.lstrip()[:1] == "{":
        foot = text[-_HEAD:]
        sample += foot.decode("utf-8", "replace") if isinstance(foot, bytes) else foot
    return Document(name, sample, checkpoint)


def _chooser(family: Family, sample: Document) -> Choose:
    return family.cutter(sample) if family.cutter is not None else cut_markdown(sample)


def _own(drafts: list[Draft], document: Document, piece: Piece) -> list[Draft]:
    """DRAFTS without those of the lines that PIECE only repeats, which are mentions of another part."""
    first, last = piece.lead + 1, piece.lead + piece.lines
    if first == 1 and document.line_in_file(len(document.lines)) <= last:
        return drafts
    repeated = document.ids_in(1, piece.lead)
    kept = []
    for draft in drafts:
        if draft.start < first and draft.base and draft.base not in repeated:
            draft.start = first
        if first <= draft.start and document.line_in_file(draft.start) <= last:
            kept.append(draft)
    return kept
