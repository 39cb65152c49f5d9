"""Real windows on real libraries, with digests in our own words."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from readerapp.bootstrap import open_services
from readerapp.config.paths import settings_file
from readerapp.config.session import load_session
from readerapp.config.settings import IMPORT_PREVIEW, change_settings, load_settings
from readerapp.gui.collecting import Collecting
from readerapp.gui.importing import worker_process
from readerapp.gui.main_window import MainWindow
from readerapp.gui.theme.theme import Area, Scheme, Theme

from .loop_watch import LIMIT_S, LoopWatch
from .worker_forks import forks

WAIT_MS = 15_000
_REAL_START = worker_process.START

FIRST_DIGEST = """# Reading circle, week one

## Models

- [A small model that listens](https://arxiv.org/abs/2401.00001) It answers only when asked.
- [Counting sheep with attention](https://arxiv.org/abs/2401.00002) Sleep is all you need.
- [The long memory of short networks](https://arxiv.org/abs/2401.00003) Forgets nothing on purpose.

## Data

- [Cleaning data with a broom](https://arxiv.org/abs/2401.00004) Dust in, dust out.
- [Một bộ dữ liệu tiếng Việt](https://arxiv.org/abs/2401.00005) Đủ dấu, không sót chữ nào.
- [한국어 문장 모음](https://arxiv.org/abs/2401.00006) 띄어쓰기까지 고친 말뭉치.
"""
SECOND_DIGEST = """# Reading circle, week two

- [Counting sheep with attention](https://arxiv.org/abs/2401.00002) Now with goats.
- [A proof that nobody asked for](https://arxiv.org/abs/2402.00007) Correct, though.
"""
TWO_DIGESTS = {"week-one.md": FIRST_DIGEST, "week-two.md": SECOND_DIGEST}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What the offscreen platform says about windows that it does not have is no fault of ours."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(autouse=True)
def _never_blocked(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fails a test in which the thread that paints is at work for very long without a look at keys and mouse."""
    watch = LoopWatch()
    monkeypatch.setattr(QEventLoop, "exec", watch.over(QEventLoop.exec))
    yield
    watch.stop()
    assert watch.longest < LIMIT_S, f"the window did not answer for {watch.longest:.2f} s of work"


@pytest.fixture(scope="session")
def worker_forks() -> Iterator[tuple[str, ...]]:
    """What starts a process that imports without loading anything: that takes longer than most imports of tests."""
    with TemporaryDirectory() as folder, forks(folder) as start:
        yield start


@pytest.fixture(autouse=True)
def quick_imports(worker_forks: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """Imports are done by forks, unless a test asks for `real_imports`."""
    monkeypatch.setattr(worker_process, "START", worker_forks)


@pytest.fixture
def real_imports(monkeypatch: pytest.MonkeyPatch) -> None:
    """Imports are done by processes that begin as they do in the program."""
    monkeypatch.setattr(worker_process, "START", _REAL_START)


@dataclass
class Opened:
    """Catches the addresses that would go to the browser."""

    urls: list[str] = field(default_factory=list)

    def __call__(self, url: QUrl) -> bool:
        self.urls.append(url.toString())
        return True


@pytest.fixture(scope="session")
def only_theme(qapp: QApplication) -> Theme:
    return Theme(qapp, system=lambda: Qt.ColorScheme.Light)


@pytest.fixture(autouse=True)
def collecting(qapp: QApplication) -> Iterator[None]:
    """As in the program: widgets that a test has left behind are never destroyed in another thread."""
    collecting = Collecting(qapp)
    yield
    collecting.stop()
    collecting.deleteLater()


@pytest.fixture
def theme(only_theme: Theme) -> Theme:
    only_theme.look(Scheme.SYSTEM, dict.fromkeys(Area, 100))
    return only_theme


@pytest.fixture
def opened() -> Opened:
    return Opened()


@pytest.fixture
def digests(tmp_path: Path) -> tuple[Path, Path]:
    """The two digests in a folder of their own."""
    (tmp_path / "digests").mkdir()
    first, second = write_digests(tmp_path / "digests", TWO_DIGESTS)
    return first, second


@pytest.fixture
def at_once() -> None:
    """Imports are done without being shown first."""
    change_settings(settings_file(), {IMPORT_PREVIEW.name: False})


@pytest.fixture
def empty_library(tmp_path: Path, blank_library: Path) -> Path:
    """An empty library, which is not a first start."""
    return Path(shutil.copy(blank_library, tmp_path / "library.db"))


def write_digests(folder: Path, digests: Mapping[str, str]) -> list[Path]:
    """DIGESTS, texts under the names of their files, in FOLDER."""
    paths = [folder / name for name in digests]
    for path, text in zip(paths, digests.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


@pytest.fixture(scope="session")
def read_once(blank_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Makes libraries of digests, of the same ones only once. Copy them, never open them."""

    @cache
    def read(*digests: tuple[str, str]) -> Path:
        folder = tmp_path_factory.mktemp("read")
        path = Path(shutil.copy(blank_library, folder / "library.db"))
        services = open_services(path)
        assert services.imports.import_paths(write_digests(folder, dict(digests))).failed == ()
        services.close()
        return path

    return read


LibraryOf = Callable[[Mapping[str, str]], Path]


@pytest.fixture
def library_of(tmp_path: Path, read_once: Callable[..., Path]) -> LibraryOf:
    """Makes a library of digests, which it also writes into the folder of the test, by the names of their files."""

    def made(digests: Mapping[str, str]) -> Path:
        return _copied(read_once(*digests.items()), tmp_path, write_digests(tmp_path, digests))

    return made


@pytest.fixture
def filled_library(tmp_path: Path, read_once: Callable[..., Path], digests: tuple[Path, Path]) -> Path:
    """A library into which the DIGESTS of the test were imported."""
    return _copied(read_once(*TWO_DIGESTS.items()), tmp_path, digests)


def _copied(read: Path, folder: Path, digests: Iterable[Path]) -> Path:
    """The library READ in FOLDER, as if it had been made of DIGESTS: reading them takes longer than most tests."""
    path = Path(shutil.copy(read, folder / "library.db"))
    with closing(sqlite3.connect(path)) as connection, connection:
        for digest in digests:
            connection.execute("UPDATE digest SET source = ? WHERE source LIKE '%' || ?", (str(digest), digest.name))
    return path


def settled(window: MainWindow) -> bool:
    """Whether nothing is under way, and nothing typed is waiting to be saved."""
    parts = window.parts
    return not parts.lanes.busy and not parts.import_run.running and not parts.note_keeper.unsaved


def close(qtbot: QtBot, window: MainWindow) -> None:
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=WAIT_MS)


OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication, theme: Theme, tmp_path: Path, opened: Opened) -> Iterator[OpenWindow]:
    """Opens windows as `application.run` does, one session file for all of them."""
    windows: list[MainWindow] = []
    session_path = tmp_path / "state" / "session.json"

    def open_one(library: Path, files: tuple[Path, ...] = (), *, samples: bool = False) -> MainWindow:
        window = MainWindow(
            qapp,
            theme,
            session_path,
            session=load_session(session_path),
            settings=load_settings(settings_file()),
            open_url=opened,
        )
        windows.append(window)
        window.resize(1280, 800)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)
        with qtbot.waitSignal(window.parts.paper_loader.loaded, timeout=WAIT_MS):
            window.open_library(library, files, samples=samples)
        wait_settled(qtbot, window)
        return window

    yield open_one
    for window in windows:
        if window.isVisible():
            close(qtbot, window)
        window.deleteLater()


def wait_settled(qtbot: QtBot, window: MainWindow) -> None:
    """Until every lane is empty and what they delivered has been shown."""
    calm = 0

    def quiet() -> bool:
        nonlocal calm
        calm = calm + 1 if settled(window) else 0
        return calm > 3

    qtbot.waitUntil(quiet, timeout=WAIT_MS)
