"""Reads BibTeX and BibLaTeX files."""

import logging
import re
from collections.abc import Iterator
from dataclasses import replace

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import DuplicateBlockKeyBlock, Entry, ParsingFailedBlock, String

from readerapp.digests.cutting.piece import Border, Choose, at_lines, cut
from readerapp.digests.cutting.source import TextSource
from readerapp.digests.document import Document
from readerapp.digests.drafts import Draft
from readerapp.digests.latex_text import QuickLatexDecoding
from readerapp.digests.names import split_bibliography_names
from readerapp.digests.records import Record, record_draft
from readerapp.domain.digest import Issue

_ENTRY = re.compile(
    r"^[ \t]*@\s*(?!comment|string|preamble)[a-zA-Z]+\s*[{(]\s*[^,\s]*\s*,", re.MULTILINE | re.IGNORECASE
)
_DEFINITION = re.compile(
    r"^[ \t]*@string\s*(?:\{[^@{}]*(?:\{[^@{}]*\}[^@{}]*)*\}|\([^@()]*\))", re.MULTILINE | re.IGNORECASE
)
_AT_ONCE = 20_000  # characters
_LONGEST_DEFINITION, _MOST_DEFINITIONS = 1000, 1000
_before_entry = at_lines(re.compile(r"^[ \t]*@[ \t]*[a-zA-Z]+\s*[{(]", re.MULTILINE))
_NAMES = {
    "journaltitle": "journal",
    "booktitle": "venue",
    "eprint": "arxiv_id",
    "institution": "org",
    "school": "org",
    "annote": "note",
    "annotation": "note",
    "primaryclass": "keywords",
    "eprintclass": "keywords",
}
_LEFT_OUT = frozenset(
    {
        "month",
        "file",
        "eprinttype",
        "archiveprefix",
        "pages",
        "volume",
        "number",
        "issn",
        "isbn",
        "timestamp",
        "biburl",
        "bibsource",
        "publisher",
        "editor",
        "urldate",
        "copyright",
        "language",
        "langid",
        "key",
    }
)


def score(document: Document) -> float:
    """Entries as `@article{key,` at the beginning of lines, and hardly anything else."""
    found = _ENTRY.findall(document.text)
    if not found:
        return 0.0
    first = _ENTRY.search(document.text)
    return 0.96 if first is not None and document.text[: first.start()].strip()[:1] in {"", "%", "@"} else 0.0


def read(document: Document) -> list[Draft]:
    """A mention for each entry."""
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    logging.getLogger("pylatexenc").setLevel(logging.ERROR)
    drafts = []
    for entry, start in _entries(document):
        values = {name.lower(): " ".join(str(field.value).split()) for name, field in entry.fields_dict.items()}
        draft = record_draft(document, Record(fields=_fields(values), start=start, end=start + _height(entry.raw)))
        if draft is not None:
            drafts.append(draft)
    return drafts


def _entries(document: Document) -> Iterator[tuple[Entry, int]]:
    """The entries with the lines on which they begin; they are parsed a few at a time."""
    decoding = QuickLatexDecoding()
    for piece in cut(TextSource(document.text), _AT_ONCE, cutter(document)):
        document.checkpoint()
        defined = ""
        for block in parse_string(piece.text, append_middleware=[decoding]).blocks:
            defined += f"{block.raw}\n" if isinstance(block, String) else ""
            line = min((block.start_line or 0) + 1 + piece.offset, len(document.lines))
            if isinstance(block, DuplicateBlockKeyBlock) and isinstance(block.ignore_error_block, Entry):
                again = parse_string(f"{defined}{block.raw}", append_middleware=[decoding])
                yield from ((entry, line) for entry in again.entries)
            elif isinstance(block, Entry):
                yield block, line
            elif isinstance(block, ParsingFailedBlock):
                message = f"This entry cannot be read ({_reason(block.error)})."
                document.issues.append(Issue(line=max(line, piece.line), message=message))


def cutter(_first: Document) -> Choose:
    """Before entries, each piece behind the abbreviations that the file has defined before."""
    defined: list[str] = []

    def choose(source: TextSource, size: int) -> Border:
        border = _before_entry(source, size)
        for found in _DEFINITION.finditer(source.peek(border.at)):
            if len(found[0]) <= _LONGEST_DEFINITION and len(defined) < _MOST_DEFINITIONS:
                defined.append(" ".join(found[0].split()))
        return replace(border, lead="".join(f"{definition}\n" for definition in defined))

    return choose


def _reason(error: Exception) -> str:
    reason = str(error).splitlines()[0] if str(error) else ""
    return reason if " " in reason else "it is not closed"


def _height(raw: str | None) -> int:
    return (raw or "").strip().count("\n")


def _fields(values: dict[str, str]) -> dict[str, object]:
    fields: dict[str, object] = {}
    for name, value in values.items():
        plain = value.replace("{", "").replace("}", "").strip()
        if name == "author":
            fields["authors"] = list(split_bibliography_names(value))
        elif name not in _LEFT_OUT:
            fields[_NAMES.get(name, name)] = plain
    if "year" in values and values.get("month"):
        fields["date"] = f"{values['month'].strip('{}')} {values['year'].strip('{}')}"
    return fields
