"""What neighbours say about syllables that are easily confused."""

from readerapp.digests.text_repair.contexts import Contexts, Place, place_of
from readerapp.digests.text_repair.spans import EDGE, NUMBER, spans_of

KNOWN = Contexts(
    gains={
        "giờ": {"own": {"": 0.5}, "-1": {"": -1.0, NUMBER: 3.0, "hai": 0.0}},
        "hai": {"own": {"": 0.0}, "+1": {"": 1.0}},
    },
    classes={"hai": "M"},
)


def place(line: str, word: str) -> Place:
    spans = spans_of(list(line))
    said = [line[span.start : span.end].lower() for span in spans]
    return place_of(spans, said, said.index(word), capital=False)


def test_the_neighbours_of_a_word_end_at_marks_and_numbers() -> None:
    line = "Lúc 5 giờ sáng mai, trời mưa."

    assert place(line, "giờ") == Place(before=(NUMBER, EDGE), after=("sáng", "mai"), capital=False)
    assert place(line, "mai") == Place(before=("sáng", "giờ"), after=(EDGE, EDGE), capital=False)


def test_quotes_and_spaces_are_no_edge() -> None:
    assert place("nói “hai giờ” rồi", "giờ") == Place(before=("hai", "nói"), after=("rồi", EDGE), capital=False)


def test_what_is_not_listed_counts_as_any_other_neighbour_and_nothing_as_nothing() -> None:
    assert KNOWN.gain("giờ", Place(before=(NUMBER, EDGE), after=(EDGE, EDGE), capital=False)) == 3.5
    assert KNOWN.gain("giờ", Place(before=("hai", EDGE), after=(EDGE, EDGE), capital=False)) == 0.5
    assert KNOWN.gain("giờ", Place(before=("ba", EDGE), after=(EDGE, EDGE), capital=False)) == -0.5
    assert KNOWN.gain("giỏ", Place(before=(NUMBER, EDGE), after=(EDGE, EDGE), capital=False)) == 0.0


def test_two_neighbours_that_are_both_open_count_once() -> None:
    assert KNOWN.gain_of_pair("hai", "giờ") == 0.5
    assert KNOWN.gain_of_pair("ba", "giờ") == -1.0
