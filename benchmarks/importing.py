"""Measures an import from file to committed rows, beside Markdown parsing alone and raw inserts of the same rows.

    python benchmarks/importing.py [FOLDER] [--rows 10000]

FOLDER holds digests (the samples when left out); besides, a two-column table digest of ROWS papers is generated. All
figures of a line are from one run on one machine; the ratios are what to compare.
"""

import argparse
import resource
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from markdown_it import MarkdownIt

from readerapp.bootstrap import open_services
from readerapp.digests.text_repair import decode_and_repair
from readerapp.resources import sample_digests

RUNS = 3


def main() -> None:
    """Print one line a document."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("folder", nargs="?", type=Path)
    arguments.add_argument("--rows", type=int, default=10_000)
    options = arguments.parse_args()
    paths = sorted(options.folder.glob("*.md")) if options.folder else list(sample_digests())
    heads = ("document", "MB", "import s", "MB/s", "papers/s", "parse s", "insert s", "ratio")
    print(f"{heads[0]:<44}" + "".join(f"{head:>10}" for head in heads[1:]))
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "table.md"
        table.write_text("\n".join(table_lines(options.rows)), encoding="utf-8")
        for path in [*paths, table]:
            measure(path, Path(folder))
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    print(f"ratio = import / (Markdown parsing + raw inserts of the same mentions), medians of {RUNS}")


def table_lines(rows: int) -> Iterator[str]:
    """A table digest: date, title, authors, link."""
    yield "# Papers of the year\n"
    yield "| Date | Title | Authors | Link |\n|---|---|---|---|"
    for row in range(rows):
        month, number = 1 + row * 12 // rows, row % 99_999
        link = f"https://arxiv.org/abs/24{month:02d}.{number:05d}"
        title = f"Study {row} of long contexts and short answers"
        yield f"| 2024-{month:02d}-{1 + row % 28:02d} | {title} | Ann Ax, Bo Bee, Cy Cee | [arXiv]({link}) |"


def measure(path: Path, folder: Path) -> None:
    """Print the figures of one document."""
    papers = 0
    rows: list[tuple[str, ...]] = []

    def whole_import() -> None:
        nonlocal papers, rows
        library = folder / f"library-{time.perf_counter_ns()}.db"
        services = open_services(library)
        report = services.imports.import_paths([path])
        papers = len(report.digests[0].plan.papers)
        rows = [(mention.key, mention.title, mention.text) for mention in report.digests[0].parsed.mentions]
        services.close()

    text = decode_and_repair(path.read_bytes()).text
    markdown = MarkdownIt("commonmark", {"maxNesting": 100}).enable("table")
    importing = median_seconds(whole_import)
    parsing = median_seconds(lambda: markdown.parse(text))
    inserting = median_seconds(lambda: raw_inserts(rows, folder))
    megabytes = path.stat().st_size / 1e6
    figures = (megabytes, importing, megabytes / importing, papers / importing, parsing, inserting)
    ratio = importing / (parsing + inserting)
    print(f"{path.name[:43]:<44}" + "".join(f"{figure:>10.2f}" for figure in (*figures, ratio)))


def raw_inserts(rows: list[tuple[str, ...]], folder: Path) -> None:
    """The same mentions into a bare table."""
    with closing(sqlite3.connect(folder / f"raw-{time.perf_counter_ns()}.db")) as connection:
        connection.execute("CREATE TABLE mention (id INTEGER PRIMARY KEY, key TEXT, title TEXT, text TEXT)")
        with connection:
            connection.executemany("INSERT INTO mention (key, title, text) VALUES (?, ?, ?)", rows)


def median_seconds(work: Callable[[], object]) -> float:
    """The median time of RUNS runs."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


if __name__ == "__main__":
    main()
