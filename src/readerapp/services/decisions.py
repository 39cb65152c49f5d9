"""Carries out what the user decides about papers, and takes it back and does it again."""

import time
from collections.abc import Callable

from readerapp.domain.commands import Command, Outcome
from readerapp.domain.errors import InvalidRequest, UnknownPaper
from readerapp.services.undo import UndoStack, UndoStep
from readerapp.storage.decisions import carry_out
from readerapp.storage.library import Library


class Decisions:
    """The user's decisions; every method is one transaction.

    Attributes:
        undo_stack: what `undo` and `redo` would do next.
    """

    def __init__(self, library: Library, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._library = library
        self._clock = clock
        self.undo_stack = UndoStack()

    def carry_out(self, command: Command) -> Outcome:
        """Do COMMAND and remember how to take it back.

        A command that changes nothing is no step of the history.
        """
        outcome = self._execute(command)
        if outcome.inverse is not None:
            self.undo_stack.push(UndoStep(done=command, inverse=outcome.inverse, at=self._clock()))
        return outcome

    def undo(self) -> Outcome | None:
        """Take the last step back; None when there is none.

        A step that cannot be taken back any more, because another window changed what it is about, is forgotten and
        the reason raised; one that merely could not be written stays for another try.
        """
        step = self.undo_stack.next_undo
        return None if step is None else self._repeat(step.inverse, self.undo_stack.undone)

    def redo(self) -> Outcome | None:
        """Do the last undone step again; None when there is none. Raises as `undo` does."""
        step = self.undo_stack.next_redo
        return None if step is None else self._repeat(step.inverse, self.undo_stack.redone)

    def _repeat(self, command: Command, settle: Callable[[Command | None], None]) -> Outcome:
        try:
            outcome = self._execute(command)
        except (InvalidRequest, UnknownPaper):
            settle(None)
            raise
        settle(outcome.inverse)
        return outcome

    def _execute(self, command: Command) -> Outcome:
        with self._library.write() as connection:
            return carry_out(connection, command)
