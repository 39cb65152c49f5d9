"""The choice between families, titles, periods and dates, cancelling, and content that lies about its type."""

import pytest

from readerapp.digests import read_digest
from readerapp.digests.dates import date_of_headings, exact_date, find_date, find_span
from readerapp.digests.language import detect_language
from readerapp.domain.digest import Period
from readerapp.domain.errors import ImportCancelled
from readerapp.domain.vocabulary import Kind

ENTRY = "- [Genie: Generative Interactive Environments](https://arxiv.org/abs/2402.15391)\n"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024-02-13", "2024-02-13"),
        ("2025‑09‑11", "2025-09-11"),
        ("2024/2/3", "2024-02-03"),
        ("20240213", "2024-02-13"),
        ("2024年2月13日", "2024-02-13"),
        ("2024년 2월", "2024-02"),
        ("13 Feb 2024", "2024-02-13"),
        ("February 13, 2024", "2024-02-13"),
        ("ngày 13 tháng 2 năm 2024", "2024-02-13"),
        ("tháng 02/2024", "2024-02"),
        ("13/02/2024", "2024-02-13"),
        ("Feb 2024", "2024-02"),
        ("Tue, 27 Feb 2024 18:56:19 GMT", "2024-02-27"),
        ("2024-02-27T18:56:19.000Z", "2024-02-27"),
        ("2024", "2024"),
        ("yesterday", ""),
        ("2402.17764", ""),
        ("1.2.3", ""),
    ],
)
def test_a_date_is_read_as_exactly_as_it_is_given(text: str, date: str) -> None:
    assert exact_date(text) == date


def test_a_version_or_an_id_is_no_date() -> None:
    assert find_date("version 2024.02.1764 of 2402.17764") == ""


@pytest.mark.parametrize(
    ("path", "date"),
    [
        (("2024", "February", "1st ~ 3rd week"), "2024-02"),
        (("2024", "🌸 4월"), "2024-04"),
        (("Tháng 3/2024",), "2024-03"),
        (("Week of February 26 - March 3, 2024",), "2024"),
        (("2024-02-13",), "2024-02-13"),
        (("February",), ""),
        (("29 Dec 2025 – 4 Jan 2026",), ""),
        (("2026-01-05 ~ 2026-01-11",), "2026-01"),
        (("2026년 1월 29일 ~ 2월 4일",), "2026"),
        (("2024", "March", "1st ~ 3rd week"), "2024-03"),
        (("What we may learn", "Marching on"), ""),
    ],
)
def test_headings_give_dates_but_never_invent_them(path: tuple[str, ...], date: str) -> None:
    assert date_of_headings(path) == date


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("29 Jan – 4 Feb 2026", ("2026-01-29", "2026-02-04")),
        ("Thu 29 January — Wed 4 February, 2026", ("2026-01-29", "2026-02-04")),
        ("January 29 - February 4, 2026", ("2026-01-29", "2026-02-04")),
        ("29 Dec – 4 Jan 2026", ("2025-12-29", "2026-01-04")),
        ("2025: Dec 29 to Jan 4", ("2025-12-29", "2026-01-04")),
        ("1st-7th of May 2024", ("2024-05-01", "2024-05-07")),
        ("2026/01/29-2026/02/04", ("2026-01-29", "2026-02-04")),
        ("2026년 1월 29일~2월 4일", ("2026-01-29", "2026-02-04")),
        ("2026年1月29日至2月4日", ("2026-01-29", "2026-02-04")),
        ("từ ngày 29/1 đến ngày 4/2/2026", ("2026-01-29", "2026-02-04")),
        ("ngày 29 tháng 1 đến 4 tháng 2 năm 2026", ("2026-01-29", "2026-02-04")),
        ("Jan–Mar 2026", ("2026-01", "2026-03")),
        ("2 to 3 March", None),
        ("4 Feb 2026", None),
        ("2401.01234 - 2401.02345", None),
        ("March 1st ~ 3rd week 2024", None),
        ("30 Feb – 2 Mar 2026", None),
    ],
)
def test_a_span_of_days_may_reach_into_the_next_month_or_year(text: str, span: tuple[str, str] | None) -> None:
    assert find_span(text) == span


