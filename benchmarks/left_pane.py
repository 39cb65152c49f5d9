"""Measures the left pane on a large library: reading its counts, and what each key there costs the thread that paints.

    python benchmarks/left_pane.py [--papers 100000] [--explain]

5,000 nested topics, 300 tags, a digest for every 120 papers. The counts are read as they are for the first time, again,
after a decision about 31 papers and after one about 5,000. Then the real window, offscreen: everything is opened, the
filter is typed, lists are added and left out. A figure is the longest call on the thread that paints, apart from
painting itself: as the clock saw it, and as work of the thread itself.
"""

import argparse
import os
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest

from readerapp.bootstrap import open_services
from readerapp.domain.commands import SetStatus
from readerapp.domain.selection import Selection
from readerapp.domain.vocabulary import Status
from readerapp.gui.main_window import MainWindow
from readerapp.gui.theme.theme import Theme
from readerapp.storage import coverage, overview
from scenes.generated import write_library
from window import Watched

TOPICS, TAGS = 5_000, 300


def main() -> None:
    """Print two tables."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("--papers", type=int, default=100_000)
    arguments.add_argument("--explain", action="store_true", help="print how SQLite answers")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name:
        for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            os.environ[variable] = name
        library = add_topics_and_tags(write_library(Path(name) / "library.db", options.papers))
        if options.explain:
            explain(library)
        measure_reading(library)
        measure_window(library)


def add_topics_and_tags(path: Path) -> Path:
    """Nest many topics and tags, and hang mentions and papers on them."""
    with closing(sqlite3.connect(path)) as connection, connection:
        first = connection.execute("SELECT max(id) FROM topic").fetchone()[0]
        topics = [(n, n // 6 or None, f"Chủ đề {n}", f"nested {n}") for n in range(first + 1, TOPICS + 1)]
        connection.executemany("INSERT INTO topic (id, parent_id, name, path) VALUES (?, ?, ?, ?)", topics)
        connection.execute("UPDATE mention SET topic_id = 1 + id * 7919 % ?", (TOPICS,))
        tags = [(n, f"field {n % 20}/태그 {n}", f"field {n % 20}/태그 {n}", "blue") for n in range(100, 100 + TAGS)]
        connection.executemany("INSERT INTO tag (id, name, folded, colour) VALUES (?, ?, ?, ?)", tags)
        connection.execute(
            "INSERT INTO paper_tag SELECT id, 100 + id * 31 % ? FROM paper WHERE id % 3 = 0 "
            "UNION SELECT id, 100 + id * 17 % ? FROM paper WHERE id % 5 = 0",
            (TAGS, TAGS),
        )
    return path


def explain(path: Path) -> None:
    """Print the query plans of what is counted."""
    everything = coverage._PLACES.format(which="BETWEEN 0 AND 10000")  # noqa: SLF001
    statements = {
        "standing": coverage._STANDING,  # noqa: SLF001
        "places": coverage._TOGETHER.format(places=everything),  # noqa: SLF001
        "tags": overview._TAGS,  # noqa: SLF001
        "tags in the trash": overview._TAGS_OF_HIDDEN,  # noqa: SLF001
    }
    with closing(sqlite3.connect(path)) as connection:
        for name, statement in statements.items():
            print(name)
            for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}"):
                print("   ", row[3])


def measure_reading(path: Path) -> None:
    """Print how long the counts take."""
    services = open_services(path)
    ids = services.reading_list.ids(Selection())

    def decide(count: int) -> None:
        services.decisions.carry_out(SetStatus(papers=ids[:count], status=Status.SKIMMED))
        services.decisions.carry_out(SetStatus(papers=ids[: count // 2], status=Status.INBOX))

    steps: dict[str, Callable[[], None]] = {
        "first": lambda: None,
        "again": lambda: None,
        "after 31 decisions": lambda: decide(31),
        "after 5,000 decisions": lambda: decide(5_000),
    }
    print(f"{'counts of the left pane':32}{'clock ms':>10}{'work ms':>10}")
    for name, prepare in steps.items():
        prepare()
        start, work = time.perf_counter(), time.thread_time()
        services.reading_list.overview()
        clock, work = time.perf_counter() - start, time.thread_time() - work
        print(f"{name:32}{1000 * clock:10.0f}{1000 * work:10.0f}")
    services.close()


def measure_window(path: Path) -> None:
    """Print the longest calls on the thread that paints."""
    app = Watched()
    window = MainWindow(app, Theme(app), path.with_name("session.json"))
    window.resize(1366, 768)
    window.show()
    window.open_library(path)
    settle(window)
    pane = window.parts.sources
    steps: dict[str, Callable[[], None]] = {
        "open all topics": lambda: pane.open_all("topics", opened=True),
        "type in the filter": lambda: type_slowly(pane.box, "chu de 12"),
        "clear the filter": lambda: QTest.keyClick(pane.box, Qt.Key.Key_Escape),
        "add a tag": lambda: pane.added.emit(pane.tags()[7]),
        "leave one out": lambda: pane.excluded.emit(pane.tags()[9]),
        "a decision": lambda: window.book.run("skip"),
        "close all topics": lambda: pane.open_all("topics", opened=False),
        "to the trash": lambda: window.book.run("trash"),
    }
    print(f"\n{'longest call':32}{'clock ms':>10}{'work ms':>10}")
    for name, act in steps.items():
        app.calls.clear()
        QTimer.singleShot(0, app, act)
        settle(window)
        clock, work, _within, what = max(app.calls, key=lambda call: call[1])
        print(f"{name:32}{1000 * clock:10.1f}{1000 * work:10.1f}   {what}")


def type_slowly(box: object, text: str) -> None:
    """Type TEXT, one call from the event loop a letter."""
    for place, letter in enumerate(text):
        QTimer.singleShot(40 * place, lambda letter=letter: QTest.keyClicks(box, letter))  # type: ignore[arg-type]


def settle(window: MainWindow) -> None:
    """Until nothing is under way."""
    calm = 0
    until = time.monotonic() + 120
    while calm < 20 and time.monotonic() < until:
        loop = QEventLoop()
        QTimer.singleShot(25, loop.quit)
        loop.exec()
        calm = calm + 1 if hasattr(window, "parts") and not window.parts.lanes.busy else 0


if __name__ == "__main__":
    main()
