"""The history of commands: what a step is, and when writing on in a note is one step rather than ten."""

from dataclasses import dataclass, replace

from readerapp.domain.commands import Command, DeleteNote, EditNote

DEPTH = 50
# Whose history it is: what a script did is not what Ctrl+Z in the window is about.
WINDOW = "window"
TERMINAL = "terminal"
# A note saves itself in every pause of writing; what is written within this time is one step, not ten.
ONE_EDIT_SECONDS = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoStep:
    """DONE is the command that the user gave; INVERSE is what takes its effect back.

    Attributes:
        at: when it was done, in seconds since 1970.
    """

    done: Command
    inverse: Command
    at: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PastStep:
    """A step of the history as a list shows it; one that is UNDONE can be done again."""

    step: UndoStep
    undone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What undo and redo would do next."""

    undo: UndoStep | None = None
    redo: UndoStep | None = None


def goes_on(before: UndoStep, step: UndoStep) -> bool:
    """Whether STEP writes on in the note that BEFORE began or changed a moment ago."""
    return (
        isinstance(step.done, EditNote)
        and isinstance(before.inverse, EditNote | DeleteNote)
        and before.inverse.note_id == step.done.note_id
        and 0 <= step.at - before.at < ONE_EDIT_SECONDS
    )


def joined(before: UndoStep, step: UndoStep) -> UndoStep:
    """One step for both: the earlier inverse takes both back, made to expect the text that the later has left."""
    inverse = before.inverse
    if isinstance(inverse, EditNote | DeleteNote) and isinstance(step.inverse, EditNote):
        inverse = replace(inverse, expected=step.inverse.expected)
    return UndoStep(done=before.done, inverse=inverse, at=step.at)
