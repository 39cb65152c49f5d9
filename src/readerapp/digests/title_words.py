"""Finds the title in plain words before or behind an id: the last resort when neither a link nor bold type marks it."""

import re
from dataclasses import dataclass

from readerapp.digests.dates import find_date
from readerapp.digests.labels import Role, starts_with_label
from readerapp.digests.names import cited_names, is_one_name, looks_like_names, split_names, turned_names
from readerapp.digests.titles import (
    clean_title,
    has_letters,
    in_title_case,
    is_english,
    is_label,
    is_latin,
    looks_like_title,
)
from readerapp.digests.venues import cut_venue, find_venue
from readerapp.digests.word_lists import LAST_WORDS, REQUESTS, SENTENCE_WORDS

ID_IN_WORDS = re.compile(r"(?:arxiv\s?:?\s?)?(?:\d{4}\.\d{4,5}|[a-z-]{2,12}/\d{7})", re.IGNORECASE | re.ASCII)
_YEAR_IN_BRACKETS = re.compile(r"\(((?:19|20)\d\d)[a-z]?(?:,[^)]{1,20})?\)[.,:]?\s+")
_NUMBERED = re.compile(r"(?:[①-⑳❶-❿]|\d[.)、｜])\s*$")
_TICK = re.compile(r"\[[ xX]\]\s*$")
_YEAR_AT_END = re.compile(r"(?:[.,]\s+\(?|\s+\()((?:19|20)\d\d)\)?\.?$")
_END_OF_SENTENCE = re.compile(r"(?<=[^.\s]{2})[.?!](?=\s|$)")
_END_OF_PEOPLE = re.compile(r"(?<!\b[A-Z])\.\s+(?=[\w“\"(])|(?<=\b[A-Z]\.)\s+(?=[A-Z][\w-]+\s+[\w(])")
_SENTENCES = re.compile(r"(?<!\b[A-Z])[.?!]\s+")
_BETWEEN_LABELS = re.compile(r"[\s()\[\]|,/·・、]+")
_CATEGORY = re.compile(r"\s*\[[a-z-]{2,9}(?:\.[A-Za-z-]{2,})?\]")
_PEOPLE_IN_BRACKETS = re.compile(r"\s*\(([^()]{5,400})\)$")
_YEAR_OF_REFERENCE = re.compile(r"[,;.(]\s*((?:19|20)\d\d)(?=\s*[).,;:]|$)")
_BARS = re.compile(r"\s+[|·•]\s+|\s*\t\s*|\s*[｜]\s*|\s+[―]+\s*")
_WHOLE_ID = re.compile(
    r"(?:https?://\S+|(?:arxiv\s?:?\s?)?(?:\d{4}\.\d{4,5}|[a-z-]{2,12}/\d{7})(?:v\d+)?)", re.IGNORECASE
)
_WHOLLY_QUOTED = re.compile(r"[“\"「《][^“”\"「」《》]+[”\"」》][.,]?")
_DASHES = (" — ", " – ", " - ")
_LEAST_TITLE = 12
_LEAST_NAME = 3
_LEAST_WORDS, _LEAST_LETTERS = 4, 6
_ENDS_A_TITLE = frozenset(
    {Role.AUTHORS, Role.LINK, Role.ARXIV, Role.DOI, Role.PUBLISHED, Role.ORG, Role.VENUE, Role.SUMMARY}
)
_NO_TITLE = _ENDS_A_TITLE - {Role.LINK}
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
    cited = _citation(text[start:limit], start) or _people_first(text[start:limit], start)
    if cited is not None:
        return cited
    before = first_line(text[start:limit])
    if starts_with_label(before, _NO_TITLE):
        return TitleInWords()
    below = text[start + len(before) : limit].strip("\n").split("\n", 1)[0]
    if looks_like_names(below.strip(" *_")) and has_letters(before) and not is_label(before):
        return TitleInWords(title=clean_title(before), end=start + len(before))
    title = clean_title(before.rstrip(" [(（【<"))
    words, venue = cut_venue(title)
    words, authors, year = _cut_names_and_year(words) if len(words) <= _LONGEST_ENTRY else (words, (), "")
    between = text[start + len(before) : limit]
    alone = ("\n" in between and not between.strip()) or _TICK.search(text[:start]) is not None
    alone = alone or _NUMBERED.search(text[:start]) is not None
    below_are_labels = starts_with_label(below, _ENDS_A_TITLE)
    ends = _ends_as_entry(f"{before}\n" if below_are_labels else before, text[limit:], alone=alone) or (
        len(authors) > 1 and not " ".join(text[limit:].split("\n", 1)[0].split()[1:])
    )
    if title and ends and looks_like_title(words) and not _is_request(words):
        return TitleInWords(words, "", venue, year, authors, min(limit, start + len(before)))
    if not title or is_label(title):
        return _behind(text, limit)
    return TitleInWords()


