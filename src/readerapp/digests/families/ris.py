"""Reads RIS files, record by record, so that a broken one does not lose the others."""

import re
from collections.abc import Iterator

import rispy  # type: ignore[import-untyped]

from readerapp.digests.cutting.piece import Choose, at_lines
from readerapp.digests.document import Document
from readerapp.digests.drafts import Draft
from readerapp.digests.records import Record, record_draft
from readerapp.domain.digest import Issue

_BEGIN = re.compile(r"^[\ufeff ]*TY *-", re.MULTILINE)
_FIELDS = {
    "primary_title": "title",
    "title": "title",
    "authors": "authors",
    "first_authors": "authors",
    "year": "year",
    "publication_year": "year",
    "date": "date",
    "doi": "doi",
    "urls": "url",
    "url": "url",
    "abstract": "abstract",
    "notes_abstract": "abstract",
    "keywords": "keywords",
    "journal_name": "journal",
    "secondary_title": "venue",
    "alternate_title3": "venue",
    "file_attachments1": "pdf_url",
    "file_attachments2": "pdf_url",
    "accession_number": "arxiv_id",
    "translated_title": "translated title",
    "notes": "note",
    "author_address": "affiliation",
    "number": "arxiv_id",
    "id": "",
}


def score(document: Document) -> float:
    """Lines that begin and end records as the format says."""
    begins = sum(_tag(line) == "TY" for line in document.lines)
    return (
        0.96 if begins and any(_tag(line) in {"TI", "T1", "AU", "A1", "DO", "UR"} for line in document.lines) else 0.0
    )


def read(document: Document) -> list[Draft]:
    """A mention for each record."""
    drafts = []
    for start, end in _spans(document):
        document.checkpoint()
        lines = list(document.lines[start - 1 : end])
        if _tag(lines[-1]) != "ER":
            lines.append("ER  - ")
        try:
            entries = rispy.loads("\n".join(lines), skip_unknown_tags=True)
        except Exception as error:  # noqa: BLE001 -- the library documents no exceptions; the record is named instead
            document.issues.append(Issue(line=start, message=f"This record cannot be read ({error})."))
            continue
        for entry in entries:
            fields = {_FIELDS[name]: value for name, value in entry.items() if _FIELDS.get(name)}
            draft = record_draft(document, Record(fields=fields, start=start, end=end))
            if draft is not None:
                drafts.append(draft)
    return drafts


def cutter(_first: Document) -> Choose:
    """Before records."""
    return at_lines(_BEGIN)


def _spans(document: Document) -> Iterator[tuple[int, int]]:
    start = 0
    for number, line in enumerate(document.lines, start=1):
        tag = _tag(line)
        if tag == "TY":
            if start:
                yield start, number - 1
            start = number
        elif tag == "ER" and start:
            yield start, number
            start = 0
    if start:
        yield start, len(document.lines)


def _tag(line: str) -> str:
    stripped = line.lstrip("\ufeff ")
    return stripped[:2] if stripped[2:].lstrip(" ").startswith("-") and stripped[:2].isalnum() else ""
