"""What must hold for any text: reading never raises, loses no id, and points at lines that exist."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import cases, spoken_ids
from read_tally import Tally
from readerapp.digests import read_digest
from readerapp.digests.titles import is_label
from readerapp.domain.digest import ParsedDigest

GOLDEN = Path(__file__).parent / "golden"
CORPUS = Path(__file__).parents[2] / "corpus"
SEEDS = [
    (path.name, path.read_text(encoding="utf-8"))
    for path in sorted([*GOLDEN.iterdir(), *CORPUS.glob("*-*.md")])
    if not path.name.endswith(".expected.json")
]
LONGEST = 4_000
NAMES = (
    "a.md",
    "b.txt",
    "c.json",
    "d.jsonl",
    "e.bib",
    "f.ris",
    "g.xml",
    "h.csv",
    "i.ipynb",
    "j.org",
    "k",
    "l.html",
    "m.eml",
    "n.yml",
    "o.tex",
    "p.wiki",
)
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
HOSTILE = (
    *("]]>", "<![CDATA[", "<!--", "{{{{", "[[[[", "((((", "****", "%%%20%20", "arXiv:", "https://[::1", "http://["),
    *("javascript:x", "@misc{", "<rss>"),
    *("2402.17764", "\u202e", "\u200b" * 40, "\x00\x01\x1b[31m", "\u2028", "\ufeff", "&#x110000;", "e\u0301" * 30),
    *("\\" * 9, "|" * 30, "`" * 7, "~~~\n", "---\n", "...\n", "\r\r\n", "TY  - ", "- [ ] ", "1" * 400),
    *(
        '"cells": [',
        "Title:",
        "**Authors:**",
        "저자:",
        "<html><dl><dt>",
        "<dd>",
        "<script>",
        "From: a\nSubject: b\nMIME-Version: 1.0\nContent-Type: text/plain\n\n",
        "Content-Transfer-Encoding: base64\n",
        "\\bibitem{a} ",
        "\\begin{itemize}\n\\item ",
        "{|\n|-\n| ",
        "- title: a\n  url: ",
        "%0 Book\n%T ",
        "PMID- 1\nTI  - ",
        "作者：",
        "https://arxiv.org/abs/",
        "\U0001f9d1\u200d\U0001f4bb",
    ),
)
DOCUMENTS = st.lists(st.one_of(SCRAPS, st.text(max_size=20)), max_size=60).map("".join)


def check(name: str, text: str, tally: Tally) -> ParsedDigest:
    tally.add()
    parsed = read_digest(name, text)
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    assert spoken_ids(unified) <= {mention.arxiv_id.base for mention in parsed.mentions if mention.arxiv_id}
    lines = unified.count("\n") + 1
    for mention in parsed.mentions:
        assert 1 <= mention.line_start <= mention.line_end <= lines
        assert mention.key
        for words in (mention.title, mention.short_name, mention.org, mention.venue, *mention.authors, *mention.path):
            assert words == words.strip()
            assert "\n" not in words
        assert not (mention.arxiv_id and mention.title and is_label(mention.title))
        assert all(link.url.lower().startswith(("http://", "https://")) for link in mention.links)
    assert all(1 <= issue.line <= lines for issue in parsed.issues)
    return parsed


@given(name=st.sampled_from(NAMES), text=DOCUMENTS)
@settings(max_examples=cases(250), suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_read(name: str, text: str, tally: Tally) -> None:
    check(name, text, tally)


@given(seed=st.integers(0, len(SEEDS) - 1), name=st.sampled_from(NAMES), rolls=st.randoms(use_true_random=False))
@settings(max_examples=cases(120), suppress_health_check=[HealthCheck.too_slow])
def test_a_damaged_document_is_read(seed: int, name: str, rolls: random.Random, tally: Tally) -> None:
    text = window(SEEDS[seed][1], rolls)
    for _ in range(rolls.randint(1, 8)):
        start = rolls.randint(0, len(text))
        end = min(len(text), start + rolls.choice([0, 1, 3, 20, 200]))
        middle = rolls.choice(["", "\n", "|", "`", "2402.17764", text[end : end + 40], text[:30], "\x00", "\r", "    "])
        text = text[:start] + middle + text[end:]
    check(rolls.choice([name, SEEDS[seed][0]]), text, tally)


def window(text: str, rolls: random.Random) -> str:
    """TEXT, or of a long one some lines in a row."""
    start = rolls.randint(0, max(0, len(text) - LONGEST))
    return text[text.rfind("\n", 0, start) + 1 :][:LONGEST]


def flip_bytes(text: str, rolls: random.Random) -> str:
    raw = bytearray(text.encode("utf-8", "replace"))
    for _ in range(rolls.randint(1, 12)):
        if raw:
            raw[rolls.randrange(len(raw))] ^= 1 << rolls.randrange(8)
    return raw.decode(rolls.choice(["utf-8", "latin-1", "cp1252"]), "replace")


def repeat_lines(text: str, rolls: random.Random) -> str:
    lines = text.split("\n")
    at = rolls.randrange(len(lines))
    taken = lines[at : at + rolls.randint(1, 6)]
    where = rolls.randrange(len(lines) + 1)
    return "\n".join([*lines[:where], *taken * rolls.randint(1, 4), *lines[where:]])


def shuffle_blocks(text: str, rolls: random.Random) -> str:
    blocks = text.split("\n\n")
    rolls.shuffle(blocks)
    return "\n\n".join(blocks)


def drop_lines(text: str, rolls: random.Random) -> str:
    share = rolls.choice([0.05, 0.3])
    return "\n".join(line for line in text.split("\n") if rolls.random() > share)


def graft(text: str, rolls: random.Random) -> str:
    """Put a part of another document somewhere."""
    other = window(rolls.choice(SEEDS)[1], rolls)
    start, at = rolls.randint(0, len(other)), rolls.randint(0, len(text))
    return text[:at] + other[start : start + 800] + text[at:]


def indent(text: str, rolls: random.Random) -> str:
    lead = rolls.choice(["  ", "    ", "\t", "> ", "- ", "| ", "# ", "* ", "```\n", "\u00a0"])
    start = rolls.randint(0, text.count("\n"))
    return "\n".join(lead + x if start <= n < start + 6 else x for n, x in enumerate(text.split("\n")))


def insert_hostile(text: str, rolls: random.Random) -> str:
    at = rolls.randint(0, len(text))
    return text[:at] + rolls.choice(HOSTILE) + text[at:]


def cut(text: str, rolls: random.Random) -> str:
    return text[: rolls.randint(0, len(text))]


CHANGES = (flip_bytes, repeat_lines, shuffle_blocks, drop_lines, graft, indent, insert_hostile, cut)


@given(seed=st.integers(0, len(SEEDS) - 1), name=st.sampled_from(NAMES), rolls=st.randoms(use_true_random=False))
@settings(max_examples=cases(200), suppress_health_check=[HealthCheck.too_slow])
def test_a_rearranged_document_is_read(seed: int, name: str, rolls: random.Random, tally: Tally) -> None:
    text = window(SEEDS[seed][1], rolls)
    for change in rolls.sample(CHANGES, rolls.randint(1, 3)):
        text = change(text, rolls)
    check(rolls.choice([name, SEEDS[seed][0], SEEDS[seed][0]]), text, tally)


@given(text=DOCUMENTS)
@settings(max_examples=cases(60))
def test_reading_twice_gives_the_same(text: str, tally: Tally) -> None:
    tally.add()
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
def test_a_hostile_document_loses_nothing(text: str, tally: Tally) -> None:
    check("hostile.md", text, tally)
