"""Lost bytes are inferred where enough is known, and reported where not."""

import pytest
from text_repair_samples import misread_with_loss, sample, without_controls, wrong_and_not_told, wrong_words

from readerapp.digests.text_repair import repair_text


@pytest.mark.parametrize("codec", ["cp1252", "cp1254", "cp1258"])
@pytest.mark.parametrize("name", ["vi", "vi_prose"])
def test_vietnamese_with_lost_bytes_comes_back_but_for_a_few_words(name: str, codec: str) -> None:
    text = sample(name)

    repaired = repair_text(misread_with_loss(text, codec))

    wrong = wrong_words(text, repaired.text)
    assert len(wrong) <= 0.0015 * len(text.split())
    assert len(wrong) <= 0.01 * repaired.inferred


@pytest.mark.parametrize("codec", ["cp1252", "cp1254", "cp1258"])
@pytest.mark.parametrize("name", ["vi_held_out", "vi_held_out_2", "vi_held_out_3"])
def test_vietnamese_that_nothing_was_tuned_on(name: str, codec: str) -> None:
    text = sample(name)

    repaired = repair_text(misread_with_loss(text, codec))

    assert len(wrong_words(text, repaired.text)) <= 0.0025 * len(text.split())
    assert len(repaired.uncertain) <= 0.1 * repaired.inferred
    assert wrong_and_not_told(text, repaired) <= 0.001 * len(text.split())


def test_an_inferred_word_tells_its_line_its_alternatives_and_what_stood_there() -> None:
    text = "# Bảng\n\nMỗi người được hai giỏ.\nTất cả mọi người đều được hỏi ý kiến về vấn đề này."

    repaired = repair_text(misread_with_loss(text, "cp1254"))

    assert repaired.steps == ("UTF-8 read as Windows-1252 (bytes lost)",)
    (uncertain,) = repaired.uncertain
    assert (uncertain.line, uncertain.column, uncertain.original) == (3, 19, "giá»")
    assert {"giỏ", "giờ"} <= {uncertain.word, *uncertain.alternatives}
    assert uncertain.uncertain
    assert repaired.inferred == len(repaired.words) > 5


@pytest.mark.parametrize(
    ("words", "codec"),
    [
        ("mọi người gửi thư về nhà", "cp1254"),
        ("thời gian chờ đợi, xử lý tín hiệu", "cp1252"),
        ("Đề xuất một phương pháp khử nhiễu", "cp1254"),
        ("Ý tưởng chính của bài báo", "cp1254"),
        ("KẾT QUẢ SỬ DỤNG MỌI NGUỒN", "cp1254"),
        ("Quyết định số 3/QĐ về việc sửa đổi nghị định", "cp1254"),
        ("các đường biên màu đỏ, bờ biển và bề mặt", "cp1258"),
        ("sử dụng “dấu ngoặc” và dấu … cho đúng", "cp1252"),
    ],
)
def test_the_neighbours_decide(words: str, codec: str) -> None:
    before = "Trong số những bài báo được giới thiệu hôm nay, bài này dễ đọc nhất.\n"

    assert repair_text(before + misread_with_loss(words, codec)).text == before + words


@pytest.mark.parametrize(
    "words",
    [
        "quạt trần quay lờ đờ",
        "ngôi nhà nhỏ xinh bên bờ suối",
        "vết bỏng còn mới, đỏ hỏn",
        "không biết nhờ ai chở đi",
        "xem lịch sử sử dụng máy",
        "tuổi thọ của pin, bàn thờ tổ tiên, con thỏ trắng",
    ],
)
def test_words_that_are_both_broken_decide_together(words: str) -> None:
    before = "Trong số những bài báo được giới thiệu hôm nay, bài này dễ đọc nhất.\n"

    assert repair_text(before + misread_with_loss(words, "cp1254")).text == before + words


@pytest.mark.parametrize("codec", ["cp1252", "cp1258"])
def test_a_space_is_no_part_of_a_character_where_little_says_so(codec: str) -> None:
    text = "설명을 앉아 못하는 물을 둘째 부드러운 거의 다룬 모델을 정확도가"

    assert wrong_and_not_told(text, repair_text(misread_with_loss(text, codec))) == 0


def test_emoji_stay_joined_inside_quotes() -> None:
    text = "Cô nói: “Đây là 👩\u200d🔬 của nhóm, mọi người nhé” rồi cười.\n" * 3

    assert repair_text(misread_with_loss(text, "cp1252")).text == text


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

    assert len(wrong_words(text, repair_text(without_controls(text)).text)) <= 0.08 * len(text.split())


@pytest.mark.parametrize("language", ["ko", "ru", "zh", "ja"])
@pytest.mark.parametrize("codec", ["cp1252", "cp1254", "cp1258"])
def test_what_nothing_is_known_of_is_left_and_reported(language: str, codec: str) -> None:
    text = sample(language)

    repaired = repair_text(misread_with_loss(text, codec))

    assert wrong_and_not_told(text, repaired) == 0
    assert all(bit.text in repaired.text.split("\n")[bit.line - 1] for bit in repaired.unrepaired)


@pytest.mark.parametrize("language", ["ko", "ja", "zh", "ru"])
def test_every_word_is_reported_where_no_control_character_is_left(language: str) -> None:
    text = sample(language)

    repaired = repair_text(without_controls(text))

    assert wrong_and_not_told(text, repaired) == 0


@pytest.mark.parametrize("language", ["ko", "ja"])
def test_in_a_text_of_fragments_only_what_is_whole_is_decoded(language: str) -> None:
    broken = without_controls(sample(language))

    repaired = repair_text(broken)

    assert {char for char in repaired.text if char > "\xff"} <= set(sample(language))
    assert repaired.text != broken
    assert (repaired.words, repair_text(repaired.text).text) == ((), repaired.text)


SAID = "Bà đan hai giỏ.\n"
OPEN = "Tất cả mọi người đều biết. Mỗi người được hai giỏ."


def test_the_clean_lines_of_a_text_teach_how_its_words_go_together() -> None:
    broken = misread_with_loss(OPEN, "cp1254")

    assert repair_text(SAID * 3 + broken).text == SAID * 3 + OPEN


def test_what_was_taught_once_is_not_remembered() -> None:
    broken = misread_with_loss(OPEN, "cp1254")
    before = repair_text(broken)
    repair_text(SAID * 3 + broken)

    assert "hai giờ" in before.text
    assert repair_text(broken) == before
