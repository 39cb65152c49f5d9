"""The stack of inverse commands: what can be taken back, and what can be done again. Free of Qt."""

from collections import deque
from dataclasses import dataclass, replace

from readerapp.domain.commands import Command, DeleteNote, EditNote

DEPTH = 50
# A note saves itself in every pause of writing; what is written within this time is one step, not ten.
ONE_EDIT_SECONDS = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoStep:
    """DONE is the command that the user gave; INVERSE is what takes its effect back.

    Attributes:
        at: when it was done, in seconds of a clock that only goes forward.
    """

    done: Command
    inverse: Command
    at: float = 0.0


class UndoStack:
    """Remembers the last DEPTH steps in both directions; a new command forgets what could be redone."""

    def __init__(self) -> None:
        self._undo: deque[UndoStep] = deque(maxlen=DEPTH)
        self._redo: list[UndoStep] = []

    @property
    def next_undo(self) -> UndoStep | None:
        """The step that undo would take back."""
        return self._undo[-1] if self._undo else None

    @property
    def next_redo(self) -> UndoStep | None:
        """The step that redo would do again."""
        return self._redo[-1] if self._redo else None

    def push(self, step: UndoStep) -> None:
        """Remember a command that has just been carried out; writing on in a note belongs to the step before."""
        if self._undo and _goes_on(self._undo[-1], step):
            before = self._undo.pop()
            step = UndoStep(done=before.done, inverse=_takes_back_both(before, step), at=step.at)
        self._undo.append(step)
        self._redo.clear()

    def undone(self, again: Command | None) -> None:
        """The top step was taken back; AGAIN is the command that would repeat it."""
        step = self._undo.pop()
        if again is not None:
            self._redo.append(UndoStep(done=step.done, inverse=again))

    def redone(self, inverse: Command | None) -> None:
        """The top undone step was done again; INVERSE takes it back once more."""
        step = self._redo.pop()
        if inverse is not None:
            self._undo.append(UndoStep(done=step.done, inverse=inverse))


def _goes_on(before: UndoStep, step: UndoStep) -> bool:
    """Whether STEP writes on in the note that BEFORE began or changed a moment ago.

    The inverse of the earlier step then takes both back, and the inverse of that brings the last text again.
    """
    return (
        isinstance(step.done, EditNote)
        and isinstance(before.inverse, EditNote | DeleteNote)
        and before.inverse.note_id == step.done.note_id
        and step.at - before.at < ONE_EDIT_SECONDS
    )


def _takes_back_both(before: UndoStep, step: UndoStep) -> Command:
    """The inverse of BEFORE, made to expect the text that STEP has left."""
    if isinstance(before.inverse, EditNote | DeleteNote) and isinstance(step.inverse, EditNote):
        return replace(before.inverse, expected=step.inverse.expected)
    return before.inverse
