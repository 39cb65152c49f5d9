"""What the window needs: places of words, choices, lines before and after, and encodings to choose from."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from text_repair_samples import PAGES, misread, misread_with_loss, places_hold, sample, without_controls

from builders import cases
from readerapp.digests.text_repair import (
    ChangedLine,
    InferredWord,
    NotText,
    RepairedText,
    UnrepairedText,
    WordChoice,
    changed_lines,
    decode_and_repair,
    encodings,
    readable_name,
    repair_text,
)
from readerapp.digests.text_repair.decoding import decode

TEXT = "# Bảng\n\nMỗi người được hai giỏ.\nTất cả mọi người đều được hỏi ý kiến về vấn đề này."
RAW = misread_with_loss(TEXT, "cp1254").encode()


@pytest.mark.parametrize("language", ["vi", "ko", "zh", "ja", "ru", "fr"])
@pytest.mark.parametrize("codec", ["cp1252", "cp1254", "cp1258"])
def test_words_stand_where_they_are_said_to_stand(language: str, codec: str) -> None:
    assert places_hold(repair_text(misread_with_loss(sample(language), codec)))


@pytest.mark.parametrize("language", ["vi", "ko", "ja"])
def test_words_stand_there_after_two_layers_too(language: str) -> None:
    once = misread_with_loss(sample(language), "cp1254")

    repaired = repair_text(misread(once, PAGES["Mac Roman"]))

    assert len(repaired.steps) > 1
    assert places_hold(repaired)
    assert repaired.words == repair_text(once).words


@pytest.mark.parametrize("language", ["vi", "ko", "en", "zh"])
def test_words_stand_there_without_control_characters(language: str) -> None:
    assert places_hold(repair_text(without_controls(sample(language))))


@given(st.text(st.characters(min_codepoint=0x80, max_codepoint=0x17F) | st.sampled_from(" ab\nÃá»ºâ€"), max_size=60))
@settings(max_examples=cases(500))
def test_words_stand_there_in_any_text(text: str) -> None:
    assert places_hold(repair_text(text))


def test_a_word_tells_what_stood_in_the_file() -> None:
    word = repair_text(misread_with_loss("Tất cả mọi trường học đều vui.", "cp1254")).words[1]

    assert (word.line, word.column, word.word, word.original) == (1, 11, "trường", "trÆ°á»ng")
    assert not word.uncertain


def test_an_alternative_is_chosen() -> None:
    repaired = decode_and_repair(RAW)
    (word,) = repaired.uncertain
    other = "giỏ" if word.word == "giờ" else "giờ"

    chosen = decode_and_repair(RAW, choices=[WordChoice(line=3, column=word.column, word=other)])

    assert chosen.text.split("\n")[2] == f"Mỗi người được hai {other}."
    assert chosen.uncertain == ()
    (now,) = [one for one in chosen.words if (one.line, one.column) == (3, word.column)]
    assert (now.word, now.original, now.alternatives[0]) == (other, word.original, word.word)
    assert len(chosen.words) == len(repaired.words)


def test_a_choice_speaks_of_what_the_choices_before_it_made() -> None:
    repaired = decode_and_repair(RAW)
    first, second = [word for word in repaired.words if word.line == 3]

    chosen = decode_and_repair(
        RAW,
        choices=[
            WordChoice(line=3, column=first.column, word="con người"),
            WordChoice(line=3, column=second.column + len("con người") - len(first.word), word="rổ"),
            WordChoice(line=3, column=first.column, word="bạn"),
        ],
    )

    assert chosen.text.split("\n")[2] == "Mỗi bạn được hai rổ."
    assert places_hold(chosen)
    assert chosen.unused == ()


def test_a_broken_word_can_be_written_by_hand() -> None:
    raw = misread_with_loss(sample("ko"), "cp1254").encode()
    bit = decode_and_repair(raw).unrepaired[0]

    chosen = decode_and_repair(raw, choices=[WordChoice(line=bit.line, column=bit.column, word="논문")])

    assert InferredWord(line=bit.line, column=bit.column, word="논문", original=bit.text) in chosen.words
    assert UnrepairedText(line=bit.line, column=bit.column, text=bit.text) not in chosen.unrepaired
    assert places_hold(chosen)


@pytest.mark.parametrize(
    "choice",
    [
        WordChoice(line=3, column=1, word="x"),
        WordChoice(line=99, column=0, word="x"),
        WordChoice(line=3, column=19, word="hai\ndòng"),
        WordChoice(line=-1, column=-1, word="x"),
    ],
)
def test_a_choice_that_fits_nothing_is_told(choice: WordChoice) -> None:
    chosen = decode_and_repair(RAW, choices=[choice])

    assert chosen == RepairedText(
        text=(plain := decode_and_repair(RAW)).text,
        encoding="utf-8",
        steps=plain.steps,
        passages=plain.passages,
        words=plain.words,
        unused=(choice,),
    )


def test_the_repair_can_be_switched_off() -> None:
    assert decode_and_repair(RAW, repair=False) == RepairedText(text=RAW.decode(), encoding="utf-8")


def test_the_lines_before_and_after() -> None:
    before = decode_and_repair(RAW, repair=False).text
    repaired = decode_and_repair(RAW)

    changes = list(changed_lines(before, repaired.text))

    assert [change.line for change in changes] == [1, 3, 4]
    assert changes[0] == ChangedLine(line=1, before="# Báº£ng", after="# Bảng")


@given(st.text(max_size=60))
@settings(max_examples=cases(300))
def test_a_repair_keeps_every_line(text: str) -> None:
    assert repair_text(text).text.count("\n") == text.count("\n")


@pytest.mark.parametrize("language", ["vi", "ko", "fr"])
def test_the_same_bytes_always_give_the_same_result(language: str) -> None:
    raw = misread_with_loss(sample(language), "cp1252").encode()
    repair_text(misread_with_loss(sample("vi_held_out"), "cp1254"))

    assert decode_and_repair(raw) == decode_and_repair(raw)


def test_every_encoding_that_is_offered_exists_and_has_a_name() -> None:
    offered = encodings()

    assert len({one.label for one in offered}) == len(offered) > 20
    for one in offered:
        assert decode_and_repair(b"", encoding=one.name).encoding == one.name
        assert readable_name(one.name) == one.label


@pytest.mark.parametrize("encoding", ["klingon", "rot13", "hex", "unicode_escape", "idna", "", "utf 8\x00", "ü"])
def test_what_is_no_encoding_is_refused(encoding: str) -> None:
    with pytest.raises(NotText, match="no text encoding"):
        decode_and_repair(b"abc", encoding=encoding)


@given(st.binary(max_size=200), st.sampled_from([one.name for one in encodings()]))
@settings(max_examples=cases(300))
def test_any_bytes_can_be_told_to_be_in_any_encoding(raw: bytes, encoding: str) -> None:
    assert decode_and_repair(raw, encoding=encoding).encoding == encoding


@given(st.binary(max_size=200))
@settings(max_examples=cases(500))
def test_the_encoding_that_was_found_gives_the_same_text_when_it_is_told(raw: bytes) -> None:
    try:
        found = decode(raw)
    except NotText:
        return
    assert decode(raw, found.encoding).text == found.text


def test_windows_1258_that_was_told_comes_back_composed() -> None:
    raw = "Tiê\u0301ng Viê\u0323t".encode("cp1258")

    assert decode_and_repair(raw, encoding="cp1258").text == "Tiếng Việt"
    assert decode_and_repair(raw, encoding="windows-1258").encoding == "windows-1258"


def test_a_mark_at_the_start_is_no_text() -> None:
    assert decode_and_repair(b"\xef\xbb\xbfabc", encoding="utf-8").text == "abc"
    assert decode_and_repair("\ufeffabc".encode("utf-16-le"), encoding="utf-16-le").text == "abc"
