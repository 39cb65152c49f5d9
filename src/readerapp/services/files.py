"""Writes what the user asked for to where they want it, or says why that is not possible."""

import os
from pathlib import Path

from readerapp.config.files import replace_file
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
            replace_file(target, content)
    except OSError as error:
        raise ReaderAppError(
            tr("{path} cannot be written: {reason}.", path=path, reason=error.strerror or error)
        ) from error
