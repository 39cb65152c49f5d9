"""Has the memory of large blocks given back to the system when they are let go, wherever the C library can be asked to.

A list of 100,000 papers takes some blocks of a megabyte each time that it is read. glibc gives such blocks back at
first, but raises its limit to the largest that was let go (https://man7.org/linux/man-pages/man3/mallopt.3.html);
what is cut out of the heap from then on leaves holes, some 6 to 15 MB in the benchmark of the window.
"""

import ctypes
import sys

_MMAP_THRESHOLD = -3  # glibc's malloc.h
_LARGE = 256 * 1024  # bytes


def give_back_large_blocks() -> bool:
    """Keep the limit where it is; whether the C library knows how to."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        return bool(ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, _LARGE))
    except (OSError, AttributeError):  # another C library
        return False
