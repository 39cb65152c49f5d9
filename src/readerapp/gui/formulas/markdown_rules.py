"""Teaches the Markdown parser where formulas are, between dollars or brackets with backslashes, and what is a price."""

import re
from typing import TYPE_CHECKING

from readerapp.gui.formulas.writing import formula_text

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

INLINE, BLOCK = "formula", "formula_block"
_LONGEST = 2_000
_MOST_LINES = 60
_DOLLAR = re.compile(r"\$(?![\s$])(?P<said>(?:\\.|[^$\\\n]|\n(?!\s*\n)){1,400}?)(?<![\s\\])\$(?!\d)")
_DISPLAY = re.compile(r"\$\$(?P<said>(?:\\.|[^$\\])+?)\$\$", re.DOTALL)
_BRACKETS = {"\\(": "\\)", "\\[": "\\]"}
_ESCAPED = re.compile(r"\\([%&#_$])")
_COMMAND = re.compile(
    r"\\(?:emph|textbf|textit|texttt|textsc|textsf|textrm|text|underline|mathbf|mathrm)\{[^{}\n]{0,400}\}"
)
_BLOCKS = (("$$", "$$"), ("\\[", "\\]"))
_MATHEMATICAL = re.compile(r"[\\^_=<>+*/|]|[αβγδεζηθικλμνξπρστυφχψω∈≤≥≈×·∑∏√∞→∼±]")
_MONEY = re.compile(
    r"\d[\d.,]*\s*(?:[kmbt]|bn|mln|mn|million|billion|trillion|thousand)?\b(?!\s*[\\^_=<>*/×·])", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{3,}")


def teach(parser: "MarkdownIt") -> None:
    """Have PARSER know formulas; they become tokens that carry the LaTeX as their content."""
    parser.inline.ruler.before("escape", INLINE, _inline)
    parser.block.ruler.before("fence", BLOCK, _block, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def is_formula(said: str) -> bool:
    """Whether SAID, found between two dollar signs, is meant as a formula rather than as text between two prices."""
    money = _MONEY.match(said)
    if money is not None and money.end() < len(said):
        return False
    if _MATHEMATICAL.search(said):
        return True
    return not re.search(r"\s", said) or not _WORD.search(said)


def is_bracketed_formula(said: str) -> bool:
    """Whether SAID, found in brackets with backslashes, is a formula: such brackets may also mean just themselves."""
    return "](" not in said and (bool(_MATHEMATICAL.search(said)) or bool(re.fullmatch(r"\s*[^\W\d_]{1,2}\s*", said)))


def plain_with_formulas(text: str) -> str:
    """TEXT, which is no Markdown, with its formulas in Unicode: for titles."""
    if "$" not in text and "\\" not in text:
        return text
    parts, at, plain = [], 0, 0
    while at < len(text):
        found = _match(text, at, len(text)) if text[at] in "$\\" else None
        if found is None:
            at += 2 if text[at] == "\\" else 1
            continue
        parts += [text[plain:at], formula_text(found[0])]
        at = plain = found[1]
    return _ESCAPED.sub(r"\1", "".join((*parts, text[plain:])))


def _inline(state: "StateInline", silent: bool) -> bool:
    found = _match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    said, end = found
    if not silent:
        state.push(INLINE, "", 0).content = said
    state.pos = end
    return True


def _match(text: str, at: int, end: int) -> tuple[str, int] | None:
    """The formula that begins at AT, and where it ends."""
    end = min(end, at + _LONGEST)
    if text[at] == "$":
        display = _DISPLAY.match(text, at, end)
        if display is not None:
            return display["said"], display.end()
        inline = _DOLLAR.match(text, at)
        return (inline["said"], inline.end()) if inline is not None and is_formula(inline["said"]) else None
    if text[at] != "\\":
        return None
    closing = _BRACKETS.get(text[at : at + 2])
    if closing is not None:
        stop = text.find(closing, at + 2, end)
        said = text[at + 2 : stop] if stop > 0 else ""
        return (said, stop + 2) if is_bracketed_formula(said) else None
    command = _COMMAND.match(text, at, end)
    return (command[0], command.end()) if command is not None else None


def _block(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    """A formula that has lines of its own."""
    first = _line(state, start)
    opening, closing = next((pair for pair in _BLOCKS if first.startswith(pair[0])), ("", ""))
    if not opening:
        return False
    said, line = first.removeprefix(opening), start
    while closing not in said:
        line += 1
        if line >= end or line - start > _MOST_LINES or (text := _line(state, line)) == "":
            return False
        said = f"{said}\n{text}"
    said, _, rest = said.partition(closing)
    if rest.strip(" .,;") or not said.strip() or (opening != "$$" and not is_bracketed_formula(said)):
        return False
    if not silent:
        state.line = line + 1
        token = state.push(BLOCK, "", 0)
        token.content, token.map = said, [start, line + 1]
    return True


def _line(state: "StateBlock", line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()
