"""Generates libraries of any size, with digests, topics, mentions, decisions, tags and notes as people have them.

    python benchmarks/scenes/generated.py [--papers 100000] [FILE]

Written straight into the tables: an import of 100,000 papers is measured elsewhere. The same size gives the same
library each time.
"""

import argparse
import json
import random
import sqlite3
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

from readerapp.domain.identity import fold
from readerapp.storage.library import Library

_ENGLISH = """
attention memory graph diffusion token sparse dense neural causal robust prompt agent retrieval alignment benchmark
language vision speech reasoning planning world model policy reward search sampling decoding cache quantised low-rank
mixture experts scaling context long safety evaluation synthetic data curation
"""
_VIETNAMESE = "suy luận mô hình ngôn ngữ lớn dữ liệu tiếng Việt học tăng cường đánh giá hiệu quả"
_KOREAN = "대규모 언어 모델의 추론 능력을 평가하는 새로운 벤치마크 데이터 정제 강화 학습"
_FAMILY = "Nguyễn Trần Kim Lee Wang Zhang García Müller Rossi Tanaka Singh Okafor Silva Ivanov Brown"
_GIVEN = "Anh Minh Jiwoo Haruto Wei Lucía Jonas Giulia Priya Ada João Olga Emma Noah"
WORDS, VIETNAMESE, KOREAN = _ENGLISH.split(), _VIETNAMESE.split(), _KOREAN.split()
NAMES, FIRST = _FAMILY.split(), _GIVEN.split()
TAGS = ("rag", "agents", "agents/planning", "thesis", "thesis/chapter-2", "한국어", "suy luận", "to discuss", "vision")
STATUSES = ("to-read", "reading", "skimmed", "read", "skipped")
WEIGHTS = (12, 1, 15, 32, 40)
DECIDED, TAGGED, NOTED, STARRED, AGAIN = 0.55, 0.15, 0.04, 0.05, 0.25
PER_DIGEST, TOPICS = 120, 60


