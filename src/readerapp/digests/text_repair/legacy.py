"""Guesses which of the encodings from before UTF-8 some bytes are in."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from readerapp.digests.text_repair.common_characters import (
    JAPANESE,
    KOREAN,
    SIMPLIFIED_CHINESE,
    TRADITIONAL_CHINESE,
)
from readerapp.digests.text_repair.plausibility import cost
from readerapp.digests.text_repair.vietnamese import syllables

_HIGH_WORD = re.compile(r"[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*")
_SAMPLE = 40_000  # characters are enough to judge by
_MOST_INVALID = 0.02
_FITS = 0.2
_FITS_BARELY = 0.25
_FITS_WELL = 0.3
_CLEARLY = 1.5  # times better than the next guess
_MANY_SYLLABLES = 0.6
_CLEARLY_CHEAPER = 0.4  # for each character above ASCII
_FEW_CHARACTERS = 8
_LESS_USUAL = 3.0  # than Windows-1252, which counts where a text has hardly anything to go by

_NAMES = JAPANESE | SIMPLIFIED_CHINESE | TRADITIONAL_CHINESE | frozenset("、。：・「」（）")
_FREQUENT_CYRILLIC = frozenset("оеаинтсрвлкмдпуія")
_INFREQUENT, _FREQUENT = 1.5, -0.5  # so that usual text is about as odd as without them
_CAPITAL = 2.0  # what `plausibility` adds for one

_SINGLE_BYTE = (
    ("windows-1252", "cp1252"),
    ("windows-1250", "cp1250"),
    ("windows-1251", "cp1251"),
    ("koi8-r", "koi8_r"),
    ("windows-1253", "cp1253"),
    ("windows-1254", "cp1254"),
    ("windows-1257", "cp1257"),
    ("windows-1255", "cp1255"),
    ("windows-1256", "cp1256"),
    ("iso-8859-5", "iso8859_5"),
    ("cp866", "cp866"),
    ("mac-roman", "mac_roman"),
    ("cp437", "cp437"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """A guess and whether it is safe.

    Attributes:
        text: the text, if the guess is right.
        encoding: its name.
        certain: whether no other encoding comes near.
    """

    text: str
    encoding: str
    certain: bool


def guess(raw: bytes) -> Guess:
    """The likeliest encoding of bytes that are not UTF-8; there is always one."""
    return _east_asian(raw) or _vietnamese(raw) or _single_byte(raw)


def _east_asian(raw: bytes) -> Guess | None:
    fits = []
    for names, fit in _EAST_ASIAN:
        for name, codec in names:
            text = _mostly(raw, codec)
            if text is not None:
                fits.append((fit(text), name, text))
                break
    fits.sort(key=lambda item: item[0], reverse=True)
    if not fits or fits[0][0] < _FITS:
        return None
    best, name, text = fits[0]
    second = fits[1][0] if len(fits) > 1 else 0.0
    return Guess(text=text, encoding=name, certain=best >= _FITS_WELL and best >= second * _CLEARLY)


def _mostly(raw: bytes, codec: str) -> str | None:
    """The text, if all but a few of the bytes are valid."""
    text = raw.decode(codec, errors="replace")
    above = sum(char > "\x7f" for char in text[:_SAMPLE])
    return text if text[:_SAMPLE].count("\ufffd") <= above * _MOST_INVALID else None


def _share(text: str, expected: Callable[[str], bool]) -> float:
    above = [char for char in text[:_SAMPLE] if char > "\x7f"]
    return sum(map(expected, above)) / len(above) if above else 0.0


def _fits_japanese(text: str) -> float:
    if not any("\u3041" <= char <= "\u30fe" for char in text[:_SAMPLE]):
        return min(_FITS_BARELY, _share(text, _NAMES.__contains__) / 2)  # names and titles may be without kana
    return _share(text, lambda char: "\u3041" <= char <= "\u30fe" or char in JAPANESE)


def _fits_korean(text: str) -> float:
    return _share(text, KOREAN.__contains__)


def _fits_simplified(text: str) -> float:
    return _share(text, SIMPLIFIED_CHINESE.__contains__)


def _fits_traditional(text: str) -> float:
    return _share(text, TRADITIONAL_CHINESE.__contains__)


_EAST_ASIAN: tuple[tuple[tuple[tuple[str, str], ...], Callable[[str], float]], ...] = (
    ((("euc-kr", "euc_kr"), ("cp949", "cp949")), _fits_korean),
    ((("shift_jis", "cp932"),), _fits_japanese),
    ((("euc-jp", "euc_jp"),), _fits_japanese),
    ((("gb18030", "gb18030"),), _fits_simplified),
    ((("big5", "cp950"), ("big5-hkscs", "big5hkscs")), _fits_traditional),
)


def looks_east_asian(text: str) -> bool:
    """Whether the text has the frequent characters of Chinese, Japanese or Korean."""
    return any(fit(text) >= _FITS_WELL for _, fit in _EAST_ASIAN)


def _vietnamese(raw: bytes) -> Guess | None:
    """Windows-1258 writes most tones as separate marks; they are put together here."""
    try:
        text = unicodedata.normalize("NFC", raw.decode("cp1258"))
    except UnicodeDecodeError:
        return None
    words = _HIGH_WORD.findall(text[:_SAMPLE].lower())
    known = sum(word in syllables().costs for word in words)
    if not words or known < len(words) * _MANY_SYLLABLES:
        return None
    return Guess(text=text, encoding="windows-1258", certain=len(words) >= _FEW_CHARACTERS)


def _oddness(text: str) -> float:
    """How odd a text is; capitals are not odd where there is nothing else, and Cyrillic has its frequent letters."""
    cyrillic = [char for char in text if "\u0400" <= char <= "\u045f"]
    rarity = sum(_FREQUENT if char.lower() in _FREQUENT_CYRILLIC else _INFREQUENT for char in cyrillic)
    shouted = len(cyrillic) if all(map(str.isupper, cyrillic)) else 0
    return cost(text) + rarity - _CAPITAL * shouted


def _single_byte(raw: bytes) -> Guess:
    """The code page whose text is the least odd."""
    ranked = []
    for order, (name, codec) in enumerate(_SINGLE_BYTE):
        text = raw.decode(codec, errors="replace")
        sample = text[:_SAMPLE]
        above = sum(char > "\x7f" for char in sample) or 1
        ranked.append(((_oddness(sample) + (_LESS_USUAL if order else 0.0)) / above, order, name, text))
    ranked.sort(key=lambda item: item[:2])
    (best, _, name, text), *others = ranked
    rivals = [other for other, _, _, reading in others if reading != text]
    above = sum(char > "\x7f" for char in text)
    certain = above >= _FEW_CHARACTERS and (not rivals or min(rivals) - best >= _CLEARLY_CHEAPER)
    return Guess(text=text, encoding=name, certain=certain)
