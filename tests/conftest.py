"""Fixtures that every test may use; nothing of the user's own folders is ever touched."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from read_tally import Tally
from readerapp.storage.library import Library

# The same cases in every run, so that a green check stays green; `make fuzz` looks for new ones.
settings.register_profile("check", derandomize=True, deadline=None)
settings.register_profile("fuzz", deadline=None)
settings.load_profile("fuzz" if "READERAPP_FUZZ" in os.environ else "check")

_TALLY = pytest.StashKey[Tally]()


@pytest.fixture(scope="session")
def tally(pytestconfig: pytest.Config) -> Tally:
    """How many documents the property tests have read in this run."""
    return pytestconfig.stash.setdefault(_TALLY, Tally())


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Tell that count at the end of a long run."""
    tally = config.stash.get(_TALLY, None)
    if tally is not None and "READERAPP_FUZZ" in os.environ:
        terminalreporter.write_line(f"{tally.documents:,} documents were read by the property tests.")


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Send the platform's folders into the test's own."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.casefold()))
    monkeypatch.delenv("READERAPP_LIBRARY", raising=False)


@pytest.fixture(scope="session")
def blank_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new library, made once: making it takes longer than most tests. Copy it, never open it."""
    path = tmp_path_factory.mktemp("blank") / "library.db"
    Library.open(path).close()
    return path


@pytest.fixture
def library(tmp_path: Path, blank_library: Path) -> Iterator[Library]:
    """A new library in a file: `:memory:` would be another database in every thread."""
    opened = Library.open(Path(shutil.copy(blank_library, tmp_path / "library.db")))
    yield opened
    opened.close()
