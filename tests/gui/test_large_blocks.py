"""Large blocks of memory go back to the system, however large the blocks were that went before."""

import ctypes
import sys

import pytest

from readerapp.gui.large_blocks import give_back_large_blocks


class _Information(ctypes.Structure):
    """What glibc says of its memory (https://man7.org/linux/man-pages/man3/mallinfo.3.html)."""

    _fields_ = tuple((f"field_{number}", ctypes.c_size_t) for number in range(10))
    _MAPPED = 4  # bytes in blocks that have pages of their own


def _mapped() -> int:
    ask = ctypes.CDLL(None).mallinfo2
    ask.restype = _Information
    return int(getattr(ask(), f"field_{_Information._MAPPED}"))


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or not hasattr(ctypes.CDLL(None), "mallinfo2"), reason="needs a recent glibc"
)
def test_a_large_block_has_pages_of_its_own_also_after_a_larger_one() -> None:
    assert give_back_large_blocks()
    larger = bytearray(20_000_000)
    del larger
    before = _mapped()
    block = bytearray(1_000_000)
    assert _mapped() - before >= len(block)
    del block
    assert _mapped() == before
