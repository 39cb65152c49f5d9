"""Works out which time a digest covers, from its heading, its file name, its mentions or the months of its ids."""

from collections import Counter
from collections.abc import Sequence

from readerapp.digests.dates import find_date, find_span, find_year
from readerapp.digests.drafts import Draft
from readerapp.domain.digest import Period


def find_period(title: str, name: str, drafts: Sequence[Draft], months: Sequence[str]) -> Period | None:
    """The period: what the heading says, else the file name, refined by the dates of the mentions; else the ids' month.

    MONTHS are the months of the distinct ids; they count when several and more than half agree, since a digest also
    cites old work.
    """
    span = find_span(title)
    if span:
        return Period(start=span[0], end=span[1])
    stated = find_date(title) or find_date(name) or find_year(title) or find_year(name)
    dates = sorted(draft.date for draft in drafts if draft.date)
    dates = [
        date for date in dates if not any(other != date and other.startswith(date) for other in (dates[0], dates[-1]))
    ]
    if dates:
        first, last = dates[0], dates[-1]
        if not stated or (first.startswith(stated) and last.startswith(stated)):
            return Period(start=first, end=last)
    if stated:
        return Period(start=stated, end=stated)
    if months:
        month, count = Counter(months).most_common(1)[0]
        if count > 1 and count * 2 > len(months):
            return Period(start=month, end=month)
    return None
