"""Clean UTF-8 can be told without decoding all of it at once; what is told to be clean is left as it is."""

from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import cases
from readerapp.digests.text_repair import NotText, decode_and_repair
from readerapp.digests.text_repair.clean import is_clean_utf8

SCRAPS = [
    "a",
    " ",
    "\n",
    "é",
    "Ã",
    "©",
    "â",
    "€",
    "™",
    "한글",
    "à",
    "¡",
    "đ",
    "ạ",
    "文",
    "«",
    "»",
    "\x00",
    "\x1b$B",
    "words ",
]
BYTES = st.tuples(
    st.lists(st.sampled_from(SCRAPS), max_size=40).map(lambda parts: "".join(parts).encode()),
    st.sampled_from([b"", b"", b"\xef\xbb\xbf", b"%PDF-"]),
    st.sampled_from([b"", b"", b"\xe9", b"\xed\x95"]),
).map(lambda parts: parts[1] + parts[0] + parts[2])


@given(raw=BYTES)
@settings(max_examples=cases(300))
def test_what_is_clean_stays_as_it_is(raw: bytes) -> None:
    with patch("readerapp.digests.text_repair.clean._CHUNK", 16):
        clean = is_clean_utf8(raw)

    if clean:
        repaired = decode_and_repair(raw)
        assert (repaired.text.encode(), repaired.encoding, repaired.encoding_certain) == (raw, "utf-8", True)
        assert (repaired.steps, repaired.words, repaired.unrepaired) == ((), (), ())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        "Đột phá trong nén mô hình",
        "긴 문맥을 짧게",
        "压缩长上下文",
        "Schrödinger’s café – “naïve”",
        "📜 🧑🏻‍💻",
    ],
)
def test_clean_text_in_any_language_is_clean(text: str) -> None:
    assert is_clean_utf8((f"{text}\n" * 3_000).encode())


@pytest.mark.parametrize("codec", ["cp1252", "mac_roman", "cp1258"])
def test_misread_text_is_not_clean(codec: str) -> None:
    misread = "긴 문맥을 짧게 줄이는 길".encode().decode(codec, "ignore")

    assert not is_clean_utf8((f"{'plain words ' * 20_000}\n{misread}\n").encode())


def test_what_is_no_text_is_not_clean() -> None:
    for raw in (b"%PDF-1.7 and so on", b"\x00\x01\x02\x03" * 100, "wide".encode("utf-16"), b"caf\xe9"):
        assert not is_clean_utf8(raw)
    with pytest.raises(NotText):
        decode_and_repair(b"%PDF-1.7 and so on")
