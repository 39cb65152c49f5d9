"""Measures how long the window's thread is busy at a time while papers and digests are shown in the right pane.

    python benchmarks/right_pane.py [--rows 50000]

The real window, offscreen. Every event that the thread handles is timed by the processor time that it takes, so that a
busy machine does not count; painting does not count either. Shown are: papers with 200 mentions, passages of 40,000
characters, and a table digest of ROWS rows that is opened, walked and scrolled.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from importing import write_table
from readerapp.bootstrap import open_services
from readerapp.domain.selection import Selection
from readerapp.gui.main_window import MainWindow
from readerapp.gui.theme.theme import Area, Scheme, Theme

AIM_MS = 16
_PAINTING = frozenset({QEvent.Type.Paint, QEvent.Type.UpdateRequest})
_WORDS = "attention memory graph diffusion token sparse dense neural causal robust prompt đủ dấu không sót 한국어 문장"


class TimedApplication(QApplication):
    """Times every event that is not painting, without what painting takes inside of it."""

    def __init__(self) -> None:
        super().__init__(["readerapp"])
        self.times: list[tuple[float, str]] = []
        self._depth = 0
        self._painted = 0.0

    # Qt interface

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        kind = event.type()
        painting = kind in _PAINTING
        if self._depth and not painting:
            return super().notify(receiver, event)
        self._depth += 1
        begun, before = time.thread_time(), self._painted
        try:
            return super().notify(receiver, event)
        finally:
            self._depth -= 1
            took = time.thread_time() - begun
            if painting:
                self._painted = before + took if self._depth else 0.0
            if not self._depth:
                if not painting:
                    what = f"{kind.name} {type(receiver).__name__}"
                    self.times.append((1000 * (took - self._painted), what))
                self._painted = 0.0


def main() -> None:
    """Print the longest steps of each thing that is done."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("--rows", type=int, default=50_000)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            os.environ[variable] = name
        services = open_services(folder / "library.db")
        paths = [write_often(folder / "often.md"), write_long(folder / "long.md")]
        services.imports.import_paths([*paths, write_table(folder / "table.md", options.rows)])
        services.close()
        measure(folder)


def measure(folder: Path) -> None:
    """Open the window and do one thing after the other."""
    app = TimedApplication()
    window = MainWindow(app, Theme(app, scheme=Scheme.LIGHT), folder / "session.json")
    window.resize(1366, 768)
    window.show()
    window.open_library(folder / "library.db")
    parts = window.parts
    wait_for(lambda: parts.overview_loader.overview is not None)
    settle(window)
    parts.sources.choose("all")
    settle(window)
    find = parts.library.services.reading_list.find
    often, long = find("2403.00001"), find("2403.00002")
    others = parts.library.services.reading_list.ids(Selection())[-3:]

    def show(paper: int) -> None:
        parts.papers.view.select_ids((paper,), paper)

    show(others[0])
    settle(window)
    for what, act in (
        ("a paper with 200 mentions", lambda: show(often)),
        ("scrolling it, 25 pages", lambda: parts.detail.scroll_page(forward=True)),
        ("an ordinary paper", lambda: show(others[1])),
        ("a paper with 40,000 characters", lambda: show(long)),
        ("unfolding all of it", lambda: unfold(window)),
        ("one paragraph of 40,000 characters", lambda: show(find("2403.00003"))),
        ("the rest of it", lambda: show_rest(window)),
        ("a table of 400 rows", lambda: show(find("2403.00004"))),
        ("the rest of it", lambda: show_rest(window)),
        ("larger letters", lambda: parts.theme.zoom_by(1, Area.TEXT)),
    ):
        time_it(app, window, what, act, times=25 if "25 pages" in what else 1)
    read_digests(app, window)
    window.close()
    wait_for(lambda: not window.isVisible())
    sys.stdout.flush()


