"""Bytes become text in the right encoding, or are refused with a sentence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from text_repair_samples import misread_with_loss, sample

from builders import cases
from readerapp.digests.text_repair import NotText, RepairedText, decode_and_repair


@pytest.mark.parametrize(
    ("language", "codec", "name"),
    [
        ("ko", "euc_kr", "euc-kr"),
        ("ko", "utf-16-le", "utf-16-le"),
        ("ko", "utf-16-be", "utf-16-be"),
        ("ja", "cp932", "shift_jis"),
        ("ja", "euc_jp", "euc-jp"),
        ("ja", "utf-16", "utf-16"),
        ("ja", "iso2022_jp", "iso-2022-jp"),
        ("zh", "gb18030", "gb18030"),
        ("zh", "utf-16-le", "utf-16-le"),
        ("en", "cp1252", "windows-1252"),
        ("en", "utf-32-le", "utf-32-le"),
        ("fr", "cp1252", "windows-1252"),
        ("fr", "mac_roman", "mac-roman"),
        ("de", "latin-1", "windows-1252"),
        ("ru", "cp1251", "windows-1251"),
        ("ru", "koi8_r", "koi8-r"),
        ("vi", "utf-8-sig", "utf-8-sig"),
    ],
)
def test_the_encoding_is_found(language: str, codec: str, name: str) -> None:
    raw = sample(language).encode(codec, errors="ignore")

    repaired = decode_and_repair(raw)

    assert (repaired.text, repaired.encoding) == (raw.decode(codec), name)


def test_traditional_chinese_in_big5() -> None:
    text = "這是一篇關於機器學習的論文，我們提出了新的方法，並且在三個資料集上得到很好的結果。"

    assert decode_and_repair(text.encode("big5")).text == text
    assert decode_and_repair(text.encode("big5")).encoding == "big5"


def test_korean_outside_the_old_standard_is_cp949() -> None:
    text = "똠방각하와 펲시콜라는 완성형에 없는 글자입니다. 그래서 이 글은 확장 완성형으로 저장되었습니다."

    assert decode_and_repair(text.encode("cp949")).encoding == "cp949"


def test_vietnamese_in_windows_1258_comes_back_composed() -> None:
    raw = "Tiê\u0301ng Viê\u0323t co\u0301 nhiê\u0300u dâ\u0301u va\u0300 râ\u0301t hay".encode("cp1258")

    repaired = decode_and_repair(raw)

    assert (repaired.text, repaired.encoding) == ("Tiếng Việt có nhiều dấu và rất hay", "windows-1258")


def test_a_short_guess_is_marked_as_a_guess() -> None:
    repaired = decode_and_repair("café au lait".encode("cp1252"))

    assert (repaired.text, repaired.encoding, repaired.encoding_certain) == ("café au lait", "windows-1252", False)


def test_a_few_stray_bytes_in_utf8_are_read_as_windows_1252() -> None:
    raw = "Một bài báo rất hay".encode() + b" caf\xe9 " + "và dễ hiểu".encode()

    assert decode_and_repair(raw).text == "Một bài báo rất hay café và dễ hiểu"


def test_the_reader_may_know_the_encoding_better() -> None:
    raw = "Привет".encode("cp866")

    assert decode_and_repair(raw, encoding="cp866").text == "Привет"


def test_an_encoding_that_does_not_exist() -> None:
    with pytest.raises(NotText, match="no text encoding called “klingon”"):
        decode_and_repair(b"abc", encoding="klingon")


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"%PDF-1.7\n", "a PDF document"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive"),
        (b"\x89PNG\r\n", "a PNG image"),
        (bytes(range(32)) * 40, "no text"),
        (b"\x01\x02\x03\x04" * 100, "no text"),
    ],
)
def test_bytes_that_are_no_text_are_refused(raw: bytes, sentence: str) -> None:
    with pytest.raises(NotText, match=sentence):
        decode_and_repair(raw)


def test_nothing_is_text_too() -> None:
    assert decode_and_repair(b"") == RepairedText(text="", encoding="utf-8")


def test_line_ends_stay_as_they_are() -> None:
    assert decode_and_repair(b"a\r\nb\rc\n\n").text == "a\r\nb\rc\n\n"


def test_broken_text_in_a_file_is_repaired_too() -> None:
    raw = misread_with_loss("Tất cả mọi người đều đọc bài báo này.", "cp1254").encode("utf-16")

    repaired = decode_and_repair(raw)

    assert (repaired.text, repaired.encoding) == ("Tất cả mọi người đều đọc bài báo này.", "utf-16")


@given(st.binary(max_size=200))
@settings(max_examples=cases(300))
def test_no_bytes_raise_anything_but_not_text(raw: bytes) -> None:
    try:
        text = decode_and_repair(raw).text
    except NotText as error:
        text = str(error)
    assert isinstance(text, str)


@pytest.mark.parametrize("language", ["en", "vi", "ko", "zh"])
@pytest.mark.parametrize("zeros", [1, 3])
def test_a_few_zero_bytes_in_utf_8_are_dropped(language: str, zeros: int) -> None:
    text = f"# Papers\n\n{sample(language)}\n\n- 2402.15391\n"
    raw = text.encode()
    for _ in range(zeros):
        raw = raw[:9] + b"\x00" + raw[9:]

    repaired = decode_and_repair(raw)

    assert (repaired.text, repaired.encoding) == (text, "utf-8")


def test_a_zero_byte_far_down_is_dropped() -> None:
    raw = b"- 2402.15391\n" * 10_000

    assert decode_and_repair(raw + b"\x00").text == raw.decode()


@pytest.mark.parametrize("text", ["A", "Hello", "A list of papers\n", "论文列表\n" * 3, "논문 목록\n" * 3])
@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_short_utf_16_without_a_mark_stays_utf_16(text: str, codec: str) -> None:
    assert decode_and_repair(text.encode(codec)).text == text


@pytest.mark.parametrize(
    ("text", "codec"),
    [("著者：田中太郎、佐藤花子", "cp932"), ("著者：田中太郎、佐藤花子", "euc_jp"), ("ТАБЛИЦА 3. ТОЧНОСТЬ", "cp1251")],
)
def test_a_line_without_much_to_go_by_is_read_rightly_and_called_a_guess(text: str, codec: str) -> None:
    repaired = decode_and_repair(text.encode(codec))

    assert repaired.text == text
    assert not repaired.encoding_certain
