"""The libraries that were opened last: read and kept in the write lane, with whether each of them is still there."""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from readerapp.config.paths import recent_file
from readerapp.config.recent import forget_recent, load_recent, remember_recent
from readerapp.gui.jobs import Lane


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentLibrary:
    """A library that was open once.

    Attributes:
        missing: no file is there now.
    """

    path: Path
    missing: bool = False


class RecentLibraries(QObject):
    """Knows them.

    Attributes:
        entries: the last one first.

    Signals:
        changed: the entries are others, or one came or went away.
    """

    changed = Signal()

    def __init__(self, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self.entries: tuple[RecentLibrary, ...] = ()

    def look(self) -> None:
        """Look again which there are."""
        self._have(lambda: load_recent(recent_file()), topic="recent-libraries")

    def remember(self, library: Path) -> None:
        """LIBRARY was opened just now."""
        self._have(lambda: remember_recent(recent_file(), str(library)))

    def forget(self, library: Path) -> None:
        """Do not name LIBRARY any more; the file stays."""
        self._have(lambda: forget_recent(recent_file(), str(library)))

    def _have(self, names: Callable[[], tuple[str, ...]], *, topic: str = "") -> None:
        def work() -> tuple[RecentLibrary, ...]:
            with suppress(OSError):  # a list that cannot be kept is no reason for an error
                return tuple(_recent(name) for name in names())
            return tuple(_recent(name) for name in load_recent(recent_file()))

        self._lane.submit(work, self._on_known, topic=topic)

    def _on_known(self, entries: tuple[RecentLibrary, ...]) -> None:
        if entries != self.entries:
            self.entries = entries
            self.changed.emit()


def _recent(name: str) -> RecentLibrary:
    there = os.path.isfile(name)  # noqa: PTH113  Path.is_file raises where access is denied
    return RecentLibrary(path=Path(name), missing=not there)


def shown_path(path: Path) -> str:
    """PATH as people write it, with `~` for their home."""
    with suppress(ValueError, RuntimeError):
        return str(Path("~") / path.relative_to(Path.home()))
    return str(path)
