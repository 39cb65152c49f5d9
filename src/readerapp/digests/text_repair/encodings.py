"""The encodings that a file may be told to be in, with names that people know."""

import codecs
from dataclasses import dataclass
from functools import cache

from readerapp.domain.translation import tr

# The name that `RepairedText.encoding` uses, and the codec, where that is the wider one of two with the same name.
_CODECS = (
    ("utf-8", "utf-8"),
    ("utf-8-sig", "utf-8-sig"),
    ("utf-16", "utf-16"),
    ("utf-16-le", "utf-16-le"),
    ("utf-16-be", "utf-16-be"),
    ("utf-32", "utf-32"),
    ("utf-32-le", "utf-32-le"),
    ("utf-32-be", "utf-32-be"),
    ("windows-1258", "cp1258"),
    ("windows-1252", "cp1252"),
    ("euc-kr", "euc_kr"),
    ("cp949", "cp949"),
    ("gb18030", "gb18030"),
    ("big5", "cp950"),
    ("big5-hkscs", "big5hkscs"),
    ("shift_jis", "cp932"),
    ("euc-jp", "euc_jp"),
    ("iso-2022-jp", "iso2022_jp"),
    ("windows-1251", "cp1251"),
    ("koi8-r", "koi8_r"),
    ("iso-8859-5", "iso8859_5"),
    ("cp866", "cp866"),
    ("windows-1250", "cp1250"),
    ("windows-1253", "cp1253"),
    ("windows-1254", "cp1254"),
    ("windows-1255", "cp1255"),
    ("windows-1256", "cp1256"),
    ("windows-1257", "cp1257"),
    ("mac-roman", "mac_roman"),
    ("cp437", "cp437"),
)
# Codecs that decode something else than the text of a file.
_NO_FILES = frozenset(("unicode_escape", "raw_unicode_escape", "idna", "punycode", "undefined", "utf_7"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """An encoding to choose from.

    Attributes:
        name: what `decode_and_repair` understands.
        label: what people understand.
    """

    name: str
    label: str


def encodings() -> tuple[Encoding, ...]:
    """The encodings to choose from, the likelier ones first."""
    return tuple(Encoding(name=name, label=label) for name, label in _labels().items() if name not in _SAME_AS)


def readable_name(encoding: str) -> str:
    """The name that people know an encoding by; its own name if it has none."""
    return _labels().get(encoding, encoding)


def codec_of(encoding: str) -> tuple[str, str] | None:
    """The name of an encoding and its codec, by whatever name it is called; None if there is no such encoding."""
    try:
        found = codecs.lookup(encoding).name
        "".encode(found)
    except (LookupError, ValueError):
        return None
    if found.replace("-", "_") in _NO_FILES:
        return None
    return _known().get(found, (found, found))


@cache
def _known() -> dict[str, tuple[str, str]]:
    known = {codecs.lookup(codec).name: (name, codec) for name, codec in _CODECS}
    return known | {codecs.lookup(name).name: (name, codec) for name, codec in _CODECS}


_SAME_AS = frozenset(("utf-8-sig", "utf-16-le", "utf-32-le", "big5-hkscs"))


def _labels() -> dict[str, str]:
    return {
        "utf-8": "UTF-8",
        "utf-8-sig": "UTF-8",
        "windows-1258": tr("Vietnamese (Windows-1258)"),
        "windows-1252": tr("Western European (Windows-1252)"),
        "cp949": tr("Korean (CP949)"),
        "euc-kr": tr("Korean (EUC-KR)"),
        "gb18030": tr("Simplified Chinese (GB18030)"),
        "big5": tr("Traditional Chinese (Big5)"),
        "big5-hkscs": tr("Traditional Chinese (Big5-HKSCS)"),
        "shift_jis": tr("Japanese (Shift-JIS)"),
        "euc-jp": tr("Japanese (EUC-JP)"),
        "iso-2022-jp": tr("Japanese (ISO-2022-JP)"),
        "utf-16": tr("UTF-16 (little endian)"),
        "utf-16-le": tr("UTF-16 (little endian)"),
        "utf-16-be": tr("UTF-16 (big endian)"),
        "utf-32": tr("UTF-32 (little endian)"),
        "utf-32-le": tr("UTF-32 (little endian)"),
        "utf-32-be": tr("UTF-32 (big endian)"),
        "windows-1251": tr("Cyrillic (Windows-1251)"),
        "koi8-r": tr("Cyrillic (KOI8-R)"),
        "iso-8859-5": tr("Cyrillic (ISO 8859-5)"),
        "cp866": tr("Cyrillic (CP866)"),
        "windows-1250": tr("Central European (Windows-1250)"),
        "windows-1254": tr("Turkish (Windows-1254)"),
        "windows-1253": tr("Greek (Windows-1253)"),
        "windows-1255": tr("Hebrew (Windows-1255)"),
        "windows-1256": tr("Arabic (Windows-1256)"),
        "windows-1257": tr("Baltic (Windows-1257)"),
        "mac-roman": tr("Western European (Mac Roman)"),
        "cp437": tr("Western European (CP437)"),
    }
