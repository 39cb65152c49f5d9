"""Measures how large digests are read: speed, the memory of the whole process, and how soon a reading can be stopped.

    python benchmarks/reading.py [--megabytes 20] [--kinds table headings …]

Each document is generated and then read in a process of its own, which holds the bytes of the file and discards the
mentions. `ratio` is the time of reading beside Markdown parsing of the first megabyte, for the kinds that are Markdown.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from markdown_it import MarkdownIt

from readerapp.digests import DigestStream, read_digest

WORDS = (
    "attention",
    "memory",
    "graph",
    "diffusion",
    "token",
    "sparse",
    "dense",
    "neural",
    "causal",
    "robust",
    "prompt",
)
HEADS = ("document", "MB", "papers", "MB/s", "peak MB", "above file", "gap s", "ratio")


def main() -> None:
    """Print one line a document, each from a process of its own."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("--megabytes", type=float, default=20)
    arguments.add_argument("--kinds", nargs="*", choices=KINDS, default=list(KINDS))
    arguments.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    options = arguments.parse_args()
    if options.measure:
        measure(options.measure)
        return
    print("".join(f"{head:>12}" for head in HEADS))
    with tempfile.TemporaryDirectory() as folder:
        for kind in options.kinds:
            path = Path(folder) / kind
            write(path, KINDS[kind], int(options.megabytes * 1e6))
            subprocess.run([sys.executable, __file__, "--measure", str(path)], check=True)
            path.unlink()


def write(path: Path, entries: Callable[[], Iterator[str]], size: int) -> None:
    """Write a document of about SIZE bytes."""
    with path.open("w", encoding="utf-8") as file:
        for entry in entries():
            file.write(entry)
            if file.tell() > size:
                return


def measure(path: Path) -> None:
    """Print the figures of the document at PATH."""
    raw = path.read_bytes()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    last, longest, papers = time.perf_counter(), 0.0, 0

    def checkpoint() -> None:
        nonlocal last, longest
        now = time.perf_counter()
        last, longest = now, max(longest, now - last)

    start = time.perf_counter()
    for mentions in DigestStream(path.name, raw, checkpoint=checkpoint):
        papers += len(mentions)
        checkpoint()
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    megabytes = len(raw) / 1e6
    figures = (megabytes / seconds, peak / 1024, (peak - before) / 1024, longest, ratio(path, raw))
    print(f"{path.name:>12}{megabytes:>12.1f}{papers:>12}" + "".join(f"{figure:>12.2f}" for figure in figures))


def ratio(path: Path, raw: bytes) -> float:
    """How much longer reading the beginning of a Markdown document takes than parsing it; 0 for other documents."""
    if path.suffix != ".md":
        return 0.0
    text = raw[:1_000_000].decode("utf-8", "ignore")
    start = time.perf_counter()
    read_digest(path.name, text)
    middle = time.perf_counter()
    MarkdownIt("commonmark", {"maxNesting": 100}).enable("table").parse(text)
    return (middle - start) / (time.perf_counter() - middle)


def paper(number: int) -> tuple[str, str, str]:
    """The id, title and a sentence of paper NUMBER."""
    words = " ".join(WORDS[(number * 5 + step * 3) % len(WORDS)] for step in range(20))
    arxiv_id = f"{20 + number // 99_990 % 5}{1 + number // 8_333 % 12:02d}.{10 + number % 99_980:05d}"
    return arxiv_id, f"Study {number} of {words[:40].rpartition(' ')[0]}", words


def table() -> Iterator[str]:
    """A table with a row for each paper."""
    yield "# Papers\n\n| Date | Title | Authors | Link |\n|---|---|---|---|\n"
    for arxiv_id, title, _ in map(paper, count()):
        yield f"| 2024-03-05 | {title} | Ann Ax, Bo Bee | [arXiv](https://arxiv.org/abs/{arxiv_id}) |\n"


def headings() -> Iterator[str]:
    """A heading for each paper."""
    yield "# Daily digest\n"
    for arxiv_id, title, words in map(paper, count()):
        yield f"\n## {title}\n\n**Authors:** Ann Ax, Bo Bee\n\n### Problem\n\n{words}.\n\n### Results\n\n{words}.\n"
        yield f"\n[arXiv](https://arxiv.org/abs/{arxiv_id})\n"


def icons() -> Iterator[str]:
    """A list whose icons make a decoded text four times as large as the file."""
    yield "# News\n\n"
    for arxiv_id, title, words in map(paper, count()):
        yield f"- 📜 [Lab] [{title}](https://arxiv.org/abs/{arxiv_id})\n    - {words}\n"


def json_lines() -> Iterator[str]:
    """A record a line."""
    for arxiv_id, title, words in map(paper, count()):
        yield json.dumps({"id": arxiv_id, "title": title, "authors": ["Ann Ax"], "abstract": words}) + "\n"


def csv_table() -> Iterator[str]:
    """A row for each paper."""
    yield "id,title,authors,abstract\n"
    for arxiv_id, title, words in map(paper, count()):
        yield f'{arxiv_id},"{title}","Ann Ax; Bo Bee","{words}"\n'


def bibtex() -> Iterator[str]:
    """An entry for each paper."""
    for arxiv_id, title, words in map(paper, count()):
        yield f"@article{{x{arxiv_id},\n  title = {{{title}}},\n  author = {{Ax, Ann and Bee, Bo}},\n"
        yield f"  eprint = {{{arxiv_id}}},\n  abstract = {{{words}}}\n}}\n\n"


KINDS = {
    "table.md": table,
    "headings.md": headings,
    "icons.md": icons,
    "lines.jsonl": json_lines,
    "table.csv": csv_table,
    "library.bib": bibtex,
}


if __name__ == "__main__":
    main()
