"""Lets the user write a text in the editor of their choice."""

import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from readerapp.domain.errors import ReaderAppError
from readerapp.domain.translation import tr


def written_in_editor() -> str:
    """What the user wrote and saved; empty if they saved nothing. Raises `ReaderAppError` without an editor."""
    usual = "notepad" if sys.platform == "win32" else "vi"
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or usual
    with tempfile.TemporaryDirectory(prefix="readerapp-") as folder:
        draft = Path(folder) / "note.md"
        draft.touch()
        try:
            subprocess.run([*shlex.split(editor), str(draft)], check=True)  # noqa: S603  the user's own choice
        except (OSError, subprocess.CalledProcessError) as error:
            raise ReaderAppError(
                tr(
                    "The editor “{editor}” did not work. Set EDITOR, or give the text on the command line.",
                    editor=editor,
                )
            ) from error
        return draft.read_text(encoding="utf-8")
