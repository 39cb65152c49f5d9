"""Reads a Markdown text that stands inside another document, and puts its mentions on the lines of that document."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from readerapp.digests.document import Document
from readerapp.digests.drafts import Draft


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A line of Markdown that says what lines START to END of a document say."""

    text: str
    start: int
    end: int


def read_embedded(
    document: Document, text: str, lines: Sequence[int], read: Callable[[Document], list[Draft]]
) -> list[Draft]:
    """The mentions that READ finds in TEXT, whose line N stands in line LINES[N - 1] of DOCUMENT."""
    inner = Document(document.name, text, document.checkpoint).with_short_lines
    drafts = read(inner)
    for draft in drafts:
        draft.text = draft.text or inner.passage(draft.start, draft.end)
        draft.start, draft.end = (_outer(inner.line_in_file(line), lines) for line in (draft.start, draft.end))
    return drafts


def read_rewritten(
    document: Document, rows: Sequence[Rewritten], read: Callable[[Document], list[Draft]]
) -> list[Draft]:
    """The mentions that READ finds in ROWS, which say as Markdown what some lines of DOCUMENT say, with those lines."""
    drafts = read_embedded(document, "\n".join(row.text for row in rows), [row.start for row in rows], read)
    ends = {row.start: row.end for row in rows}
    for draft in drafts:
        draft.end = max(draft.end, ends.get(draft.end, 0))
        draft.text = ""  # the lines as they stand in the document, not as Markdown
    return drafts


def _outer(line: int, lines: Sequence[int]) -> int:
    return lines[min(max(line, 1), len(lines)) - 1] if lines else 1
