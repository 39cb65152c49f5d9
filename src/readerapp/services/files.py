"""Writes files whole or not at all."""

import os
import tempfile
from pathlib import Path

from readerapp.domain.errors import ReaderAppError
from readerapp.domain.translation import tr


def write_text(path: Path, text: str) -> None:
    """Write TEXT as UTF-8 to PATH; what was there stays until the new file is complete.

    A link is followed, and what is no file (a pipe, a device) is written into. Raises `ReaderAppError` with the
    reason when it cannot be written.
    """
    content = text.encode("utf-8", "replace")
    try:
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_file():
            with target.open("wb") as stream:
                stream.write(content)
        else:
            _replace(target, content)
    except OSError as error:
        raise ReaderAppError(
            tr("{path} cannot be written: {reason}.", path=path, reason=error.strerror or error)
        ) from error


def _replace(target: Path, content: bytes) -> None:
    """Put a file with CONTENT in the place of TARGET, with the permissions that it had or that new files get."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.")
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _umask() -> int:
    """The bits that new files do not get; the system tells it only by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
