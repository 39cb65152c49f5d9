"""Asks whether keys can be set: a process that knows Qt tells, this one must not load it."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence

_CHECK = "readerapp.gui.actions.key_check"
_LONGEST_S = 60


def key_complaints(changes: Mapping[str, Sequence[str]]) -> list[str] | None:
    """Why CHANGES, the keys by action, cannot be, a sentence each; None where Qt cannot be asked."""
    command = [sys.executable, "-m", _CHECK]
    try:
        asked = subprocess.run(  # noqa: S603  our own module
            command, input=json.dumps(dict(changes)), capture_output=True, text=True, timeout=_LONGEST_S, check=True
        )
        return [str(sentence) for sentence in json.loads(asked.stdout)]
    except (OSError, subprocess.SubprocessError, ValueError):
        return None
