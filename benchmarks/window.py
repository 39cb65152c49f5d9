"""Measures how soon the real window shows what a hand did, on a library of 1,000 papers and on one of 100,000.

    python benchmarks/window.py [--papers 1000 100000] [--times 15]

Offscreen, in a process for each library. A figure is the time from the key or click until what it brings about has
been painted: the median and the 95th percentile, and the median of the work that all threads of the process did for
it, which a busy machine changes less. Below stands the longest call on the thread that paints, apart
from painting itself, while all of it ran: as the clock saw it, which on a busy machine says how busy it was, and as
work of the thread itself.
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

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from scenes.generated import write_library

AIM_MS, LONGEST_MS = 100, 16
PAINTING = frozenset({QEvent.Type.Paint, QEvent.Type.UpdateRequest, QEvent.Type.Expose})


class Watched(QApplication):
    """Notes how long each call from the event loop takes."""

    def __init__(self) -> None:
        super().__init__(["readerapp"])
        self.calls: list[tuple[float, float, str]] = []
        self._depth = 0

    # Qt interface

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        if self._depth:
            return super().notify(receiver, event)
        name = f"{event.type().name} to {type(receiver).__name__} {receiver.objectName()}"
        painting = event.type() in PAINTING
        start, work = time.perf_counter(), time.thread_time()
        self._depth += 1
        try:
            return super().notify(receiver, event)
        finally:
            self._depth -= 1
            if not painting:
                self.calls.append((time.perf_counter() - start, time.thread_time() - work, name))


def main() -> None:
    """Print one table."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("--papers", type=int, nargs="*", default=[1_000, 100_000])
    arguments.add_argument("--times", type=int, default=15)
    arguments.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    options = arguments.parse_args()
    if options.measure:
        measure(options.measure, options.times)
        return
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for papers in options.papers:
            library = write_library(Path(folder) / f"{papers}.db", papers)
            command = [sys.executable, __file__, "--times", str(options.times), "--measure", str(library)]
            answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
            found.append(json.loads(answer.stdout.splitlines()[-1]))
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


def measure(library: Path, times: int) -> None:
    """Print the figures of LIBRARY as JSON."""
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        os.environ[variable] = str(library.parent)
    app = Watched()
    from scenes.hands import Hands  # noqa: PLC0415  the application comes first

    hands = Hands(app, library)
    found: dict[str, list[float]] = {"open the library": [hands.open()]}
    hands.rest()
    app.calls.clear()
    for name, steps in hands.tasks(times):
        found[name], found[f"{name} #work"] = [], []
        for taken in steps:
            found[name].append(taken)
            found[f"{name} #work"].append(hands.work)
        hands.rest()
    longest = sorted(app.calls, reverse=True)[:8]
    for wall, work, name in longest:
        print(f"  {1000 * wall:6.1f} ms ({1000 * work:6.1f} of work) {name}", file=sys.stderr)
    found["#longest call, ms (aim 16)"] = [1000 * longest[0][0]]
    found["#most work in a call, ms"] = [1000 * max(work for _, work, _ in app.calls)]
    found["#memory, MB (aim 180)"] = [memory()]
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
