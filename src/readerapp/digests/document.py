"""A document being read: its lines, the ids it names with their lines, and (when asked for) its blocks."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from readerapp.digests.blocks import Anchor, Block, BlockKind, Inline, Section
from readerapp.digests.cutting.html import IS_HTML
from readerapp.digests.cutting.long_lines import break_at_tags, break_long_lines
from readerapp.digests.html_source import silent_spans
from readerapp.digests.html_tree import text_of_html
from readerapp.digests.inline_ids import InlineIds
from readerapp.digests.markdown_tree import MarkdownTree, parse_html, parse_markdown
from readerapp.digests.sections import build_sections
from readerapp.domain.arxiv_id import ArxivId, FoundId, find_arxiv_ids
from readerapp.domain.digest import Issue

_LONGEST_FRONT_MATTER = 400
_LONGEST_PASSAGE = 40_000
_EXCERPT = 2_000
_SHORTEST_EXCERPT = 400
_MOST_COPIES = 20  # of a passage that many papers share; beyond that each keeps a part of it
_MANY_IDS, _MOST_KEPT = 32, 8  # the lines whose ids are kept, and how many such answers
_CHECK_EVERY = 64
_FENCES = {"---": (("---", "..."), ":"), "+++": (("+++",), "=")}  # of front matter in YAML and in TOML
_MARKED_UP_FENCE = frozenset({BlockKind.HEADING, BlockKind.LIST, BlockKind.TABLE})


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An arXiv id at a line of the document."""

    line: int
    arxiv_id: ArxivId


