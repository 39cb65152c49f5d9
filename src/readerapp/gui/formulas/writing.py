"""Writes formulas: as HTML with italics, raised and lowered letters, or as plain text in Unicode."""

from functools import lru_cache
from html import escape
from itertools import groupby

from readerapp.gui.formulas.parsing import parse
from readerapp.gui.formulas.pieces import NEW_LINE, Letters, Piece

_TAGS = {Letters.ITALIC: "i", Letters.BOLD: "b"}
_LEVELS = {1: "sup", -1: "sub"}
_RAISED = dict(
    zip(
        "0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεθφ′",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᵠ′",
        strict=True,
    )
)
_LOWERED = dict(zip("0123456789+−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ", strict=True))


@lru_cache(maxsize=2_048)
def formula_html(latex: str) -> str:
    """LATEX as HTML that Qt's rich text shows; safe to be put into a page."""
    html = []
    for level, group in groupby(_trimmed(parse(latex)), key=lambda piece: piece.level):
        said, tag = "".join(map(_piece_html, group)), _LEVELS.get(level)
        html.append(f"<{tag}>{said}</{tag}>" if tag else said)
    return "".join(html)


@lru_cache(maxsize=2_048)
def formula_text(latex: str) -> str:
    """LATEX in one line of Unicode."""
    parts = []
    for level, group in groupby(parse(latex), key=lambda piece: piece.level):
        said = "".join(piece.text for piece in group)
        parts.append(_at_level(said, level))
    return "".join(parts).replace(NEW_LINE, "; ").strip(" ;")


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """PIECES without empty lines at both ends."""
    while pieces and not pieces[0].text.strip():
        pieces = pieces[1:]
    while pieces and not pieces[-1].text.strip():
        pieces = pieces[:-1]
    return pieces


def _piece_html(piece: Piece) -> str:
    html, tag = escape(piece.text).replace(NEW_LINE, "<br/>").replace("  ", "&nbsp; "), _TAGS.get(piece.letters)
    return f"<{tag}>{html}</{tag}>" if tag and html.strip() else html


def _at_level(said: str, level: int) -> str:
    if not level or not said:
        return said
    table = _RAISED if level > 0 else _LOWERED
    if all(letter in table for letter in said):
        return "".join(table[letter] for letter in said)
    mark = "^" if level > 0 else "_"
    return f"{mark}{said}" if len(said) == 1 else f"{mark}({said})"
