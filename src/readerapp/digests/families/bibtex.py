"""Reads BibTeX and BibLaTeX files."""

import logging
import re

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware

from readerapp.digests.document import Document
from readerapp.digests.drafts import Draft
from readerapp.digests.names import split_bibliography_names
from readerapp.digests.records import Record, record_draft
from readerapp.domain.digest import Issue

_ENTRY = re.compile(r"^\s*@\s*(?!comment|string|preamble)[a-zA-Z]+\s*[{(]\s*[^,\s]*\s*,", re.MULTILINE | re.IGNORECASE)
_NAMES = {
    "journaltitle": "journal",
    "booktitle": "venue",
    "eprint": "arxiv_id",
    "institution": "org",
    "school": "org",
    "annote": "note",
    "annotation": "note",
    "primaryclass": "keywords",
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
    library = parse_string(document.text, append_middleware=[LatexDecodingMiddleware()])
    for failed in library.failed_blocks:
        line = min((failed.start_line or 0) + 1, len(document.lines))
        document.issues.append(Issue(line=line, message=f"This entry cannot be read ({_reason(failed.error)})."))
    drafts = []
    for entry in library.entries:
        document.checkpoint()
        values = {name.lower(): " ".join(str(field.value).split()) for name, field in entry.fields_dict.items()}
        start = (entry.start_line or 0) + 1
        draft = record_draft(document, Record(fields=_fields(values), start=start, end=start + _height(entry.raw)))
        if draft is not None:
            drafts.append(draft)
    return drafts


def _reason(error: Exception) -> str:
    return (str(error) or type(error).__name__).splitlines()[0]


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
