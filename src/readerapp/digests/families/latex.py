"""Reads LaTeX: bibliographies as they are printed, and lists of papers in a text, written as Markdown line by line."""

import logging
import re
from collections.abc import Callable

from pylatexenc.latex2text import LatexNodes2Text

from readerapp.digests.document import Document
from readerapp.digests.drafts import Draft
from readerapp.digests.embedded import Rewritten, read_rewritten
from readerapp.digests.families.heading_digest import read_markdown

_ENTRY = re.compile(r"^\s*\\(?:bibitem\b|item\b)")
_LABEL = re.compile(r"^\s*\\(?:bibitem|item)\s*(?:\[(?:[^\[\]{}]|\{[^{}]*\})*\])?\s*(?:\{[^{}]*\})?")
_SECTION = re.compile(r"^\s*\\(part|chapter|section|subsection|subsubsection)\*?\{(.*)\}\s*$")
_LEVELS = {"part": 1, "chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4}
_ENVIRONMENT = re.compile(r"^\s*\\(?:begin|end)\b")
_COMMENT = re.compile(r"(?<!\\)%.*$")
_MARKS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"\\href\s*\{([^{}]*)\}\s*\{((?:[^{}]|\{[^{}]*\})*)\}"), r"[\2](\1)"),
    (re.compile(r"\\(?:url|nolinkurl)\s*\{([^{}]*)\}"), r" <\1> "),
    (re.compile(r"\\newblock\b\s*"), " "),
    (re.compile(r"\\textbf\s*\{([^{}]*)\}"), r"**\1**"),
    (re.compile(r"\\(?:emph|textit|textsl)\s*\{([^{}]*)\}"), r"*\1*"),
    (re.compile(r"\{\s*\\(?:em|it|sl)\b\s*([^{}]*)\}"), r"*\1*"),
    (re.compile(r"\{\s*\\(?:tt|bf|sc|rm)\b\s*([^{}]*)\}"), r"\1"),
    (re.compile(r"``(.*?)''"), r"“\1”"),
)
_LONGEST_ENTRY = 4_000
_ADDRESS = re.compile(r"\]\([^()\s]*\)|<[^<>\s]*>")


def score(document: Document) -> float:
    """Entries of a bibliography, or items in a document that has the commands of one."""
    commands = ("\\begin{thebibliography}", "\\bibitem", "\\begin{itemize}", "\\begin{enumerate}")
    if not any(command in document.text for command in commands):
        return 0.0
    return 0.92 if any(_ENTRY.match(line) for line in document.lines) else 0.0


def read(document: Document) -> list[Draft]:
    """Every paper, with the sections above it."""
    logging.getLogger("pylatexenc").setLevel(logging.ERROR)
    return read_rewritten(document, _rewritten(document), read_markdown)


def _rewritten(document: Document) -> list[Rewritten]:
    """Each entry as one line, everything else line by line."""
    plain = LatexNodes2Text()
    rows: list[Rewritten] = []
    entry: list[str] = []
    start = end = 0

    def finish() -> None:
        if entry:
            rows.append(Rewritten(f"- {_as_markdown(' '.join(entry), plain)}", start, end))
            entry.clear()

    for number, line in enumerate(document.lines, start=1):
        document.checkpoint()
        text = _COMMENT.sub("", line)
        section = _SECTION.match(text)
        if _ENTRY.match(text):
            finish()
            start, end = number, number
            entry.append(_LABEL.sub("", text))
        elif entry and text.strip() and section is None and not _ENVIRONMENT.match(text):
            entry.append(text.strip())
            end = number
        else:
            finish()
            level = _LEVELS[section[1]] if section else 0
            shown = f"{'#' * level} {section[2]}" if section else "" if _ENVIRONMENT.match(text) else text.strip()
            rows.append(Rewritten(_as_markdown(shown, plain), number, number))
    finish()
    return rows


def _as_markdown(text: str, plain: LatexNodes2Text) -> str:
    if len(text) > _LONGEST_ENTRY:
        return " ".join(text.split())
    for pattern, replacement in _MARKS:
        text = pattern.sub(replacement, text)
    if "\\" not in text and "{" not in text and "~" not in text and "--" not in text:
        return " ".join(text.split())
    kept = _ADDRESS.findall(text)
    parts = [plain.latex_to_text(part) for part in _ADDRESS.split(text)]
    joined = parts[0] + "".join(f"{address}{part}" for address, part in zip(kept, parts[1:], strict=True))
    return " ".join(joined.split())
