"""Takes a formula in LaTeX apart into pieces of text, each with its letters and its height in the line."""

import re
from dataclasses import replace

from readerapp.gui.formulas.pieces import (
    NEW_LINE,
    OPERATORS,
    Letters,
    Piece,
    Pieces,
    accented,
    add_character,
    append,
    at_level,
    closed,
)
from readerapp.gui.formulas.symbols import (
    ACCENTS,
    BOLD,
    ITALIC,
    NOTHING,
    UPRIGHT,
    WITHOUT_ARGUMENT,
    WORDS,
    letters,
    sign,
)

_DEEPEST = 24
_LONGEST = 4_000
_TOKEN = re.compile(r"\\(?P<name>[A-Za-z]+\*?)[ \t]*|\\(?P<mark>.)|(?P<other>.)", re.DOTALL)
_IN_MATH = {"-": "−", "*": "∗", "'": "′", "~": " "}
_NO_MARKS = str.maketrans(dict.fromkeys("\\{}^_$"))
_COLUMN = "   "  # between the columns of a matrix
_OF_TEXT = frozenset({"emph", "textit", "textbf", "textsl"})
_IN_TEXT = {"~": " ", "&": " ", "\n": " ", "\t": " ", "\r": " "}


def parse(latex: str) -> Pieces:
    """The pieces of LATEX; whatever it says, there are some, and no command is left in them."""
    return _Reader(latex[:_LONGEST]).all()


