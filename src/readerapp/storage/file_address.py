"""Names a library file for SQLite so that one which is missing is an error, and no empty one is made in its place."""

import os
from pathlib import Path
from typing import Literal
from urllib.parse import quote


def file_address(path: Path, mode: Literal["rw", "ro"] = "rw") -> str:
    """The address of the file at PATH, which has to be there (https://www.sqlite.org/uri.html)."""
    whole = quote(os.fsencode(path.absolute().as_posix()))
    return f"file://{'' if whole.startswith('/') else '/'}{whole}?mode={mode}"
