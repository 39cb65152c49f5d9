"""Builds the values that tests speak of, with everything that a test does not care about filled in."""

import hashlib
import os
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from readerapp.domain.arxiv_id import ArxivId, find_arxiv_ids
from readerapp.domain.digest import ParsedDigest, ParsedMention
from readerapp.domain.import_plan import DigestAction
from readerapp.storage import imports
from readerapp.storage.library import Library
from readerapp.storage.planning import plan_digest
from readerapp.storage.runs import begin_run
from readerapp.storage.schema import APPLICATION_ID
from readerapp.storage.spool import Arrived, Spool, open_spool

STORED = Path(__file__).parent / "storage" / "libraries"


def a_mention(arxiv_id: str = "2402.00001", **fields: object) -> ParsedMention:
    """A mention of a paper; an empty ARXIV_ID makes it one without an id."""
    given: dict[str, object] = {
        "arxiv_id": ArxivId.parse(arxiv_id) if arxiv_id else None,
        "title": f"On {arxiv_id}",
        "line_start": 1,
        "line_end": 1,
        "text": f"a passage about {arxiv_id}",
    }
    return ParsedMention(**(given | fields))  # type: ignore[arg-type]


def a_digest(*mentions: ParsedMention, title: str = "A digest") -> ParsedDigest:
    """A parsed digest with MENTIONS."""
    return ParsedDigest(title=title, format="general", language="en", mentions=mentions)


def import_digest(
    library: Library,
    *mentions: ParsedMention,
    title: str = "A digest",
    source: str = "digest.md",
    checkpoint: Callable[[], None] = lambda: None,
) -> DigestAction:
    """Import a digest with MENTIONS into LIBRARY the way the service does; equal mentions make equal bytes."""
    parsed = a_digest(*mentions, title=title)
    with open_spool() as spool:
        spool_digest(spool, 0, parsed, source=source)
        with library.plan(spool.path) as connection:
            plan = plan_digest(connection, 0).plan
        if plan.action is not DigestAction.UNCHANGED:
            with library.write(spool=spool.path) as connection:
                imports.apply(connection, 0, begin_run(connection), checkpoint=checkpoint)
    return plan.action


def spool_digest(spool: Spool, number: int, parsed: ParsedDigest, *, source: str = "digest.md") -> None:
    """Put PARSED into SPOOL as document NUMBER, as if it had been read from a file."""
    raw = repr(parsed).encode()
    arrived = Arrived(source=source, is_file=True, sha256=hashlib.sha256(raw).hexdigest(), text="the text")
    spool.take_bytes(number, raw)
    spool.take_mentions(number, parsed.mentions)
    spool.finish(number, arrived, parsed)


def a_stored_library(revision: str, path: Path) -> Path:
    """A library of a released shape at PATH, not yet opened by this version."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((STORED / f"{revision}.sql").read_text(encoding="utf-8"))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    return path


def a_document(folder: Path, name: str = "digest.md", *, ids: tuple[str, ...] = ("2402.00001",)) -> Path:
    """A small Markdown digest on disk that speaks of IDS."""
    entries = "\n".join(f"- [Study number {place}](https://arxiv.org/abs/{i})" for place, i in enumerate(ids, 1))
    path = folder / name
    path.write_text(f"# Papers of {name}\n\n{entries}\n", encoding="utf-8")
    return path


def spoken_ids(text: str) -> set[str]:
    """The ids that TEXT names, apart from the programs and styles of a page, which may name some that it does not."""
    shown = re.sub(r"(?is)<(script|style)\b.*?</\1\s*>", " ", text)
    return {found.arxiv_id.base for found in find_arxiv_ids(shown)}


def cases(number: int) -> int:
    """How many cases Hypothesis tries: NUMBER, or so many times that with `make fuzz`."""
    return number * int(os.environ.get("READERAPP_FUZZ", "1"))


def broken(text: str) -> bytes:
    """TEXT as it comes out of a program that took its UTF-8 for Windows-1254 and dropped what that does not map."""
    misread = "".join(bytes([byte]).decode("cp1254", "ignore") for byte in text.encode())
    return misread.replace("\xad", "").encode()


# Once broken, nothing says what the short words of lines 5 and 9 were; the three of line 9 are inferred in any case.
SHORT_WORDS = """# Bản tin đọc sách, tháng 2 năm 2024

Chào các bạn, tuần này chúng tôi đọc những bài về mô hình ngôn ngữ và cách chúng trả lời câu hỏi dài.

## 1. Đỏ hay đọ: một nghiên cứu về từ ngắn

- [Học cách đọc chậm](https://arxiv.org/abs/2402.00001): mô hình đọc từng đoạn một rồi mới viết câu trả lời.
- [Nhớ điều đã quên](https://arxiv.org/abs/2402.00002): bài này đề xuất một bộ nhớ nhỏ cho những cuộc trò chuyện dài.
- [Cỏ, cọ và cờ](https://arxiv.org/abs/2402.00004): một bài viết ngắn về dấu hỏi.
"""
