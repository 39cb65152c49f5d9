"""What is to be imported, and what of it is not done yet: it is told when the window goes before its end."""

from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readerapp.services.import_messages import StartImport, StartRepair


class ImportQueue:
    """Commands in their order; the first is at work, the others wait for its end.

    Attributes:
        open: whether the next one may begin.
    """

    def __init__(self) -> None:
        self.open = True
        self._waiting: deque[StartImport | StartRepair] = deque()
        self._at_work: StartImport | StartRepair | None = None
        self._coming: tuple[Path, ...] = ()
        self._shown = False
        self._left: tuple[Path, ...] = ()

    @property
    def at_rest(self) -> bool:
        """Whether the user is being asked what to do, so that nothing goes on."""
        return self._shown

    @property
    def unfinished(self) -> tuple[Path, ...]:
        """The files that the user wants to have imported and that are not; none of those that they are asked about."""
        at_work = () if self._at_work is None or self._shown else (self._at_work,)
        paths = [path for command in (*at_work, *self._waiting) for path in _paths(command)]
        return tuple(dict.fromkeys((*self._left, *paths, *self._coming)))

    def expect(self, paths: Sequence[Path]) -> None:
        """PATHS are going to be added in a moment."""
        self._coming = tuple(paths)

    def add(self, command: "StartImport | StartRepair") -> None:
        """COMMAND is to be carried out after all others."""
        self._coming = ()
        self._waiting.append(command)

    def begin(self) -> "StartImport | StartRepair | None":
        """The next command, which is at work from now on; None when there is none, or when it may not begin."""
        if not self.open or not self._waiting:
            return None
        self._at_work = self._waiting.popleft()
        self._shown = False
        return self._at_work

    def show(self) -> None:
        """The user is being asked about what is at work."""
        self._shown = True

    def answer(self) -> None:
        """The user has answered."""
        self._shown = False

    def end(self) -> None:
        """What was at work has ended."""
        self._at_work, self._shown = None, False

    def give_up(self) -> None:
        """Nothing is wanted any more, neither what waits nor what is at work."""
        self._waiting.clear()
        self._at_work = None
        self._coming = ()

    def close(self) -> None:
        """Begin nothing more, and remember what is left undone by that."""
        self._left = self.unfinished
        self.open = False
        self.give_up()

    def reopen(self) -> None:
        """Begin again what is added, and has been added since."""
        self._left = ()
        self.open = True


def _paths(command: "StartImport | StartRepair") -> tuple[Path, ...]:
    return tuple(Path(path) for path in getattr(command, "paths", ()))
