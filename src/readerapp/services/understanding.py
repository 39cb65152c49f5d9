"""Turns the bytes of a document into text that can be read: decodes and repairs it, and says what is to be kept."""

from readerapp.digests.text_repair import NotText, RepairedText, decode_and_repair
from readerapp.digests.text_repair.clean import is_clean_utf8
from readerapp.digests.text_repair.decoding import decode
from readerapp.domain.errors import DigestError

_UTF8 = {"utf-8": b"", "utf-8-sig": b"\xef\xbb\xbf"}
_CHUNK = 1 << 20
_LARGE = 8_000_000  # bytes; of less the text is small whatever stands in it


def repair(raw: bytes) -> RepairedText:
    """The text of RAW, decoded and repaired; raises `DigestError` when it is no text."""
    try:
        return decode_and_repair(raw)
    except NotText as error:
        raise DigestError(str(error)) from error


def reads_as_it_is(raw: bytes) -> bool:
    """Whether RAW is large and clean UTF-8, so that `DigestStream` can read it without a repair.

    Its text, which may need four times the memory, is never made then; `repair` would say that nothing was done.
    """
    return len(raw) >= _LARGE and is_clean_utf8(raw)


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
