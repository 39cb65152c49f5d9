"""Passages of nested items stay apart, all passages together stay in proportion, and no text is malformed."""

import json
from collections.abc import Callable
from dataclasses import asdict

import pytest

from readerapp.digests import read_digest


def bullets(count: int) -> str:
    return "".join(f"{'  ' * depth}- [Paper](https://arxiv.org/abs/2401.{depth:05d})\n" for depth in range(count))


def org_stars(count: int) -> str:
    return "".join(f"{'*' * (depth + 1)} A Paper 2401.{depth:05d}\n" for depth in range(count))


def icons(count: int) -> str:
    link = "[A Paper of Learning](https://arxiv.org/abs/2401.{:05d})\n"
    return "".join(f"{'  ' * depth}- 📜 {link.format(depth)}" for depth in range(count)) + "- 📜 [B](https://b.org/b)\n"


def ids_in_a_row(count: int) -> str:
    return " ".join(f"2401.{number:05d}" for number in range(count))


def ids_in_a_column(count: int) -> str:
    return "\n".join(f"2401.{number:05d}" for number in range(count))


def headings(count: int) -> str:
    return "".join(f"{'#' * min(6, 1 + n)} A Paper (2401.{n:05d})\n\n- a\n" for n in range(count))


@pytest.mark.parametrize("count", [30, 200, 800])
@pytest.mark.parametrize("shape", [bullets, org_stars, icons, ids_in_a_row, ids_in_a_column, headings])
def test_passages_together_are_in_proportion_to_the_document(shape: Callable[[int], str], count: int) -> None:
    for name in ("a.md", "a.org"):
        text = shape(count)

        parsed = read_digest(name, text)

        assert {f"2401.{n:05d}" for n in range(count)} <= {m.arxiv_id.base for m in parsed.mentions if m.arxiv_id}
        assert sum(len(mention.text) for mention in parsed.mentions) <= 45 * len(text)


def test_every_item_of_a_deeply_nested_list_is_a_mention() -> None:
    text = bullets(800)

    parsed = read_digest("a.md", text)

    assert len(parsed.mentions) == 800
    assert sum(len(mention.text) for mention in parsed.mentions) <= len(text)
    assert [mention.line_start for mention in parsed.mentions] == list(range(1, 801))


def test_a_passage_ends_before_the_first_item_that_names_another_paper() -> None:
    text = (
        "- [Genie: Generative Interactive Environments](https://arxiv.org/abs/2402.15391)\n"
        "  - It makes worlds to play in.\n"
        "  - [paper](https://arxiv.org/pdf/2402.15391)\n"
        "  - [The Era of 1-bit LLMs](https://arxiv.org/abs/2402.17764)\n"
        "    - It needs less memory.\n"
        "- [GaLore: Memory-Efficient Training](https://arxiv.org/abs/2403.03507)\n"
        "  - It saves memory.\n"
    )

    mentions = read_digest("a.md", text).mentions

    assert [(m.arxiv_id and m.arxiv_id.base, m.line_start, m.line_end) for m in mentions] == [
        ("2402.15391", 1, 3),
        ("2402.17764", 4, 5),
        ("2403.03507", 6, 7),
    ]
    assert mentions[0].text == "\n".join(text.split("\n")[:3])


LONE = "\\ud800"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", f'[{{"title": "Gen{LONE}ie", "arxiv_id": "2402.15391", "authors": ["A {LONE} B"], "x": "{LONE}"}}]'),
        ("a.jsonl", f'{{"title": "Gen{LONE}ie", "id": "2402.15391"}}\n{{"title": "Other", "id": "2402.15392"}}'),
        ("a.json", f'[{{"title": "Gen{LONE}ie", "arxiv_id": "2402.15391"}}, {{"ti'),
        ("a.md", f'---\ntitle: "Gen{LONE}ie"\narxiv: 2402.15391\ntags: ["{LONE}"]\n---\n\nWords.\n'),
        ("a.md", "# Gen\ud800ie\n\n- [Gen\udc00ie: Worlds to Play in](https://arxiv.org/abs/2402.15391\udfff)\n"),
        ("\ud800.md", "- 2402.15391\n"),
    ],
    ids=["json", "lines", "pieces", "yaml", "text", "name"],
)
def test_no_lone_surrogate_is_left(name: str, text: str) -> None:
    parsed = read_digest(name, text)

    everything = json.dumps(asdict(parsed), ensure_ascii=False)
    assert "\ufffd" in everything
    everything.encode("utf-8")  # raises where a surrogate is left
