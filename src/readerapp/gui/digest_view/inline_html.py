"""Turns running text of a digest into HTML that is safe to show, with a chip wherever a paper is spoken of."""

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from readerapp.domain.digest_page import Mark
from readerapp.domain.translation import tr
from readerapp.gui.digest_view.addresses import Chip, chip_html
from readerapp.gui.formulas import markdown_rules as formulas
from readerapp.gui.formulas.writing import formula_html
from readerapp.gui.web_addresses import with_links

if TYPE_CHECKING:
    from markdown_it.token import Token

BREAK = "\ufdd2"  # no character; stands for a line break inside a line
_TELLING = 6  # characters that a name must have to be looked for in a text
_WRAPS = {
    "strong_open": "<b>",
    "strong_close": "</b>",
    "em_open": "<i>",
    "em_close": "</i>",
    "s_open": "<s>",
    "s_close": "</s>",
    "link_close": "</a>",
}


class ChipWriter:
    """Writes chips and remembers them.

    Attributes:
        written: the chips that have been written, in the order of the text.
        small: whether chips have no words from here on.
    """

    def __init__(self) -> None:
        self.written: list[Chip] = []
        self.small = False

    def html(self, marks: Sequence[Mark]) -> str:
        """The chips of MARKS, side by side."""
        chips = [Chip(mark.mention_id, self.small) for mark in marks]
        self.written += chips
        return "".join(map(chip_html, chips))


def text_html(text: str) -> str:
    """TEXT with the addresses in it as links."""
    return with_links(text).replace(BREAK, "<br/>")


def inline_html(children: Sequence["Token"], line: int, marks: Sequence[Mark], chips: ChipWriter) -> str:
    """Running text that begins in LINE; a chip goes to the beginning of its line, or to its paper if there are many."""
    starts, inside = _places(children, line, marks)
    html = [chips.html(starts.get(line, ()))]
    links = 0
    for place, token in enumerate(children):
        here = inside.get(place, [])
        match token.type:
            case "text" if links == 0:
                html.append(_split(token.content, here, chips))
            case "softbreak" | "hardbreak":
                line += 1
                html.append(f"<br/>{chips.html(starts.get(line, ()))}")
            case _:
                links += {"link_open": 1, "link_close": -1}.get(token.type, 0)
                html += [chips.html([mark for _, mark in here]), _token_html(token)]
                for _ in range(_lines_in(token)):
                    line += 1
                    html.append(chips.html(starts.get(line, ())))
    return "".join(html)


def _lines_in(token: "Token") -> int:
    """How many lines end inside TOKEN."""
    return token.content.count("\n") if token.type == formulas.INLINE else token.type in {"softbreak", "hardbreak"}


def _token_html(token: "Token") -> str:
    match token.type:
        case "link_open":
            return f'<a href="{escape(str(token.attrGet("href")))}">'
        case "code_inline":
            return f"<code>{escape(token.content)}</code>"
        case formulas.INLINE:
            return formula_html(token.content.replace(BREAK, " "))
        case "image":
            return escape(token.content or tr("picture")).replace(BREAK, " ")
        case kind:
            return _WRAPS.get(kind) or escape(token.content).replace(BREAK, "<br/>")


def _split(text: str, marks: list[tuple[int, Mark]], chips: ChipWriter) -> str:
    """TEXT with chips at the places given."""
    parts, end = [], 0
    for place, mark in sorted(marks, key=lambda item: item[0]):
        parts += [text_html(text[end:place]), chips.html([mark])]
        end = place
    return "".join((*parts, text_html(text[end:])))


_Inside = dict[int, list[tuple[int, Mark]]]


def _places(children: Sequence["Token"], line: int, marks: Sequence[Mark]) -> tuple[dict[int, list[Mark]], _Inside]:
    """Which of MARKS go to the beginning of which line, and which into which of CHILDREN at which character."""
    by_line: dict[int, list[Mark]] = {}
    last = line + sum(map(_lines_in, children))
    for mark in marks:
        by_line.setdefault(min(max(mark.first, line), last), []).append(mark)
    starts: dict[int, list[Mark]] = {}
    inside: _Inside = {}
    for number, group in by_line.items():
        for mark in group:
            found = _find(children, line, number, mark) if len(group) > 1 else None
            if found is None:
                starts.setdefault(number, []).append(mark)
            else:
                inside.setdefault(found[0], []).append((found[1], mark))
    return starts, inside


def _find(children: Sequence["Token"], line: int, wanted: int, mark: Mark) -> tuple[int, int] | None:
    """The first of CHILDREN in the WANTED line that names the paper of MARK, and the character there."""
    link = -1
    for place, token in enumerate(children):
        if token.type == "link_close":
            link = -1
        elif token.type == "link_open":
            link = place
        if line == wanted:
            at = position(str(token.attrGet("href")) if token.type == "link_open" else token.content, mark.names)
            if at >= 0:
                return (link, 0) if link >= 0 else (place, token.content.rfind(" ", 0, at) + 1)
        line += _lines_in(token)
    return None


def position(text: str, names: Sequence[str]) -> int:
    """Where TEXT first says one of NAMES; -1 when nowhere."""
    found = [text.find(name) for name in names if len(name) >= _TELLING]
    return min((place for place in found if place >= 0), default=-1)
