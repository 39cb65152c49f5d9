"""Lets the user write a text in the editor of their choice, and keeps it until it is in the library."""

import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from readerapp.cli.output import message
from readerapp.domain.errors import ReaderAppError
from readerapp.domain.translation import tr


@contextmanager
def written_in_editor() -> Iterator[str]:
    """What the user wrote and saved; empty if they saved nothing.

    If anything goes wrong before the block is left, the text stays in its file and the user is told where. Raises
    `ReaderAppError` when the editor does not work.
    """
    handle, name = tempfile.mkstemp(prefix="readerapp-note-", suffix=".md")
    os.close(handle)
    draft = Path(name)
    try:
        _edit(draft)
        yield _text(draft.read_bytes()) if draft.exists() else ""
    except BaseException:
        if draft.exists() and draft.stat().st_size:
            message(tr("Your text is kept in {path}.", path=draft))
        else:
            draft.unlink(missing_ok=True)
        raise
    draft.unlink(missing_ok=True)


def _edit(draft: Path) -> None:
    usual = "notepad" if sys.platform == "win32" else "vi"
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or usual
    try:
        subprocess.run([*shlex.split(editor), str(draft)], check=True)  # noqa: S603  the user's own choice
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        raise ReaderAppError(
            tr("The editor “{editor}” did not work. Set EDITOR, or give the text on the command line.", editor=editor)
        ) from error


def _text(written: bytes) -> str:
    """What an editor saved: UTF-8 nearly always; nothing that was written is refused."""
    try:
        return written.decode("utf-8")
    except UnicodeDecodeError:
        return written.decode("cp1252", "replace")
