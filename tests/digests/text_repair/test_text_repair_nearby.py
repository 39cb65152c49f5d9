"""What words nearby say about syllables that are easily confused."""

import pytest

from readerapp.digests.text_repair.nearby import Nearby, nearby
from readerapp.digests.text_repair.spans import spans_of

LEVEL, THREE_UP, FIVE_DOWN = "O", "R", "J"
KNOWN = Nearby(
    columns={"gửi": 0, "gọi": 1},
    rows={"thư": THREE_UP + FIVE_DOWN, "bưu điện": THREE_UP + LEVEL, "bưu": LEVEL * 2, "điện": LEVEL * 2},
)


def words_near(line: str, word: str) -> list[str]:
    spans = spans_of(list(line))
    said = [line[span.start : span.end].lower() for span in spans]
    return KNOWN.words_near(spans, said, said.index(word))


def test_words_of_several_syllables_are_found_whole() -> None:
    assert words_near("Ra bưu điện gửi lá thư.", "gửi") == ["bưu điện", "thư"]


def test_only_four_syllables_of_the_same_sentence_are_in_sight() -> None:
    assert words_near("Thư đây. Ra chợ gửi ba bốn năm sáu thư.", "gửi") == []
    assert words_near("Ra chợ gửi ba bốn năm thư. Thư đây.", "gửi") == ["thư"]


def test_what_is_said_is_shared_out_among_the_words() -> None:
    assert KNOWN.gains(["gửi", "gọi", "gỏi"], ["thư"]) == pytest.approx([0.3, -0.5, 0.0])
    assert KNOWN.gains(["gửi", "gọi"], ["thư", "bưu điện"]) == pytest.approx([0.6 / 2**0.5, -0.5 / 2**0.5])
    assert KNOWN.gains(["gửi", "gọi"], []) == [0.0, 0.0]


def test_the_list_that_ships_has_a_character_for_every_column() -> None:
    shipped = nearby()

    assert {len(row) for row in shipped.rows.values()} == {len(shipped.columns)}
    assert set(shipped.columns) <= set(shipped.rows)
