"""Begins to read the list that the window will show first, in a thread, while Qt is still being loaded.

Nothing that is imported here may import Qt.
"""

import os
from collections.abc import Callable
from pathlib import Path
from threading import Thread

from readerapp.config.paths import place_file, session_file
from readerapp.config.session import Session, at_place, load_session
from readerapp.config.settings import usual_library
from readerapp.domain.paper_row import PaperRow
from readerapp.domain.selection import Selection
from readerapp.gui.first_list import first_selection
from readerapp.gui.papers.readable import readable_rows

# The numbers of the papers, the rows around one of them, and its place; None when that cannot be told at once.
Answer = tuple[tuple[int, ...], tuple[PaperRow, ...], int] | None
# Answers for a library, a list and the number of the paper to look around.
Look = Callable[[Path, Selection, int], Answer]


def look(path: Path, selection: Selection, paper: int) -> Answer:
    """What SELECTION means in the library at PATH, with the rows around PAPER."""
    from readerapp.services.first_look import look_first  # noqa: PLC0415  while the window is being made

    found = look_first(path, selection, around=paper)
    return (found[0], readable_rows(found[1]), found[2]) if found is not None else None


def library_to_open(session: Session) -> Path:
    """The library of a start that names none: the one of the environment, the one that was open last, the usual one."""
    last = Path(session.library)
    if session.library and not os.environ.get("READERAPP_LIBRARY") and os.path.isfile(last):  # noqa: PTH113
        return last
    return usual_library()


def session_in(library: Path, session_path: Path) -> Session:
    """What was stored at SESSION_PATH, at the place where the window was in LIBRARY."""
    session = load_session(session_path)
    place = load_session(session_path.with_name(place_file(library).name))
    if place.library or session.library != str(library):  # else the session knows more than no file
        session = at_place(session, place)
    return session


class EarlyLook:
    """Is reading what a window on LIBRARY will show first (None: the one that was open last).

    It is a `Look` that has the answer to what it guessed will be asked; anything else it looks up when it is asked.
    """

    def __init__(self, library: Path | None) -> None:
        self._question: tuple[Path, Selection, int] | None = None
        self._answer: Answer = None
        self._thread = Thread(target=self._read, args=(library,), daemon=True)
        self._thread.start()

    def __call__(self, path: Path, selection: Selection, paper: int) -> Answer:
        self._thread.join()
        guessed, self._question = self._question, None  # once: later it would be old
        answer, self._answer = self._answer, None
        return answer if guessed == (path, selection, paper) else look(path, selection, paper)

    def _read(self, library: Path | None) -> None:
        path = library or library_to_open(load_session(session_file()))
        session = session_in(path, session_file())
        selection = first_selection(session)
        if selection is not None:
            self._answer = look(path, selection, session.paper)
            self._question = (path, selection, session.paper)
