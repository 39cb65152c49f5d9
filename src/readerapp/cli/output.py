"""Prints: one JSON document on standard output, or lines for people; messages go to standard error."""

import json
import shutil
import sys
import unicodedata

import typer

from readerapp.domain.directions import contained
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
    typer.echo(json.dumps(document, ensure_ascii=False, indent=2).encode("utf-8", "replace"), file=sys.stdout.buffer)


def print_json_line(document: object) -> None:
    """Print DOCUMENT likewise, on one line of its own."""
    typer.echo(json.dumps(document, ensure_ascii=False).encode("utf-8", "replace"), file=sys.stdout.buffer)


def message(text: str) -> None:
    """Say something that is no result."""
    typer.echo(shown(text), err=True)


def say(text: str) -> None:
    """Print a line of the result."""
    typer.echo(shown(text))


def row_line(row: PaperRow) -> str:
    """A paper as one line for the terminal: mark, star, title, where it comes from, and the key that names it."""
    width = max(60, min(shutil.get_terminal_size((100, 24)).columns, 160))
    digests = tr("{count} digests", count=row.digests) if row.digests != 1 else ""
    about = "  ".join(part for part in (row.byline, row.date, digests) if part)
    key = row.key.removeprefix("arxiv:")
    right = f"{cut(about, width // 3)}  {key}"
    left = f"{MARKS[row.status]} {'★ ' if row.starred else ''}"
    room = max(width - _columns(left) - _columns(right) - 2, width // 3)
    title = cut(" ".join(row.title[: 2 * room].split()), room)
    return f"{left}{contained(title)}{' ' * (room - _columns(title) + 2)}{contained(right)}".rstrip()


def shown(text: str) -> str:
    """TEXT without control characters: what a digest says must not steer the terminal. Line breaks and tabs stay."""
    return "".join(char if char in "\n\t" or unicodedata.category(char) != "Cc" else "\ufffd" for char in text)


def cut(text: str, room: int) -> str:
    """The beginning of TEXT that fits ROOM columns, with an ellipsis where something is left out."""
    used = 0
    for place, char in enumerate(text):
        used += _width(char)
        if used > room:
            return _cut_to(text[:place], room - 1)
    return text


def _columns(text: str) -> int:
    """How many terminal columns TEXT takes."""
    return sum(map(_width, text))


def _width(char: str) -> int:
    """The columns of one character; Korean and Chinese ones take two."""
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _cut_to(text: str, room: int) -> str:
    while _columns(text) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"