@pytest.mark.parametrize(
    ("name", "text", "period"),
    [
        ("notes.md", f"# News of 2024-03-05\n{ENTRY}", Period(start="2024-03-05", end="2024-03-05")),
        ("news-2024-03.en.md", ENTRY, Period(start="2024-03", end="2024-03")),
        ("notes.md", f"# 2024\n## March\n{ENTRY}## May\n{ENTRY}", Period(start="2024-03", end="2024-05")),
        ("notes.md", f"{ENTRY}- 2402.17764", Period(start="2024-02", end="2024-02")),
        ("notes.md", ENTRY, None),
        ("notes.md", f"{ENTRY}- 1706.03762 and https://arxiv.org/abs/2302.13971", None),
    ],
)
def test_the_period_of_a_digest(name: str, text: str, period: Period | None) -> None:
    assert read_digest(name, text).period == period


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("a.md", f"intro\n\n## Second\n# **First** 🎉\n{ENTRY}", "First"),
        ("a.md", f"## Second\n{ENTRY}", "Second"),
        ("paper-news-2024.ko.md", f"# 2024\n{ENTRY}", "Paper news 2024"),
        ("folder/topic-report-2024-02.vi.md", ENTRY, "Topic report 2024-02"),
        ("My notes", ENTRY, "My notes"),
    ],
)
def test_the_title_of_a_digest(name: str, text: str, title: str) -> None:
    assert read_digest(name, text).title == title


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Bài này nói về cách nén mô hình ngôn ngữ lớn mà vẫn giữ được độ chính xác.", "vi"),
        ("이 논문은 큰 언어 모델을 줄이는 방법을 다룬다.", "ko"),
        ("这篇论文讲如何压缩大语言模型。", "zh"),
        ("この論文は大きな言語モデルを圧縮する方法について述べる。", "ja"),
        ("This is about the compression of a large model and what is lost in it.", "en"),
        ("Das ist ein Text, der nicht auf Englisch geschrieben ist und mit Modellen zu tun hat.", "de"),
        ("12345 --- 678", ""),
    ],
)
def test_the_language_of_a_text(text: str, code: str) -> None:
    assert detect_language(text) == code


def test_no_paper_is_no_error() -> None:
    parsed = read_digest("empty.md", "")
    assert (parsed.mentions, parsed.issues, parsed.format) == ((), (), "general")
    assert read_digest("shopping.txt", "milk, 2 eggs, 3.50").mentions == ()


def test_an_import_can_be_stopped_while_a_digest_is_read() -> None:
    calls = 0

    def stop() -> None:
        nonlocal calls
        calls += 1
        if calls == 5:
            raise ImportCancelled

    with pytest.raises(ImportCancelled):
        read_digest("long.md", ENTRY * 3000, checkpoint=stop)


@pytest.mark.parametrize(
    "name", ["a.json", "a.jsonl", "a.bib", "a.ris", "a.xml", "a.csv", "a.ipynb", "a.org", "a.html"]
)
def test_a_name_that_lies_does_not_matter(name: str) -> None:
    assert [m.title for m in read_digest(name, ENTRY).mentions] == ["Genie: Generative Interactive Environments"]


