"""Measures how long the window does not answer while a large import runs beside it.

    python benchmarks/responsiveness.py [--rows 50000]

The real window, offscreen, on a library with the samples; a table digest of ROWS papers is imported as the user would,
and the list is scrolled by keys all the while. A timer ticks every 5 ms: the longest time between two ticks is the
longest time that nothing was drawn and no key was heard. On a busy machine that says little; beside it stands how much
of such a time the window's own thread was at work.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from importing import write_table
from readerapp.bootstrap import open_services
from readerapp.gui.application import make_application
from readerapp.gui.main_window import MainWindow
from readerapp.gui.theme.theme import Scheme, Theme
from readerapp.resources import sample_digests

TICK_MS, KEY_MS = 5, 30
AIM_MS = 50


class Watchdog(QObject):
    """Notes the times between ticks, and the work in them."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self.work: list[float] = []
        self._last, self._last_work = time.perf_counter(), time.thread_time()
        self._timer = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)

    def start(self) -> None:
        """Begin to watch."""
        self.gaps.clear()
        self.work.clear()
        self._last, self._last_work = time.perf_counter(), time.thread_time()
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()

    def _on_tick(self) -> None:
        now, work = time.perf_counter(), time.thread_time()
        self.gaps.append(1000 * (now - self._last))
        self.work.append(1000 * (work - self._last_work))
        self._last, self._last_work = now, work


def main() -> None:
    """Print the longest gaps, at rest and during an import."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("--rows", type=int, default=50_000)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            os.environ[variable] = name
        table = write_table(folder / "table.md", options.rows)
        services = open_services(folder / "library.db")
        services.imports.import_paths(sample_digests())
        services.close()
        measure(folder, table)


def measure(folder: Path, table: Path) -> None:
    """Open the window, let it rest for a moment, then import TABLE."""
    app = make_application()
    window = MainWindow(app, Theme(app, scheme=Scheme.LIGHT), folder / "session.json")
    window.resize(1280, 800)
    window.show()
    window.open_library(folder / "library.db")
    wait_for(window.parts.paper_loader.loaded)
    view = window.parts.papers.view
    view.setFocus()
    watchdog, keys = Watchdog(), QTimer(interval=KEY_MS)
    keys.timeout.connect(lambda: press(view, Qt.Key.Key_Down))
    keys.start()
    watchdog.start()
    wait(2_000)
    tell("scrolling", watchdog)
    begun = time.perf_counter()
    watchdog.start()
    window.parts.import_run.start([table])
    wait_for(window.parts.import_run.finished)
    wait(2_000)
    tell(f"import of {table.stat().st_size / 1e6:.1f} MB, {time.perf_counter() - begun:.0f} s", watchdog)
    watchdog.stop()
    keys.stop()
    window.close()
    while window.isVisible():
        wait(20)
    del window
    sys.stdout.flush()


def tell(what: str, watchdog: Watchdog) -> None:
    """Print the figures of a while."""
    for name, times in (("gaps", watchdog.gaps), ("own work in them", watchdog.work)):
        ordered = sorted(times)
        late = sum(one > AIM_MS for one in ordered)
        listed = ", ".join(f"{one:.0f}" for one in reversed(ordered[-5:]))
        median = ordered[len(ordered) // 2]
        print(f"{what}: {name}: median {median:.1f} ms, longest {listed} ms; {late} of {len(times)} over {AIM_MS} ms")


def press(view: QObject, key: Qt.Key) -> None:
    """Press and let go of KEY."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(view, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))


def wait(milliseconds: int) -> None:
    """Let the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_for(signal: object) -> None:
    """Let the window work until SIGNAL."""
    loop = QEventLoop()
    connection = signal.connect(loop.quit)  # type: ignore[attr-defined]  # a signal of any shape
    loop.exec()
    signal.disconnect(connection)  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
