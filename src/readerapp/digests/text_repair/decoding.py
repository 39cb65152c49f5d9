"""Turns the bytes of a file into text: by its mark, as UTF-8 or UTF-16, or by the old encoding that fits best."""

import codecs
import re
import unicodedata
from dataclasses import dataclass, replace

from readerapp.digests.text_repair.encodings import codec_of
from readerapp.digests.text_repair.legacy import guess, looks_east_asian
from readerapp.digests.text_repair.outcome import NotText
from readerapp.digests.text_repair.plausibility import surprise
from readerapp.domain.translation import tr

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ESCAPES = re.compile(rb"\x1b\$[@B]|\x1b\([BJ]")
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1a]")
_ODDEST = 8.0  # mean surprise of a character
_SAMPLE = 65_536
_STRAY_BYTE = re.compile("[\udc80-\udcff]+")
_FEW = 0.1  # of the sequences of a UTF-8 file may be no UTF-8
_ZERO_IN = 16  # zero bytes are stray if there is no more than one in so many bytes
_ZERO_IN_OLD = 64  # the same where the rest is no UTF-8
_TAR_AT = 257  # where a tar archive says what it is
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text of a file.

    Attributes:
        text: the characters.
        encoding: the encoding they were in.
        certain: false if the encoding is a guess that may well be wrong.
    """

    text: str
    encoding: str
    certain: bool = True


def decode(raw: bytes, encoding: str | None = None) -> Decoded:
    """The text of the bytes, in ENCODING if it is given; raises NotText if they are no text."""
    if encoding is not None:
        return _as_told(raw, encoding)
    for mark, name in _MARKS:
        if raw.startswith(mark):
            marked = raw.replace(b"\x00", b"") if mark == codecs.BOM_UTF8 else raw
            return Decoded(text=marked.decode(name, errors="replace").replace("\x00", ""), encoding=name)
    for signature, sentence in _refusals():
        if raw.startswith(signature):
            raise NotText(sentence)
    if raw[_TAR_AT:].startswith(b"ustar"):
        raise NotText(tr("This is a tar archive, not text."))
    raw = _without_stray_zeros(raw)
    if b"\x00" in raw:
        return _wide(raw)
    if len(_CONTROLS.findall(raw[:_SAMPLE])) * 20 > len(raw[:_SAMPLE]):
        found = _wide_without_zeros(raw)
        if found is None:
            raise NotText(tr("These bytes are no text in any encoding that readerapp knows."))
        return found
    if _ESCAPES.search(raw[:_SAMPLE]):
        return Decoded(text=raw.decode("iso2022_jp", errors="replace"), encoding="iso-2022-jp")
    return _utf8(raw) or _nearly_utf8(raw) or _old(raw)


def _refusals() -> tuple[tuple[bytes, str], ...]:
    """What files begin with that are no text, and the sentence that says so."""
    return (
        (b"%PDF-", tr("This is a PDF document, not text.")),
        (b"PK\x03\x04", tr("This is a ZIP archive (or a document that is one inside), not text.")),
        (b"\x89PNG", tr("This is a PNG image, not text.")),
        (b"\xff\xd8\xff", tr("This is a JPEG image, not text.")),
        (b"GIF8", tr("This is a GIF image, not text.")),
        (b"\x1f\x8b", tr("This is a gzip archive, not text.")),
        (b"SQLite format 3\x00", tr("This is an SQLite database, not text.")),
        (b"\x7fELF", tr("This is a program, not text.")),
        (b"\xd0\xcf\x11\xe0", tr("This is an old Office document, not text.")),
    )


def _as_told(raw: bytes, encoding: str) -> Decoded:
    """The same text that `decode` finds if this is the encoding that it finds."""
    known = codec_of(encoding)
    if known is None:
        raise NotText(tr("There is no text encoding called “{encoding}”.", encoding=encoding))
    name, codec = known
    if codec.startswith("utf-8"):
        raw = _without_stray_zeros(raw.removeprefix(codecs.BOM_UTF8))
        decoded = _utf8(raw) or _nearly_utf8(raw)
        return replace(decoded, encoding=name) if decoded else Decoded(text=raw.decode(errors="replace"), encoding=name)
    text = raw.decode(codec, errors="replace").removeprefix("\ufeff")
    return Decoded(text=unicodedata.normalize("NFC", text) if codec == "cp1258" else text, encoding=name)


def _utf8(raw: bytes) -> Decoded | None:
    try:
        return Decoded(text=raw.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError:
        return None


def _without_stray_zeros(raw: bytes) -> bytes:
    """RAW without its zero bytes, when they are few and the rest is UTF-8 without control characters; else RAW.

    Zero bytes at the end do not count: a file that was not written to its end when the power failed has thousands.
    """
    written = raw.rstrip(b"\x00")
    if written.count(0) * _ZERO_IN > len(written):
        return raw
    rest = written.replace(b"\x00", b"")
    if len(rest) == len(raw) or not rest:
        return raw
    try:
        rest.decode("utf-8")
    except UnicodeDecodeError:
        return raw
    return raw if _CONTROLS.search(rest) else rest


def _wide(raw: bytes) -> Decoded:
    """UTF-16 or UTF-32 without a mark, whichever gives the least odd text."""
    readings = []
    for name in _WIDE:
        text = raw.decode(name, errors="replace")
        sample = text[:_SAMPLE]
        if text and not _FORBIDDEN.search(sample):
            readings.append((sum(map(surprise, sample)) / len(sample), name, text))
    if readings:
        oddness, name, text = min(readings)
        if oddness <= _ODDEST:
            return Decoded(text=text, encoding=name)
    if raw.count(0) * _ZERO_IN_OLD <= len(raw):
        rest = raw.replace(b"\x00", b"")
        if not _CONTROLS.search(rest):
            return _nearly_utf8(rest) or _old(rest)
    raise NotText(tr("These bytes are no text: they have zero bytes in places where no encoding has them."))


def _wide_without_zeros(raw: bytes) -> Decoded | None:
    """UTF-16 of a text that is all Chinese, Japanese or Korean, without a space or a line end."""
    for name in ("utf-16-le", "utf-16-be"):
        try:
            text = raw.decode(name)
        except UnicodeDecodeError:
            continue
        if looks_east_asian(text):
            return Decoded(text=text, encoding=name)
    return None


def _nearly_utf8(raw: bytes) -> Decoded | None:
    """UTF-8 with a few bytes of something else, which are read as Windows-1252."""
    text = raw.decode("utf-8", errors="surrogateescape")
    strays = len(_STRAY_BYTE.findall(text))
    whole = sum(char > "\x7f" for char in text) - sum("\udc80" <= char <= "\udcff" for char in text)
    if strays > max(1, whole * _FEW) or whole == 0:
        return None
    return Decoded(text=_STRAY_BYTE.sub(_as_windows_1252, text), encoding="utf-8", certain=strays <= 1)


def _as_windows_1252(match: re.Match[str]) -> str:
    stray = match.group().encode("ascii", errors="surrogateescape")
    return stray.decode("cp1252", errors="replace")


def _old(raw: bytes) -> Decoded:
    wide = _wide_without_zeros(raw)
    if wide is not None:
        return wide
    found = guess(raw)
    return Decoded(text=found.text, encoding=found.encoding, certain=found.certain)
