"""Tells how much two papers look like one work: rules on identifiers, titles, authors and years, without storage.

Numbers are what tells parts, versions and editions apart, so titles with different numbers are never alike; nor are
titles in which a word was exchanged for another one. What is left are other spellings, marks such as "(v2)", titles
cut short, and translations.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from readerapp.domain.duplicates import Likeness, Sign, Work
from readerapp.domain.identity import fold

_ARXIV_DOI = "10.48550/arxiv."
_HEAD = re.compile(r"[:：]\s|：|\s[–—-]\s")
_MARK = re.compile(r"v\d{1,2}")
_NUMBER = re.compile(r"[ivx]+|.*\d.*")
_NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten first second third fourth fifth".split()  # noqa: SIM905  one line
)
_FILLERS = frozenset(["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "via", "with"])
_EXTRAS = frozenset(
    ["abstract", "arxiv", "extended", "full", "paper", "preprint", "report", "revised", "short", "technical", "version"]
)
_NO_NAMES = frozenset(["al", "and", "et", "others"])
# From here on two titles are other spellings of one, if the words allow it; more is asked of what has no authors.
NEAR = 85
_NEAR_WITHOUT_AUTHORS = 93
_SPELLED_ALIKE = 85
_SAME_START = 3
_YEARS_APART = 3
_FEWEST_WORDS_BEFORE_MARK = 3
_FEWEST_WORDS_CUT = 6
_FEWEST_WORDS_OF_STRANGERS = 6
_FEWEST_AUTHORS = 2


class _Authors(Enum):
    """What the authors of two papers say."""

    ALIKE = auto()
    UNKNOWN = auto()
    DIFFERENT = auto()


@dataclass(frozen=True, slots=True)
class Title:
    """A title made ready to be compared.

    Attributes:
        text: folded.
        words: of the folded title.
        compact: the folded title without spaces and without a mark such as `v2`.
        head: what stands before a colon, folded and without spaces; empty when there is none.
        foreign: whether it has letters that English has not.
    """

    text: str
    words: tuple[str, ...]
    compact: str
    head: str
    foreign: bool


def title_of(written: str) -> Title:
    """WRITTEN made ready to be compared."""
    text = fold(written)
    words = tuple(text.split())
    head, *rest = _HEAD.split(written, maxsplit=1)
    foreign = not written.isascii() and any(char.isalpha() and not char.isascii() for char in written)
    return Title(text, words, "".join(_without_mark(words)), fold(head).replace(" ", "") if rest else "", foreign)


def likeness(one: Work, other: Work, titles: tuple[Title, ...], others: tuple[Title, ...]) -> Likeness | None:
    """How much ONE and OTHER, with their TITLES and OTHERS, look like one work; None when they do not."""
    sign = _same_identifier(one, other)
    if sign is not None:
        return Likeness(score=100, sign=sign, same_author=_compare_authors(one, other) is _Authors.ALIKE)
    strict = one.kind is not other.kind or _surely_two(one, other)
    resemblances = [_resemblance(mine, its, strict=strict) for mine in titles for its in others]
    if any(resemblances):
        authors = _compare_authors(one, other)
        found = [_likeness(resemblance, authors, one, other) for resemblance in resemblances if resemblance]
        return max((like for like in found if like is not None), key=lambda like: like.score, default=None)
    if not strict and _in_two_languages(one, other, titles, others):
        return Likeness(score=75, sign=Sign.LANGUAGE, same_author=True)
    return None


def _resemblance(mine: Title, its: Title, *, strict: bool) -> tuple[Sign, int, int] | None:
    """What two titles have in common: how, in percent, and in how many words; if STRICT only when they are the same."""
    if _same_title(mine, its):
        return Sign.TITLE, 100, len(mine.words)
    if strict:
        return None
    alike = _share(mine.text, its.text)
    if alike >= NEAR and _other_spelling(mine.words, its.words):
        return Sign.NEAR_TITLE, alike, len(mine.words)
    if _is_short_for(mine, its) or _is_short_for(its, mine):
        return Sign.SHORT_TITLE, alike, 0
    if _is_cut(mine.words, its.words) or _is_cut(its.words, mine.words):
        return Sign.SHORT_TITLE, alike, min(len(mine.words), len(its.words))
    return None


def _likeness(resemblance: tuple[Sign, int, int], authors: _Authors, one: Work, other: Work) -> Likeness | None:
    """How much of a RESEMBLANCE of titles is left when one knows what AUTHORS say."""
    sign, alike, words = resemblance
    same_author = authors is _Authors.ALIKE
    if sign is Sign.TITLE:
        few = words < _FEWEST_WORDS_OF_STRANGERS
        if few and (authors is _Authors.DIFFERENT or one.kind is not other.kind):
            return None
        score = {_Authors.ALIKE: 99, _Authors.UNKNOWN: 95, _Authors.DIFFERENT: 80}[authors]
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


def _same_title(one: Title, other: Title) -> bool:
    """Whether the titles are the same, but for a mark such as `(v2)` on one of them."""
    if not one.compact or one.compact != other.compact:
        return False
    marks = {title.words[len(_without_mark(title.words)) :] for title in (one, other)}
    return len(marks) == 1 or () in marks


def _without_mark(words: tuple[str, ...]) -> tuple[str, ...]:
    """WORDS without a version at the end, where enough is left to be a title."""
    marked = len(words) > _FEWEST_WORDS_BEFORE_MARK and _MARK.fullmatch(words[-1])
    return words[:-1] if marked else words


def _share(one: str, other: str) -> int:
    """How much of two texts is the same, in percent."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415  only needed when somebody looks for duplicates

    return round(ratio(one, other, score_cutoff=NEAR - 1))


def _other_spelling(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two near titles differ in spelling, order and small words only."""
    if _numbers(one) != _numbers(other):
        return False
    mine, its = _besides(one, other), _besides(other, one)
    if "".join(mine) == "".join(its) or (not its and not mine):
        return True
    if not mine or not its:
        return set(mine or its) <= _EXTRAS
    if len(mine) != len(its):
        return _spelled_alike("".join(mine), "".join(its))
    left = list(its)
    for word in mine:
        match = next((candidate for candidate in left if _spelled_alike(word, candidate)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _numbers(words: Iterable[str]) -> Counter[str]:
    return Counter(word for word in words if _NUMBER.fullmatch(word) or word in _NUMBER_WORDS)


def _besides(words: tuple[str, ...], others: tuple[str, ...]) -> list[str]:
    """The words that OTHERS have not, each as often as that is so, without small ones."""
    spare = Counter(others)
    left = []
    for word in words:
        if spare[word]:
            spare[word] -= 1
        elif word not in _FILLERS:
            left.append(word)
    return left


def _spelled_alike(one: str, other: str) -> bool:
    """Whether ONE may be OTHER in another spelling or number: `modelling`, `networks`; not `supervised`, `GNN`.

    Korean hangs its particles on the word.
    """
    short, long = sorted((one, other), key=len)
    foreign = not short.isascii()
    if foreign and long.startswith(short):
        return True
    start = _SAME_START - foreign
    return one[:start] == other[:start] and _share(one, other) >= _SPELLED_ALIKE


def _is_short_for(short: Title, long: Title) -> bool:
    """Whether SHORT is what stands before the colon in LONG."""
    return bool(long.head) and not short.head and short.compact == long.head


def _is_cut(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether LONG goes on where SHORT ends."""
    enough = len(short) >= _FEWEST_WORDS_CUT and 2 * len(short) >= len(long) > len(short)
    return enough and long[: len(short)] == short and _numbers(short) == _numbers(long)


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
