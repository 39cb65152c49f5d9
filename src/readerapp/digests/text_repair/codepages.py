"""The single-byte code pages that UTF-8 gets misread as, and what a UTF-8 sequence looks like in each.

The readings of bytes that a code page leaves unmapped are those of ftfy's "sloppy" codecs.
"""

import re
from codecs import charmap_build, charmap_encode
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

import ftfy.bad_codecs

SOFT_HYPHEN = 0xAD
NO_BREAK_SPACE = 0xA0
FIRST_LEAD = 0xC2  # what begins a sequence
C1_CONTROLS = frozenset(range(0x80, 0xA0))

# Name, codec, and how much more evidence it needs than the page that nearly everything is misread through.
_PAGES = (
    ("Windows-1252", "windows-1252", 0.0),
    ("Latin-1", "latin-1", 0.0),
    ("Windows-1254", "windows-1254", 0.0),
    ("Windows-1258", "windows-1258", 0.0),
    ("Mac Roman", "mac_roman", 0.0),
    ("Windows-1250", "windows-1250", 1.0),
    ("Windows-1251", "windows-1251", 2.0),
    ("Windows-1253", "windows-1253", 3.0),
    ("Windows-1255", "windows-1255", 3.0),
    ("Windows-1256", "windows-1256", 6.0),
    ("Windows-1257", "windows-1257", 3.0),
    ("Latin-9", "iso8859_15", 3.0),
    ("Latin-2", "iso8859_2", 3.0),
    ("Latin-5", "iso8859_9", 3.0),
)

# The well-formed byte sequences of https://www.unicode.org/versions/Unicode16.0.0/core-spec/chapter-3/ (table 3-7),
# as ranges per byte.
_WELL_FORMED = (
    ((0xC2, 0xDF), (0x80, 0xBF)),
    ((0xE0, 0xE0), (0xA0, 0xBF), (0x80, 0xBF)),
    ((0xE1, 0xEC), (0x80, 0xBF), (0x80, 0xBF)),
    ((0xED, 0xED), (0x80, 0x9F), (0x80, 0xBF)),
    ((0xEE, 0xEF), (0x80, 0xBF), (0x80, 0xBF)),
    ((0xF0, 0xF0), (0x90, 0xBF), (0x80, 0xBF), (0x80, 0xBF)),
    ((0xF1, 0xF3), (0x80, 0xBF), (0x80, 0xBF), (0x80, 0xBF)),
    ((0xF4, 0xF4), (0x80, 0x8F), (0x80, 0xBF), (0x80, 0xBF)),
)


def _table(codec: str) -> tuple[str, frozenset[int]]:
    """The 256 characters of a code page, its unmapped bytes kept as they are, and these bytes."""
    all_bytes = bytes(range(256))
    strict = all_bytes.decode(codec, errors="replace")
    unmapped = frozenset(byte for byte in all_bytes if strict[byte] == "\ufffd")
    sloppy = all_bytes[0x80:].decode(f"sloppy-{codec}") if unmapped else strict[0x80:]
    return strict[:0x80] + sloppy, unmapped


def _class(table: Iterable[str]) -> str:
    """A regular expression for one of the characters (none of them is special inside brackets)."""
    return "[" + "".join(sorted(set(table))) + "]"


def sequence_pattern(tables: Iterable[str]) -> str:
    """A regular expression for a well-formed UTF-8 sequence that was read through any of the tables."""
    tables = tuple(tables)
    shapes = (
        "".join(_class(c for table in tables for c in table[low : high + 1]) for low, high in shape)
        for shape in _WELL_FORMED
    )
    return "(?:" + "|".join(shapes) + ")"


@cache
def code_pages() -> tuple["CodePage", ...]:
    """All code pages, the likelier one first."""
    ftfy.bad_codecs.ok()  # registers the codecs
    return tuple(CodePage(name, *_table(codec), rarity) for name, codec, rarity in _PAGES)


@dataclass(slots=True, eq=False)
class CodePage:
    """One code page: its table, its unmapped bytes, and the pieces that a misread text falls into.

    Attributes:
        name: the name that people know it by.
        table: the 256 characters; an unmapped byte stands for itself.
        unmapped: the bytes that the code page gives no character.
        rarity: how much more evidence it needs than the most frequent one.
        byte_of: the byte of each character above ASCII.
        cut: matches a lead byte of three or four bytes and one byte of the upper half that continues it.
        pieces: matches one whole sequence (group 1), or one lead byte with what follows of its continuation
            (group 2), or any other character above ASCII.
    """

    name: str
    table: str
    unmapped: frozenset[int]
    rarity: float
    byte_of: dict[str, int] = field(init=False, repr=False)
    cut: re.Pattern[str] = field(init=False, repr=False)
    pieces: re.Pattern[str] = field(init=False, repr=False)
    _encoder: object = field(init=False, repr=False)
    _decoded: dict[str, str] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        table = self.table
        self.byte_of = {table[byte]: byte for byte in range(0x80, 0x100)}
        self._encoder = charmap_build(table)
        self.cut = re.compile(_class(table[0xE0:0xF5]) + _class(table[0xA1:0xC0]))
        continuation = _class((*table[0x80:0xC0], "\ufffd"))
        cut = (
            f"{_class(table[0xF0:0xF5])}{continuation}{{0,3}}"
            f"|{_class(table[0xE0:0xF0])}{continuation}{{0,2}}"
            f"|{_class(table[0xC2:0xE0])}\ufffd?"
        )
        self.pieces = re.compile(f"({sequence_pattern([table])})|({cut})|[^\x00-\x7f]")

    def encode(self, text: str) -> bytes | None:
        """The bytes that the text was read from, or None if it has a character that the code page lacks."""
        try:
            return charmap_encode(text, "strict", self._encoder)[0]  # type: ignore[arg-type]
        except UnicodeEncodeError:
            return None

    def decode(self, sequence: str) -> str:
        """The character that a whole misread sequence stands for."""
        known = self._decoded.get(sequence)
        if known is None:
            known = bytes(self.byte_of[char] for char in sequence).decode("utf-8")
            self._decoded[sequence] = known
        return known