def write_library(path: Path, papers: int) -> Path:
    """Make a library of so many PAPERS at PATH."""
    Library.open(path).close()
    chance = random.Random(papers)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        _write_digests(connection, max(papers // PER_DIGEST, 3))
        _insert(
            connection, "tag", ({"id": n, "name": t, "folded": fold(t), "colour": ""} for n, t in enumerate(TAGS, 1))
        )
        _insert(connection, "paper", (_paper(number, chance) for number in range(1, papers + 1)))
        _write_mentions(connection, papers, chance)
        _write_decisions(connection, papers, chance)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


def _write_digests(connection: sqlite3.Connection, count: int) -> None:
    _insert(
        connection,
        "digest",
        (
            {
                "id": n,
                "sha256": f"{n:064x}",
                "source": f"digest-{n}.md",
                "title": f"Weekly papers {n}",
                "format": "general",
                "language": "en",
                "period_start": f"{2015 + n % 10}-{1 + n % 12:02}-01",
                "period_end": f"{2015 + n % 10}-{1 + n % 12:02}-07",
                "encoding": "utf-8",
                "repair_steps": "[]",
                "repaired_passages": 0,
                "inferred_words": 0,
                "issues": "[]",
                "imported_at": f"2025-01-01T00:{n // 60 % 60:02}:{n % 60:02}Z",
            }
            for n in range(1, count + 1)
        ),
    )
    _insert(
        connection,
        "topic",
        (
            {
                "id": n,
                "parent_id": None if n <= 8 else 1 + n % 8,
                "name": f"Topic {n}",
                "path": f"Topic {n}" if n <= 8 else f"Topic {1 + n % 8}\x1fTopic {n}",
            }
            for n in range(1, TOPICS + 1)
        ),
    )


def _paper(number: int, chance: random.Random) -> dict[str, object]:
    words = chance.choices((WORDS, VIETNAMESE, KOREAN), (90, 6, 4))[0]
    title = " ".join(chance.choices(words, k=chance.randint(4, 16))).capitalize()
    title = f"{title}: {chance.choice(WORDS)} {number}"
    authors = [f"{chance.choice(FIRST)} {chance.choice(NAMES)}" for _ in range(chance.randint(1, 8))]
    year, month = chance.randint(15, 25), chance.randint(1, 12)
    arxiv_id = f"{year}{month:02}.{number % 99_999 + 1:05}"
    byline = authors[0] if len(authors) == 1 else f"{authors[0]} +{len(authors) - 1}"
    return {
        "id": number,
        "key": f"work:{number}" if number % 10 == 0 else f"arxiv:{arxiv_id}v{number // 99_999}",
        "arxiv_id": None if number % 10 == 0 else arxiv_id,
        "kind": chance.choices(("paper", "post", "news", "code"), (90, 4, 3, 3))[0],
        "title": title,
        "title_source": "digest",
        "other_titles": "[]",
        "authors": json.dumps(authors, ensure_ascii=False),
        "org": "",
        "byline": byline,
        "published": "",
        "date": f"20{year}-{month:02}" + (f"-{chance.randint(1, 28):02}" if number % 3 else ""),
        "links": json.dumps([["abs", f"https://arxiv.org/abs/{arxiv_id}", ""]]),
        "search_text": fold(" ".join((title, *authors))) + f" {arxiv_id}",
        "mentions": 1,
        "digests": 1,
        "added_at": "2025-01-01T00:00:00Z",
    }


def _write_mentions(connection: sqlite3.Connection, papers: int, chance: random.Random) -> None:
    digests = max(papers // PER_DIGEST, 3)

    def mentions() -> Iterator[dict[str, object]]:
        number = 0
        for paper in range(1, papers + 1):
            again = int(chance.random() < AGAIN) + int(chance.random() < AGAIN / 4)
            for digest in {1 + (paper // PER_DIGEST + step * 7) % digests for step in range(1 + again)}:
                number += 1
                yield {
                    "id": number,
                    "digest_id": digest,
                    "paper_id": paper,
                    "topic_id": chance.randint(1, TOPICS),
                    "fingerprint": f"{number:x}",
                    "kind": "paper",
                    **dict.fromkeys(("title", "short_name", "other_title", "date", "published", "org", "venue"), ""),
                    "authors": "[]",
                    "keywords": "[]",
                    "section": "Papers",
                    "line_start": paper,
                    "line_end": paper,
                    "text": " ".join(chance.choices(WORDS, k=40)),
                    "fields": "[]",
                    "links": "[]",
                }

    _insert(connection, "mention", mentions())
    connection.execute(
        "UPDATE paper SET (mentions, digests) = "
        "(SELECT count(*), count(DISTINCT digest_id) FROM mention WHERE paper_id = paper.id)"
    )


def _write_decisions(connection: sqlite3.Connection, papers: int, chance: random.Random) -> None:
    states, tags, notes = [], [], []
    for paper in range(1, papers + 1):
        if chance.random() < DECIDED:
            status = chance.choices(STATUSES, WEIGHTS)[0]
            states.append(
                {
                    "paper_id": paper,
                    "status": status,
                    "presence": "kept",
                    "starred": int(chance.random() < STARRED),
                    "rating": chance.randint(1, 5) if status == "read" and chance.random() < 0.4 else None,
                    "queue_position": paper if status == "to-read" else None,
                    "decided_at": f"2025-{1 + paper % 12:02}-{1 + paper % 28:02}T08:00:00Z",
                }
            )
        if chance.random() < TAGGED:
            chosen = {chance.randint(1, len(TAGS)) for _ in range(chance.randint(1, 4))}
            tags += [{"paper_id": paper, "tag_id": tag} for tag in chosen]
        if chance.random() < NOTED:
            at = "2025-02-03T00:00:00Z"
            notes.append({"paper_id": paper, "body": "Try **this**.", "created_at": at, "updated_at": at})
    _insert(connection, "paper_state", states)
    _insert(connection, "paper_tag", tags)
    _insert(connection, "note", notes)


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Mapping[str, object]]) -> None:
    waiting = iter(rows)
    first = next(waiting, None)
    if first is not None:
        names = ", ".join(first)
        statement = f"INSERT INTO {table} ({names}) VALUES ({', '.join(f':{name}' for name in first)})"
        connection.execute(statement, first)
        connection.executemany(statement, waiting)


def main() -> None:
    """Write a library and say how long that took."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("--papers", type=int, default=100_000)
    arguments.add_argument("file", type=Path, nargs="?")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.file or Path(folder) / "library.db"
        start = time.perf_counter()
        write_library(path, options.papers)
        seconds, size = time.perf_counter() - start, path.stat().st_size / 1e6
        print(f"{options.papers} papers in {seconds:.1f} s, {size:.0f} MB")


if __name__ == "__main__":
    main()
