"""Turns the bytes of a document into text that can be read: decodes and repairs it, says what is damaged or kept."""

from readerapp.digests.text_repair import NotText, RepairedText, decode_and_repair
from readerapp.digests.text_repair.decoding import decode
from readerapp.domain.digest import Issue
from readerapp.domain.errors import DigestError, DoubtfulText
from readerapp.domain.text_repair import RepairSettings
from readerapp.domain.translation import tr

AS_FOUND = RepairSettings()
_UTF8 = {"utf-8": b"", "utf-8-sig": b"\xef\xbb\xbf"}
# What begins files that are no text in any encoding: PDF, ZIP, images, gzip, SQLite, programs, old Office documents.
_NO_TEXTS = (
    *(b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b"),
    *(b"SQLite format 3\x00", b"\x7fELF", b"\xd0\xcf\x11\xe0"),
)
_CHUNK = 1 << 20
_WIDE = ("utf-16", "utf-32")  # where most characters have zero bytes
_MOST_LINES = 50


def repair(raw: bytes, settings: RepairSettings = AS_FOUND) -> RepairedText:
    """The text of RAW, decoded and repaired as SETTINGS say, without the words that were chosen.

    Raises `DigestError` when it is no text.
    """
    try:
        return decode_and_repair(raw, encoding=settings.encoding or None, repair=settings.repair)
    except NotText as error:
        kind = DigestError if raw.startswith(_NO_TEXTS) else DoubtfulText
        raise kind(str(error)) from error


def text_beside(raw: bytes, repaired: RepairedText) -> str | None:
    """The text that has to be kept beside RAW; None when RAW decoded says the same."""
    if repaired.encoding in _UTF8:
        plain = _is_utf8_of(repaired.text, raw, _UTF8[repaired.encoding])
    else:
        plain = not repaired.steps and decode(raw, repaired.encoding).text == repaired.text
    return None if plain else repaired.text


def zero_bytes(raw: bytes, encoding: str) -> tuple[Issue, ...]:
    """An issue for each of the first lines with zero bytes, which are no characters and were left out of the text."""
    if encoding.startswith(_WIDE) or b"\x00" not in raw:
        return ()
    written = raw.rstrip(b"\x00")
    ends = b"\n" if b"\n" in raw else b"\r"
    issues: list[Issue] = []
    line, start = 1, 0
    while (at := written.find(b"\x00", start)) >= 0 and len(issues) < _MOST_LINES:
        line += written.count(ends, start, at)
        end = written.find(ends, at)
        start = len(written) if end < 0 else end
        issues.append(Issue(line=line, message=_left_out(written.count(0, at, start))))
    if len(written) < len(raw):
        last = 1 + written.rstrip(b"\r\n").count(ends)
        issues.append(Issue(line=last, message=_left_out(len(raw) - len(written))))
    return tuple(issues)


def _left_out(zeros: int) -> str:
    if zeros == 1:
        return tr("A zero byte was left out; the file may be damaged.")
    return tr("{count} zero bytes were left out; the file may be damaged.", count=zeros)


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
