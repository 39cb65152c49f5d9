"""Reads arXiv's announcement mails and listings: entries of an `arXiv:ID` line with labelled lines below."""

import re
from collections.abc import Iterator

from readerapp.digests.dates import find_date
from readerapp.digests.document import Document
from readerapp.digests.drafts import Draft, links_for
from readerapp.digests.inline_text import inline_from_plain
from readerapp.digests.labels import Role
from readerapp.digests.mail_headers import mail_headers
from readerapp.digests.metadata import apply_value
from readerapp.digests.venues import find_venue
from readerapp.domain.arxiv_id import ArxivId

_ENTRY = re.compile(r"^(?:\[\d{1,5}\]\s*|Paper:\s*)?arXiv:\s?(?P<id>[\w.\-/]+)", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?P<label>Title|Authors?|Categories|Subjects|Comments?|Journal-ref|DOI|Date|Report-no|License|MSC-class|ACM-class|Proxy)\s*:\s*(?P<value>.*)$"
)
_ROLES = {
    "title": Role.TITLE,
    "author": Role.AUTHORS,
    "authors": Role.AUTHORS,
    "categories": Role.KEYWORDS,
    "subjects": Role.KEYWORDS,
    "journal-ref": Role.VENUE,
    "doi": Role.DOI,
    "date": Role.PUBLISHED,
}
_LEFT_OUT = frozenset({"license", "proxy"})
_RULE = re.compile(r"^(?:-{20,}|(?:%%?--){4,}%*)\s*$")
_LOOK_AHEAD = 8


def score(document: Document) -> float:
    """Entries of this kind for most of the ids."""
    starts = {base for _, base in _starts(document)}
    ids = document.distinct_ids
    return 0.93 if starts and len(starts) * 2 > len(ids) else 0.0


def read(document: Document) -> list[Draft]:
    """A mention for each entry."""
    starts = [line for line, _ in _starts(document)]
    headers = mail_headers(document, starts[0])
    document.title = headers.get("subject", "")
    date = find_date(headers.get("date", ""))
    drafts = []
    for start, following in zip(starts, [*starts[1:], len(document.lines) + 1], strict=True):
        document.checkpoint()
        draft = _read_entry(document, start, following - 1)
        draft.date = date
        drafts.append(draft)
    return drafts


def _starts(document: Document) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(document.lines, start=1):
        match = _ENTRY.match(line)
        arxiv_id = ArxivId.parse(match["id"]) if match else None
        if arxiv_id and any(
            below.startswith(("Title:", "Title :")) for below in document.lines[number : number + _LOOK_AHEAD]
        ):
            yield number, arxiv_id.base


def _read_entry(document: Document, start: int, last: int) -> Draft:
    rules = (number for number in range(start, last + 1) if _RULE.match(document.lines[number - 1]))
    end = document.trimmed_end(start, next(rules, last + 1) - 1)
    while end > start and document.lines[end - 1].strip() in {"", "\\\\"}:
        end -= 1
    draft = Draft(start, end, next(iter(document.ids_in(start, start).values()), None))
    summary: list[str] = []
    label = ""
    values: dict[str, str] = {}
    for line in document.lines[start:end]:
        match = _LABEL.match(line)
        if line.startswith("\\\\"):
            label = "" if label == "abstract" or "(" in line else "abstract"
        elif label == "abstract":
            summary.append(line.strip())
        elif match:
            label = match["label"].lower()
            values[label] = match["value"]
        elif label and line[:1] in {" ", "\t"} and line.strip():
            values[label] += f" {line.strip()}"
        elif label and line.strip():
            summary.append(line.strip())
    _apply(draft, values, " ".join(summary).strip())
    source = "\n".join(line for line in document.lines[start - 1 : end] if not line.startswith("License"))
    draft.links = links_for(document, inline_from_plain(source).anchors, draft.base)
    return draft


def _apply(draft: Draft, values: dict[str, str], summary: str) -> None:
    for label, value in values.items():
        role = _ROLES.get(label)
        if role is Role.KEYWORDS and ";" not in value and "(" not in value:
            draft.keywords = tuple(value.split())
        elif role is not None:
            apply_value(draft, role, label, value)
        elif label not in _LEFT_OUT:
            draft.add_field(label, value)
        if label.startswith("comment"):
            draft.venue = draft.venue or find_venue(value)
    draft.add_field("summary", summary)
