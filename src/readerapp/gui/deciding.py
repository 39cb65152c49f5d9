"""Carries the user's commands to the library and tells everyone what changed; undo and redo included."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from readerapp.domain.changes import ChangeSet
from readerapp.domain.commands import Command, Outcome
from readerapp.domain.errors import ReaderAppError
from readerapp.domain.history import History, PastStep, UndoStep
from readerapp.gui.jobs import Lane
from readerapp.gui.open_library import OpenLibrary


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What came of undoing or doing again a few steps.

    Attributes:
        steps: those that were turned, in that order.
        changes: of all of them.
        error: why it went no further; the steps before stay turned.
        history: what can be undone now; None when that cannot be read.
    """

    steps: tuple[UndoStep, ...]
    changes: ChangeSet
    history: History | None
    error: ReaderAppError | None = None


class Deciding(QObject):
    """The one way from the window to a change of the library.

    Signals:
        changed: something was committed; with the ChangeSet.
        history_changed: undo or redo would do something else now; with the History.
        carried_out: a command was done; with the command.
        refused: a command was not carried out and nobody else takes it up; with the command and the error.
        about_to_undo: the last step is going to be undone; what the user did before that belongs to be given now.
        taken_back, done_again: a step was undone or redone; with the UndoStep and the ChangeSet.
        many_turned: so many steps were undone (negative) or done again; with that number.
        not_undone, not_redone: that failed; with the error.
    """

    changed = Signal(object)
    history_changed = Signal(object)
    carried_out = Signal(object)
    refused = Signal(object, object)
    about_to_undo = Signal()
    taken_back = Signal(object, object)
    done_again = Signal(object, object)
    many_turned = Signal(int)
    not_undone = Signal(object)
    not_redone = Signal(object)

    def __init__(self, lane: Lane, library: OpenLibrary, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._library = library

    def give(
        self,
        command: Command,
        done: Callable[[Outcome], None] | None = None,
        failed: Callable[[ReaderAppError], None] | None = None,
    ) -> None:
        """Have COMMAND carried out; DONE and FAILED hear of it before anyone else."""

        def carry_out() -> tuple[Outcome, History | None]:
            return self._library.services.decisions.carry_out(command), self._history()

        def finish(result: tuple[Outcome, History | None]) -> None:
            outcome, history = result
            if done is not None:
                done(outcome)
            self._announce(outcome.changes, history)
            if outcome.inverse is not None:
                self.carried_out.emit(command)

        self._lane.submit(carry_out, finish, failed or (lambda error: self.refused.emit(command, error)))

    def refresh_history(self) -> None:
        """Ask the library what can be undone: after opening it, or when an import added a step."""
        self._lane.submit(self._library.services.decisions.history, self.history_changed.emit)

    def undo(self) -> None:
        """Take the last step back."""
        self.turn(-1)

    def redo(self) -> None:
        """Do the last undone step again."""
        self.turn(1)

    def turn(self, steps: int) -> None:
        """Do so many STEPS again, or take them back when the number is negative."""
        if steps < 0:
            self.about_to_undo.emit()
        self._lane.submit(lambda: self._turn(steps), lambda turn: self._on_turned(turn, steps))

    def list_steps(self, take: Callable[[tuple[PastStep, ...]], None]) -> None:
        """Have TAKE called with the whole history, the latest step first."""
        if self._library.is_open:
            self._lane.submit(self._library.services.decisions.steps, take)

    def _turn(self, steps: int) -> Turn:
        """In the lane; nothing comes in between."""
        decisions = self._library.services.decisions
        turned: list[UndoStep] = []
        changes = ChangeSet()
        error = None
        try:
            for _ in range(abs(steps)):
                history = decisions.history()
                step = history.undo if steps < 0 else history.redo
                outcome = decisions.undo() if steps < 0 else decisions.redo()
                if step is None or outcome is None:
                    break
                turned.append(step)
                changes |= outcome.changes
        except ReaderAppError as stopped:
            error = stopped
        return Turn(steps=tuple(turned), changes=changes, error=error, history=self._history())

    def _on_turned(self, turn: Turn, wanted: int) -> None:
        self._announce(turn.changes, turn.history)
        if turn.error is not None:
            (self.not_undone if wanted < 0 else self.not_redone).emit(turn.error)
        elif abs(wanted) > 1:
            self.many_turned.emit(len(turn.steps) if wanted > 0 else -len(turn.steps))
        elif turn.steps:
            (self.taken_back if wanted < 0 else self.done_again).emit(turn.steps[0], turn.changes)

    def _history(self) -> History | None:
        """What can be undone now; a decision that is stored is stored, whether that can be read or not."""
        try:
            return self._library.services.decisions.history()
        except ReaderAppError:
            return None

    def _announce(self, changes: ChangeSet, history: History | None) -> None:
        if history is not None:
            self.history_changed.emit(history)
        if changes:
            self.changed.emit(changes)
