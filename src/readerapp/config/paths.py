"""The platform's places for the library, the settings, and what the program remembers by itself."""

import hashlib
import os
from pathlib import Path

import platformdirs

_APP = "readerapp"


def default_library() -> Path:
    """The library file: `READERAPP_LIBRARY` if set, else `library.db` in the platform's data folder."""
    chosen = os.environ.get("READERAPP_LIBRARY")
    if chosen:
        return expanded(Path(chosen))
    return Path(platformdirs.user_data_dir(_APP, appauthor=False)) / "library.db"


def session_file() -> Path:
    """Where the window keeps its size, its panes and what was selected."""
    return Path(platformdirs.user_state_dir(_APP, appauthor=False)) / "session.json"


def settings_file() -> Path:
    """Where the settings are kept that differ from the defaults."""
    return Path(platformdirs.user_config_dir(_APP, appauthor=False)) / "settings.json"


def recent_file() -> Path:
    """Where the window keeps which libraries were opened last."""
    return session_file().with_name("recent.json")


def crash_folder() -> Path:
    """Where a process that is struck down leaves word of it."""
    return session_file().with_name("crashes")


def drafts_file(library: Path) -> Path:
    """Where notes are kept that could not be saved in the LIBRARY."""
    return _beside_session("drafts", library, "json")


def door_file(library: Path) -> Path:
    """The lock of the window that works on the LIBRARY, however its path is written; beside it stands its address."""
    return _beside_session("open", Path(os.path.realpath(library)), "lock")


def place_file(library: Path) -> Path:
    """Where the window keeps what was looked at in the LIBRARY."""
    return _beside_session("place", library, "json")


def watched_file(library: Path) -> Path:
    """Where it is kept which files of watched folders have been looked at for the LIBRARY."""
    return _beside_session("watched", library, "json")


def _beside_session(name: str, library: Path, suffix: str) -> Path:
    which = hashlib.sha256(os.fsencode(library)).hexdigest()[:16]
    return session_file().with_name(f"{name}-{which}.{suffix}")


def expanded(path: Path) -> Path:
    """PATH with a leading `~` put into full."""
    try:
        return path.expanduser()
    except RuntimeError:  # `~somebody` who does not exist here is a name like any other
        return path
