"""Writes files whole or not at all."""

import os
from pathlib import Path


def replace_file(target: Path, content: bytes) -> None:
    """Put a file with CONTENT in the place of TARGET: the whole new file or what was there, never half.

    It gets the permissions that TARGET had, or those that new files get. The folder must exist; raises `OSError`.
    """
    draft = target.with_name(f".readerapp-{os.urandom(8).hex()}")
    try:
        with draft.open("xb") as file:
            if target.exists():
                draft.chmod(target.stat().st_mode & 0o777)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
