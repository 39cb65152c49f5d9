"""A part of a digest made ready to be shown: HTML with chips; built in the read lane."""

import re
from dataclasses import dataclass, replace
from html import escape, unescape
from itertools import pairwise
from typing import TYPE_CHECKING

from readerapp.domain.digest_page import DigestWindow, Mark, PageKind, Record
from readerapp.gui.detail.passage import fields_html, passage_html
from readerapp.gui.digest_view.addresses import Chip
from readerapp.gui.digest_view.inline_html import ChipWriter, text_html
from readerapp.gui.digest_view.markdown_html import MarkdownPage
from readerapp.gui.digest_view.markdown_text import plain_characters
from readerapp.gui.repairing.word_links import MarkedPassage, MarkedWords
from readerapp.gui.texts import link_name

if TYPE_CHECKING:
    from readerapp.services.digest_pages import OpenDigest

_FRONT_MATTER = "---"
_LONGEST_FRONT_MATTER = 400
_TAG = re.compile(r"<[^<>]*>|<[^<>]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedPage:
    """A window onto an open digest.

    Attributes:
        html: what is shown.
        chips: those that are in HTML, in its order.
        target: the mention to go to; None to stay with the one that the reader is at.
        line: the unit to be seen, rather than the mention.
    """

    opened: "OpenDigest"
    window: DigestWindow
    html: str
    chips: tuple[Chip, ...]
    target: Mark | None
    line: int | None


def prepare(opened: "OpenDigest", window: DigestWindow, *, index: int | None, line: int | None) -> PreparedPage:
    """Make WINDOW ready to be shown; INDEX is the place of the mention to go to, LINE the unit to be seen."""
    chips = ChipWriter()
    words = MarkedWords(opened.digest.id, window.words)
    if words:
        window = replace(window, lines=tuple((number, words.line(number, text)) for number, text in window.lines))
    match window.kind:
        case PageKind.RECORDS:
            html = _records_html(window, chips)
        case PageKind.PLAIN:
            html = _plain_html(window.lines, window.marks, chips)
        case PageKind.MARKDOWN:
            html = _markdown_html(window, chips)
    html = words.html(html)
    target = next((mark for mark in window.marks if mark.index == index), None)
    return PreparedPage(opened=opened, window=window, html=html, chips=tuple(chips.written), target=target, line=line)


def _markdown_html(window: DigestWindow, chips: ChipWriter) -> str:
    head = _front_matter(window.lines)
    before = [mark for mark in window.marks if head and mark.first <= window.lines[head - 1][0]]
    page = MarkdownPage(window.marks[len(before) :], window.references, chips)
    return _plain_html(window.lines[:head], before, chips) + page.html(window.lines[head:])


def _front_matter(lines: tuple[tuple[int, str], ...]) -> int:
    """How many of LINES are the block of names and values at the very beginning of a note."""
    if not lines or lines[0][0] != 1 or lines[0][1].rstrip() != _FRONT_MATTER:
        return 0
    ends = (
        place for place, (_, text) in enumerate(lines[1:_LONGEST_FRONT_MATTER], 2) if text.rstrip() == _FRONT_MATTER
    )
    end = next(ends, 0)
    return end if any(":" in text for _, text in lines[1:end]) else 0


def _plain_html(lines: tuple[tuple[int, str], ...], marks: list[Mark] | tuple[Mark, ...], chips: ChipWriter) -> str:
    """LINES as they are, in letters of one width."""
    waiting = list(marks)
    html = []
    for number, text in lines:
        here = [mark for mark in waiting if mark.first <= number]
        waiting = waiting[len(here) :]
        said = text_html(plain_characters(text)) or "&nbsp;"
        style = f"white-space:pre-wrap;-qt-user-state:{number}"
        html.append(f'<p class="plain" style="{style}">{chips.html(here)}{said}</p>')
    return "".join(html)


def _records_html(window: DigestWindow, chips: ChipWriter) -> str:
    html = []
    headings = [(), *((record.section, *record.path) for record in window.records)]
    for mark, record, (before, heading) in zip(window.marks, window.records, pairwise(headings), strict=True):
        if heading != before and any(heading):
            html.append(f"<h2>{escape('  ›  '.join(part for part in heading if part))}</h2>")
        html.append(_record_html(mark, record, chips))
    return "".join(html)


def _passage_html(text: str, words: MarkedPassage) -> str:
    """A passage; of one that is marked up in HTML only the words."""
    if "</" not in text:
        return words.html(passage_html(words.text(text)))
    return f"<p>{words.html(text_html(words.text(unescape(_TAG.sub(' ', text)))))}</p>"


def _record_html(mark: Mark, record: Record, chips: ChipWriter) -> str:
    words = MarkedPassage(record.source)
    title = words.plain(record.title) or escape(record.title)
    facts = (", ".join(record.authors), record.org, record.venue, record.date)
    links = (f'<a href="{escape(x.url)}">{escape(link_name(x.kind, x.label, x.url))}</a>' for x in record.links)
    line = "  ·  ".join((*(words.plain(fact) or escape(fact) for fact in facts if fact), *links))
    fields = tuple((name, words.text(value)) for name, value in record.fields)
    body = words.html(fields_html(fields)) or _passage_html(record.text, words)
    return (
        f'<h3 class="record" style="-qt-user-state:{mark.first}">{chips.html([mark])}{title}</h3>'
        f'<p class="facts">{line}</p>{body}'
    )
