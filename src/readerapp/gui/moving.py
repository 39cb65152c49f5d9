"""Going on with the keys: through the list, or through the digest that is being read."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from readerapp.gui.digest_view.digest_reading import DigestReading
from readerapp.gui.navigation.source_pane import SourcePane
from readerapp.gui.papers.paper_pane import PaperPane
from readerapp.gui.papers.undecided import Undecided
from readerapp.gui.reading import Reading
from readerapp.gui.subject import Subject

_DIGEST = "digest:"


class Moving(QObject):
    """What the keys that move do; SUBJECT tells where."""

    def __init__(
        self,
        subject: Subject,
        *,
        papers: PaperPane,
        undecided: Undecided,
        reading: Reading,
        digest: DigestReading,
        sources: SourcePane,
    ) -> None:
        super().__init__(subject)
        self._subject = subject
        self._papers = papers
        self._undecided = undecided
        self._reading = reading
        self._digest = digest
        self._sources = sources

    def next(self) -> None:
        """On to the next paper, or to the next mention."""
        self._either(self._digest.next, self._papers.next_paper)

    def previous(self) -> None:
        """Back to the one before."""
        self._either(self._digest.previous, self._papers.previous_paper)

    def next_undecided(self) -> None:
        """On to the next one that is not decided yet."""
        self._either(self._digest.next_undecided, self._undecided.next)

    def previous_undecided(self) -> None:
        """Back to the one before that is not decided yet."""
        self._either(self._digest.previous_undecided, self._undecided.previous)

    def scroll_on(self) -> None:
        """Scroll what is read; a card's end leads to the next paper."""
        self._either(lambda: self._digest.scroll(forward=True), self._reading.scroll_on)

    def scroll_back(self) -> None:
        """Scroll back."""
        self._either(lambda: self._digest.scroll(forward=False), self._reading.scroll_back)

    def new_note(self) -> None:
        """Begin a note, on the card of the paper."""
        if self._subject.in_digest:
            self._subject.visit(self._subject.current())
        self._reading.new_note()

    def read_digest(self) -> None:
        """Read the digest that speaks of the paper, there; pressed again, the next one that does.

        With the left pane in use, or without a paper, it is the digest that is chosen on the left.
        """
        key = self._sources.current
        chosen = int(key.removeprefix(_DIGEST)) if key.startswith(_DIGEST) else 0
        paper = self._subject.current()
        if self._subject.in_digest and paper:
            self._digest.read_paper(paper, onwards=True)
        elif chosen and (not paper or self._sources.in_use):
            self._digest.read_digest(chosen)
        elif paper:
            self._digest.read_paper(paper, digest_id=chosen)

    def _either(self, in_digest: Callable[[], None], in_list: Callable[[], None]) -> None:
        (in_digest if self._subject.in_digest else in_list)()
