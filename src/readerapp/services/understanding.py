"""Turns the bytes of a document into text that can be read: decodes and repairs it, and says what is to be kept."""

from readerapp.digests.text_repair import NotText, RepairedText, decode_and_repair
from readerapp.digests.text_repair.decoding import decode
from readerapp.domain.errors import DigestError

_UTF8 = {"utf-8": b"", "utf-8-sig": b"\xef\xbb\xbf"}
_CHUNK = 1 << 20


def repair(raw: bytes) -> RepairedText:
    """The text of RAW, decoded and repaired; raises `DigestError` when it is no text."""
    try:
        return decode_and_repair(raw)
    except NotText as error:
        raise DigestError(str(error)) from error


def text_beside(raw: bytes, repaired: RepairedText) -> str | None:
    """The text that has to be kept beside RAW; None when RAW decoded says the same."""
    if repaired.encoding in _UTF8:
        plain = _is_utf8_of(repaired.text, raw, _UTF8[repaired.encoding])
    else:
        plain = not repaired.steps and decode(raw, repaired.encoding).text == repaired.text
    return None if plain else repaired.text


def _is_utf8_of(text: str, raw: bytes, mark: bytes) -> bool:
    """Whether RAW is MARK and TEXT in UTF-8; looks at a large text piece by piece."""
    if not raw.startswith(mark):
        return False
    view, at = memoryview(raw), len(mark)
    for start in range(0, len(text), _CHUNK):
        piece = text[start : start + _CHUNK].encode("utf-8", "surrogatepass")
        if view[at : at + len(piece)] != piece:
            return False
        at += len(piece)
    return at == len(raw)
