"""Tells how much two papers look like one work: rules on identifiers, titles, authors and years, without storage."""

import re
import unicodedata
from collections import Counter
from enum import Enum, auto
from functools import lru_cache

from readerapp.domain.duplicates import Likeness, Sign, Work
from readerapp.domain.identity import fold
from readerapp.services.title_likeness import Title, resemblance

_ARXIV_DOI = "10.48550/arxiv."
_NO_NAMES = frozenset(["al", "and", "et", "others"])
_NEAR_WITHOUT_AUTHORS = 93
_YEARS_APART = 3
_FEWEST_WORDS_OF_STRANGERS = 6
_FEWEST_TELLING_WORDS = 3
_FEWEST_AUTHORS = 2


class _Authors(Enum):
    """What the authors of two papers say."""

    ALIKE = auto()
    UNKNOWN = auto()
    DIFFERENT = auto()


def likeness(one: Work, other: Work, titles: tuple[Title, ...], others: tuple[Title, ...]) -> Likeness | None:
    """How much ONE and OTHER, with their TITLES and OTHERS, look like one work; None when they do not."""
    sign = _same_identifier(one, other)
    if sign is not None:
        return Likeness(score=100, sign=sign, same_author=_compare_authors(one, other) is _Authors.ALIKE)
    strict = one.kind is not other.kind or _surely_two(one, other)
    found = [resemblance(mine, its, strict=strict) for mine in titles for its in others]
    if any(found):
        authors = _compare_authors(one, other)
        likely = (_likeness(titles_alike, authors, one, other) for titles_alike in found if titles_alike)
        return max((like for like in likely if like is not None), key=lambda like: like.score, default=None)
    if not strict and _in_two_languages(one, other, titles, others):
        return Likeness(score=75, sign=Sign.LANGUAGE, same_author=True)
    return None


def _likeness(titles_alike: tuple[Sign, int, int], authors: _Authors, one: Work, other: Work) -> Likeness | None:
    """How much of a resemblance of titles is left when one knows what AUTHORS say."""
    sign, alike, words = titles_alike
    same_author = authors is _Authors.ALIKE
    if sign is Sign.TITLE:
        few = words < _FEWEST_WORDS_OF_STRANGERS
        if few and (authors is _Authors.DIFFERENT or one.kind is not other.kind):
            return None
        telling = words >= _FEWEST_TELLING_WORDS
        score = {_Authors.ALIKE: 99, _Authors.UNKNOWN: 95 if telling else 80, _Authors.DIFFERENT: 80}[authors]
    elif authors is _Authors.DIFFERENT:
        return None
    elif sign is Sign.NEAR_TITLE:
        if not same_author and alike < _NEAR_WITHOUT_AUTHORS:
            return None
        score = alike - (2 if same_author else 5)
    elif words and not same_author:
        return None
    else:
        score = 84 if same_author else 78
    return Likeness(score=score, sign=sign, alike=alike, same_author=same_author)


def _same_identifier(one: Work, other: Work) -> Sign | None:
    if _arxiv_id(one) is not None and _arxiv_id(one) == _arxiv_id(other):
        return Sign.ARXIV_ID
    return Sign.DOI if one.doi is not None and one.doi == other.doi else None


def _arxiv_id(work: Work) -> str | None:
    doi = work.doi or ""
    return work.arxiv_id or (doi.removeprefix(_ARXIV_DOI) if doi.startswith(_ARXIV_DOI) else None)


def _surely_two(one: Work, other: Work) -> bool:
    """Whether each has an identifier of the same kind, or they are years apart."""
    if one.arxiv_id and other.arxiv_id:
        return True
    dois = [work.doi for work in (one, other) if work.doi and not work.doi.startswith(_ARXIV_DOI)]
    years = [work.year for work in (one, other) if work.year is not None]
    return len(dois) > 1 or (len(years) > 1 and abs(years[0] - years[1]) > _YEARS_APART)


def _in_two_languages(one: Work, other: Work, titles: tuple[Title, ...], others: tuple[Title, ...]) -> bool:
    """Whether several people wrote both, and one title is in another script."""
    if not titles or not others or titles[0].foreign is others[0].foreign:
        return False
    if min(len(one.authors), len(other.authors)) < _FEWEST_AUTHORS:
        return False
    numbers = [Counter(re.findall(r"\d+", title[0].text)) for title in (titles, others)]
    people = [[fold(name) for name in work.authors] for work in (one, other)]
    return people[0] == people[1] and numbers[0] == numbers[1]


def _compare_authors(one: Work, other: Work) -> _Authors:
    """Whether the first author of one paper is among the authors of the other."""
    if not one.authors or not other.authors:
        return _Authors.UNKNOWN
    for first, names in ((one.authors[0], other.authors), (other.authors[0], one.authors)):
        if any(_name(first) & _name(name) for name in names):
            return _Authors.ALIKE
    same_script = _is_latin(one.authors[0]) == _is_latin(other.authors[0])
    return _Authors.DIFFERENT if same_script else _Authors.UNKNOWN


@lru_cache(maxsize=10_000)
def _name(name: str) -> frozenset[str]:
    """The parts of a name that are no initials; a name in another script also as a whole, it is written both ways."""
    parts = fold(name).split()
    whole = "".join(parts)
    return frozenset(
        part for part in (*parts, *(() if whole.isascii() else (whole,))) if len(part) > 1 and part not in _NO_NAMES
    )


def _is_latin(name: str) -> bool:
    letter = next((char for char in name if char.isalpha()), "a")
    return "LATIN" in unicodedata.name(letter, "")
