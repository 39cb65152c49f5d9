"""Make the two broken digests of the corpus from their clean sources.

Two of the sample digests reach the reader with broken text, as such files do in the wild. Their clean
originals stand in ``tools/corpus_sources/`` and this script writes the broken ones, under the same names,
to ``corpus/``. Nothing is drawn at random: running it again gives the same bytes.

``daily-digest-2026-01-12.vi.md``: UTF-8 read as Windows-1254, with losses
    1.  The text is encoded as UTF-8.
    2.  The seven bytes to which Windows-1254 gives no character (81 8D 8E 8F 90 9D 9E) are dropped.
    3.  What is left is read as Windows-1254, one character for each byte.
    4.  Soft hyphens (U+00AD, which is what the byte AD has become) are dropped, as many programs do with
        a character that is not to be seen.

    The result is saved as UTF-8. Steps 2 and 4 lose bytes for good: every "Đ", "ề", "ờ" or "í" is a stump
    afterwards, and a repair must infer which letter stood there.

``newsletter-2025-09-22.vi.md``: UTF-8 read as Mac Roman, without losses
    1.  The text is encoded as UTF-8.
    2.  The bytes are read as Mac Roman, which has a character for all 256 of them.

    The result is saved as UTF-8. Nothing is lost: ``text.encode("mac_roman").decode("utf-8")`` gives back
    the original to the byte.

Run it as ``python tools/break_corpus.py``. With ``--check`` nothing is written; the exit status is 1 if a
file in ``corpus/`` is not what would have been written.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "tools" / "corpus_sources"
CORPUS = ROOT / "corpus"

WINDOWS_1254_UNMAPPED = bytes.fromhex("81 8D 8E 8F 90 9D 9E")
"""The bytes to which Windows-1254 gives no character."""

SOFT_HYPHEN = "\u00ad"


def break_as_windows_1254(text: str) -> str:
    """Read the UTF-8 bytes of text as Windows-1254, losing what has no character and every soft hyphen."""
    kept = text.encode("utf-8").translate(None, WINDOWS_1254_UNMAPPED)
    return kept.decode("cp1254").replace(SOFT_HYPHEN, "")


def break_as_mac_roman(text: str) -> str:
    """Read the UTF-8 bytes of text as Mac Roman, losing nothing."""
    return text.encode("utf-8").decode("mac_roman")


BREAKAGES: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "daily-digest-2026-01-12.vi.md": break_as_windows_1254,
        "newsletter-2025-09-22.vi.md": break_as_mac_roman,
    }
)
"""What is done to which file."""


def broken_files(sources: Path = SOURCES) -> dict[str, bytes]:
    """Return the bytes of every broken digest, by file name, made from the clean files in sources.

    Bytes are read and written, never text, so that line ends and the end of the file stay as they are.
    """
    return {
        name: breakage((sources / name).read_bytes().decode("utf-8")).encode("utf-8")
        for name, breakage in BREAKAGES.items()
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the broken digests, or only compare them; return the exit status."""
    parser = argparse.ArgumentParser(description="Make the broken digests of the corpus from their sources.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a file would change")
    parser.add_argument("--output", type=Path, default=CORPUS, help="the folder to write to (default: corpus/)")
    options = parser.parse_args(arguments)
    output: Path = options.output

    status = 0
    for name, wanted in broken_files().items():
        path = output / name
        if path.is_file() and path.read_bytes() == wanted:
            print(f"{name}: up to date")
        elif options.check:
            print(f"{name}: is not what the sources give", file=sys.stderr)
            status = 1
        else:
            path.write_bytes(wanted)
            print(f"{name}: written, {len(wanted)} bytes")
    return status


if __name__ == "__main__":
    sys.exit(main())
