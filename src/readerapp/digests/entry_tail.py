"""Reads what stands behind the title of an entry: people, their organisation, the conference, a remark."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from readerapp.digests.blocks import Inline
from readerapp.digests.names import is_one_name, looks_like_names, split_names
from readerapp.digests.titles import has_letters, is_label
from readerapp.digests.venues import find_venue, is_venue

_TRAILING_NOTE = re.compile(r"\(([^()\n]{1,80})\)[.\s]*$")
_REMARK = re.compile(r"\s\([^()]{0,80}\)")
_ONE_PERSON = re.compile(
    r"(?:\s*[,.:–—|·-]\s*|\s+)(?:[Bb]y\s+)?[(*_]{0,2}"
    r"(?P<name>[^\W\d_a-z](?:\.|[^\W\d_]*)(?:[ ](?:[^\W\d_]\.|[^\W\d_][\w'’-]+)){1,3}?)[*_]{0,2}"
    r"(?:,?\s+\(?(?P<year>(?:19|20)\d\d))?(?=\)?\s*(?:$|[\n\[(|,.;–—·]|https?:|ar[Xx]iv|-\s))"
)
_BEHIND_PEOPLE = re.compile(r"(?:,?\s*et\.? al\.?)?\s\(([^()]{2,80})\)")
_END_OF_PEOPLE = re.compile(r"(?<!\b[A-Z])\.(?:\s|$)|\n|\s[-–—|]\s")
_INITIAL_AT_END = re.compile(r"\b[A-Z]\.$")
_PIECES = re.compile(r"\s[-–—|·•]\s|(?<!\b[A-Z])[.;]\s+|\s*\|\s*|,\s*(?=\*)|\n")
_PEOPLE_AND_YEAR = re.compile(r"\s*[-–—,:.]?\s*\(([^()]{5,400}?)(?:,?\s+((?:19|20)\d\d))?\)")
_YEAR_BEHIND = re.compile(r",?\s*\(?\b((?:19|20)\d\d)\b\)?[\s.,;(\[]*$")
_LONGEST_TAIL, _LONGEST_PEOPLE = 400, 1500


@dataclass(slots=True)
class Head:
    """What the head of an entry says.

    Attributes:
        title: the title, cleaned; empty when there is none.
        short_name: a nickname beside or instead of the title.
        org: what stands in brackets before the title and is neither venue nor date.
        venue: conference, journal or a remark in brackets behind.
        published: a date in brackets.
        authors: names behind the title.
        start: where the text begins behind icons, numbers and brackets.
        title_end: where the title ends in the text; 0 without a title.
    """

    title: str = ""
    short_name: str = ""
    org: str = ""
    venue: str = ""
    published: str = ""
    authors: tuple[str, ...] = ()
    start: int = 0
    title_end: int = 0


def _is_acronym(text: str, title: str) -> bool:
    """Whether TEXT is made of first letters of the words of TITLE, in their order."""
    initials = iter(word[0].upper() for word in re.findall(r"\w+", title))
    return 2 <= len(text) <= 10 and text.isalpha() and all(char in initials for char in text.upper())


def read_tail(inline: Inline, head: Head) -> None:
    """Read what stands behind the title: people, the organisation behind them, the conference, a remark."""
    text = inline.text
    tail = text[head.title_end :]
    behind_people = bool(head.authors)
    if not head.authors:
        behind_people = _read_people(inline, head)
    if behind_people and not head.org:
        head.org = _organisation(tail, head.authors[-1])
    if not head.venue:
        _read_note(inline, head, behind_people=behind_people)
    if not head.venue and len(tail) < _LONGEST_TAIL:
        head.venue = find_venue(tail)


def _read_note(inline: Inline, head: Head, *, behind_people: bool) -> None:
    """Read a remark in brackets at the end of the first line: an acronym, an organisation, a conference."""
    note = _TRAILING_NOTE.search(inline.text[head.title_end :].split("\n", 1)[0])
    if note is None or is_label(note[1]):
        return
    words = note[1].strip()
    between = inline.text[head.title_end :][: note.start()].strip(" \t-–—:|*_)([].,")
    if between and not is_label(between) and not behind_people and not is_venue(words):
        return  # a remark inside a sentence about the paper
    if any(a.start > head.title_end and a.label in words for a in inline.anchors):
        return
    if _is_acronym(words, head.title):
        head.short_name = head.short_name or words
    elif behind_people and not any(map(str.isdigit, words)) and not is_venue(words):
        head.org = head.org or words
    elif not any(words.startswith(name) for name in head.authors):
        head.venue = words


def _organisation(tail: str, last_author: str) -> str:
    """The words in brackets right behind the last author, unless they say where or when."""
    match = _BEHIND_PEOPLE.match(tail, tail.find(last_author) + len(last_author)) if last_author in tail else None
    words = match[1].strip() if match else ""
    return "" if not has_letters(words) or any(map(str.isdigit, words)) or is_venue(words) or is_label(words) else words


def _read_people(inline: Inline, head: Head) -> bool:
    """Read the people behind the title; whether there are any."""
    tail = inline.text[head.title_end :]
    in_brackets = _PEOPLE_AND_YEAR.match(tail)
    if in_brackets and (looks_like_names(in_brackets[1]) or is_one_name(in_brackets[1])):
        head.authors, head.published = split_names(in_brackets[1]), head.published or in_brackets[2] or ""
        return True
    for piece in _pieces_behind(inline, head.title_end):
        year = _YEAR_BEHIND.search(piece)
        for words, published in ((piece, ""), (piece[: year.start()], year[1]) if year else ("", "")):
            names = _REMARK.sub("", words).lstrip(" ,.*_()[]").rstrip(" ,*_()[]")
            names = names if _INITIAL_AT_END.search(names) else names.rstrip(" ,.")
            if looks_like_names(names):
                head.authors, head.published = split_names(names), head.published or published
                return True
    only = _ONE_PERSON.match(tail)
    if only and is_one_name(only["name"]):
        head.authors, head.published = (only["name"],), head.published or only["year"] or ""
    return bool(only and head.authors)


def _pieces_behind(inline: Inline, start: int) -> Iterator[str]:
    """The pieces of the text from START on that may be a list of people, the likeliest first."""
    yield from (inline.text[first:last] for first, last in inline.italic if first >= start)
    yield _first_sentence(inline.text[start:])
    yield from _PIECES.split(_without_labels(inline, start)[:_LONGEST_PEOPLE])


def _first_sentence(tail: str) -> str:
    """TAIL up to the full stop or the conference that ends a list of people."""
    sentence = _END_OF_PEOPLE.split(tail[:_LONGEST_PEOPLE].lstrip(" ,.:–—-"), maxsplit=1)[0]
    venue = find_venue(sentence)
    return sentence.partition(venue)[0] if venue else sentence


def _without_labels(inline: Inline, start: int) -> str:
    """The text from START on, with line breaks in place of link labels."""
    text = inline.text
    for anchor in reversed(inline.anchors):
        if anchor.start >= start and is_label(anchor.label):
            text = f"{text[: anchor.start]}\n{text[anchor.end :]}"
    return text[start:]
