"""The platform's places for the library and for what the window remembers."""

import os
from pathlib import Path

import platformdirs

_APP = "readerapp"


def default_library() -> Path:
    """The library file: `READERAPP_LIBRARY` if set, else `library.db` in the platform's data folder."""
    chosen = os.environ.get("READERAPP_LIBRARY")
    if chosen:
        return _expanded(Path(chosen))
    return Path(platformdirs.user_data_dir(_APP, appauthor=False)) / "library.db"


def session_file() -> Path:
    """Where the window keeps its size, its panes and what was selected."""
    return Path(platformdirs.user_state_dir(_APP, appauthor=False)) / "session.json"


def _expanded(path: Path) -> Path:
    try:
        return path.expanduser()
    except RuntimeError:  # `~somebody` who does not exist here is a name like any other
        return path
