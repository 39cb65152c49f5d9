"""Reads a Markdown text that stands inside another document, and puts its mentions on the lines of that document."""

from collections.abc import Callable, Sequence

from readerapp.digests.document import Document
from readerapp.digests.drafts import Draft


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


def _outer(line: int, lines: Sequence[int]) -> int:
    return lines[min(max(line, 1), len(lines)) - 1] if lines else 1
