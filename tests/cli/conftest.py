"""A terminal that runs commands on a library of its own."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from readerapp.cli.app import run


class Terminal:
    """Runs commands on one library and keeps what they print."""

    def __init__(self, library: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.library = library
        self._capture = capture
        self.out = ""
        self.err = ""

    def __call__(self, *arguments: str) -> int:
        code = run(lambda *_given: 42, ["--library", str(self.library), *arguments])
        self.out, self.err = self._capture.readouterr()
        return code

    def json(self, *arguments: str) -> Any:
        """The one JSON document that a command prints."""
        assert self(*arguments, "--json") == 0, self.err
        return json.loads(self.out)


@pytest.fixture
def terminal(tmp_path: Path, blank_library: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(Path(shutil.copy(blank_library, tmp_path / "library.db")), capsys)