class _Reader:
    """Reads a formula from left to right; math is what letters are italic in."""

    def __init__(self, text: str) -> None:
        self._tokens = [_token(match) for match in _TOKEN.finditer(text)]
        self._at = 0
        self._depth = 0

    def all(self) -> Pieces:
        pieces: Pieces = []
        while self._at < len(self._tokens):  # a closing brace too many ends nothing
            pieces += self._until("}")
        return pieces

    def _until(self, end: str, *, text: bool = False) -> Pieces:
        """What comes before the token END, which is taken, too."""
        pieces: Pieces = []
        while self._at < len(self._tokens):
            if self._tokens[self._at] == end:
                self._at += 1
                break
            self._one(pieces, text=text)
        return pieces

    def _one(self, pieces: Pieces, *, text: bool) -> None:
        """Read one thing and add it to PIECES."""
        said = self._tokens[self._at]
        self._at += 1
        if len(said) > 1:
            self._command(said[1:], pieces, text=text)
        elif said == "{":
            pieces += self._nested("}", text=text)
        elif said in "^_" and not text:
            pieces += at_level(self._argument(), 1 if said == "^" else -1)
        elif text and said not in "}$\\":
            append(pieces, _IN_TEXT.get(said, said), Letters.UPRIGHT)
        elif said == "&":
            pieces += [Piece(_COLUMN)] if pieces and self._next() not in OPERATORS else []
        elif said not in "}$\\ \n\t\r":
            add_character(pieces, _IN_MATH.get(said, said), before_digit=self._next().isdigit())

    def _next(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _nested(self, end: str, *, text: bool = False) -> Pieces:
        self._depth += 1
        try:
            return self._until(end, text=text) if self._depth < _DEEPEST else self._skipped(end)
        finally:
            self._depth -= 1

    def _skipped(self, end: str) -> Pieces:
        """Nobody means what is nested so deep; its characters as they are, up to END."""
        start = self._at
        while self._at < len(self._tokens) and self._tokens[self._at] != end:
            self._at += 1
        said = "".join(self._tokens[start : self._at]).translate(_NO_MARKS)
        self._at += 1
        return [Piece(said)] if said else []

    def _argument(self, *, text: bool = False) -> Pieces:
        """The next group, command or character."""
        while self._next() in {" ", "\n", "\t"}:
            self._at += 1
        if self._next() in {"", "}"}:
            return []
        if self._next() == "{":
            self._at += 1
            return self._nested("}", text=text)
        pieces: Pieces = []
        self._depth += 1
        if self._depth < _DEEPEST:
            self._one(pieces, text=text)
        self._depth -= 1
        return pieces

    def _option(self) -> Pieces:
        """An argument in square brackets, if there is one."""
        if self._next() == "[":
            self._at += 1
            return self._nested("]")
        return []

    def _raw_argument(self) -> str:
        return "".join(piece.text for piece in self._argument(text=True))

    def _command(self, name: str, pieces: Pieces, *, text: bool) -> None:
        name = name.rstrip("*") or "*"
        if name in NOTHING:
            self._skip_invisible_bracket(name)
        elif name in WITHOUT_ARGUMENT:
            self._raw_argument()
        elif name in UPRIGHT:
            pieces += self._argument(text=True)
        elif name in BOLD or name in ITALIC:
            drawn = Letters.BOLD if name in BOLD else Letters.ITALIC
            in_text = text or name in _OF_TEXT
            pieces += [
                piece if in_text and piece.letters is not Letters.UPRIGHT else replace(piece, letters=drawn)
                for piece in self._argument(text=in_text)
            ]
        elif name in ACCENTS and (not text or name not in WORDS):
            pieces += accented(self._argument(text=text), ACCENTS[name])
        elif name in _STRUCTURES:
            pieces += _STRUCTURES[name](self)
        elif name in {"\\", "newline", "cr"}:
            self._option()
            pieces.append(Piece(NEW_LINE))
        elif letters(name, "") is not None:
            self._alphabet(name, pieces)
        elif name in WORDS and not text:
            self._word(sign(name) or name, pieces)
        else:
            self._sign(name, pieces, text=text)

    def _word(self, word: str, pieces: Pieces) -> None:
        """A function: its name apart from what is beside it."""
        before = " " if pieces and (pieces[-1].text[-1:].isalnum() or pieces[-1].text[-1:] == ")") else ""
        after = " " if self._next()[:1].isalnum() or self._next()[:1] == "\\" else ""
        pieces.append(Piece(f"{before}{word}{after}"))

    def _sign(self, name: str, pieces: Pieces, *, text: bool) -> None:
        shown = sign(name)
        if shown is None or text or len(shown.strip()) != 1:
            append(pieces, name if shown is None else shown, Letters.UPRIGHT)
        else:
            add_character(pieces, shown.strip(), before_digit=False)

    def _skip_invisible_bracket(self, name: str) -> None:
        if name in {"left", "right"} and self._next() == ".":
            self._at += 1

    def _alphabet(self, name: str, pieces: Pieces) -> None:
        said = self._raw_argument()
        shown, whole = letters(name, said) or (said, True)
        drawn = Letters.UPRIGHT if whole else Letters.BOLD if name in {"mathbb", "mathds", "Bbb"} else Letters.ITALIC
        pieces.append(Piece(shown, drawn))

    def fraction(self) -> Pieces:
        return [*closed(self._argument()), Piece("/"), *closed(self._argument())]

    def root(self) -> Pieces:
        index = at_level(self._option(), 1)
        return [*index, Piece("√"), *closed(self._argument())]

    def binomial(self) -> Pieces:
        return [Piece("C("), *self._argument(), Piece(", "), *self._argument(), Piece(")")]

    def above(self) -> Pieces:
        over, base = self._argument(), self._argument()
        return [*base, *at_level(over, 1)]

    def below(self) -> Pieces:
        under, base = self._argument(), self._argument()
        return [*base, *at_level(under, -1)]

    def environment(self) -> Pieces:
        name = self._raw_argument().rstrip("*")
        if name in {"array", "tabular", "alignat"}:
            self._argument()
        return []

    def end(self) -> Pieces:
        self._raw_argument()
        return []

    def address(self) -> Pieces:
        self._raw_argument()
        return self._argument(text=True)

    def negated(self) -> Pieces:
        return [replace(piece, text=f"{piece.text.strip()}\u0338 ") for piece in self._argument()]


_STRUCTURES = {
    "frac": _Reader.fraction,
    "dfrac": _Reader.fraction,
    "tfrac": _Reader.fraction,
    "nicefrac": _Reader.fraction,
    "sqrt": _Reader.root,
    "binom": _Reader.binomial,
    "stackrel": _Reader.above,
    "overset": _Reader.above,
    "underset": _Reader.below,
    "begin": _Reader.environment,
    "end": _Reader.end,
    "href": _Reader.address,
    "textcolor": _Reader.address,
    "not": _Reader.negated,
}


def _token(match: re.Match[str]) -> str:
    name = match["name"] or match["mark"]
    return f"\\{name}" if name else match["other"]
