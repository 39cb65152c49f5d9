"""Tells clean UTF-8 from everything else without holding the text: a few characters can make it four times as large."""

import codecs

from readerapp.digests.text_repair.decoding import decode
from readerapp.digests.text_repair.diagnosis import suspicious_runs
from readerapp.digests.text_repair.fragments import count_cut, has_leavings
from readerapp.digests.text_repair.outcome import NotText

_SAMPLE = 65_536
_CHUNK = 1 << 20
_OVERLAP = 8  # characters; more than one misread character makes


def is_clean_utf8(raw: bytes) -> bool:
    """Whether RAW is UTF-8 in which `decode_and_repair` finds nothing to repair, so that it stays as it is.

    False also where only the whole text could tell.
    """
    if b"\x00" in raw or not _begins_as_utf8(raw[:_SAMPLE]):
        return False
    decoder = codecs.getincrementaldecoder("utf-8")()
    view, before = memoryview(raw), ""
    cut = above = 0
    try:
        for start in range(0, len(raw), _CHUNK):
            text = before + decoder.decode(view[start : start + _CHUNK], final=start + _CHUNK >= len(raw))
            if suspicious_runs(text):
                return False
            found = count_cut(text)
            cut, above = cut + found[0], above + found[1]
            before = text[-_OVERLAP:]
    except UnicodeDecodeError:
        return False
    return not has_leavings(cut, above)


def _begins_as_utf8(sample: bytes) -> bool:
    """Whether a file that begins with SAMPLE is taken for UTF-8 without a mark."""
    for shortened in (sample, sample[:-1], sample[:-2], sample[:-3]):  # its last character may be cut
        try:
            text = shortened.decode("utf-8")
        except UnicodeDecodeError:
            continue
        try:
            decoded = decode(sample)
        except NotText:
            return False
        return decoded.encoding == "utf-8" and decoded.text.startswith(text)
    return False
