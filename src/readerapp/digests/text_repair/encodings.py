"""The encodings that a file may be told to be in, and their codecs."""

import codecs
from functools import cache

from readerapp.domain.encodings import Encoding, encodings, readable_name

__all__ = ["Encoding", "codec_of", "encodings", "readable_name"]

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