@pytest.mark.parametrize(
    "text",
    [
        "<rss><channel><item><link>https://arxiv.org/abs/2402.15391</link></channel>",
        '<!DOCTYPE x [<!ENTITY a "b">]><rss><item><title>&a;</title><link>https://arxiv.org/abs/2402.15391</link></item></rss>',
        '{"cells": [ "nbformat" https://arxiv.org/abs/2402.15391',
        "@article{x, title = {https://arxiv.org/abs/2402.15391",
        "TY  - JOUR\nUR  - https://arxiv.org/abs/2402.15391\nAU",
        'title,url\nA,https://arxiv.org/abs/2402.15391\n"never closed,1',
        "---\ntitle: [\n---\nhttps://arxiv.org/abs/2402.15391",
    ],
)
def test_a_broken_file_still_gives_its_papers(text: str) -> None:
    assert {m.arxiv_id.base for m in read_digest("x", text).mentions if m.arxiv_id} == {"2402.15391"}


def test_an_entity_is_never_resolved() -> None:
    text = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><rss><item><title>&a;</title></item></rss>'
    parsed = read_digest("x.xml", text)
    assert parsed.mentions == ()
    assert any("feed" in issue.message for issue in parsed.issues)


def test_a_topic_tree_as_deep_as_they_come_keeps_its_topics() -> None:
    tree = "".join(f"{'    ' * depth}* Topic {depth}\n" for depth in range(1, 9))
    leaf = f"{'    ' * 9}* 2402.15391 | câu\n"
    reading = "2.  **READING_LIST**\n\n    * 2402.15391 – Genie · vì vui\n"
    parsed = read_digest("r.md", f"1.  **TOPIC_TREE**\n\n{tree}{leaf}\n{reading}")
    assert parsed.mentions[0].path == tuple(f"Topic {depth}" for depth in range(1, 9))
    assert parsed.mentions[1].short_name == "Genie"


def test_a_report_whose_sections_are_not_indented() -> None:
    parsed = read_digest(
        "r.md",
        "1. **TOPIC_TREE_V2**\n* A\n  * 2402.15391 | b\n\n"
        "2. **SOTA_HIGHLIGHTS**\n\n| Rank | PaperID |\n|-|-|\n| 1 | 2402.15391 |\n",
    )
    assert [(m.section, m.path, m.rank) for m in parsed.mentions] == [
        ("TOPIC_TREE_V2", ("A",), None),
        ("SOTA_HIGHLIGHTS", (), 1),
    ]


def test_an_icon_may_lack_its_joiner_and_a_paper_is_a_paper_whatever_its_icon() -> None:
    parsed = read_digest(
        "l.md",
        "📜: Papers\n🧑🏻‍💻: Blog\n\n- 🧑🏻💻 [A post](https://a.org)\n"
        "- 🧑🏻‍💻\u00a0[X] [Genie: Generative Worlds](https://arxiv.org/abs/2402.15391)\n"
        "- 📜 [No link] at all\n",
    )
    assert [(m.kind, m.title, m.org) for m in parsed.mentions] == [
        (Kind.POST, "A post", ""),
        (Kind.PAPER, "Genie: Generative Worlds", "X"),
        (Kind.PAPER, "at all", "No link"),
    ]


def test_a_list_of_headings_with_one_paper_each_keeps_the_titles_of_the_papers() -> None:
    parsed = read_digest(
        "m.md",
        f"# 2024\n## February\n{ENTRY}\n## March\n- [GaLore: Memory-Efficient Training](https://arxiv.org/abs/2403.03507)\n",
    )
    assert [(m.title, m.date) for m in parsed.mentions] == [
        ("Genie: Generative Interactive Environments", "2024-02"),
        ("GaLore: Memory-Efficient Training", "2024-03"),
    ]


def test_papers_that_share_one_long_line_do_not_each_keep_all_of_it() -> None:
    records = [f'{{"title": "Paper number {n}", "url": "https://arxiv.org/abs/2402.{n:05}"}}' for n in range(1, 1001)]
    for text in (f"[{', '.join(records)}]", " ".join(records)):
        mentions = read_digest("all.json", text).mentions
        assert len({mention.key for mention in mentions}) == 1000
        assert max(len(mention.text) for mention in mentions) <= 2000
