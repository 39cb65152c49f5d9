"""Hostile and huge texts are dealt with in linear time."""

from time import perf_counter

import pytest
from text_repair_samples import LANGUAGES, misread_with_loss, sample

from readerapp.digests.text_repair import repair_text

BROKEN = misread_with_loss(sample("vi")[:3000], "cp1254")


@pytest.mark.parametrize(
    "tail",
    [
        "Ã" * 30_000,
        "á»" * 30_000,
        "Ã©" * 20_000,
        "Ã\n" * 10_000,
        "\ufffd" * 30_000,
        "\n" * 100_000,
        "\x00" * 1000,
        "\ud800" * 1000,
        "ğŸ" * 20_000,
        "â€" * 20_000,
    ],
)
def test_endless_repetitions(tail: str) -> None:
    start = perf_counter()

    once = repair_text(BROKEN + tail).text

    assert perf_counter() - start < 5
    assert repair_text(once).text == once


@pytest.mark.parametrize("language", LANGUAGES)
def test_clean_text_passes_quickly(language: str) -> None:
    text = sample(language)
    text *= 2_000_000 // len(text.encode())
    start = perf_counter()

    assert repair_text(text).text == text

    assert len(text.encode()) / (perf_counter() - start) > 2_000_000


def test_a_quarter_of_a_megabyte_of_broken_text() -> None:
    broken = misread_with_loss(sample("vi"), "cp1254")
    broken *= 250_000 // len(broken.encode()) + 1
    start = perf_counter()

    repair_text(broken)

    assert perf_counter() - start < 5
