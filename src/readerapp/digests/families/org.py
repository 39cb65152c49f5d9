"""Reads Org files by writing each line as the Markdown line that means the same."""

import re

from readerapp.digests.dates import date_of_headings, find_date
from readerapp.digests.document import Document
from readerapp.digests.drafts import Draft
from readerapp.digests.embedded import read_embedded
from readerapp.digests.families.heading_digest import read_markdown

_HEADING = re.compile(
    r"^(\*{1,20})\s+(?:(?:TODO|DONE|NEXT|WAIT(?:ING)?|CANCELL?ED|READ|READING)\s+)?(?:\[#[A-Z]\]\s*)?(.*)$"
)
_TAGS = re.compile(r"\s+:[\w@#%:]+:\s*$")
_LINK = re.compile(r"\[\[([^\[\]\n]+)\](?:\[([^\[\]\n]+)\])?\]")
_PROPERTY = re.compile(r"^\s*:([A-Za-z_][\w-]*):\s+(\S.*)$")
_DRAWER = re.compile(r"^\s*:(?:PROPERTIES|LOGBOOK|END):\s*$", re.IGNORECASE)
_KEYWORD = re.compile(r"^#\+(\w+):?\s*(.*)$")
_RULE = re.compile(r"^\s*\|[-+]+\|?\s*$")
_DEEPEST = 6


def score(document: Document) -> float:
    """Headings by stars together with what only Org has: links in double brackets, keywords, drawers."""
    stars = sum(bool(_HEADING.match(line)) for line in document.lines)
    own = len(_LINK.findall(document.text)) + sum(
        bool(_KEYWORD.match(line) or _DRAWER.match(line)) for line in document.lines
    )
    named = document.name.lower().endswith(".org")
    return 0.94 if (own and (stars or named)) and (named or own >= 3) else 0.0


def read(document: Document) -> list[Draft]:
    """Every paper, with the headings above it."""
    keywords = {match[1].upper(): match[2] for line in document.lines if (match := _KEYWORD.match(line))}
    document.title, date = keywords.get("TITLE", ""), find_date(keywords.get("DATE", ""))
    text = "\n".join(_as_markdown(line) for line in document.lines)

    drafts = read_embedded(document, text, range(1, len(document.lines) + 1), read_markdown)
    for draft in drafts:
        draft.date = draft.date or date_of_headings(draft.path) or date
        draft.text = ""  # the lines as they stand in the document, not as Markdown
    return drafts


def _as_markdown(line: str) -> str:
    heading = _HEADING.match(line)
    if heading:
        words = _TAGS.sub("", heading[2])
        return f"{'#' * min(len(heading[1]), _DEEPEST)} {_links(words)}"
    if _DRAWER.match(line):
        return ""
    keyword = _KEYWORD.match(line)
    if keyword:
        return ""
    named = _PROPERTY.match(line)
    if named:
        return f"- **{named[1].replace('_', ' ').title()}:** {_links(named[2])}"
    if _RULE.match(line):
        return "|".join(["", *(["---"] * (line.count("+") + 1)), ""])
    return (
        _links(line)
        if line.startswith(("-", "+", " ", "|")) and line.strip()[:1] in "-+|*123456789"
        else _links(line.strip())
    )


def _links(text: str) -> str:
    return _LINK.sub(lambda match: f"[{match[2]}]({match[1]})" if match[2] else f"<{match[1]}>", text)
