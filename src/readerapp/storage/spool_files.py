"""The temporary files of imports: makes and attaches them, and clears away those that a killed program has left."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from readerapp.domain.errors import WriteFailed
from readerapp.domain.translation import tr

try:
    import fcntl
except ImportError:  # Windows refuses by itself to delete a file that is open
    fcntl = None  # type: ignore[assignment]

SCHEMA = "spool"
# Nothing in a spool has to survive the program.
PRAGMAS = ("journal_mode = MEMORY", "synchronous = OFF", "secure_delete = OFF", "cache_size = -16000")
_PREFIX, _SUFFIX = "readerapp-import-", ".spool"


@contextmanager
def new_spool_file() -> Iterator[Path]:
    """An empty file in the system's folder for temporary ones, deleted at the end; raises `WriteFailed`."""
    folder = _temporary_folder()
    _clear_away_old_files(folder)
    try:
        descriptor, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=folder)
    except OSError as error:
        raise no_room(folder, error) from error
    path = Path(name)
    try:
        # As long as this lock is held, another start of the program leaves the file alone.
        _lock(descriptor)
        yield path
    finally:
        os.close(descriptor)
        with contextlib.suppress(OSError):
            path.unlink()


def no_room(folder: Path, reason: Exception) -> WriteFailed:
    """What to say when nothing can be written to the FOLDER of temporary files."""
    return WriteFailed(
        tr(
            "An import needs room in the folder for temporary files, {folder}, which is full or cannot be written "
            "({reason}).",
            folder=folder,
            reason=reason,
        )
    )


@contextmanager
def attached(connection: Connection, path: Path) -> Iterator[None]:
    """Have the spool at PATH beside the library on CONNECTION; around transactions, because SQLite asks for that."""
    driver = connection.connection.driver_connection
    assert driver is not None  # noqa: S101  it was just connected
    driver.execute(f"ATTACH DATABASE ? AS {SCHEMA}", (str(path),))
    try:
        for pragma in PRAGMAS:
            driver.execute(f"PRAGMA {SCHEMA}.{pragma}").close()
        yield
    finally:
        driver.execute(f"DETACH DATABASE {SCHEMA}")


def _temporary_folder() -> Path:
    try:
        return Path(tempfile.gettempdir())
    except OSError as error:  # Python tries to write in each that might be one
        raise WriteFailed(
            tr("An import needs room in a folder for temporary files, and all of them are full or cannot be written.")
        ) from error


def _clear_away_old_files(folder: Path) -> None:
    for path in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        with contextlib.suppress(OSError):  # somebody else's, in use, or gone already
            _delete_unless_locked(path)


def _delete_unless_locked(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        _lock(descriptor)
    except OSError:
        os.close(descriptor)
        raise
    os.close(descriptor)
    path.unlink()


def _lock(descriptor: int) -> None:
    if fcntl is not None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
