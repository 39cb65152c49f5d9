"""Measures how soon the real window shows what a hand did, on a library of 1,000 papers and on one of 100,000.

    python benchmarks/window.py [--papers 1000 100000] [--times 15]

Offscreen, in two processes for each library. In the first, a figure is the time from the key or click until what it
brings about has been painted: the median and the 95th percentile, and the median of the work that all threads of the
process did for it, which a busy machine changes less. In the second, all of it is done again and every event is
watched, which takes longer. Below stands the longest call on the thread that paints, apart from painting itself: as
the clock saw it, which on a busy machine says how busy it was, and as work of the thread itself, less what it costs
to watch the events within.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from readerapp.gui.plain_imports import import_plainly

if TYPE_CHECKING:
    from scenes.hands import Hands

AIM_MS = 100
EVENT = "#event"
PAINTING = frozenset({QEvent.Type.Paint, QEvent.Type.UpdateRequest, QEvent.Type.Expose})


class Watched(QApplication):
    """Notes how long each call from the event loop takes.

    Attributes:
        calls: the seconds that the clock saw, those that the thread worked, the number of events within, and its name.
    """

    def __init__(self) -> None:
        super().__init__(["readerapp"])
        self.calls: list[tuple[float, float, int, str]] = []
        self._depth = self._within = 0

    # Qt interface

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        if self._depth:
            self._within += 1
            return super().notify(receiver, event)
        self._within = 0
        name = f"{event.type().name} to {type(receiver).__name__} {receiver.objectName()}"
        painting = event.type() in PAINTING
        start, work = time.perf_counter(), time.thread_time()
        self._depth += 1
        try:
            return super().notify(receiver, event)
        finally:
            self._depth -= 1
            if not painting:
                spent = time.perf_counter() - start, time.thread_time() - work
                self.calls.append((*spent, self._within, name))


def main() -> None:
    """Print one table."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("--papers", type=int, nargs="*", default=[1_000, 100_000])
    arguments.add_argument("--times", type=int, default=15)
    arguments.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    arguments.add_argument("--watch", type=float, help=argparse.SUPPRESS)
    options = arguments.parse_args()
    if options.measure:
        path, times = options.measure, options.times
        tell(watch(path, times, options.watch) if options.watch else measure(path, times))
    from scenes.generated import write_library  # noqa: PLC0415  what is measured loads what the program loads

    found = []
    with tempfile.TemporaryDirectory() as folder:
        for papers in options.papers:
            library = write_library(Path(folder) / f"{papers}.db", papers)
            command = [sys.executable, __file__, "--times", str(options.times), "--measure", str(library)]
            figures = said(command)
            found.append(figures | said([*command, "--watch", str(figures.pop(EVENT)[0])]))
            library.unlink()
    print_table(options.papers, found)


def print_table(sizes: list[int], found: list[dict[str, list[float]]]) -> None:
    """Print what was FOUND for the libraries of these SIZES, side by side."""
    print(f"{'median / p95, and work, ms':34}" + "".join(f"{size:>23}" for size in sizes))
    for name in found[0]:
        if "#" in name:
            continue
        cells = []
        for figures in found:
            times = sorted(figures[name])
            late = "!" if statistics.median(times) > AIM_MS else " "
            work = statistics.median(figures.get(f"{name} #work", [0.0]))
            last = times[int(0.95 * (len(times) - 1))]
            cells.append(f"{statistics.median(times):9.0f} /{last:5.0f}{late}{work:7.0f}")
        print(f"{name:34}" + "".join(cells))
    for name in (name for name in found[0] if name.startswith("#")):
        print(f"{name.lstrip('#'):34}" + "".join(f"{figures[name][0]:>23.1f}" for figures in found))


def said(command: list[str]) -> dict[str, list[float]]:
    """What a process says of itself."""
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return dict(json.loads(answer.stdout.splitlines()[-1]))


def measure(library: Path, times: int) -> dict[str, list[float]]:
    """The figures of LIBRARY."""
    app = QApplication(["readerapp"])
    hands = begin(app, library)
    found: dict[str, list[float]] = {"open the library": [hands.open()]}
    hands.rest()
    found["#memory at first, MB"] = [memory()]
    for name, steps in hands.tasks(times):
        found[name], found[f"{name} #work"] = [], []
        for taken in steps:
            found[name].append(taken)
            found[f"{name} #work"].append(hands.work)
        hands.rest()
    return found | {"#memory, MB (aim 180)": [memory()], EVENT: [event_cost()]}


def watch(library: Path, times: int, unwatched: float) -> dict[str, list[float]]:
    """The longest calls while the same is done; UNWATCHED is what an event costs that nobody watches, in seconds."""
    app = Watched()
    hands = begin(app, library)
    hands.open()
    hands.rest()
    app.calls.clear()
    for _, steps in hands.tasks(times):
        list(steps)
        hands.rest()
    calls = app.calls[:]
    cost = max(event_cost() - unwatched, 0)
    worked = sorted(((work - within * cost, wall, name) for wall, work, within, name in calls), reverse=True)
    for work, wall, name in worked[:8]:
        print(f"  {1000 * work:6.1f} ms of work ({1000 * wall:6.1f} by the clock) {name}", file=sys.stderr)
    return {
        "#longest call, ms (aim 16)": [1000 * max(wall for _, wall, _ in worked)],
        "#most work in a call, ms": [1000 * worked[0][0]],
    }


def begin(app: QApplication, library: Path) -> "Hands":
    """Somebody who works in a window on LIBRARY."""
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        os.environ[variable] = str(library.parent)
    import_plainly()  # first, as in the program
    from scenes.hands import Hands  # noqa: PLC0415  the application comes first

    return Hands(app, library)


class Within(QObject):
    """Measures while an event is delivered.

    Attributes:
        cost: the seconds of work that it takes to send an event to an object and back, less when nobody watches.
    """

    cost = 1.0

    # Qt interface

    def event(self, event: QEvent) -> bool:  # noqa: ARG002
        one, other = QObject(), QEvent(QEvent.Type.User)
        for _ in range(20):
            start = time.thread_time()
            for _ in range(200):
                QApplication.sendEvent(one, other)
            self.cost = min(self.cost, (time.thread_time() - start) / 200)
        return True


def event_cost() -> float:
    """What `Within` finds."""
    within = Within()
    QApplication.sendEvent(within, QEvent(QEvent.Type.User))
    return within.cost


def tell(found: dict[str, list[float]]) -> None:
    """Say what was found, and end at once."""
    print(json.dumps(found), flush=True)
    os._exit(0)


def memory() -> float:
    """The resident memory of this process in megabytes."""
    pages = Path("/proc/self/statm")
    if pages.exists():
        return int(pages.read_text().split()[1]) * resource.getpagesize() / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
