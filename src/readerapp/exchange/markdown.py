"""Writes a reading list as Markdown: grouped by status, with tags, notes, links and where each paper was met."""

import re
from collections.abc import Iterable

from readerapp.domain.paper import Mention, PaperDetail
from readerapp.domain.translation import tr
from readerapp.domain.vocabulary import LinkKind, Status
from readerapp.domain.wording import status_name

_ORDER = (Status.READING, Status.TO_READ, Status.INBOX, Status.READ, Status.SKIMMED, Status.SKIPPED)
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")


def render(details: Iterable[PaperDetail]) -> str:
    """The papers as one Markdown document; UTF-8, ends with a newline."""
    groups: dict[Status, list[PaperDetail]] = {}
    for detail in details:
        groups.setdefault(detail.paper.status, []).append(detail)
    lines = [f"# {tr('Reading list')}"]
    for status in _ORDER:
        if status in groups:
            lines += ["", f"## {status_name(status)} ({len(groups[status])})", ""]
            for detail in groups[status]:
                lines += _entry(detail)
    return "\n".join(lines) + "\n"


def _entry(detail: PaperDetail) -> list[str]:
    paper = detail.paper
    lines = [f"- **{_linked_title(detail)}**{' ★' if paper.starred else ''}"]
    if paper.authors or paper.org or paper.date:
        people = ", ".join(paper.authors) or paper.org
        lines.append("  " + " · ".join(_escape(part) for part in (people, paper.date) if part))
    marks = [tr("rating {rating}/5", rating=paper.rating)] if paper.rating else []
    marks += [f"#{tag.replace(' ', '-')}" for tag in paper.tags]
    if marks:
        lines.append("  " + " ".join(marks))
    lines += [f"  - {tr('Seen in')} {_escape(place)}" for place in dict.fromkeys(map(_place, detail.mentions))]
    for note in detail.notes:
        lines += [f"  > {line}".rstrip() for line in note.body.strip().splitlines()]
    return lines


def _linked_title(detail: PaperDetail) -> str:
    url = next((link.url for link in detail.paper.links if link.kind is LinkKind.ABS), None)
    url = url or next((link.url for link in detail.paper.links), None)
    title = _escape(detail.paper.title)
    return f"[{title}](<{url}>)" if url else title


def _place(mention: Mention) -> str:
    return " › ".join(part for part in (mention.digest_title, mention.section, *mention.path) if part)


def _escape(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
