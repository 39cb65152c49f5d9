"""Digests as they are read: which part is shown, what it says of papers, and what is found from there."""

from pathlib import Path

import pytest
from sqlalchemy import text

from readerapp.domain.commands import SetStatus
from readerapp.domain.digest_page import DigestWindow, PageKind
from readerapp.domain.errors import UnknownDigest
from readerapp.domain.selection import Selection
from readerapp.domain.vocabulary import Status
from readerapp.services.decisions import Decisions
from readerapp.services.digest_pages import DigestPages
from readerapp.services.imports import Imports
from readerapp.services.reading_list import ReadingList
from readerapp.storage.library import Library

_LIST = """# Weekly list

- [A first study of tides](https://arxiv.org/abs/2401.00001) Salt water, mostly.
- [A second study of tides](https://arxiv.org/abs/2401.00002) More salt.

Again: [A first study of tides](https://arxiv.org/abs/2401.00001).
"""


@pytest.fixture
def pages(library: Library) -> DigestPages:
    return DigestPages(library)


def bring_in(library: Library, folder: Path, content: str | bytes, name: str = "digest.md") -> int:
    """Import CONTENT as a file and give the number of its digest."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    report = Imports(library).import_paths([path])
    assert (report.failed, report.skipped) == ((), ())
    return ReadingList(library).digests()[0].id


def a_table(rows: int) -> str:
    """A table digest of so many papers."""
    body = (
        f"| 2024-05-01 | Study {row} of the sea | [link](https://arxiv.org/abs/2405.{row:05d}) |" for row in range(rows)
    )
    return "\n".join(("# The sea", "", "| Date | Title | Link |", "|---|---|---|", *body, ""))


def lines(window: DigestWindow) -> list[int]:
    return [number for number, _ in window.lines]


def test_a_digest_opens_with_its_text_and_its_papers(library: Library, pages: DigestPages, tmp_path: Path) -> None:
    opened = pages.open(bring_in(library, tmp_path, _LIST))
    window = pages.window(opened, 1)
    assert (opened.kind, opened.total) == (PageKind.MARKDOWN, 7)
    assert (opened.digest.title, opened.digest.papers, opened.digest.decided) == ("Weekly list", 2, 0)
    assert [text for _, text in window.lines] == _LIST.split("\n")
    assert [(mark.first, window.rows[mark.paper_id].title) for mark in window.marks] == [
        (3, "A first study of tides"),
        (4, "A second study of tides"),
        (6, "A first study of tides"),
    ]
    assert window.marks[1].names == ("2401.00002", "A second study of tides")
    assert [opened.places.index_of(mark.mention_id) for mark in window.marks] == [0, 1, 2]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_lines_are_counted_as_the_mentions_count_them(
    library: Library, pages: DigestPages, tmp_path: Path, end: str
) -> None:
    opened = pages.open(bring_in(library, tmp_path, b"\xef\xbb\xbf" + _LIST.replace("\n", end).encode()))
    window = pages.window(opened, 1)
    texts = dict(window.lines)
    assert [texts[mark.first][:12] for mark in window.marks] == ["- [A first s", "- [A second ", "Again: [A fi"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp949"])
def test_a_text_that_is_stored_as_its_bytes_only_is_read_from_them(
    library: Library, pages: DigestPages, tmp_path: Path, encoding: str
) -> None:
    written = _LIST.replace("Salt water, mostly.", "바닷물에 관한 짧은 글이고 소금 이야기가 대부분이다.")
    digest = bring_in(library, tmp_path, written.encode(encoding))
    with library.write() as connection:
        connection.execute(text("UPDATE digest_content SET text = NULL"))
    assert [text for _, text in pages.window(pages.open(digest), 1).lines] == written.split("\n")


def test_repaired_text_is_what_is_shown(library: Library, pages: DigestPages, tmp_path: Path) -> None:
    written = _LIST.replace("Salt water, mostly.", "Bài này nói về thủy triều và những chuyện ở ngoài khơi xa.")
    digest = bring_in(library, tmp_path, written.encode().decode("cp1252", "ignore").encode())
    assert "thủy triều" in dict(pages.window(pages.open(digest), 1).lines)[3]


def test_only_a_part_of_a_long_table_is_shown_with_its_head(
    library: Library, pages: DigestPages, tmp_path: Path
) -> None:
    opened = pages.open(bring_in(library, tmp_path, a_table(2_000)))
    window = pages.window(opened, 1, index=1_500)
    assert window.first > 1_400
    assert window.first <= 1_505 <= window.last < 1_600
    assert lines(window) == [3, 4, *range(window.first, window.last + 1)]
    assert [mark.first for mark in window.marks] == list(range(window.first, window.last + 1))
    assert all(mark.paper_id in window.rows for mark in window.marks)


def test_parts_meet_without_a_gap_from_beginning_to_end(library: Library, pages: DigestPages, tmp_path: Path) -> None:
    body = "\n\n".join(
        f"## Part {n}\n\n- [Study {n}](https://arxiv.org/abs/2405.{n:05d})\n  {'word ' * 60}" for n in range(600)
    )
    opened = pages.open(bring_in(library, tmp_path, body))
    shown, line = set[int](), 1
    while line <= opened.total:
        window = pages.window(opened, line)
        assert window.first <= line <= window.last
        shown.update(lines(window))
        line = window.last + 1
    assert shown == set(range(1, opened.total + 1))


def test_a_part_of_a_nested_list_comes_with_what_it_hangs_on(
    library: Library, pages: DigestPages, tmp_path: Path
) -> None:
    leaves = "\n".join(f"        * 2405.{n:05d} | {'a long sentence about it ' * 20}" for n in range(400))
    opened = pages.open(bring_in(library, tmp_path, f"* Sea\n    * Tides\n{leaves}\n"))
    window = pages.window(opened, 1, index=300)
    assert window.lines[:2] == ((1, "* Sea"), (2, "    * Tides"))
    assert window.first > 200


def test_a_part_of_a_code_fence_comes_with_its_first_line(library: Library, pages: DigestPages, tmp_path: Path) -> None:
    code = "\n".join(f"line {n} of 2405.{n:05d} {'x' * 300}" for n in range(600))
    opened = pages.open(bring_in(library, tmp_path, f"# Code\n\n```text\n{code}\n```\n"))
    assert pages.window(opened, 500).lines[0] == (3, "```text")


def test_references_at_the_end_are_known_everywhere(library: Library, pages: DigestPages, tmp_path: Path) -> None:
    body = "\n\n".join(f"Paragraph {n} about [the sea][Sea]. {'word ' * 80}" for n in range(300))
    written = f"# Sea\n\n[A study](https://arxiv.org/abs/2405.00001)\n\n{body}\n\n[sea]: https://example.org/sea\n"
    window = pages.window(pages.open(bring_in(library, tmp_path, written)), 1)
    assert window.last < window.total
    assert dict(window.references) == {"sea": "https://example.org/sea"}


def test_documents_for_programs_are_shown_as_records(library: Library, pages: DigestPages, tmp_path: Path) -> None:
    papers = ",".join(
        f'{{"title": "Study {n} of the sea", "url": "https://arxiv.org/abs/2405.{n:05d}"}}' for n in range(200)
    )
    opened = pages.open(bring_in(library, tmp_path, f"[{papers}]", "papers.json"))
    window = pages.window(opened, 1, index=150)
    assert (opened.kind, opened.total, window.lines) == (PageKind.RECORDS, 200, ())
    assert (window.first, window.last) == (121, 180)
    assert [record.title for record in window.records][30] == "Study 150 of the sea"
    assert [(mark.index, mark.first, mark.last) for mark in window.marks][30] == (150, 151, 151)


def test_a_text_without_lines_is_shown_as_records_and_a_mail_as_it_is(
    library: Library, pages: DigestPages, tmp_path: Path
) -> None:
    endless = " ".join(f"Study {n}: https://arxiv.org/abs/2405.{n:05d} {'word ' * 20}" for n in range(200))
    assert pages.open(bring_in(library, tmp_path, endless, "a.txt")).kind is PageKind.RECORDS
    org = "* Reading\n** TODO [[https://arxiv.org/abs/2405.00001][A study of the sea]]\n"
    assert pages.open(bring_in(library, tmp_path, org, "b.org")).kind is PageKind.PLAIN


def test_the_next_undecided_paper_is_found_in_both_directions(
    library: Library, pages: DigestPages, tmp_path: Path
) -> None:
    digest = bring_in(library, tmp_path, a_table(1_500))
    ids = ReadingList(library).ids(Selection())
    Decisions(library).carry_out(SetStatus(papers=ids[1:1_400], status=Status.SKIPPED))
    opened = pages.open(digest)
    assert opened.digest.decided == 1_399
    assert pages.next_undecided(opened, 1, forward=True, besides=0) == 1_400
    assert pages.next_undecided(opened, 1, forward=True, besides=opened.places[1_400].paper_id) == 1_401
    assert pages.next_undecided(opened, 1_399, forward=False, besides=0) == 0
    assert pages.next_undecided(opened, 1_399, forward=False, besides=opened.places[0].paper_id) is None
    assert pages.next_undecided(opened, 1_500, forward=True, besides=0) is None


def test_mentions_lead_to_their_digests_and_what_is_gone_is_said(
    library: Library, pages: DigestPages, tmp_path: Path
) -> None:
    first = bring_in(library, tmp_path, _LIST, "one.md")
    second = bring_in(library, tmp_path, _LIST.replace("salt", "sand"), "two.md")
    paper = ReadingList(library).find("2401.00002")
    (one, _), (two, _) = mentions = pages.mentions_of(paper)
    assert [digest for _, digest in mentions] == [first, second]
    assert (pages.digest_of(one), pages.digest_of(two)) == (first, second)
    with pytest.raises(UnknownDigest):
        pages.digest_of(10_000)
    with pytest.raises(UnknownDigest):
        pages.open(10_000)
