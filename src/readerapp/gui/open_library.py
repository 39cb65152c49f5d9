"""The library that the window works on, once it is open; opened in the write lane, because that takes a while."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from readerapp.domain.errors import LibraryUnavailable, ReaderAppError
from readerapp.domain.translation import tr
from readerapp.gui.jobs import Lane

if TYPE_CHECKING:
    from readerapp.bootstrap import Services


class OpenLibrary(QObject):
    """Holds the services.

    Signals:
        opened: the library can be used.
        failed: it cannot be opened; with the sentence.
    """

    opened = Signal()
    failed = Signal(str)

    def __init__(self, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._services: Services | None = None
        self._decided = threading.Event()  # whether there are services is known
        self._decided.set()
        self._again: Callable[[], None] = lambda: None

    @property
    def is_open(self) -> bool:
        """Whether there are services to work with."""
        return self._services is not None

    @property
    def services(self) -> "Services":
        """The use cases; only once the library is open.

        A job in a lane waits for that: what the user asks for while the window is being loaded is not lost.
        """
        if self._services is None and threading.current_thread() is not threading.main_thread():
            self._decided.wait()
            if self._services is None:
                raise LibraryUnavailable(tr("The library is not open."))
        if self._services is None:
            raise RuntimeError("the library is not open")
        return self._services

    def expect(self) -> None:
        """It is going to be opened; jobs that need it wait."""
        self._decided.clear()

    def open(self, path: Path | None, *, enter: Callable[[], None] = lambda: None) -> None:
        """Open the library at PATH, or at the user's usual place.

        ENTER is called in the lane before that; what it raises counts as a library that cannot be opened.
        """
        self._again = lambda: self.open(path, enter=enter)

        self._decided.clear()

        def work() -> "Services":
            # Loading the database's packages takes longer than showing the window.
            from readerapp.bootstrap import open_services  # noqa: PLC0415

            try:
                enter()
                services = open_services(path)
                services.reading_list.written_elsewhere()  # begins to watch, before anything is read to be shown
                self._services = services
                return services
            finally:
                self._decided.set()

        self._lane.submit(work, self.hold, self._on_failed)

    def try_again(self) -> None:
        """Open what could not be opened."""
        self._again()

    def hold(self, services: "Services") -> None:
        """Work with SERVICES, which are open."""
        self._services = services
        self._decided.set()
        self.opened.emit()

    def close(self) -> None:
        """Let go of the file; only when the lanes are empty."""
        services, self._services = self._services, None
        if services is not None:
            services.close()

    def _on_failed(self, error: ReaderAppError) -> None:
        self.failed.emit(str(error))
