"""Finds the title in plain words before or behind an id: the last resort when neither a link nor bold type marks it."""

import re
from dataclasses import dataclass

from readerapp.digests.labels import Role, starts_with_label
from readerapp.digests.names import looks_like_names, split_names
from readerapp.digests.titles import clean_title, in_title_case, is_english, is_label, is_latin, looks_like_title
from readerapp.digests.venues import cut_venue
from readerapp.digests.word_lists import SENTENCE_WORDS

ID_IN_WORDS = re.compile(r"(?:arxiv\s?:?\s?)?(?:\d{4}\.\d{4,5}|[a-z-]{2,12}/\d{7})", re.IGNORECASE | re.ASCII)
_YEAR_IN_BRACKETS = re.compile(r"\(((?:19|20)\d\d)[a-z]?(?:,[^)]{1,20})?\)[.,:]?\s+")
_END_OF_SENTENCE = re.compile(r"(?<=[^.\s]{2})[.?!](?=\s|$)")
_LAST_AND_INITIALS = re.compile(r"([^\W\d_][\w'’-]+), ((?:[A-Z]\.[ -]?){1,4})")
_DASHES = (" — ", " – ", " - ")
_LEAST_TITLE = 12
_LEAST_NAME = 3
_ENDS_A_TITLE = frozenset(
    {Role.AUTHORS, Role.LINK, Role.ARXIV, Role.DOI, Role.PUBLISHED, Role.ORG, Role.VENUE, Role.SUMMARY}
)
_LONGEST_LEAD = 60
_LONGEST_AUTHORS = 600
_LONGEST_ENTRY = 4_000


@dataclass(frozen=True, slots=True)
class TitleInWords:
    """A title with what stands around it; END is where it ends in the text."""

    title: str = ""
    short_name: str = ""
    venue: str = ""
    published: str = ""
    authors: tuple[str, ...] = ()
    end: int = 0


def title_in_words(text: str, start: int, limit: int) -> TitleInWords:
    """The title in TEXT from START on, where LIMIT is the place of the first link label or id."""
    cited = _citation(text[start:limit], start)
    if cited is not None:
        return cited
    before = first_line(text[start:limit])
    below = text[start + len(before) : limit].strip("\n").split("\n", 1)[0]
    if looks_like_names(below.strip(" *_")) and len(before.split()) > 1:
        return TitleInWords(title=clean_title(before), end=start + len(before))
    title = clean_title(before.rstrip(" [(（【<"))
    words, venue = cut_venue(title)
    words, authors = _cut_names(words) if len(words) <= _LONGEST_ENTRY else (words, ())
    below_are_labels = starts_with_label(below, _ENDS_A_TITLE)
    ends = _ends_as_entry(f"{before}\n" if below_are_labels else before, text[limit:]) or (
        len(authors) > 1 and not " ".join(text[limit:].split("\n", 1)[0].split()[1:])
    )
    if title and ends and looks_like_title(words):
        return TitleInWords(words, "", venue, "", authors, min(limit, start + len(before)))
    if not title or is_label(title):
        return _behind(text, limit)
    return TitleInWords()


def _behind(text: str, limit: int) -> TitleInWords:
    """The title behind an id: `2402.17764 | The Era of 1-bit LLMs`, `[2402.17764] The Era …`."""
    line = text[limit:].split("\n", 1)[0]
    words = line.partition(" ")[2] if limit < len(text) else ""
    after = clean_title(words.lstrip(" ])>|-–—:·"))
    written_as_title = in_title_case(after) or (":" in after[:_LONGEST_LEAD] and line.rstrip()[-1:] != ".")
    if not written_as_title or not is_english(after) or not looks_like_title(after):
        return TitleInWords()
    words, authors = _cut_names(after, least=_LEAST_NAME)
    if authors:
        return TitleInWords(title=words, authors=authors, end=limit + len(line))
    if len(after.split()) < 3:
        return TitleInWords(short_name=after)
    return TitleInWords(title=after, end=limit + len(line))


def _citation(text: str, start: int) -> TitleInWords | None:
    """The title of a reference `Authors (year). Title. Journal`."""
    year = _YEAR_IN_BRACKETS.search(text[:_LONGEST_AUTHORS])
    if year is None:
        return None
    people, rest = text[: year.start()].strip(), text[year.end() :]
    end = _END_OF_SENTENCE.search(rest)
    if end is not None and end[0] != "." and not rest[end.end() :].lstrip().startswith(("arXiv", "In ", "Proc")):
        end = _END_OF_SENTENCE.search(rest, end.end()) or end
    title = clean_title(rest[: end.end()] if end else rest)
    if "," not in people or not looks_like_title(title) or not is_latin(people) or len(title) < _LEAST_TITLE:
        return None
    names = tuple(f"{first.strip()} {last}" for last, first in _LAST_AND_INITIALS.findall(people))
    return TitleInWords(title, "", "", year[1], names, start + year.end() + (end.end() if end else len(rest)))


def _cut_names(title: str, *, least: int = _LEAST_TITLE) -> tuple[str, tuple[str, ...]]:
    """TITLE without the list of people behind it, and those."""
    for mark in (*_DASHES, ". ", ", "):
        at = title.find(mark, least)
        while at >= 0:
            names = title[at + len(mark) :].strip(" ,.")
            if looks_like_names(names, strict=True):
                return clean_title(title[:at]), split_names(names)
            at = title.find(mark, at + 1)
    words, by, names = title.rpartition(" by ")
    if by and len(words) > _LEAST_TITLE and "," in names and looks_like_names(names):
        return clean_title(words), split_names(names)
    return title, ()


def _ends_as_entry(before: str, behind: str) -> bool:
    """Whether the words before a link are an entry's title rather than the beginning of a sentence that goes on."""
    closing = before.rstrip()
    if closing.endswith(("[", "【", "<")) or before.endswith("\n") or not behind.strip():
        return in_title_case(closing) or not is_latin(closing) or len(closing.split()) > 2
    if closing.rstrip(" ([").count("(") > closing.count(")"):
        return False  # the id stands inside a remark
    token = behind.split(None, 1)
    rest = behind[len(token[0]) :].lstrip(" ") if token else ""
    if not rest.strip() and _stands_for_itself(before):
        return True
    return in_title_case(closing) and (not rest or rest[0] in "\n-–—|:·[(" or token[0][-1] in ".,;:]")


def _stands_for_itself(before: str) -> bool:
    """Whether words before an address, set off by a line break or a colon, are more likely a title than a sentence."""
    closing = before.rstrip(" \n:–—-|,")
    words = [word.strip(",:;()").casefold() for word in closing.split()]
    set_off = before.endswith("\n") or before.rstrip()[-1:] in {":", "–", "—", "-", "|", ","}
    return set_off and len(words) >= 4 and not SENTENCE_WORDS.intersection(words) and not is_label(words[-1])


def first_line(text: str) -> str:
    """TEXT unwrapped, up to a line that is something else than the rest of a title."""
    lines = text.split("\n")
    kept = lines[0]
    for line in lines[1:]:
        if not line.strip() or looks_like_names(line) or len(kept) < 30 or kept.rstrip().endswith((".", ":", "。")):
            break
        if starts_with_label(line, _ENDS_A_TITLE):
            break
        kept = f"{kept} {line.strip()}"
    return kept
