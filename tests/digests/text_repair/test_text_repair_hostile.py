"""Hostile and huge texts come back whole; how fast is measured in `benchmarks/text_repair.py`."""

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
    once = repair_text(BROKEN + tail).text

    assert repair_text(once).text == once


@pytest.mark.parametrize("language", LANGUAGES)
def test_megabytes_of_clean_text_stay_as_they_are(language: str) -> None:
    text = sample(language)
    text *= 2_000_000 // len(text.encode())

    assert repair_text(text).text == text


def test_a_quarter_of_a_megabyte_of_broken_text() -> None:
    broken = misread_with_loss(sample("vi"), "cp1254")
    times = 250_000 // len(broken.encode()) + 1

    assert repair_text(broken * times).text == repair_text(broken).text * times
