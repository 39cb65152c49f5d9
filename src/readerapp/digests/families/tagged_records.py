"""Reads records of lines that begin with a tag: EndNote's (`%T Title`) and PubMed's (`TI  - Title`)."""

import re
from collections.abc import Iterator

from readerapp.digests.cutting.piece import Choose, at_lines
from readerapp.digests.document import Document
from readerapp.digests.drafts import Draft
from readerapp.digests.names import cited_names
from readerapp.digests.records import Record, record_draft

_ENDNOTE = re.compile(r"^%([0-9A-Z@]) +(.*)$")
_PUBMED = re.compile(r"^([A-Z]{2,4}) *- (.*)$")
_BEGIN = re.compile(r"^(?:%0 |PMID *- )", re.MULTILINE)
_FIELDS = {
    "T": "title", "A": "authors", "D": "date", "8": "date", "J": "journal", "B": "venue", "U": "url", "R": "doi",
    "X": "abstract", "K": "keywords", "1": "note", "Z": "note", "M": "arxiv_id",
    "TI": "title", "FAU": "authors", "AU": "authors", "DP": "date", "JT": "journal", "TA": "venue", "AB": "abstract",
    "LID": "doi", "AID": "doi", "OT": "keywords", "MH": "keywords",
}  # fmt: skip
_DOI = re.compile(r"(10\.\S+)(?: \[doi\])?$")


def score(document: Document) -> float:
    """Records that begin with `%0` or `PMID-` and have titles."""
    first = next((line for line in document.lines if line.strip()), "")
    if not _BEGIN.match(first.lstrip("\ufeff")):
        return 0.0
    tags = {tag for line in document.lines[:200] if (tag := _tag(line)[0])}
    return 0.96 if tags & {"T", "TI"} else 0.0


def read(document: Document) -> list[Draft]:
    """A mention for each record."""
    drafts = (record_draft(document, record) for record in _records(document))
    return [draft for draft in drafts if draft is not None]


def cutter(_first: Document) -> Choose:
    """Before records."""
    return at_lines(_BEGIN)


def _records(document: Document) -> Iterator[Record]:
    starts = [number for number, line in enumerate(document.lines, start=1) if _BEGIN.match(line)]
    for start, following in zip(starts, [*starts[1:], len(document.lines) + 1], strict=True):
        document.checkpoint()
        end = document.trimmed_end(start, following - 1)
        values: dict[str, list[str]] = {}
        tag = ""
        for line in document.lines[start - 1 : end]:
            found, text = _tag(line)
            if found:
                tag = found
                values.setdefault(tag, []).append(text.strip())
            elif tag and line.strip():
                values[tag][-1] += f" {line.strip()}"
        if "FAU" in values:
            values.pop("AU", None)
        yield Record(fields=_fields(values), start=start, end=end)


def _tag(line: str) -> tuple[str, str]:
    match = _ENDNOTE.match(line) or _PUBMED.match(line)
    return (match[1], match[2]) if match else ("", "")


def _fields(values: dict[str, list[str]]) -> dict[str, object]:
    fields: dict[str, object] = {}
    for tag, texts in values.items():
        name = _FIELDS.get(tag)
        if name == "authors":
            fields[name] = [person for text in texts for person in cited_names(text) or (text,)]
        elif name == "keywords":
            fields[name] = texts
        elif name == "doi":
            doi = next((match[1] for text in texts if (match := _DOI.search(text))), "")
            fields.setdefault(name, doi)
        elif name is not None:
            fields.setdefault(name, texts[0])
    return fields