class Document:
    """One document; families read it, and note issues and its title.

    Attributes:
        name: the file name.
        text: the whole text, line breaks as newlines.
        lines: its lines; line N is `lines[N - 1]`.
        checkpoint: to be called regularly; may raise to stop the import.
        issues: what could not be read as meant.
        title: what the document calls itself outside any heading, once a family has found it.
        added: the lines that only break longer ones and that the file does not have.
    """

    def __init__(self, name: str, text: str, checkpoint: Callable[[], None]) -> None:
        self.name = name
        self.text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
        self.lines = self.text.split("\n")
        self.checkpoint = checkpoint
        self.issues: list[Issue] = []
        self.title = ""
        self.added: tuple[int, ...] = ()
        self._inline_ids = InlineIds()
        self._ids_in: dict[tuple[int, int], dict[str, ArxivId]] = {}
        self._asked = 0

    @cached_property
    def is_html(self) -> bool:
        """Whether the document as a whole is HTML."""
        return IS_HTML.match(self.text) is not None

    @cached_property
    def occurrences(self) -> list[Occurrence]:
        """Every id that the raw text names, by line; nothing that a parser does can lose one.

        What the programs and styles of a page name counts only when the page itself names nothing.
        """
        found: list[Occurrence] = []
        silent: list[Occurrence] = []
        starts = self._line_starts
        hidden = list(silent_spans(self.text)) if self.is_html else []
        for count, item in enumerate(find_arxiv_ids(self.text)):
            if count % 512 == 0:
                self.checkpoint()
            place = bisect_right(hidden, (item.start, len(self.text))) - 1
            inside = place >= 0 and item.start < hidden[place][1]
            (silent if inside else found).append(Occurrence(bisect_right(starts, item.end - 1), item.arxiv_id))
        return found or silent

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, at = [], 0
        for line in self.lines:
            starts.append(at)
            at += len(line) + 1
        return starts

    def line_of(self, offset: int) -> int:
        """The line that holds the character at OFFSET of the text."""
        return bisect_right(self._line_starts, offset)

    @property
    def with_short_lines(self) -> "Document":
        """The document itself, or one that says the same in lines that are not enormous."""
        text, added = break_at_tags(self.text) if self.is_html else break_long_lines(self.text)
        if not added:
            return self
        broken = Document(self.name, text, self.checkpoint)
        broken.added, broken.issues, broken.title = added, self.issues, self.title
        return broken

    def line_in_file(self, line: int) -> int:
        """The line of the file that LINE is, or is a part of."""
        return line - bisect_right(self.added, line)

    @cached_property
    def front_matter_end(self) -> int:
        """The line that closes the front matter, in YAML or TOML; 0 when there is none."""
        return _end_of_front_matter(self.lines)

    @cached_property
    def _tree(self) -> MarkdownTree:
        body = "\n" * self.front_matter_end + "\n".join(self.lines[self.front_matter_end :])
        tree = parse_html(self.text) if self.is_html else parse_markdown(body, self.checkpoint)
        if tree.failure:
            self.issues.append(Issue(line=1, message=f"The text was read as plain paragraphs ({tree.failure})."))
        return tree

    @cached_property
    def blocks(self) -> list[Block]:
        """The top blocks of the document, without a code fence around all of it."""
        blocks: list[Block] = []
        for block in self._tree.blocks:
            blocks.extend(block.children if self._holds_the_document(block) else (block,))
        return blocks

    @cached_property
    def root(self) -> Section:
        """The document as a tree of headings over blocks."""
        root = build_sections(self.blocks, len(self.lines))
        if self._tree.references:
            self._move_references(root)
        return root

    @cached_property
    def _by_line(self) -> tuple[list[int], list[Occurrence]]:
        ordered = sorted(self.occurrences, key=lambda item: item.line)
        return [item.line for item in ordered], ordered

    @cached_property
    def _lines_of(self) -> dict[str, list[int]]:
        lines: dict[str, list[int]] = {}
        for item in self._by_line[1]:
            lines.setdefault(item.arxiv_id.base, []).append(item.line)
        return lines

    @cached_property
    def distinct_ids(self) -> frozenset[str]:
        """The ids that the document names, without versions."""
        return frozenset(item.arxiv_id.base for item in self.occurrences)

    def ids_in(self, start: int, end: int) -> dict[str, ArxivId]:
        """The ids named in lines START to END, in order, each with the highest version given there."""
        self._asked += 1
        if self._asked % _CHECK_EVERY == 0:  # whoever takes a document apart asks this for every block
            self.checkpoint()
        known_ids = self._ids_in.get((start, end))
        if known_ids is not None:
            return known_ids
        lines, ordered = self._by_line
        found: dict[str, ArxivId] = {}
        for item in ordered[bisect_left(lines, start) : bisect_right(lines, end)]:
            known = found.get(item.arxiv_id.base)
            if known is None or (item.arxiv_id.version or 0) > (known.version or 0):
                found[item.arxiv_id.base] = item.arxiv_id
        if len(found) >= _MANY_IDS:  # an entry that names many papers is asked again for each of them
            if len(self._ids_in) >= _MOST_KEPT:
                self._ids_in.clear()
            self._ids_in[start, end] = found
        return found

    def ids_of_url(self, url: str) -> tuple[ArxivId, ...]:
        """The ids that an address leads to."""
        return self._inline_ids.of_url(url)

    def leads_to(self, anchor: Anchor, base: str) -> bool:
        """Whether ANCHOR's address is one of the paper BASE."""
        return any(found.base == base for found in self.ids_of_url(anchor.url))

    def places(self, inline: Inline) -> list[FoundId]:
        """Where a piece of running text names ids, in its words or by its links; each id once, in order."""
        return list(self._inline_ids.places(inline).values())

    def place_of(self, inline: Inline, base: str) -> FoundId | None:
        """Where a piece of running text names the paper BASE, as `places` finds it."""
        return self._inline_ids.places(inline).get(base)

    def passage(self, start: int, end: int) -> str:
        """Lines START to END as they stand, without blank lines around them; of a page what one reads in them."""
        lines = "\n".join(self.lines[max(0, start - 1) : end]).strip("\n").rstrip()
        return (text_of_html(lines) or lines) if self.is_html and "<" in lines else lines

    def excerpt(self, start: int, end: int, base: str, sharing: int = 1) -> str:
        """The passage of lines START to END; of one that is too long to keep, the words around the id BASE.

        SHARING is how many mentions have that passage: what they keep of it together is linear in its length.
        """
        starts = self._line_starts
        size = (starts[end] if end < len(starts) else len(self.text) + 1) - starts[start - 1]
        share = max(_SHORTEST_EXCERPT, _MOST_COPIES * size // max(1, sharing))
        if size <= min(share, _LONGEST_PASSAGE):
            return self.passage(start, end)
        length = min(share, _EXCERPT)
        lines = self._lines_of.get(base, [])
        first = bisect_left(lines, start)
        text = self.lines[(lines[first] if first < len(lines) and lines[first] <= end else start) - 1]
        at = max(0, text.find(base) - length // 2)
        return text[at : at + length].strip()

    def trimmed_end(self, start: int, end: int) -> int:
        """END without the blank lines and rules before it, but not before START."""
        while end > start and not self.lines[end - 1].strip(" \t-_*"):
            end -= 1
        return min(end, len(self.lines))

    def _holds_the_document(self, block: Block) -> bool:
        """Whether a code fence is the wrapping in which a chat handed over the digest itself."""
        if block.kind is not BlockKind.CODE or not any(child.kind in _MARKED_UP_FENCE for child in block.children):
            return False
        inside = len(self.ids_in(block.start, block.end))
        return inside >= 2 and inside * 2 >= len(self.distinct_ids)

    def _move_references(self, root: Section) -> None:
        """Count the ids of `[1]: https://…` where the reference is used, not where it is defined."""
        self.occurrences[:] = _at_their_uses(self, root)
        self.__dict__.pop("_by_line", None)
        self.__dict__.pop("_lines_of", None)
        self._ids_in.clear()


def _leaves(root: Section) -> Iterable[Block]:
    for section in root.walk():
        if section.heading is not None:
            yield section.heading
        for top in section.blocks:
            for block in top.walk():
                if block.inline.text or block.cells:
                    yield block


def _at_their_uses(document: Document, root: Section) -> list[Occurrence]:
    """What DOCUMENT names, with the ids of references where these are used."""
    moved: list[Occurrence] = []
    covered: set[int] = set()
    for block in _leaves(root):
        covered.update(range(block.start, block.end + 1))
        here = document.ids_in(block.start, block.end)
        inlines = (block.inline, *block.cells)
        for arxiv_id in (x for inline in inlines for a in inline.anchors for x in document.ids_of_url(a.url)):
            if arxiv_id.base not in here:
                moved.append(Occurrence(block.start, arxiv_id))  # noqa: PERF401 -- a comprehension of this hides it
    used = {item.arxiv_id.base for item in moved}
    kept = [item for item in document.occurrences if item.line in covered or item.arxiv_id.base not in used]
    return kept + moved


def _end_of_front_matter(lines: list[str]) -> int:
    fence = lines[0].rstrip()
    if fence not in _FENCES:
        return 0
    ends, sign = _FENCES[fence]
    numbered = enumerate(lines[1:_LONGEST_FRONT_MATTER], start=2)
    end = next((number for number, line in numbered if line.rstrip() in ends), 0)
    return end if any(sign in line for line in lines[1 : max(end - 1, 0)]) else 0
