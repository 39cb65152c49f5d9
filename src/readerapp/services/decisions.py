"""Carries out what the user decides about papers, and takes it back and does it again."""

import time
from collections.abc import Callable

from readerapp.domain.commands import Command, Outcome
from readerapp.domain.errors import InvalidRequest, UnknownPaper
from readerapp.domain.history import WINDOW, History, PastStep, UndoStep
from readerapp.storage import undo_steps
from readerapp.storage.decisions import carry_out
from readerapp.storage.engine import PATIENCE_MS
from readerapp.storage.library import Library


class Decisions:
    """The user's decisions; every method is one transaction, the step of the history included.

    OWNER says whose history it is: the window's or the terminal's.

    Attributes:
        patience_ms: how long another writer is waited for, in milliseconds.
    """

    def __init__(self, library: Library, *, owner: str = WINDOW, clock: Callable[[], float] = time.time) -> None:
        self._library = library
        self._owner = owner
        self._clock = clock
        self.patience_ms = PATIENCE_MS

    def history(self) -> History:
        """What `undo` and `redo` would do next; it is kept in the library and outlives the program."""
        with self._library.read() as connection:
            return undo_steps.read_history(connection, owner=self._owner)

    def steps(self) -> tuple[PastStep, ...]:
        """The whole history, the latest step first."""
        with self._library.read() as connection:
            return undo_steps.read_steps(connection, owner=self._owner)

    def carry_out(self, command: Command) -> Outcome:
        """Do COMMAND and remember how to take it back.

        A command that changes nothing is no step of the history.
        """
        with self._library.write(patience_ms=self.patience_ms) as connection:
            outcome = carry_out(connection, command)
            if outcome.inverse is not None:
                step = UndoStep(done=command, inverse=outcome.inverse, at=self._clock())
                undo_steps.push(connection, step, owner=self._owner)
        return outcome

    def undo(self) -> Outcome | None:
        """Take the last step back; None when there is none.

        A step that cannot be taken back any more, because another window changed what it is about, is forgotten and
        the reason raised; one that merely could not be written stays for another try.
        """
        return self._turn(undone=True)

    def redo(self) -> Outcome | None:
        """Do the last undone step again; None when there is none. Raises as `undo` does."""
        return self._turn(undone=False)

    def _turn(self, *, undone: bool) -> Outcome | None:
        impossible: undo_steps.StoredStep | None = None
        try:
            with self._library.write(patience_ms=self.patience_ms) as connection:
                stored = impossible = undo_steps.top(connection, owner=self._owner, undone=not undone)
                if stored is None:
                    return None
                outcome = carry_out(connection, stored.step.inverse)
                undo_steps.turn(connection, stored.id, outcome.inverse, undone=undone)
                return outcome
        except (InvalidRequest, UnknownPaper):
            if impossible is not None:
                with self._library.write(patience_ms=self.patience_ms) as connection:
                    undo_steps.turn(connection, impossible.id, None, undone=undone)
            raise
