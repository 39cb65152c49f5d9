"""Broken passages inside clean text are repaired on their own."""

import random

import pytest
from text_repair_samples import PAGES, misread, misread_with_loss, sample

from readerapp.digests.text_repair import repair_text
from readerapp.digests.text_repair.codepages import CodePage

PARAGRAPHS = [line for name in ("vi", "ko", "fr", "de") for line in sample(name).split("\n")[:40] if len(line) > 60]


@pytest.mark.parametrize("page", PAGES.values(), ids=list(PAGES))
def test_some_paragraphs_are_broken(page: CodePage) -> None:
    chance = random.Random(page.name)
    text = chance.sample(PARAGRAPHS, 12)
    broken = [misread(line, page) if chance.random() < 0.4 else line for line in text]

    assert repair_text("\n".join(broken)).text == "\n".join(text)


@pytest.mark.parametrize("page", PAGES.values(), ids=list(PAGES))
def test_a_few_words_inside_a_line_are_broken(page: CodePage) -> None:
    words = PARAGRAPHS[3].split(" ")
    broken = [*words[:8], misread(" ".join(words[8:13]), page), *words[13:]]

    repaired = repair_text(" ".join(broken))

    assert repaired.text == PARAGRAPHS[3]
    assert repaired.passages == 1


def test_passages_that_were_broken_in_different_ways() -> None:
    lines = PARAGRAPHS[:6]
    broken = [
        lines[0],
        misread(lines[1], PAGES["Mac Roman"]),
        lines[2],
        misread(lines[3], PAGES["Windows-1252"]),
        misread(misread(lines[4], PAGES["Windows-1254"]), PAGES["Windows-1254"]),
        lines[5],
    ]

    assert repair_text("\n".join(broken)).text == "\n".join(lines)


def test_a_clean_heading_over_a_text_that_lost_bytes() -> None:
    heading = "XÃ HỘI SỐ — MÃ NGUỒN MỞ\n\n"
    text = "Mọi người đều có thể gửi lời giải về tòa soạn."

    assert repair_text(heading + misread_with_loss(text, "cp1254")).text == heading + text


def test_clean_capital_umlauts_in_a_text_that_lost_bytes() -> None:
    clean = "Ältere Öfen heizen schlechter.\n"
    text = "Mọi người đều có thể gửi lời giải về tòa soạn.\n" * 3

    assert repair_text(clean + misread_with_loss(text, "cp1254")).text == clean + text
