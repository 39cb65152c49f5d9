"""Prints how well files that are not UTF-8 to begin with are decoded: test texts, and each paragraph as a file."""

import unicodedata
from collections import Counter
from pathlib import Path

from readerapp.digests.text_repair import NotText, decode_and_repair

SAMPLES = Path(__file__).resolve().parents[1] / "tests" / "digests" / "text_repair" / "samples"
ENCODINGS = {
    "vi": ("utf-16", "utf-16-le", "cp1258"),
    "ko": ("euc_kr", "cp949", "utf-16-le"),
    "zh": ("gb18030", "big5", "utf-16-be"),
    "ja": ("cp932", "euc_jp", "utf-16-le"),
    "en": ("cp1252", "utf-16-le"),
    "fr": ("cp1252", "cp1258", "mac_roman"),
    "de": ("cp1252", "latin-1"),
    "ru": ("cp1251", "koi8_r"),
}


def in_encoding(text: str, codec: str) -> bytes:
    """The bytes of as much of the text as the encoding has."""
    if codec != "cp1258":
        return text.encode(codec, errors="ignore")
    parts = []
    for char in text:
        whole = char.encode(codec, errors="ignore")
        base, *tones = list(unicodedata.normalize("NFD", char))
        shape = "".join(tone for tone in tones if tone in "\u0302\u0306\u031b")
        rest = "".join(tone for tone in tones if tone not in "\u0302\u0306\u031b")
        parts.append(whole or (unicodedata.normalize("NFC", base + shape) + rest).encode(codec, errors="ignore"))
    return b"".join(parts)


def main() -> None:
    """Print one line a case."""
    for language, codecs in ENCODINGS.items():
        text = (SAMPLES / f"{language}.txt").read_text(encoding="utf-8")
        for codec in codecs:
            counts: Counter[str] = Counter()
            for part in (text, *(line for line in text.split("\n") if line)):
                raw = in_encoding(part, codec)
                if not raw.isascii():
                    counts[verdict_on(raw, codec)] += 1
            print(f"{language} in {codec}: " + ", ".join(f"{count} {what}" for what, count in sorted(counts.items())))


def verdict_on(raw: bytes, codec: str) -> str:
    """Whether the guess is right, and whether it is called a guess."""
    try:
        result = decode_and_repair(raw, repair=False)
    except NotText as error:
        return f"refused ({error})"
    right = result.text == unicodedata.normalize("NFC", raw.decode(codec))
    sure = "certain" if result.encoding_certain else "to confirm"
    return f"right and {sure}" if right else f"WRONG and {sure}"


if __name__ == "__main__":
    main()
