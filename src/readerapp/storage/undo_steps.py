"""The history of commands in the library, which outlives the program.

Each OWNER has one of its own: Ctrl+Z in the window does not take back what a script did in the meantime.
"""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, select, update

from readerapp.domain.commands import Command, ExchangeRun
from readerapp.domain.history import DEPTH, History, PastStep, UndoStep, goes_on, joined
from readerapp.storage.frozen_json import UnreadableValue, from_json, to_json
from readerapp.storage.undo_tables import ImportRunTable as Run
from readerapp.storage.undo_tables import UndoStepTable as Step


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredStep:
    """A step of the history with its number."""

    id: int
    step: UndoStep


def push(connection: Connection, step: UndoStep, *, owner: str) -> None:
    """Remember a command that was just carried out; what could have been done again is forgotten."""
    connection.execute(delete(Step).where(Step.owner == owner, Step.undone.is_(True)))
    before = top(connection, owner=owner, undone=False)
    if before is not None and goes_on(before.step, step):
        values = _columns(joined(before.step, step))
        connection.execute(update(Step).where(Step.id == before.id).values(values))
    else:
        connection.execute(insert(Step).values(owner=owner, undone=False, **_columns(step)))
    _forget_old(connection, owner)


def put_again(connection: Connection, step: UndoStep, *, owner: str) -> None:
    """Remember a step that grew since it was pushed: an import to which another document was added."""
    mine = Step.run_id == _run_of(step.inverse)
    if connection.scalar(select(Step.id).where(mine)) is None:
        push(connection, step, owner=owner)
    else:
        connection.execute(update(Step).where(mine).values(_columns(step)))


def is_open(connection: Connection, run_id: int) -> bool:
    """Whether the step of a run can grow: neither taken back nor forgotten in the meantime."""
    return connection.scalar(select(Step.id).where(Step.run_id == run_id, Step.undone.is_(False))) is not None


def top(connection: Connection, *, owner: str, undone: bool) -> StoredStep | None:
    """The step that undo would take back, or (UNDONE) that redo would do again; a damaged one is passed over."""
    for row in connection.execute(_in_order(owner, undone=undone)):
        try:
            step = UndoStep(done=from_json(Command, row.done), inverse=from_json(Command, row.inverse), at=row.at)
        except UnreadableValue:
            continue
        return StoredStep(id=row.id, step=step)
    return None


def read_history(connection: Connection, *, owner: str) -> History:
    """What undo and redo would do next."""
    undo, redo = (top(connection, owner=owner, undone=undone) for undone in (False, True))
    return History(undo=undo.step if undo else None, redo=redo.step if redo else None)


def read_steps(connection: Connection, *, owner: str) -> tuple[PastStep, ...]:
    """All steps, the latest first; damaged ones are left out, as undo passes them over."""
    query = select(Step.at, Step.done, Step.inverse, Step.undone).where(Step.owner == owner).order_by(Step.id.desc())
    steps = []
    for row in connection.execute(query):
        with suppress(UnreadableValue):
            step = UndoStep(done=from_json(Command, row.done), inverse=from_json(Command, row.inverse), at=row.at)
            steps.append(PastStep(step=step, undone=row.undone))
    return tuple(steps)


def turn(connection: Connection, step_id: int, inverse: Command | None, *, undone: bool) -> None:
    """The step was taken back (UNDONE) or done again; INVERSE turns it once more, None forgets the step."""
    mine = Step.id == step_id
    if inverse is None:
        connection.execute(delete(Step).where(mine))
    else:
        # Writing on in the note does not belong to a step that was taken back in between.
        connection.execute(update(Step).where(mine).values(undone=undone, inverse=to_json(inverse), at=0.0))


def _in_order(owner: str, *, undone: bool) -> Select[*tuple[Any, ...]]:
    """Undo takes the last step first; redo the one that was taken back last, which is the oldest."""
    query = select(Step.id, Step.at, Step.done, Step.inverse).where(Step.owner == owner, Step.undone.is_(undone))
    return query.order_by(Step.id.asc() if undone else Step.id.desc())


def _forget_old(connection: Connection, owner: str) -> None:
    """Keep DEPTH steps; a run that no step speaks of is forgotten with all that lies on its shelf."""
    kept = select(Step.id).where(Step.owner == owner).order_by(Step.id.desc()).limit(DEPTH)
    connection.execute(delete(Step).where(Step.owner == owner, Step.id.not_in(kept)))
    spoken_of = select(Step.run_id).where(Step.run_id.is_not(None))
    connection.execute(delete(Run).where(Run.id.not_in(spoken_of)))


def _columns(step: UndoStep) -> dict[str, object]:
    return {
        "at": step.at,
        "done": to_json(step.done),
        "inverse": to_json(step.inverse),
        "run_id": _run_of(step.inverse),
    }


def _run_of(command: Command) -> int | None:
    return command.run_id if isinstance(command, ExchangeRun) else None
