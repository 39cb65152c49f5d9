"""Puts the mentions of a document in their places: the topics that headings make, and the dates that they say."""

from collections.abc import Collection, Iterable, Sequence

from readerapp.digests.dates import date_of_headings, find_date, find_year
from readerapp.digests.drafts import Draft
from readerapp.digests.sections import OpenSection
from readerapp.domain.identity import fold


def put_under(drafts: Iterable[Draft], above: Sequence[OpenSection], closed: Sequence[tuple[int, int]]) -> None:
    """Put before the paths of DRAFTS what an earlier part of their document has opened ABOVE.

    CLOSED says from which lines on less of it is open, and how much.
    """
    for draft in drafts:
        kept = min((count for line, count in closed if line <= draft.start), default=len(above))
        draft.path = (*(section.name for section in above[:kept] if section.name), *draft.path)


def date_by_headings(drafts: Iterable[Draft], heading: str, title: str, stated: str) -> None:
    """Give mentions the date that the headings above them say; the HEADING that names the digest is no topic.

    TITLE is that of the digest, whose year counts for headings with a month only; STATED is the date for all others.
    """
    year = find_year(title) or find_date(title)[:4]
    dates: dict[tuple[str, ...], str] = {}
    for draft in drafts:
        path = draft.path if draft.path[:1] != (heading,) else draft.path[1:]
        if path not in dates:
            dates[path] = date_of_headings((heading, *path), year=year) or stated
        draft.date, draft.path = draft.date or dates[path], path


def leave_titles_out(drafts: Sequence[Draft], known: Collection[str]) -> set[str]:
    """Cut paths before a heading that is the title of a paper: what stands below it hangs on what is above it.

    KNOWN are such headings of earlier parts of the document, folded. Returns the titles of this part, folded.
    """
    titles = {fold(draft.title) for draft in drafts if draft.title}
    cut: dict[tuple[str, ...], tuple[str, ...]] = {}
    for draft in drafts:
        if draft.path not in cut:
            folded = (fold(name) for name in draft.path)
            end = next((at for at, name in enumerate(folded) if name in titles or name in known), len(draft.path))
            cut[draft.path] = draft.path[:end]
        draft.path = cut[draft.path]
    return titles
