"""Prints: one JSON document on standard output, or lines for people; messages go to standard error."""

import json
import shutil
import sys
import unicodedata

import typer

from readerapp.domain.paper import PaperRow
from readerapp.domain.translation import tr
from readerapp.domain.vocabulary import Status

MARKS = {
    Status.INBOX: "•",
    Status.TO_READ: "→",
    Status.READING: "…",
    Status.SKIMMED: "~",
    Status.READ: "✓",
    Status.SKIPPED: "×",
}


def print_json(document: object) -> None:
    """Print DOCUMENT as UTF-8 JSON, whatever the terminal's own encoding is."""
    typer.echo(json.dumps(document, ensure_ascii=False, indent=2).encode(), file=sys.stdout.buffer)


def message(text: str) -> None:
    """Say something that is no result."""
    typer.echo(text, err=True)


def row_line(row: PaperRow) -> str:
    """A paper as one line that fits the terminal: mark, star, title, and where it comes from on the right."""
    width = max(60, min(shutil.get_terminal_size((100, 24)).columns, 160))
    digests = tr("{count} digests", count=row.digests) if row.digests != 1 else ""
    right = "  ".join(part for part in (row.byline, row.date, digests) if part)
    right = _cut(right, width // 2)
    left = f"{MARKS[row.status]} {'★ ' if row.starred else ''}"
    room = width - _columns(left) - _columns(right) - 2
    title = _cut(row.title, room)
    return f"{left}{title}{' ' * (room - _columns(title) + 2)}{right}".rstrip()


def _columns(text: str) -> int:
    """How many terminal columns TEXT takes; Korean and Chinese characters take two."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def _cut(text: str, room: int) -> str:
    if _columns(text) <= room:
        return text
    while text and _columns(text) > room - 1:
        text = text[:-1]
    return f"{text.rstrip()}…"
