"""Reads parts of digests and how their papers stand, in the read lane; what is not wanted any more is dropped."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from readerapp.domain.changes import ChangeSet
from readerapp.domain.errors import ReaderAppError, UnknownDigest
from readerapp.domain.paper import PaperRow
from readerapp.domain.translation import tr
from readerapp.gui.digest_view.prepared import PreparedPage, prepare
from readerapp.gui.jobs import Lane
from readerapp.gui.open_library import OpenLibrary

if TYPE_CHECKING:
    from readerapp.services.digest_pages import OpenDigest

_PAGE, _ROWS, _SEARCH = "digest", "digest-rows", "digest-search"


class DigestLoader(QObject):
    """Fetches parts of one digest at a time.

    Signals:
        loaded: with the PreparedPage.
        rows_changed: papers of the page stand otherwise now; with their rows by number.
        found: the search for an undecided paper has found a mention; with its place in the digest, -1 for none.
        gone: the open digest is not in the library any more.
    """

    loaded = Signal(object)
    rows_changed = Signal(object)
    found = Signal(int)
    gone = Signal()

    def __init__(self, lane: Lane, library: OpenLibrary, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._library = library
        self._opened: OpenDigest | None = None
        self._shown: frozenset[int] = frozenset()
        self._changed: set[int] = set()
        self._everything_changed = False

    def open_digest(self, digest_id: int, *, mention: int = 0) -> None:
        """Fetch what is around a MENTION of a digest, or its beginning."""
        known = self._opened

        def read() -> PreparedPage:
            opened = self._open(digest_id, known)
            index = opened.places.index_of(mention) if mention else None
            return self._prepared(opened, index=0, line=1) if index is None else self._prepared(opened, index=index)

        self._submit(read)

    def open_mention(self, mention_id: int) -> None:
        """Fetch what is around a mention."""
        known = self._opened

        def read() -> PreparedPage:
            opened = self._open(self._library.services.digest_pages.digest_of(mention_id), known)
            return self._prepared(opened, index=opened.places.index_of(mention_id))

        self._submit(read)

    def open_paper(self, paper_id: int, *, digest_id: int, after: int) -> None:
        """Fetch what is around a mention of a paper: the one after AFTER, else one in DIGEST_ID, else the first."""
        known = self._opened

        def read() -> PreparedPage:
            mentions = dict(self._library.services.digest_pages.mentions_of(paper_id))
            if not mentions:
                raise UnknownDigest(tr("No digest speaks of this paper any more."))
            ids = list(mentions)
            chosen = next((mention for mention in ids if mentions[mention] == digest_id), ids[0])
            if after in mentions:
                chosen = ids[(ids.index(after) + 1) % len(ids)]
            opened = self._open(mentions[chosen], known)
            return self._prepared(opened, index=opened.places.index_of(chosen))

        self._submit(read)

    def show_mention(self, index: int) -> None:
        """Fetch what is around the mention INDEX of the open digest."""
        opened = self._opened
        if opened is not None:
            self._submit(lambda: self._prepared(opened, index=index))

    def show_line(self, line: int) -> None:
        """Fetch what is around LINE of the open digest, to be seen."""
        opened = self._opened
        if opened is not None:
            self._submit(lambda: self._prepared(opened, line=line))

    def show_end(self, *, last: bool) -> None:
        """Fetch the beginning of the open digest, or its end."""
        opened = self._opened
        if opened is not None:
            index, line = (len(opened.places) - 1, opened.total) if last else (0, 1)
            self._submit(lambda: self._prepared(opened, index=index, line=line))

    def show_more(self, line: int) -> None:
        """Fetch what is around LINE of the open digest; the reader stays where they are."""
        opened = self._opened
        if opened is not None:
            self._submit(lambda: self._prepared(opened, around=line))

    def find_undecided(self, start: int, *, forward: bool, besides: int) -> None:
        """Look for the first mention from START on whose paper is undecided, and not the paper BESIDES."""
        opened = self._opened

        def look() -> int | None:
            pages = self._library.services.digest_pages
            return pages.next_undecided(opened, start, forward=forward, besides=besides) if opened else None

        self._lane.submit(look, lambda index: self.found.emit(-1 if index is None else index), topic=_SEARCH)

    def forget(self) -> None:
        """The digest is left; its text is let go."""
        self._opened, self._shown = None, frozenset()
        for topic in (_PAGE, _ROWS, _SEARCH):
            self._lane.forget(topic)

    def apply(self, changes: ChangeSet, *, line: int) -> None:
        """Something was committed: fetch again what is concerned; the reader is at LINE."""
        self._changed |= changes.papers
        self._everything_changed |= changes.everything
        if self._opened is None:
            return
        if changes.everything:
            digest_id = self._opened.digest.id
            self._submit(lambda: self._prepared(self._open(digest_id, None), around=line), self._on_not_reread)
        else:
            self._refresh(self._shown & changes.papers)

    def _submit(self, read: Callable[[], PreparedPage], failed: Callable[[ReaderAppError], None] | None = None) -> None:
        self._changed.clear()
        self._everything_changed = False
        self._lane.submit(read, self._on_read, failed, topic=_PAGE)

    def _open(self, digest_id: int, known: "OpenDigest | None") -> "OpenDigest":
        if known is not None and known.digest.id == digest_id:
            return known
        return self._library.services.digest_pages.open(digest_id)

    def _prepared(
        self, opened: "OpenDigest", *, around: int = 1, index: int | None = None, line: int | None = None
    ) -> PreparedPage:
        """What is around LINE, else around the mention INDEX, else AROUND some line where the reader is and stays."""
        pages = self._library.services.digest_pages
        window = pages.window(opened, around, index) if line is None else pages.window(opened, line)
        return prepare(opened, window, index=index, line=line)

    def _on_read(self, page: PreparedPage) -> None:
        self._opened = page.opened
        self._shown = frozenset(page.window.rows)
        self.loaded.emit(page)
        if self._everything_changed:  # it was read before a change that is shown elsewhere already
            self.apply(ChangeSet(everything=True), line=page.window.first)
        else:
            self._refresh(self._shown & self._changed)

    def _refresh(self, papers: frozenset[int]) -> None:
        if not papers:
            return

        def read() -> dict[int, PaperRow]:
            return {row.id: row for row in self._library.services.reading_list.rows(sorted(papers))}

        self._lane.submit(read, self.rows_changed.emit)

    def _on_not_reread(self, error: ReaderAppError) -> None:
        if isinstance(error, UnknownDigest):
            self.forget()
            self.gone.emit()
        else:
            self._lane.refused.emit(error)
