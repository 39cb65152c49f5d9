"""Proposes papers that may be one work under two keys; it never merges anything."""

from collections.abc import Callable, Sequence

from readerapp.domain.duplicates import Likeness, Proposal, Proposals, Work, stays_of
from readerapp.domain.errors import UnknownPaper
from readerapp.domain.translation import tr
from readerapp.services.likeness import likeness
from readerapp.services.near_titles import Pair, pairs_to_compare
from readerapp.services.title_likeness import title_of
from readerapp.storage.library import Library
from readerapp.storage.papers import read_papers
from readerapp.storage.same_papers import read_distinct
from readerapp.storage.works import read_works

MOST = 1_000
_BETWEEN_CHECKPOINTS = 20_000


class Duplicates:
    """Looks for papers that may be the same; values only, safe to call from any thread."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def find(self, *, limit: int = MOST, checkpoint: Callable[[], None] = lambda: None) -> Proposals:
        """The likeliest pairs, best first, without those that the user called not the same.

        CHECKPOINT is called now and then and may raise to stop.
        """
        with self._library.read() as connection:
            works = read_works(connection)
            distinct = read_distinct(connection)
            found = sorted(
                (
                    (pair, like)
                    for pair, like in _compare(works, checkpoint).items()
                    if not _told(works, pair, distinct)
                ),
                key=lambda item: (-item[1].score, item[0]),
            )
            chosen = found[:limit]
            ids = sorted({works[place].id for pair, _ in chosen for place in pair})
            papers = {paper.id: paper for paper in read_papers(connection, ids)}
        best = tuple(
            Proposal(first=papers[works[one].id], second=papers[works[other].id], likeness=like)
            for (one, other), like in chosen
        )
        return Proposals(best=best, total=len(found))

    def stays(self, papers: Sequence[int]) -> int:
        """The one of PAPERS that the others are best merged into; raises `UnknownPaper` when none of them is left."""
        with self._library.read() as connection:
            found = read_papers(connection, papers)
        if not found:
            raise UnknownPaper(tr("This paper is no longer in the library."))
        return stays_of(found).id


def _compare(works: list[Work], checkpoint: Callable[[], None]) -> dict[Pair, Likeness]:
    titles = [tuple(title_of(title) for title in work.titles) for work in works]
    found: dict[Pair, Likeness] = {}
    for number, pair in enumerate(pairs_to_compare(works, titles, checkpoint)):
        if not number % _BETWEEN_CHECKPOINTS:
            checkpoint()
        if pair not in found:
            one, other = pair
            like = likeness(works[one], works[other], titles[one], titles[other])
            if like is not None:
                found[pair] = like
    return found


def _told(works: list[Work], pair: Pair, distinct: set[tuple[str, str]]) -> bool:
    """Whether the user said of any keys that lead to the two that they are not the same."""
    if not distinct:
        return False
    one, other = (works[place].keys for place in pair)
    return any((min(key, its), max(key, its)) in distinct for key in one for its in other)