def read_digests(app: TimedApplication, window: MainWindow) -> None:
    """Walk through the digests."""
    parts = window.parts
    digests = parts.library.services.reading_list.digests()
    for digest in sorted(digests, key=lambda digest: digest.papers):
        time_it(app, window, f"opening “{digest.title}”", partial(parts.digest.read_digest, digest.id))
        time_it(app, window, "going on 40 times", parts.digest.next, times=40)
        time_it(app, window, "scrolling 40 pages", lambda: parts.digest.scroll(forward=True), times=40)
        time_it(app, window, "to its end", lambda: parts.digest.page.text.end_wanted.emit(1))
        time_it(app, window, "deciding", parts.triage.toggle_star)


def show_rest(window: MainWindow) -> None:
    """Show all of the first part of the card."""
    window.parts.detail.mentions.card(0).section(0).show_whole()


def unfold(window: MainWindow) -> None:
    """Open everything that is folded in the card."""
    window.parts.detail.mentions.set_all_opened(True)


def time_it(app: TimedApplication, window: MainWindow, what: str, act: Callable[[], object], *, times: int = 1) -> None:
    """Print the longest steps that ACT needs until nothing is left to be done; TIMES after each other."""
    app.times.clear()
    begun = time.perf_counter()
    for _ in range(times):
        QTimer.singleShot(0, window, act)
        settle(window)
    took = time.perf_counter() - begun
    ordered = sorted(app.times, reverse=True)
    late = sum(one > AIM_MS for one, _ in ordered)
    listed = ", ".join(f"{one:.1f} ({kind})" for one, kind in ordered[:3])
    print(f"{what}: longest steps {listed} ms; {late} of {len(ordered)} over {AIM_MS} ms; {took:.2f} s in all")


def settle(window: MainWindow) -> None:
    """Wait until nothing is under way."""
    calm = 0

    def quiet() -> bool:
        nonlocal calm
        calm = 0 if window.parts.lanes.busy else calm + 1
        return calm > 9

    wait_for(quiet)


def wait_for(done: Callable[[], bool]) -> None:
    """Let the window work until DONE."""
    loop = QEventLoop()
    look = QTimer(interval=5, timerType=Qt.TimerType.PreciseTimer)
    look.timeout.connect(lambda: loop.quit() if done() else None)
    look.start()
    loop.exec()


def write_often(path: Path) -> Path:
    """A digest that mentions one paper 200 times, with a passage each."""
    entries = "".join(
        f"\n## Theme {number}\n\n- [A paper that everybody speaks of](https://arxiv.org/abs/2403.00001)\n"
        f"    - {words(60, number)}.\n    - $x_{{{number}}} \\leq 10^{{-3}}$ and {words(30, number + 1)}.\n"
        for number in range(200)
    )
    path.write_text(f"# Spoken of often\n{entries}", encoding="utf-8")
    return path


def write_long(path: Path) -> Path:
    """A digest whose entries have 40,000 characters each: in sections, in one paragraph, and in a table."""
    sections = "".join(
        f"### Part {number}\n\n" + "".join(f"{words(70, number + place)}.\n\n" for place in range(16))
        for number in range(5)
    )
    rows = "".join(f"| {row} | {words(6, row)} | **{row}.5** | {words(4, row)} |\n" for row in range(400))
    path.write_text(
        "# Long entries\n\n## 1. A long one\n\n**Authors:** Ann Ax\n\n"
        f"**Link:** [arXiv](https://arxiv.org/abs/2403.00002)\n\n{sections}\n"
        f"## 2. One paragraph\n\n**Link:** [arXiv](https://arxiv.org/abs/2403.00003)\n\n{words(6500, 3)}\n\n"
        "## 3. One table\n\n**Link:** [arXiv](https://arxiv.org/abs/2403.00004)\n\n"
        f"| a | b | c | d |\n|---|---|---|---|\n{rows}\n",
        encoding="utf-8",
    )
    return path


def words(count: int, start: int) -> str:
    """COUNT words, always the same ones for the same START."""
    known = _WORDS.split()
    return " ".join(known[(start * 7 + place * 5) % len(known)] for place in range(count))


if __name__ == "__main__":
    main()
