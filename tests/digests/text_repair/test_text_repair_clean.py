"""Clean text comes back to the byte, and repairing twice is repairing once."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from text_repair_samples import LANGUAGES, PAGES, misread, misread_with_loss, sample

from builders import cases
from readerapp.digests.text_repair import RepairedText, decode_and_repair, repair_text
from readerapp.digests.text_repair.codepages import CodePage

WORDS = sorted({word for language in LANGUAGES for word in sample(language).split()})
FOREIGN = [word for word in WORDS if not word.isascii()]
ODD = (
    "»Größe«", "20 °C", "FÊTÉ»", "«", "»", "–", "—", "…", "\u00a0", "👩‍💻", "❤️", "🏳️‍🌈", "±5", "Ø", "l’été", "50 µm²",
    "XÃ HỘI", "ĐÃ”", "NÃO", "SÃO", "ÂM THANH", "СССР»", "ТАСС»", "| --- |", '`x = {"é": 1}`', "\t", "\r\n", "©®™",
    "été\xa0»", "på\xa0»", "20\xa0€", "«XÃ»", "„ÄÖÜ“", "FENÊTRE, „ÄÖÜ“", "Ältere Öfen", "ЇЖАК", "«اقتباس»",
    "„XÃ”", "“XÃ”", "XÃ\xa0:", "ROMÃ\xa0!", "IRMÃ…", "‚ÇÖZ‘", "»SÃ«", "3\xa0×\xa0:", "MAÇÃ\xa0%", "«\xa0LÂU\xa0»",
    "«\xa0né\xa0» et «\xa0été\xa0» ou «\xa0clé\xa0»",
    "Å", "π ≈ 3", "α²", "€50", "£", "don’t", "ÀÉÎ", "C’est l’é", "Ä", "ß»", "ž", "İ", "ő",
)  # fmt: skip
CLEAN = st.lists(st.sampled_from((*WORDS, *ODD)), max_size=12).flatmap(
    lambda words: st.sampled_from((" ", ", ", "\n")).map(lambda joint: joint.join(words))
)


@given(CLEAN)
@settings(max_examples=cases(1500))
def test_clean_text_is_unchanged(text: str) -> None:
    assert repair_text(text) == RepairedText(text=text, encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_whole_clean_texts_are_unchanged(language: str) -> None:
    raw = sample(language).encode()

    repaired = decode_and_repair(raw)

    assert repaired.text.encode() == raw
    assert repaired.steps == ()


@pytest.mark.parametrize("text", ODD)
def test_odd_clean_text_is_unchanged(text: str) -> None:
    assert repair_text(text).text == text


@given(st.text(max_size=60))
@settings(max_examples=cases(500))
def test_repair_is_idempotent_on_any_text(text: str) -> None:
    once = repair_text(text).text

    assert repair_text(once).text == once


@given(st.text(st.characters(min_codepoint=0x80, max_codepoint=0x17F) | st.sampled_from(" a\n"), max_size=40))
@settings(max_examples=cases(500))
def test_repair_is_idempotent_on_text_that_looks_broken(text: str) -> None:
    once = repair_text(text).text

    assert repair_text(once).text == once


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("codec", ["cp1252", "cp1254", "cp1258"])
def test_repair_is_idempotent_on_lossy_text(language: str, codec: str) -> None:
    once = repair_text(misread_with_loss(sample(language), codec)).text

    assert repair_text(once).text == once


@given(
    st.lists(st.sampled_from(FOREIGN), min_size=8, max_size=20, unique=True),
    st.sampled_from([page for page in PAGES.values() if page.rarity == 0]),
)
@settings(max_examples=cases(300))
def test_what_is_misread_comes_back(words: list[str], page: CodePage) -> None:
    text = " ".join(words)

    assert repair_text(misread(text, page)).text == text


def test_whole_sequences_among_fragments_are_undone_at_once_behind_other_layers_too() -> None:
    text = "| HŘŁŘŚŘĄÂĄ thŘŁŘŚŘĄÂĄng | TŘŁŘŚŘĄÂĄ lŘŁŘŚŘĄÂĄ lŘŁŘŚŘĄÂĄi | Ghi chŘ¤â€šŘĄÚş |"
    once = repair_text(text)
    assert once.text == "| Háť tháťng | Táť láť láťi | Ghi chú |"
    assert [bit.text for bit in once.unrepaired] == ["Háť", "tháťng", "Táť", "láť", "láťi"]
    assert repair_text(once.text).text == once.text
