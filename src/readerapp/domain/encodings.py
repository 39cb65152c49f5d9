"""The encodings that a file may be told to be in, with names that people know."""

from dataclasses import dataclass

from readerapp.domain.translation import tr


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
