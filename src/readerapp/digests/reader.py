"""Reads a digest: chooses the family that fits best, completes what it found, and makes the mentions."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import takewhile
from pathlib import PurePosixPath

from readerapp.digests.dates import date_of_headings, find_date, find_year
from readerapp.digests.document import Document
from readerapp.digests.drafts import Draft
from readerapp.digests.families import (
    arxiv_mail,
    bibtex,
    csv_records,
    feed,
    front_matter,
    general,
    heading_digest,
    json_records,
    newsletter,
    notebook,
    org,
    paper_list,
    ris,
    topic_report,
)
from readerapp.digests.language import detect_language
from readerapp.digests.period import find_period
from readerapp.digests.surrogates import without_surrogates
from readerapp.digests.titles import clean_title, has_letters
from readerapp.domain.arxiv_id import ArxivId
from readerapp.domain.digest import Issue, ParsedDigest
from readerapp.domain.errors import ReaderAppError
from readerapp.domain.identity import fold

_SURE = 0.9


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of document.

    Attributes:
        name: what `ParsedDigest.format` says.
        score: how well a document fits, 0 to 1; 0 for not at all.
        read: the mentions of a document that fits; may raise, and the next best family reads it then.
        markdown: whether such a document can also be taken for Markdown, to look for what the family left out.
    """

    name: str
    score: Callable[[Document], float]
    read: Callable[[Document], list[Draft]]
    markdown: bool = True


FAMILIES: tuple[Family, ...] = (
    Family("feed", feed.score, feed.read, markdown=False),
    Family("notebook", notebook.score, notebook.read, markdown=False),
    Family("json", json_records.score, json_records.read, markdown=False),
    Family("csv", csv_records.score, csv_records.read, markdown=False),
    Family("bibtex", bibtex.score, bibtex.read, markdown=False),
    Family("ris", ris.score, ris.read, markdown=False),
    Family("arxiv-mail", arxiv_mail.score, arxiv_mail.read, markdown=False),
    Family("org", org.score, org.read, markdown=False),
    Family("paper-note", front_matter.score, front_matter.read),
    Family("topic-report", topic_report.score, topic_report.read),
    Family("newsletter", newsletter.score, newsletter.read),
    Family("paper-list", paper_list.score, paper_list.read),
    Family("heading-digest", heading_digest.score, heading_digest.read),
    Family("general", general.score, general.read),
)


def _go_on() -> None:
    """Never stop an import."""


def read_digest(name: str, text: str, *, checkpoint: Callable[[], None] = _go_on) -> ParsedDigest:
    """Take a document apart.

    NAME is the file name, for hints at title, period and format. CHECKPOINT is called regularly, and what it raises
    passes through. Nothing that stands in TEXT raises: what cannot be read becomes an issue.
    """
    document = Document(name, text, checkpoint)
    family, drafts = _read(document)
    drafts = [draft for draft in general.fill(document, drafts, markdown=family.markdown) if _says_something(draft)]
    drafts.sort(key=lambda draft: (draft.start, -draft.end))
    from_heading, title = _title(document) if family.markdown or document.title else (False, _name_in_words(name))
    _date_by_headings(drafts, title if from_heading else "", title)
    _leave_titles_out_of_paths(drafts)
    months = [ArxivId(base).month for base in document.distinct_ids]
    heading = document.root.sections[0].title.text if family.markdown and document.root.sections else ""
    sharing = Counter((draft.start, draft.end) for draft in drafts)
    parsed = ParsedDigest(
        title=title,
        format=family.name,
        language=detect_language(document.text),
        period=find_period(f"{title} {heading}", name, drafts, months),
        mentions=tuple(draft.finish(document, sharing[draft.start, draft.end]) for draft in drafts),
        issues=tuple(document.issues),
    )
    return without_surrogates(parsed)


def _read(document: Document) -> tuple[Family, list[Draft]]:
    scores = {}
    for family in FAMILIES:
        scores[family.name] = _score(family, document)
        if scores[family.name] >= _SURE:
            break
    fitting = [family for family in FAMILIES if scores.get(family.name, 0.0) > 0]
    ranked = sorted(fitting, key=lambda family: scores[family.name], reverse=True)
    if FAMILIES[-1] not in ranked:
        ranked.append(FAMILIES[-1])
    for family in ranked:
        try:
            return family, family.read(document)
        except ReaderAppError:
            raise
        except Exception as error:  # noqa: BLE001 -- a family's bug must not lose the document; the next one reads it
            message = f"Could not be read as {family.name} ({type(error).__name__}: {error})."
            document.issues.append(Issue(line=1, message=message))
    return FAMILIES[-1], []


def _score(family: Family, document: Document) -> float:
    try:
        return family.score(document)
    except ReaderAppError:
        raise
    except Exception as error:  # noqa: BLE001 -- as above
        document.issues.append(Issue(line=1, message=f"{family.name}: {type(error).__name__}: {error}"))
        return 0.0


def _says_something(draft: Draft) -> bool:
    return bool(draft.arxiv_id or draft.doi or draft.title or draft.short_name)


def _date_by_headings(drafts: list[Draft], heading: str, title: str) -> None:
    """Give mentions the date that the headings above them say; the heading that names the digest is no topic."""
    year = find_year(title) or find_date(title)[:4]
    dates: dict[tuple[str, ...], str] = {}
    for draft in drafts:
        path = draft.path if draft.path[:1] != (heading,) else draft.path[1:]
        if path not in dates:
            dates[path] = date_of_headings((heading, *path), year=year)
        draft.date, draft.path = draft.date or dates[path], path


def _leave_titles_out_of_paths(drafts: list[Draft]) -> None:
    """A heading that is the title of a paper is no topic: what stands below it hangs on what is above it."""
    titles = {fold(draft.title) for draft in drafts if draft.title}
    for draft in drafts:
        draft.path = tuple(takewhile(lambda name: fold(name) not in titles, draft.path))


def _title(document: Document) -> tuple[bool, str]:
    """The first heading of the highest level used, unless it is only a date; else the file name in words."""
    if document.title:
        return True, document.title
    headings = [section for section in document.root.walk() if section.heading is not None and section.level <= 2]
    for level in (1, 2):
        first = next((section for section in headings if section.level == level), None)
        if first is not None:
            title = clean_title(first.title.text)
            section_name = "_" in title and title.split()[0].isupper()
            if has_letters(title) and not section_name and not (find_date(title) and len(title) < 12):
                return True, title
            break
    return False, _name_in_words(document.name)


def _name_in_words(name: str) -> str:
    stem = PurePosixPath(name.replace("\\", "/")).name
    stem = re.sub(r"(?:\.[A-Za-z0-9]{1,10}){1,3}$", "", stem) or stem
    words = re.sub(r"(?<=[^\W\d])[-_]+|[-_]+(?=[^\W\d])", " ", stem).strip()
    return words[:1].upper() + words[1:] if words else stem
