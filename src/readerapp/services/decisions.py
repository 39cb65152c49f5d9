"""Carries out what the user decides about papers, and takes it back and does it again."""

from readerapp.domain.commands import Command, Outcome
from readerapp.services.undo import UndoStack, UndoStep
from readerapp.storage.decisions import carry_out
from readerapp.storage.library import Library


class Decisions:
    """The user's decisions; every method is one transaction.

    Attributes:
        undo_stack: what `undo` and `redo` would do next.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self.undo_stack = UndoStack()

    def carry_out(self, command: Command) -> Outcome:
        """Do COMMAND and remember how to take it back.

        A command that changes nothing is no step of the history.
        """
        outcome = self._execute(command)
        if outcome.inverse is not None:
            self.undo_stack.push(UndoStep(done=command, inverse=outcome.inverse))
        return outcome

    def undo(self) -> Outcome | None:
        """Take the last step back; None when there is none."""
        step = self.undo_stack.next_undo
        if step is None:
            return None
        outcome = self._execute(step.inverse)
        self.undo_stack.undone(outcome.inverse)
        return outcome

    def redo(self) -> Outcome | None:
        """Do the last undone step again; None when there is none."""
        step = self.undo_stack.next_redo
        if step is None:
            return None
        outcome = self._execute(step.inverse)
        self.undo_stack.redone(outcome.inverse)
        return outcome

    def _execute(self, command: Command) -> Outcome:
        with self._library.write() as connection:
            return carry_out(connection, command)
