"""The pieces that a formula is made of, and how they are put together."""

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from unicodedata import normalize

from readerapp.gui.formulas.symbols import BINARY, OVER_EVERY_LETTER, RELATIONS

NEW_LINE = "\n"
OPERATORS = RELATIONS | BINARY
_SIMPLE = re.compile(r"[\w.′…]*|\([^()]*\)")


class Letters(Enum):
    """How letters are drawn."""

    UPRIGHT = auto()
    ITALIC = auto()
    BOLD = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a formula; LEVEL is 1 for raised, -1 for lowered, 0 for neither."""

    text: str
    letters: Letters = Letters.UPRIGHT
    level: int = 0


Pieces = list[Piece]


def add_character(pieces: Pieces, said: str, *, before_digit: bool) -> None:
    """Add a character or a sign of a formula, with the room around it that TeX would give."""
    tight = not pieces or pieces[-1].text[-1:] in {"", " ", "(", "[", "{", "|", ",", NEW_LINE}
    if said in RELATIONS:
        pieces.append(Piece(f"{'' if tight else ' '}{said} "))
    elif said in BINARY:
        pieces.append(Piece(said if tight else f" {said} "))
    elif said == "," and not (before_digit and pieces and pieces[-1].text[-1:].isdigit()):
        pieces.append(Piece(", "))
    elif len(said) == 1 and said.isalpha() and not "\u0391" <= said <= "\u03a9":
        append(pieces, said, Letters.ITALIC)
    else:
        append(pieces, said, Letters.UPRIGHT)


def append(pieces: Pieces, said: str, drawn: Letters) -> None:
    """Add SAID, to the last piece if it looks the same."""
    last = pieces[-1] if pieces else None
    if last is not None and (last.letters, last.level) == (drawn, 0) and last.text.strip() not in OPERATORS:
        pieces[-1] = Piece(last.text + said, drawn)
    elif said:
        pieces.append(Piece(said, drawn))


def at_level(pieces: Pieces, level: int) -> Pieces:
    """PIECES raised or lowered, and operators without room around them."""
    return [
        replace(piece, level=piece.level or level, text=piece.text.strip() if _is_operator(piece) else piece.text)
        for piece in pieces
    ]


def _is_operator(piece: Piece) -> bool:
    return piece.text.strip() in OPERATORS


def closed(pieces: Pieces) -> Pieces:
    """PIECES in brackets, unless they are read as one thing anyway."""
    said = "".join(piece.text for piece in pieces)
    return pieces if _SIMPLE.fullmatch(said) else [Piece("("), *pieces, Piece(")")]


def accented(pieces: Pieces, accent: str) -> Pieces:
    """PIECES with the ACCENT, a combining character, over the first letter; some go over every letter."""
    if not pieces or not pieces[0].text:
        return pieces
    if accent in OVER_EVERY_LETTER:
        return [_composed(piece, "".join(f"{letter}{accent}" for letter in piece.text)) for piece in pieces]
    first = pieces[0]
    return [_composed(first, f"{first.text[0]}{accent}{first.text[1:]}"), *pieces[1:]]


def _composed(piece: Piece, text: str) -> Piece:
    return replace(piece, text=normalize("NFC", text))