def _behind(text: str, limit: int) -> TitleInWords:
    """The title behind an id: `2402.17764 | The Era of 1-bit LLMs`, `[2402.17764] The Era …`."""
    line = text[limit:].split("\n", 1)[0]
    number = _WHOLE_ID.match(line)
    words = (line[number.end() :] if number else line.partition(" ")[2]) if limit < len(text) else ""
    category = _CATEGORY.match(words)
    words = words[category.end() :] if category else words
    if number and not words.strip() and "\n" in text[limit:]:
        return _below(text, limit + len(line) + 1)
    alone = not text[:limit].strip(" -*+[(<［【") and words.lstrip(" ])>］】").startswith(("|", "｜"))
    pieces = [piece for piece in _BARS.split(words.lstrip(" ])>|-–—:·｜］】：　")) if piece.strip()]
    if pieces and not has_letters(pieces[0]):
        return TitleInWords()
    after = clean_title(pieces[0]) if pieces else ""
    published = next((find_date(piece) for piece in pieces[1:] if len(piece) < _LONGEST_LEAD and find_date(piece)), "")
    quoted = bool(pieces) and _WHOLLY_QUOTED.fullmatch(pieces[0].strip()) is not None
    written_as_title = (
        alone or quoted or in_title_case(after) or (":" in after[:_LONGEST_LEAD] and line.rstrip()[-1:] != ".")
    )
    if (
        not written_as_title
        or not (quoted or is_english(after) or (is_latin(after) and in_title_case(after)))
        or not looks_like_title(after)
    ):
        return TitleInWords()
    words, authors = _cut_names(after, least=_LEAST_NAME)
    first, *others = _SENTENCES.split(after)
    bracketed = _PEOPLE_IN_BRACKETS.search(after)
    listed = next(
        (names for piece in pieces[1:] if looks_like_names(piece, least=1) and (names := split_names(piece))), ()
    )
    if not authors and listed and "\t" in line:
        authors = listed
    elif not authors and bracketed and looks_like_names(bracketed[1]):
        words, authors = after[: bracketed.start()], split_names(bracketed[1])
    elif not authors and others and is_one_name(others[0]) and len(first.split()) >= _LEAST_NAME:
        words, authors = clean_title(first), (others[0],)
        published = published or next(iter(_YEAR_OF_REFERENCE.findall(f". {others[-1]}")), "")
    if authors:
        return TitleInWords(title=words, authors=authors, published=published, end=limit + len(line))
    if len(after.split()) < 3:
        return TitleInWords(short_name=after)
    return TitleInWords(title=after, published=published, end=limit + len(line))


def _below(text: str, start: int) -> TitleInWords:
    """The title on the lines from START on, below an id that stands alone."""
    words = first_line(text[start:])
    title = clean_title(words)
    behind = text[start + len(words) :].strip("\n").split("\n", 1)[0]
    if looks_like_title(title) and not looks_like_names(title) and (in_title_case(title) or looks_like_names(behind)):
        return TitleInWords(title=title, end=start + len(words))
    return TitleInWords()


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
    names = turned_names(people.rstrip(" ,"))
    if (
        "," not in people
        or not looks_like_title(title)
        or not is_latin(people)
        or len(title) < (_LEAST_NAME if names else _LEAST_TITLE)
    ):
        return None
    end_of_title = end.end() if end else len(rest)
    return TitleInWords(title, "", "", year[1], names, start + year.end() + end_of_title)


def _people_first(text: str, start: int) -> TitleInWords | None:
    """The title of a reference `Authors. Title. Journal, year`, as bibliographies print them."""
    stop = _END_OF_PEOPLE.search(text[:_LONGEST_AUTHORS])
    if stop is None:
        return None
    people, rest = " ".join(text[: stop.start()].split()), text[stop.end() :]
    names = cited_names(people)
    if not names and looks_like_names(people, strict=True):
        names = split_names(people)
    end = _END_OF_SENTENCE.search(rest)
    if not names or end is None:
        return None
    title = clean_title(rest[: end.end()])
    if (
        not looks_like_title(title)
        or len(title.split()) < _LEAST_NAME
        or find_venue(title) == title
        or looks_like_names(title)
    ):
        return None
    year = _YEAR_OF_REFERENCE.findall(rest[end.end() :])
    return TitleInWords(title, "", "", year[-1] if year else "", names, start + stop.end() + end.end())


