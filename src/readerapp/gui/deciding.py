"""Carries the user's commands to the library and tells everyone what changed; undo and redo included."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from readerapp.domain.commands import ChangeSet, Command, Outcome
from readerapp.domain.errors import ReaderAppError
from readerapp.domain.history import History, UndoStep
from readerapp.gui.jobs import Lane
from readerapp.gui.open_library import OpenLibrary


class Deciding(QObject):
    """The one way from the window to a change of the library.

    Signals:
        changed: something was committed; with the ChangeSet.
        history_changed: undo or redo would do something else now; with the History.
        carried_out: a command was done; with the command.
        refused: a command was not carried out and nobody else takes it up; with the command and the error.
        about_to_undo: the last step is going to be undone; what the user did before that belongs to be given now.
        taken_back, done_again: a step was undone or redone; with the UndoStep and the ChangeSet.
    """

    changed = Signal(object)
    history_changed = Signal(object)
    carried_out = Signal(object)
    refused = Signal(object, object)
    about_to_undo = Signal()
    taken_back = Signal(object, object)
    done_again = Signal(object, object)

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

        def carry_out() -> tuple[Outcome, History]:
            return self._library.services.decisions.carry_out(command), self._history()

        def finish(result: tuple[Outcome, History]) -> None:
            outcome, history = result
            if done is not None:
                done(outcome)
            self._announce(outcome, history)
            if outcome.inverse is not None:
                self.carried_out.emit(command)

        self._lane.submit(carry_out, finish, failed or (lambda error: self.refused.emit(command, error)))

    def refresh_history(self) -> None:
        """Ask the library what can be undone: after opening it, or when an import added a step."""
        self._lane.submit(self._history, self.history_changed.emit)

    def undo(self) -> None:
        """Take the last step back."""
        self.about_to_undo.emit()
        self._step(self._library.services.decisions.undo, lambda history: history.undo, self.taken_back.emit)

    def redo(self) -> None:
        """Do the last undone step again."""
        self._step(self._library.services.decisions.redo, lambda history: history.redo, self.done_again.emit)

    def _step(
        self,
        act: Callable[[], Outcome | None],
        top: Callable[[History], UndoStep | None],
        tell: Callable[[UndoStep, ChangeSet], None],
    ) -> None:
        def step() -> tuple[UndoStep | None, Outcome | None, History]:
            taken = top(self._history())
            return taken, act(), self._history()

        def finish(result: tuple[UndoStep | None, Outcome | None, History]) -> None:
            taken, outcome, history = result
            if taken is not None and outcome is not None:
                self._announce(outcome, history)
                tell(taken, outcome.changes)

        self._lane.submit(step, finish)

    def _history(self) -> History:
        return self._library.services.decisions.history()

    def _announce(self, outcome: Outcome, history: History) -> None:
        self.history_changed.emit(history)
        if outcome.changes:
            self.changed.emit(outcome.changes)
