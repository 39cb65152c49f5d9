"""Where the reader has been: a list of visits with a place in it, like a browser's."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

_MOST = 200
_GLANCE_S = 1.0  # what was left sooner was passed, not looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What was looked at.

    Attributes:
        source: the key of the list on the left.
        filters: what was added to it (`+` and a key) and left out (`-` and a key).
        query: what was searched in it.
        paper: the number of the current paper, 0 for none.
        digest: the number of the digest that was being read, 0 when it was the card of the paper.
        mention: the mention at which it was being read, 0 for none.
    """

    source: str
    filters: tuple[str, ...] = ()
    query: str = ""
    paper: int = 0
    digest: int = 0
    mention: int = 0


def _beside(one: Visit, other: Visit) -> bool:
    """Whether both are in the same list, or the same digest."""
    return (one.source, one.filters, one.digest) == (other.source, other.filters, other.digest)


class Trail:
    """Visits from the oldest to the newest; CLOCK gives seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._visits: list[Visit] = []
        self._place = -1
        self._since = 0.0

    @property
    def here(self) -> Visit | None:
        """What is being looked at."""
        return self._visits[self._place] if self._visits else None

    @property
    def can_go_back(self) -> bool:
        """Whether something was looked at before."""
        return self._place > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether the reader has come back from something."""
        return self._place + 1 < len(self._visits)

    def note(self, visit: Visit) -> None:
        """The reader looks at VISIT now; what was only passed in the same list or digest is forgotten."""
        here = self.here
        if visit == here:
            return
        if here is not None and _beside(here, visit) and self._clock() - self._since < _GLANCE_S:
            self._visits[self._place] = visit
        else:
            del self._visits[self._place + 1 :]
            self._visits.append(visit)
            del self._visits[:-_MOST]
            self._place = len(self._visits) - 1
        self._since = self._clock()
        self._join_with_the_one_before()

    def correct(self, visit: Visit) -> None:
        """What was gone to turned out as VISIT."""
        if self._visits:
            self._visits[self._place] = visit

    def rename(self, keys: Mapping[str, str]) -> None:
        """Lists are called otherwise now: new KEYS by old ones."""
        for place, visit in enumerate(self._visits) if keys else ():
            filters = tuple(key[0] + keys.get(key[1:], key[1:]) for key in visit.filters)
            self._visits[place] = replace(visit, source=keys.get(visit.source, visit.source), filters=filters)

    def step(self, step: int, is_there: Callable[[Visit], bool]) -> Visit | None:
        """Go one back (-1) or forward (1), past what IS_THERE no more and is forgotten; None when nothing is left."""
        place = self._place + step
        while 0 <= place < len(self._visits):
            if is_there(self._visits[place]):
                self._place = place
                self._since = -math.inf  # it was looked at before
                return self.here
            del self._visits[place]
            if step < 0:
                self._place -= 1
                place -= 1
        return None

    def _join_with_the_one_before(self) -> None:
        if self._place > 0 and self._visits[self._place - 1] == self._visits[self._place]:
            del self._visits[self._place]
            self._place -= 1
