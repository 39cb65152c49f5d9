"""Finds words in the right pane: what the keys for it do, and what the strip for it says."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QTextEdit

from readerapp.domain.finding import sought
from readerapp.gui.digest_view.right_pane import RightPane
from readerapp.gui.jobs import Lane

_TOPIC = "find"
_LONGEST = 80  # characters of a selection that is taken for what is to be found


class Findable(Protocol):
    """Something in which words are found; its hits mean something to it alone."""

    def search(self, what: str) -> Callable[[], Sequence[Any]] | None:
        """The work, for the read lane, that gives the places at which WHAT is said; None when nothing is shown."""

    def first(self, hits: Sequence[Any]) -> int:
        """Which of HITS to begin with."""

    def mark(self, what: str) -> None:
        """Mark WHAT wherever it is seen; nothing for an empty text."""

    def show(self, hit: Any) -> None:  # noqa: ANN401
        """Bring HIT into view."""


class Finding(QObject):
    """Finds in the card or in the digest, whichever is shown."""

    def __init__(self, right: RightPane, lane: Lane, card: Findable, digest: Findable) -> None:
        super().__init__(right)
        self._right = right
        self._bar = right.find_bar
        self._lane = lane
        self._card = card
        self._digest = digest
        self._hits: Sequence[Any] = ()
        self._at = -1
        self._bar.query_changed.connect(lambda _query: self._search(move=True))
        self._bar.step_wanted.connect(self._step)
        self._bar.closed.connect(self.close)
        right.find_wanted.connect(self.open)

    @property
    def active(self) -> bool:
        """Whether the strip is there."""
        return not self._bar.isHidden()

    @property
    def count(self) -> int:
        """How many places there are."""
        return len(self._hits)

    def open(self) -> None:
        """Let the reader type what is to be found; what is selected is proposed."""
        self._bar.begin(_selected())

    def next(self) -> None:
        """Go to the next place; after the last one comes the first."""
        self._turn(1)

    def previous(self) -> None:
        """Go to the place before."""
        self._turn(-1)

    def close(self) -> None:
        """Back to reading; nothing is marked any more."""
        self._lane.forget(_TOPIC)
        self._hits, self._at = (), -1
        self._bar.forget()
        self._bar.hide()
        for one in (self._card, self._digest):
            one.mark("")
        self._right.setFocus(Qt.FocusReason.OtherFocusReason)

    def look_again(self) -> None:
        """Something else is shown: find in it, and stay where the reader is."""
        if self.active:
            self._search(move=False)

    def _turn(self, step: int) -> None:
        if self.active:
            self._step(step)
        else:
            self.open()

    def _step(self, step: int) -> None:
        if self._hits:
            if self._at < 0:
                self._at = self._target.first(self._hits) - (1 if step > 0 else 0)
            self._at = (self._at + step) % len(self._hits)
            self._show()

    @property
    def _target(self) -> Findable:
        return self._digest if self._right.shows_digest else self._card

    def _search(self, *, move: bool) -> None:
        what, target = sought(self._bar.query), self._target
        target.mark(what)
        work = target.search(what) if what else None
        if work is None:
            self._hits, self._at = (), -1
            self._lane.forget(_TOPIC)
            self._bar.show_count(0, 0, wanted=bool(what))
            return

        def show(hits: Sequence[Any]) -> None:
            if hits == self._hits and not move:  # the same text, read again
                self._bar.show_count(self._at + 1, len(hits), wanted=True)
                return
            self._hits, self._at = hits, -1
            if hits and move:
                self._at = target.first(hits)
                self._show()
            else:
                self._bar.show_count(0, len(hits), wanted=True)

        self._lane.submit(work, show, topic=_TOPIC)

    def _show(self) -> None:
        self._bar.show_count(self._at + 1, len(self._hits), wanted=True)
        self._target.show(self._hits[self._at])


def _selected() -> str:
    """What is selected in the text that has the focus, if that is a few words."""
    focused = QApplication.focusWidget()
    text = focused.textCursor().selectedText() if isinstance(focused, QTextEdit) else ""
    return text if len(text) <= _LONGEST and "\u2029" not in text else ""
