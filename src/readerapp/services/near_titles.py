"""Chooses which papers of a library are compared at all: those that share an identifier, a title, or rare words.

A hundred thousand papers make five thousand million pairs; these ways to meet make a few hundred thousand.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import combinations

from readerapp.domain.duplicates import Work
from readerapp.domain.identity import fold
from readerapp.services.title_likeness import Title

Pair = tuple[int, int]
_ARXIV_DOI = "10.48550/arxiv."
# A title is known by any two of its rarest words that some other title has too.
_RARE_WORDS = 4
# Of many papers with one title (editorials, errata) each is compared with a few.
_MANY = 20
_NEIGHBOURS = 3


def pairs_to_compare(
    works: Sequence[Work], titles: Sequence[tuple[Title, ...]], checkpoint: Callable[[], None]
) -> Iterator[Pair]:
    """The places of papers in WORKS that may be one, the lesser first; a pair may come more than once.

    TITLES are those of each paper; CHECKPOINT is called now and then and may raise to stop.
    """
    checkpoint()
    yield from _sharing((place, key) for place, work in enumerate(works) for key in _identifiers(work))
    checkpoint()
    yield from _sharing((place, title.compact) for place, title in _all(titles) if title.compact)
    checkpoint()
    yield from _short_and_long(titles)
    checkpoint()
    yield from _sharing(
        (place, tuple(fold(name) for name in work.authors)) for place, work in enumerate(works) if len(work.authors) > 1
    )
    checkpoint()
    yield from _neighbours(titles)
    checkpoint()
    yield from _sharing_rare_words(titles)


def _identifiers(work: Work) -> Iterator[str]:
    if work.arxiv_id:
        yield f"arxiv:{work.arxiv_id}"
    if work.doi:
        arxiv = work.doi.startswith(_ARXIV_DOI)
        yield f"arxiv:{work.doi.removeprefix(_ARXIV_DOI)}" if arxiv else f"doi:{work.doi}"


def _all(titles: Sequence[tuple[Title, ...]]) -> Iterator[tuple[int, Title]]:
    return ((place, title) for place, own in enumerate(titles) for title in own)


def _sharing(shared: Iterable[tuple[int, Hashable]]) -> Iterator[Pair]:
    """The pairs of places that share something; where many do, each with the next few only."""
    groups: dict[Hashable, list[int]] = {}
    for place, what in shared:
        group = groups.setdefault(what, [])
        if not group or group[-1] != place:
            group.append(place)
    for group in groups.values():
        reach = len(group) if len(group) <= _MANY else _NEIGHBOURS
        for at, place in enumerate(group):
            yield from ((place, other) for other in group[at + 1 : at + 1 + reach])


def _short_and_long(titles: Sequence[tuple[Title, ...]]) -> Iterator[Pair]:
    """A title and those of which it is the part before the colon."""
    whole: dict[str, int] = {title.compact: place for place, title in _all(titles) if not title.head}
    for place, title in _all(titles):
        other = whole.get(title.head) if title.head else None
        if other is not None and other != place:
            yield min(place, other), max(place, other)


def _neighbours(titles: Sequence[tuple[Title, ...]]) -> Iterator[Pair]:
    """Titles that begin alike: also those of languages without spaces between words."""
    ordered = sorted((title.compact, place) for place, title in _all(titles) if title.compact)
    for at, (_, place) in enumerate(ordered):
        for _, other in ordered[at + 1 : at + 1 + _NEIGHBOURS]:
            if place != other:
                yield min(place, other), max(place, other)


def _sharing_rare_words(titles: Sequence[tuple[Title, ...]]) -> Iterator[Pair]:
    spread: Counter[str] = Counter()
    for _, title in _all(titles):
        spread.update(set(title.words))

    def known_by() -> Iterator[tuple[int, Pair]]:
        numbers = {word: number for number, (word, count) in enumerate(reversed(spread.most_common())) if count > 1}
        for place, title in _all(titles):
            rarest = sorted({numbers[word] for word in title.words if word in numbers})[:_RARE_WORDS]
            yield from ((place, words) for words in combinations(rarest, 2))

    yield from _sharing(known_by())
