"""Lost bytes are inferred where enough is known, and reported where not."""

import pytest
from text_repair_samples import misread_with_loss, sample, wrong_words

from readerapp.digests.text_repair import repair_text


@pytest.mark.parametrize("codec", ["cp1252", "cp1254", "cp1258"])
def test_vietnamese_with_lost_bytes_comes_back_but_for_a_few_words(codec: str) -> None:
    text = sample("vi")

    repaired = repair_text(misread_with_loss(text, codec))

    wrong = wrong_words(text, repaired.text)
    assert len(wrong) <= 0.001 * len(text.split())
    assert len(wrong) <= 0.01 * repaired.inferred


@pytest.mark.parametrize("codec", ["cp1252", "cp1254", "cp1258"])
def test_vietnamese_that_nothing_was_tuned_on(codec: str) -> None:
    text = sample("vi_held_out")

    repaired = repair_text(misread_with_loss(text, codec))

    wrong = wrong_words(text, repaired.text)
    assert len(wrong) <= 0.005 * len(text.split())
    assert {got for _, got in wrong} <= {uncertain.word for uncertain in repaired.uncertain}


def test_an_inferred_word_tells_its_line_its_alternatives_and_what_stood_there() -> None:
    text = "# Bảng\n\nMỗi người được hai giỏ.\nTất cả mọi người đều được hỏi ý kiến về vấn đề này."

    repaired = repair_text(misread_with_loss(text, "cp1254"))

    assert repaired.steps == ("UTF-8 read as Windows-1252 (bytes lost)",)
    (uncertain,) = repaired.uncertain
    assert (uncertain.line, uncertain.original) == (3, "giá»")
    assert "giỏ" in (uncertain.word, *uncertain.alternatives)
    assert repaired.inferred > 5


@pytest.mark.parametrize(
    ("words", "codec"),
    [
        ("mọi người gửi thư về nhà", "cp1254"),
        ("thời gian chờ đợi, xử lý tín hiệu", "cp1252"),
        ("Đề xuất một phương pháp khử nhiễu", "cp1254"),
        ("Ý tưởng chính của bài báo", "cp1254"),
        ("KẾT QUẢ SỬ DỤNG MỌI NGUỒN", "cp1254"),
        ("các đường biên màu đỏ, bờ biển và bề mặt", "cp1258"),
        ("sử dụng “dấu ngoặc” và dấu … cho đúng", "cp1252"),
    ],
)
def test_the_neighbours_decide(words: str, codec: str) -> None:
    before = "Trong số những bài báo được giới thiệu hôm nay, bài này dễ đọc nhất.\n"

    assert repair_text(before + misread_with_loss(words, codec)).text == before + words


def test_names_and_emoji_in_vietnamese_text() -> None:
    text = "Tác giả: Jurček, Łukasz và José García. 📝 Ghi chú: 👩‍💻 viết “tốt” ✨\n" * 3

    assert repair_text(misread_with_loss(text, "cp1252")).text == text


def test_replacement_characters_stand_for_one_byte_each() -> None:
    text = sample("vi")
    broken = text.encode().decode("cp1252", errors="replace")

    assert len(wrong_words(text, repair_text(broken).text)) <= 3


def test_no_break_spaces_that_became_spaces() -> None:
    text = sample("vi")
    broken = text.encode().decode("cp1252", errors="ignore").replace("\xa0", " ")

    assert len(wrong_words(text, repair_text(broken).text)) <= 5


def test_without_any_control_characters() -> None:
    text = sample("vi")
    broken = "".join(char for char in text.encode().decode("latin-1") if not "\x80" <= char <= "\x9f")

    assert len(wrong_words(text, repair_text(broken).text)) <= 0.08 * len(text.split())


@pytest.mark.parametrize("language", ["ko", "ru"])
@pytest.mark.parametrize("codec", ["cp1252", "cp1254", "cp1258"])
def test_what_nothing_is_known_of_is_left_and_reported(language: str, codec: str) -> None:
    text = sample(language)

    repaired = repair_text(misread_with_loss(text, codec))

    reported = {bit.text for bit in repaired.unrepaired} | {word.word for word in repaired.uncertain}
    for word, got in wrong_words(text, repaired.text):
        assert any(mark in got for mark in reported), (word, got)


def test_a_text_of_fragments_is_left_alone_and_reported() -> None:
    text = sample("ko")
    broken = "".join(char for char in text.encode().decode("latin-1") if not "\x80" <= char <= "\x9f")

    repaired = repair_text(broken)

    assert repaired.text == broken
    assert len(repaired.unrepaired) > 50
