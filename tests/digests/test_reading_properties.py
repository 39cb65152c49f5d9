"""What must hold for any text: reading never raises, loses no id, and points at lines that exist."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import cases
from readerapp.digests import read_digest
from readerapp.domain.arxiv_id import find_arxiv_ids
from readerapp.domain.digest import ParsedDigest

GOLDEN = Path(__file__).parent / "golden"
SEEDS = [p.read_text(encoding="utf-8") for p in sorted(GOLDEN.iterdir()) if not p.name.endswith(".expected.json")]
NAMES = ("a.md", "b.txt", "c.json", "d.jsonl", "e.bib", "f.ris", "g.xml", "h.csv", "i.ipynb", "j.org", "k", "l.html")
SCRAPS = st.sampled_from(
    [
        "# ",
        "## 1. ",
        "- ",
        "    - ",
        "1. ",
        "> ",
        "| a | b |\n|---|---|\n",
        "| ",
        "```\n",
        "<details>",
        "</details>",
        "<tr><td>",
        "**",
        "__",
        "[",
        "](",
        ")",
        "[[",
        "]]",
        "\\",
        "\n",
        "\n\n",
        "\t",
        "\u00a0",
        "\u200b",
        "\ufeff",
        "\x00",
        "📜 ",
        "🧑🏻💻 ",
        "https://arxiv.org/abs/2402.17764",
        "arXiv:2402.15391v2",
        "2403.03507",
        "hep-th/9901001",
        "hf.co/papers/2402.04291",
        "**Authors:** Ada Byron, Alan Turing\n",
        "**저자:** ",
        "标题：",
        "Tác giả: ",
        "2024-02-13",
        "N/A",
        "{",
        "}",
        '"',
        ",",
        ":",
        "@article{x, title={A}}",
        "TY  - JOUR\n",
        "ER  - \n",
        "<rss>",
        "<item>",
        "TOPIC_TREE",
        "READING_LIST",
        "---\n",
        "\\\\\n",
        "The Era of 1-bit LLMs",
        "논문 링크",
        "Đột phá",
        "$&\n",
        "&amp;",
        "&#0;",
        "<!DOCTYPE x [<!ENTITY y 'z'>]>",
        "&y;",
    ]
)
DOCUMENTS = st.lists(st.one_of(SCRAPS, st.text(max_size=20)), max_size=60).map("".join)


def check(name: str, text: str) -> ParsedDigest:
    parsed = read_digest(name, text)
    named = {found.arxiv_id.base for found in find_arxiv_ids(text)}
    assert named <= {mention.arxiv_id.base for mention in parsed.mentions if mention.arxiv_id}
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for mention in parsed.mentions:
        assert 1 <= mention.line_start <= mention.line_end <= lines
        assert mention.key
    assert all(1 <= issue.line <= lines for issue in parsed.issues)
    return parsed


@given(name=st.sampled_from(NAMES), text=DOCUMENTS)
@settings(max_examples=cases(250), suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_read(name: str, text: str) -> None:
    check(name, text)


@given(seed=st.sampled_from(SEEDS), name=st.sampled_from(NAMES), rolls=st.randoms(use_true_random=False))
@settings(max_examples=cases(120), suppress_health_check=[HealthCheck.too_slow])
def test_a_damaged_document_is_read(seed: str, name: str, rolls: random.Random) -> None:
    text = seed
    for _ in range(rolls.randint(1, 8)):
        start = rolls.randint(0, len(text))
        end = min(len(text), start + rolls.choice([0, 1, 3, 20, 200]))
        middle = rolls.choice(["", "\n", "|", "`", "2402.17764", text[end : end + 40], text[:30], "\x00", "\r", "    "])
        text = text[:start] + middle + text[end:]
    check(name, text)


@given(text=DOCUMENTS)
@settings(max_examples=cases(60))
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read_digest("a.md", text) == read_digest("a.md", text)


@pytest.mark.parametrize(
    "text",
    [
        "> " * 3000 + "2402.17764",
        "- " * 3000 + "2402.17764",
        "[" * 20000 + "2402.17764",
        "*a " * 8000 + "2402.17764",
        "<div>" * 3000 + "2402.17764",
        "|" * 20000 + "\n" + "|-" * 10000 + "\n2402.17764",
        "".join(f"{' ' * depth}- {depth}\n" for depth in range(0, 400, 2)) + " " * 400 + "- 2402.17764",
        "`" * 5000 + "2402.17764",
        "![" * 5000 + "2402.17764",
        "a" * 200_000 + " 2402.17764",
        "**a: b** " * 5000 + "2402.17764",
    ],
    ids=["quotes", "bullets", "brackets", "stars", "tags", "pipes", "indents", "ticks", "images", "word", "labels"],
)
def test_a_hostile_document_loses_nothing(text: str) -> None:
    check("hostile.md", text)
