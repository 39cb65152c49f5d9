"""Measures an import from file to committed rows, beside Markdown parsing alone and raw inserts of the same rows.

    python benchmarks/importing.py [DIGEST…] [--rows 10000] [--sizes 1,10,100]

A DIGEST is a file or a folder with some (the samples when left out); besides, a table digest of ROWS papers and
digests of SIZES megabytes are generated. Each document is imported in a process of its own, so that the memory is that
of this import alone; the figures of a line are from one run on one machine, and the ratios are what to compare.
"""

import argparse
import os
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from markdown_it import MarkdownIt

from readerapp.bootstrap import open_services
from readerapp.digests import DigestStream
from readerapp.digests.text_repair import decode_and_repair
from readerapp.resources import sample_digests

RUNS = 3
LARGE = 5e6  # bytes from which one run has to do
HEADS = ("document", "MB", "import s", "MB/s", "papers/s", "parse s", "insert s", "ratio", "peak MB")


def main() -> None:
    """Print one line a document."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("digests", nargs="*", type=Path)
    arguments.add_argument("--rows", type=int, default=10_000)
    arguments.add_argument("--sizes", default="1,10")
    arguments.add_argument("--import", dest="path", type=Path, help=argparse.SUPPRESS)
    arguments.add_argument("--library", type=Path, help=argparse.SUPPRESS)
    options = arguments.parse_args()
    if options.path:
        import_one(options.path, options.library)
        return
    given = (sorted(path.glob("*.md")) if path.is_dir() else [path] for path in options.digests)
    paths = [path for some in given for path in some] or list(sample_digests())
    print(f"{HEADS[0]:<40}" + "".join(f"{head:>10}" for head in HEADS[1:]))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path in (*paths, write_table(folder / "table.md", options.rows)):
            measure(path, folder)
        for megabytes in options.sizes.split(","):
            measure(write_digest(folder / f"{megabytes} MB.md", float(megabytes)), folder)
    print(f"ratio = import / (Markdown parsing + raw inserts of the same mentions), medians of {RUNS} runs or of one")


def write_table(path: Path, rows: int) -> Path:
    """A table digest: date, title, authors, link."""
    path.write_text("\n".join(_table_lines(rows)), encoding="utf-8")
    return path


def write_digest(path: Path, megabytes: float) -> Path:
    """A digest of so many MEGABYTES: headings, and below each of them papers with a passage of their own."""
    with path.open("w", encoding="utf-8") as file:
        file.write("# All papers of the decade\n")
        number = 0
        while file.tell() < megabytes * 1e6:
            file.write(f"\n## Topic {number // 40}\n\n")
            file.writelines(_entry(paper) for paper in range(number, number + 40))
            number += 40
    return path


def measure(path: Path, folder: Path) -> None:
    """Print the figures of one document."""
    runs = 1 if path.stat().st_size > LARGE else RUNS
    results = [run_apart(path, folder) for _ in range(runs)]
    importing, peak = statistics.median(result[0] for result in results), max(result[1] for result in results)
    library = results[-1][2]
    with closing(sqlite3.connect(library)) as connection:
        papers = connection.execute("SELECT count(*) FROM paper").fetchone()[0]
        rows = connection.execute("SELECT paper_id, title, text FROM mention").fetchall()
    text = decode_and_repair(path.read_bytes()).text
    markdown = MarkdownIt("commonmark", {"maxNesting": 100}).enable("table")
    parsing = median_seconds(lambda: markdown.parse(text), runs)
    inserting = median_seconds(lambda: raw_inserts(rows, folder), runs)
    megabytes = path.stat().st_size / 1e6
    ratio = importing / (parsing + inserting)
    figures = (megabytes, importing, megabytes / importing, papers / importing, parsing, inserting, ratio, peak)
    print(f"{path.name[:39]:<40}" + "".join(f"{figure:>10.2f}" for figure in figures), flush=True)


def run_apart(path: Path, folder: Path) -> tuple[float, float, Path]:
    """Import PATH in another process: seconds of the import itself, peak memory in MB, and the library."""
    library = folder / f"library-{time.perf_counter_ns()}.db"
    reading, writing = os.pipe()
    child = os.posix_spawn(
        sys.executable,
        [sys.executable, __file__, "--import", str(path), "--library", str(library)],
        os.environ,
        file_actions=[(os.POSIX_SPAWN_DUP2, writing, 1)],
    )
    os.close(writing)
    with os.fdopen(reading) as output:
        seconds = float(output.read())
    _, status, usage = os.wait4(child, 0)
    if status:
        raise SystemExit(f"The import of {path} failed.")
    return seconds, usage.ru_maxrss / 1024, library


def import_one(path: Path, library: Path) -> None:
    """In a process of its own: import and print the seconds, without those that loading the program takes."""
    for _ in DigestStream("nothing.md", "nothing"):
        pass
    services = open_services(library)
    start = time.perf_counter()
    report = services.imports.import_paths([path])
    print(time.perf_counter() - start)
    services.close()
    sys.exit(bool(report.failed or report.stopped))


def raw_inserts(rows: list[tuple[str, ...]], folder: Path) -> None:
    """The same mentions into a bare table."""
    with closing(sqlite3.connect(folder / f"raw-{time.perf_counter_ns()}.db")) as connection:
        connection.execute("CREATE TABLE mention (id INTEGER PRIMARY KEY, key TEXT, title TEXT, text TEXT)")
        with connection:
            connection.executemany("INSERT INTO mention (key, title, text) VALUES (?, ?, ?)", rows)


def median_seconds(work: Callable[[], object], runs: int) -> float:
    """The median time of so many RUNS."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def _table_lines(rows: int) -> Iterator[str]:
    yield "# Papers of the year\n"
    yield "| Date | Title | Authors | Link |\n|---|---|---|---|"
    for row in range(rows):
        month = 1 + row * 12 // rows
        title = f"Study {row} of long contexts and short answers"
        authors = "Ann Ax, Bo Bee, Cy Cee"
        yield f"| 2024-{month:02d}-{1 + row % 28:02d} | {title} | {authors} | [arXiv]({_link(month, row)}) |"


def _entry(number: int) -> str:
    return (
        f"- [Study {number} of long contexts and short answers]({_link(1 + number % 12, number)}) by Ann Ax, Bo Bee\n"
        f"  Measures on {number % 90 + 10} tasks how much of what was read is remembered; the gain is small, and it "
        "grows with the length of the text. Code and data are promised.\n"
    )


def _link(month: int, number: int) -> str:
    year = 15 + number // 1_000_000 % 10 + number // 90_000 % 10
    return f"https://arxiv.org/abs/{year:02d}{month:02d}.{number % 90_000:05d}"


if __name__ == "__main__":
    main()