def _cut_names_and_year(words: str) -> tuple[str, tuple[str, ...], str]:
    """WORDS without the people behind the title and the year behind them, those, and that."""
    year = _YEAR_AT_END.search(words)
    if year is not None:
        title, authors = _cut_names(words[: year.start()])
        if authors:
            return title, authors, year[1]
    return *_cut_names(words), ""


def _cut_names(title: str, *, least: int = _LEAST_TITLE) -> tuple[str, tuple[str, ...]]:
    """TITLE without the list of people behind it, and those."""
    one_word = " " not in title.partition(", ")[0]
    least = least if is_latin(title) and not one_word else min(least, _LEAST_WORDS)
    for mark in (*_DASHES, ". ", ", "):
        at = title.find(mark, min(least, _LEAST_WORDS) if mark == ". " else least)
        while at >= 0:
            names = title[at + len(mark) :].strip(" ,.")
            if looks_like_names(names, strict=True):
                return clean_title(title[:at]), split_names(names)
            at = title.find(mark, at + 1)
    words, by, names = title.rpartition(" by ")
    if by and len(words) > _LEAST_TITLE and "," in names and looks_like_names(names):
        return clean_title(words), split_names(names)
    return title, ()


def _ends_as_entry(before: str, behind: str, *, alone: bool) -> bool:
    """Whether the words before a link are an entry's title rather than the beginning of a sentence that goes on.

    ALONE says that the link stands on a line of its own, or the words behind a checkbox.
    """
    closing = before.rstrip()
    if closing.endswith(("[", "【", "<")) or before.endswith("\n") or not behind.strip():
        return in_title_case(closing) or not is_latin(closing) or len(closing.split()) > 2
    if closing.rstrip(" ([").count("(") > closing.count(")"):
        return False  # the id stands inside a remark
    token = behind.split(None, 1)
    rest = behind[len(token[0]) :].lstrip(" ") if token else ""
    if not has_letters(rest):
        rest = ""
    if not is_latin(closing) and _only_labels(behind) and not closing.endswith(("。", ".", "!", "?", "！", "？")):
        return sum(map(str.isalpha, closing)) >= _LEAST_LETTERS
    if _only_closes(rest, token) and _stands_for_itself(f"{before}\n" if alone else before, entry=alone):
        return True
    return in_title_case(closing) and (not rest or rest[0] in "\n-–—|:·[(#" or token[0][-1] in ".,;:]")


def _only_labels(behind: str) -> bool:
    """Whether nothing but labels of several links stands on the line."""
    labels = [label for label in _BETWEEN_LABELS.split(behind.split("\n", 1)[0]) if label]
    return len(labels) > 1 and all(map(is_label, labels))


def _only_closes(rest: str, token: list[str]) -> bool:
    """Whether nothing but a closing bracket follows the id, and no full stop, which would end a sentence."""
    return not rest.strip() and bool(token) and not token[0].endswith((".", "。", "!", "?"))


def _is_request(words: str) -> bool:
    """Whether WORDS are a note to oneself (`Compare with GaLore`) rather than a title."""
    first, *others = words.split()
    return len(others) < _LEAST_WORDS and ":" not in words and first.casefold() in REQUESTS


def _stands_for_itself(before: str, *, entry: bool = False) -> bool:
    """Whether words set off from the address behind them are more likely a title than a sentence.

    ENTRY says that they begin as an entry of a list does.
    """
    closing = before.rstrip(" \n:：–—-|,([（【")
    words = [word.strip(",:;()").casefold() for word in closing.split()]
    marks = {":", "：", "–", "—", "-", "|", ",", "(", "（"}
    if not (before.endswith("\n") or before.rstrip()[-1:] in marks) or SENTENCE_WORDS.intersection(words):
        return False
    others = sum(not char.isascii() and char.isalpha() for char in closing) if not is_latin(closing) else 0
    return (len(words) >= _LEAST_WORDS or others >= _LEAST_LETTERS - 2 * entry) and words[-1] not in LAST_WORDS


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
