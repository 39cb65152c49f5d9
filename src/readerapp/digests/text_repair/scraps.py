"""Finds what looks misread outside of the passages that are repaired, so that it is told rather than passed over.

"isnât" may be clean text; in a text in which all else was misread it is hardly that, but has lost too much to be
anything else.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from readerapp.digests.text_repair.codepages import CodePage
from readerapp.digests.text_repair.lines import Lines
from readerapp.digests.text_repair.passages import Passage, Piece, gain_of

_FEW = 50  # one character that speaks for clean text, among so many that are misread
_LEADS = range(0xC2, 0xF5)
_LEAD_OF_MARKS = 0xE2  # begins quotes, dashes, dots; alone, it is no language's most frequent accent


@dataclass(frozen=True, slots=True)
class Scraps:
    """What was found outside of the passages.

    Attributes:
        whole: whole sequences that cannot be clean text, as passages of their own.
        loose: the first characters of cut ones.
    """

    whole: tuple[Passage, ...] = ()
    loose: tuple[Piece, ...] = ()


def scraps_of(text: str, lines: Lines, page: CodePage, passages: Sequence[Passage], rest: Sequence[Piece]) -> Scraps:
    """What is misread among the REST, the pieces that are in none of the passages."""
    misread = sum(len(passage.pieces) for passage in passages)
    suspects = [piece for piece in rest if page.byte_of.get(text[piece.start], 0) in _LEADS]
    if not suspects or not passages:
        return Scraps()
    clean = list(_clean(text, page, rest))
    if len(clean) * _FEW <= misread and _are_scraps(text, page, suspects, misread):
        whole = (piece for piece in suspects if piece.char and gain_of(text, piece) > 0)
        return Scraps(
            whole=tuple(Passage((piece,)) for piece in whole),
            loose=tuple(piece for piece in suspects if not piece.char),
        )
    if not any(piece.hole for passage in passages for piece in passage.pieces):
        return Scraps()
    return Scraps(loose=tuple(_beside_misread(lines, passages, suspects, clean)))


def _clean(text: str, page: CodePage, rest: Iterable[Piece]) -> Iterator[int]:
    """The places of the characters that the page cannot have made of a sequence or of the start of one."""
    end = -1
    for piece in rest:
        byte = page.byte_of.get(text[piece.start], 0)
        goes_on = 0x80 <= byte < 0xC0 and piece.start == end
        if byte in _LEADS or goes_on:
            end = piece.end
        elif text[piece.start] != "\ufffd":
            yield piece.start


def _are_scraps(text: str, page: CodePage, suspects: Sequence[Piece], misread: int) -> bool:
    cut = [piece for piece in suspects if not piece.char]
    marks = sum(page.byte_of[text[piece.start]] == _LEAD_OF_MARKS for piece in cut)
    return len(cut) <= misread or marks * 2 >= len(cut)


def _beside_misread(
    lines: Lines, passages: Iterable[Passage], suspects: Iterable[Piece], clean: Iterable[int]
) -> Iterator[Piece]:
    """The suspects in lines in which more is misread, and nothing is clean."""
    misread = Counter(lines.of(piece.start) for passage in passages for piece in passage.pieces)
    found: dict[int, list[Piece]] = {}
    for piece in suspects:
        if not piece.char:
            found.setdefault(lines.of(piece.start), []).append(piece)
    for line in {lines.of(at) for at in clean}:
        found.pop(line, None)
    for line, pieces in found.items():
        if len(pieces) <= misread[line]:
            yield from pieces
