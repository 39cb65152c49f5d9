"""Works out which time a digest covers, from its heading, its file name, its mentions or the months of its ids."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from readerapp.digests.dates import find_date, find_span, find_year
from readerapp.digests.drafts import Draft
from readerapp.domain.arxiv_id import ArxivId
from readerapp.domain.digest import Period

_DEEPEST = 8


@dataclass(slots=True)
class Times:
    """The days that mentions give and the months of distinct ids, gathered part by part in little memory."""

    days: set[str] = field(default_factory=set)
    months: Counter[str] = field(default_factory=Counter)
    _met: dict[str, bytearray] = field(default_factory=dict)

    def add(self, drafts: Sequence[Draft], bases: Iterable[str]) -> None:
        """Take account of mentions, and of the ids BASES, each counted once however often it comes."""
        self.days |= _days(drafts)
        for base in bases:
            if not self.met(base):
                series, number = _series(base)
                met = self._met.setdefault(series, bytearray())
                met.extend(bytes(max(0, number // 8 + 1 - len(met))))
                met[number // 8] |= 1 << number % 8
                self.months[ArxivId(base).month] += 1

    def met(self, base: str) -> bool:
        """Whether the id BASE has come before."""
        series, number = _series(base)
        met = self._met.get(series, b"")
        return number // 8 < len(met) and bool(met[number // 8] >> number % 8 & 1)


def _series(base: str) -> tuple[str, int]:
    """The month of an id (with its archive), and its number in it."""
    return (base[:-3], int(base[-3:])) if "/" in base else (base[:5], int(base[5:]))


def _days(drafts: Sequence[Draft]) -> set[str]:
    """The dates of the mentions; where headings name a span of days, its first and last."""
    days: set[str] = set()
    for path, date in {(draft.path, draft.date) for draft in drafts}:
        span = find_span(" ".join(path)) if date and len(path) < _DEEPEST else None
        days.update(span or ([date] if date else []))
    return days


def find_period(title: str, name: str, times: Times) -> Period | None:
    """The period: what the heading says, else the file name, refined by the dates of the mentions; else the ids' month.

    The months of the ids count when there are several ids and more than half agree, since a digest also cites old work.
    """
    span = find_span(title)
    if span:
        return Period(start=span[0], end=span[1])
    stated = find_date(title) or find_date(name) or find_year(title) or find_year(name)
    days = sorted(times.days)
    days = [day for day in days if not any(other != day and other.startswith(day) for other in (days[0], days[-1]))]
    if days:
        first, last = days[0], days[-1]
        if not stated or (first.startswith(stated) and last.startswith(stated)):
            return Period(start=first, end=last)
    if stated:
        return Period(start=stated, end=stated)
    if times.months:
        month, count = times.months.most_common(1)[0]
        if count > 1 and count * 2 > times.months.total():
            return Period(start=month, end=month)
    return None
