"""Measures how soon the program shows the list and answers keys, beside an empty window of three panes.

    python benchmarks/starting.py [--papers 100000] [--times 7]

Both are started as programs, offscreen, by turns. From the start of the process on: until the first paint of the empty
window; until the papers are painted, at the place where the user was last; until a key (J) has gone to the next paper
and is painted; until the next paper's card is there. The figures to compare are the ratios.
"""

import argparse
import compileall
import importlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

EMPTY, PROGRAM = "--empty", "--program"
STARTED = "READERAPP_BENCH_STARTED"


def main() -> None:
    """Print the medians and their ratios."""
    if EMPTY in sys.argv:
        show_empty()
    if PROGRAM in sys.argv:
        show_program(Path(sys.argv[-1]))
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("--papers", type=int, default=100_000)
    arguments.add_argument("--times", type=int, default=7)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name:
        for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            os.environ[variable] = name
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        library = prepare(Path(name), options.papers)
        found: dict[str, list[float]] = {}
        for turn in range(options.times + 1):
            for arguments_of in ((EMPTY,), (PROGRAM, str(library))):
                for what, taken in started(*arguments_of).items():
                    if turn:  # the first of each warms the caches of the disk
                        found.setdefault(what, []).append(taken)
    base = statistics.median(found["empty window painted"])
    for what, times in found.items():
        median = statistics.median(times)
        unit = "MB" if what == "memory" else "ms"
        ratio = "" if what == "memory" else f"{median / base:6.2f} x"
        print(f"{what:28}{median:8.0f} {unit}{ratio:>10}   (from {min(times):.0f} to {max(times):.0f})")


def prepare(folder: Path, papers: int) -> Path:
    """A library, and a first visit to it that ended in the middle of all papers; the program's files are compiled.

    An installer compiles them, and so does Python where it is allowed to (PYTHONDONTWRITEBYTECODE forbids it).
    """
    import readerapp  # noqa: PLC0415
    from scenes.generated import write_library  # noqa: PLC0415  not for the windows that are measured

    compileall.compile_dir(str(Path(readerapp.__file__).parent), quiet=2)
    library = write_library(folder / "library.db", papers)
    os.environ[STARTED] = str(time.monotonic())
    visit = "import starting; starting.visit(starting.Path(starting.sys.argv[1]))"
    subprocess.run([sys.executable, "-c", visit, str(library)], check=True, cwd=Path(__file__).parent, timeout=120)
    return library


def visit(library: Path) -> None:
    """Look at the middle of the list of all papers, and close the window."""
    from readerapp.config.paths import session_file  # noqa: PLC0415
    from readerapp.gui.application import make_application  # noqa: PLC0415
    from scenes.hands import Hands  # noqa: PLC0415

    session_file().parent.mkdir(parents=True, exist_ok=True)
    Hands(make_application(), library, session_file()).stay_in_the_middle()


def started(*arguments: str) -> dict[str, float]:
    """What a process says of itself."""
    environment = os.environ | {STARTED: str(time.monotonic())}
    command = [sys.executable, __file__, *arguments]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=environment, timeout=60)
    return dict(json.loads(answer.stdout.splitlines()[-1]))


def since() -> float:
    """The milliseconds since this process was started."""
    return 1000 * (time.monotonic() - float(os.environ[STARTED]))


def tell(found: dict[str, float]) -> None:
    """Say what was found, and end at once."""
    print(json.dumps(found), flush=True)
    os._exit(0)


def show_empty() -> None:
    """An empty window of three panes."""
    from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: PLC0415
    from PySide6.QtWidgets import (  # noqa: PLC0415
        QApplication,
        QMainWindow,
        QSplitter,
        QTableView,
        QTextBrowser,
        QTreeView,
    )

    app = QApplication([])
    window, splitter = QMainWindow(), QSplitter()
    for pane in (QTreeView(), QTableView(), QTextBrowser()):
        splitter.addWidget(pane)
    window.setCentralWidget(splitter)
    window.resize(1360, 820)

    class Look(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint:
                QTimer.singleShot(0, lambda: tell({"empty window painted": since()}))
            return False

    look = Look()
    window.installEventFilter(look)
    window.show()
    app.exec()


def show_program(library: Path) -> None:
    """The program itself, with somebody who looks on."""
    from readerapp.gui import lacking  # noqa: PLC0415  loaded first by the program, too

    look_around = lacking.look_around

    def watched() -> Callable[[], bool]:
        is_lacking = look_around()

        def watched_too() -> bool:  # asked when Qt has been loaded
            watch()
            return is_lacking()

        return watched_too

    lacking.look_around = watched
    os.environ["READERAPP_LIBRARY"] = str(library)
    sys.argv = ["readerapp"]
    from readerapp.__main__ import main as program  # noqa: PLC0415

    program()


def watch() -> None:
    """Let somebody look on from the moment in which the event loop begins.

    Asking Qt for its widgets would have PySide make every class of them, so the list is taken where it is made.
    """
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    main_window = importlib.import_module("readerapp.gui.main_window")  # loaded just before
    execute, begin, made = QApplication.exec, main_window.begin, []

    def watched_beginning(*arguments: object) -> object:
        made.append(begin(*arguments))
        return made[-1]

    def watched(*_arguments: object) -> int:
        from scenes.starting_look import Look  # noqa: PLC0415

        look = Look(made[0].papers.view, since, tell)
        look.begin()
        return execute()

    main_window.begin = watched_beginning  # type: ignore[attr-defined]
    QApplication.exec = watched  # type: ignore[method-assign]


if __name__ == "__main__":
    main()
