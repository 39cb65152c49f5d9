"""What is wrong after a repair is told: no word is passed over, whatever was lost on the way."""

import random

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from text_repair_made_up import CODECS, LOSSES, broken, made_up, passed_over
from text_repair_samples import places_hold

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
