"""How far a long piece of work has come, and how it hears that it shall stop."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event

from readerapp.domain.errors import ImportCancelled
from readerapp.domain.translation import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """DONE of TOTAL documents are finished; NAME is the one under way, empty at the end.

    PART of the one under way is through, 0 to 1; only of a document that takes a while this is told.
    """

    done: int
    total: int
    name: str
    part: float = 0.0

    @property
    def share(self) -> float:
        """How much of all documents is through, 0 to 1."""
        return min(1.0, (self.done + self.part) / max(self.total, 1))


ProgressListener = Callable[[Progress], None]


PartListener = Callable[[float], None]
"""Hears how much of one document is through, 0 to 1."""


def ignore_part(_part: float) -> None:
    """A listener for callers that do not want to know."""


def ignore_progress(_progress: Progress) -> None:
    """A listener for callers that do not want to know."""


class Cancellation:
    """A flag that one thread raises and another one looks at between two steps of its work."""

    def __init__(self) -> None:
        self._event = Event()

    @property
    def requested(self) -> bool:
        """Whether `request` has been called."""
        return self._event.is_set()

    def request(self) -> None:
        """Ask the work to stop at its next checkpoint."""
        self._event.set()

    def wait(self, seconds: float) -> bool:
        """Wait until `request` is called, but no longer than SECONDS; whether it was."""
        return self._event.wait(seconds)

    def checkpoint(self) -> None:
        """Raise `ImportCancelled` if the work shall stop."""
        if self.requested:
            raise ImportCancelled(tr("The import was cancelled; the digests before it are in your library."))
