"""Reads the library for lists, cards and scripts; every method is one consistent read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from readerapp.domain.errors import InvalidRequest, UnknownPaper
from readerapp.domain.identity import named_key
from readerapp.domain.paper import DigestRow, Overview, Paper, PaperDetail, PaperRow, SavedSearch
from readerapp.domain.selection import Selection
from readerapp.domain.translation import tr
from readerapp.services.repaired_passages import Said, read_passages
from readerapp.storage import overview, papers
from readerapp.storage.coverage import Coverage
from readerapp.storage.engine import driver_of
from readerapp.storage.library import Library
from readerapp.storage.saved_searches import find_search


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The papers of SELECTION, in order, by their numbers; MARK is that of the library as it was then."""

    selection: Selection
    ids: tuple[int, ...]
    mark: int | None


class ReadingList:
    """What is in the library; values only, safe to call from any thread."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._coverage = Coverage()

    def written_elsewhere(self) -> bool:
        """Whether another process has written the library since this was asked last."""
        return self._library.written_elsewhere()

    def overview(self) -> Overview:
        """Counts, saved searches, digests, topics and tags for the left pane."""
        with self._library.read() as connection:
            return overview.read_overview(connection, self._coverage)

    def digests(self) -> tuple[DigestRow, ...]:
        """The imported digests, newest import first."""
        with self._library.read() as connection:
            driver = driver_of(connection)
            return overview.digest_rows(driver, self._coverage.read(driver))

    def search(self, name: str) -> SavedSearch:
        """The saved search called NAME, not counted; raises `InvalidRequest` when there is none."""
        with self._library.read() as connection:
            found = find_search(connection, name)
        if found is None:
            raise InvalidRequest(tr("There is no saved search “{name}” in this library.", name=name))
        return found

    def ids(
        self,
        selection: Selection,
        *,
        among: Sequence[int] | None = None,
        unwanted: Callable[[], bool] | None = None,
    ) -> tuple[int, ...]:
        """The numbers of the selected papers, in order; of those AMONG some, if these are given.

        UNWANTED is asked now and then, in this thread; when it says so, this is given up and raises `Unwanted`.
        """
        with self._library.read() as connection:
            return papers.select_ids(connection, selection, among=among, unwanted=unwanted)

    def listing(
        self,
        selection: Selection,
        *,
        known: Listing | None = None,
        unwanted: Callable[[], bool] | None = None,
    ) -> Listing:
        """The same as `ids`, from KNOWN if SELECTION narrows that and nothing was written since, which is quicker."""
        mark = self._library.mark()
        narrows = known is not None and mark is not None and mark == known.mark and selection.narrows(known.selection)
        with self._library.read() as connection:
            if known is not None and narrows:
                ids = papers.select_ids(connection, selection, wider=known.ids, unwanted=unwanted)
                if self._library.mark() == mark:
                    return Listing(selection=selection, ids=ids, mark=mark)
            ids = papers.select_ids(connection, selection, unwanted=unwanted)
            return Listing(selection=selection, ids=ids, mark=mark)

    def rows(self, ids: Sequence[int]) -> tuple[PaperRow, ...]:
        """The list rows of IDS in their order; papers that are gone are left out."""
        with self._library.read() as connection:
            return papers.read_rows(connection, ids)

    def papers_numbered(self, ids: Sequence[int]) -> tuple[Paper, ...]:
        """Those of the papers IDS that exist, with all fields, in the order given."""
        with self._library.read() as connection:
            return papers.read_papers(connection, ids)

    def papers(self, selection: Selection, *, limit: int | None = None) -> tuple[Paper, ...]:
        """The selected papers with all fields, in order."""
        with self._library.read() as connection:
            ids = papers.select_ids(connection, selection)[:limit]
            return papers.read_papers(connection, ids)

    def details(self, selection: Selection) -> tuple[PaperDetail, ...]:
        """The selected papers whole, with notes and mentions, in order."""
        with self._library.read() as connection:
            return papers.read_details(connection, papers.select_ids(connection, selection))

    def detail(self, paper_id: int) -> PaperDetail:
        """One paper whole; raises `UnknownPaper`."""
        with self._library.read() as connection:
            found = papers.read_details(connection, (paper_id,))
            if not found:
                raise UnknownPaper(tr("This paper is no longer in the library."))
            mentions = found[0].mentions
            places = [
                Said(mention.digest_id, mention.line_start, mention.line_end, mention.text) for mention in mentions
            ]
            sources = read_passages(connection, places)
        if not any(sources):
            return found[0]
        marked = (replace(mention, source=source) for mention, source in zip(mentions, sources, strict=True))
        return replace(found[0], mentions=tuple(marked))

    def find(self, name: str) -> int:
        """The number of the paper that NAME means (see `identity.named_key`), also that of one merged into it.

        Raises `UnknownPaper`.
        """
        with self._library.read() as connection:
            paper_id = papers.find_by_key(connection, named_key(name))
        if paper_id is None:
            raise UnknownPaper(tr("No paper in this library is called “{name}”.", name=name))
        return paper_id
