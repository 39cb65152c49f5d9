"""Hostile and huge texts come back whole; how fast is measured in `benchmarks/text_repair.py`."""

import pytest
from text_repair_samples import LANGUAGES, misread_with_loss, sample, wrong_words

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
    once = repair_text(BROKEN + tail).text

    assert repair_text(once).text == once


@pytest.mark.parametrize("language", LANGUAGES)
def test_megabytes_of_clean_text_stay_as_they_are(language: str) -> None:
    text = sample(language)
    text *= 2_000_000 // len(text.encode())

    assert repair_text(text).text == text


def test_a_quarter_of_a_megabyte_of_broken_text() -> None:
    text = sample("vi")
    times = 250_000 // len(text.encode()) + 1

    repaired = repair_text(misread_with_loss(text * times, "cp1254")).text

    assert len(wrong_words(text * times, repaired)) <= 0.0015 * len((text * times).split())
