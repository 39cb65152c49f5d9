"""Text that was misread without a loss comes back to the character."""

import pytest
from text_repair_samples import LANGUAGES, PAGES, misread, sample

from readerapp.digests.text_repair import repair_text
from readerapp.digests.text_repair.codepages import CodePage


@pytest.mark.parametrize("page", PAGES.values(), ids=list(PAGES))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_misread_once_or_twice_is_exactly_restored(language: str, page: CodePage) -> None:
    text = sample(language)[:1500]
    once = misread(text, page)

    assert repair_text(once).text == text
    assert repair_text(misread(once, page)).text == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_different_code_pages_one_after_the_other(language: str) -> None:
    text = sample(language)[:1000]

    broken = misread(misread(text, PAGES["Mac Roman"]), PAGES["Windows-1252"])

    assert repair_text(broken).text == text
    assert repair_text(broken).steps == ("UTF-8 read as Windows-1252", "UTF-8 read as Mac Roman")


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("cafÃ©", "café"),
        ("itâ€™s", "it’s"),
        ("20 Â°C", "20 °C"),
        ("Â© 2024", "© 2024"),
        ("MÃœNCHEN", "MÜNCHEN"),
        ("voilÃ\xa0", "voilà"),
        ("РџСЂРёРІРµС‚", "Привет"),
        ("ì•ˆë…•", "안녕"),
        ("ðŸ˜€", "😀"),
        ("caf√© d‚Äô√©t√©", "café d’été"),
        ("â€œhiâ€\x9d", "“hi”"),
    ],
)
def test_short_passages(broken: str, whole: str) -> None:
    assert repair_text(broken).text == whole


def test_what_was_done_is_told() -> None:
    repaired = repair_text("tiáº¿ng Viá»‡t")

    assert repaired.text == "tiếng Việt"
    assert repaired.steps == ("UTF-8 read as Windows-1252",)
    assert (repaired.passages, repaired.inferred, repaired.uncertain, repaired.unrepaired) == (1, 0, (), ())
