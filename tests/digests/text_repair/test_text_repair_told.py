"""What is wrong after a repair is told: no word is passed over, whatever was lost on the way."""

import random

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from text_repair_made_up import CODECS, LOSSES, broken, made_up, passed_over
from text_repair_samples import misread_with_loss, places_hold, without_controls

from builders import cases
from readerapp.digests.text_repair import repair_text

ENOUGH = 30  # characters above ASCII; fewer say too little about how they were misread


@given(
    st.sampled_from(["ko", "zh", "ja", "ru"]),
    st.integers(2, 20),
    st.sampled_from(sorted(CODECS)),
    st.sampled_from(LOSSES),
    st.integers(0, 2**32),
)
@settings(max_examples=cases(60))
def test_no_wrong_word_is_passed_over(
    language: str, lines: int, codec: str, losses: tuple[str, ...], seed: int
) -> None:
    assume(not (codec == "iso8859_15" and "controls" in losses))  # may look like Windows-1252 then
    text = made_up(language, lines, random.Random(seed))

    repaired = repair_text(broken(text, codec, losses))

    if sum(char > "\x7f" for char in text) >= ENOUGH:
        assert passed_over(text, repaired) == []
    assert places_hold(repaired)
    assert repair_text(repaired.text).text == repaired.text


def test_a_word_that_lost_too_much_is_listed_where_all_else_was_misread() -> None:
    text = "Le modèle est déjà prêt, l’été arrive : la précision monte.\nIt isn’t slow, and “that’s it”.\n"

    repaired = repair_text(without_controls(text))

    assert "isnât" in repaired.text
    assert {"isnât", "âthatâs"} <= {bit.text for bit in repaired.unrepaired}


def test_an_accent_in_a_clean_line_is_no_such_word() -> None:
    clean = "Le « château » de José, c’est l’œuvre d’un été\n"
    lossy = misread_with_loss("Mọi người đều có thể gửi lời giải về tòa soạn.\n" * 3, "cp1254")

    assert repair_text(clean + lossy).unrepaired == ()


def test_no_break_spaces_inside_of_characters_are_put_back() -> None:
    text = "根拠を読んでください。だから、根気よく続けます。\n" * 4

    assert repair_text(broken(text, "latin-1", ("spaces",))).text == text


def test_the_rest_of_a_word_behind_such_a_space_is_listed_with_it() -> None:
    text = "그리고 유리잔도 말하지만, 서두르지 않고기다립니다 " * 4

    repaired = repair_text(broken(text, "cp1252", ("ignore", "spaces")))

    assert any(" " in bit.text for bit in repaired.unrepaired)
    assert passed_over(text, repaired) == []
