"""Writes files whole or not at all."""

import os
import tempfile
from pathlib import Path

from readerapp.domain.errors import ReaderAppError
from readerapp.domain.translation import tr


def write_text(path: Path, text: str) -> None:
    """Write TEXT as UTF-8 to PATH; what was there stays until the new file is complete.

    Raises `ReaderAppError` with the reason when it cannot be written.
    """
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="", dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as draft:
            draft_path = Path(draft.name)
            try:
                draft.write(text)
                draft.flush()
                os.fsync(draft.fileno())
            except OSError:
                draft_path.unlink(missing_ok=True)
                raise
        draft_path.chmod(0o644)
        draft_path.replace(path)
    except OSError as error:
        raise ReaderAppError(
            tr("{path} cannot be written: {reason}.", path=path, reason=error.strerror or error)
        ) from error
