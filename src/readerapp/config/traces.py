"""Keeps the trace of a process that is struck down by a fault in native code, for the next start to find."""

import faulthandler
import os
from contextlib import suppress
from pathlib import Path
from typing import TextIO

_PREFIX = "crash-"
_LONGEST = 60_000  # characters


class Trace:
    """The file into which Python writes where it was when the process is struck down; empty in a good life."""

    def __init__(self, folder: Path) -> None:
        """Begin; where FOLDER cannot be written there will be no trace."""
        self._path = folder / f"{_PREFIX}{os.getpid()}.txt"
        self._file: TextIO | None = None
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("w", encoding="utf-8")
            faulthandler.enable(self._file)

    def end(self) -> None:
        """All went well."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            with suppress(OSError):
                self._path.unlink()


def take_traces(folder: Path) -> str:
    """What earlier processes left in FOLDER, which is forgotten then; empty when all ended well."""
    found = []
    for path in sorted(folder.glob(f"{_PREFIX}*.txt")):
        with suppress(OSError, ValueError):
            text = path.read_text(encoding="utf-8", errors="replace")
            if text.strip():
                found.append(text[:_LONGEST])
            if text.strip() or not _lives(int(path.stem.removeprefix(_PREFIX))):
                path.unlink()
    return "\n".join(found)


def _lives(pid: int) -> bool:
    """Whether there is a process PID; where that cannot be asked, its open file cannot be removed either."""
    if os.name == "nt":
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
