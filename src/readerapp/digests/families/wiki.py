"""Reads wiki pages by writing each line and each table row as the Markdown line that means the same."""

import re

from readerapp.digests.document import Document
from readerapp.digests.drafts import Draft
from readerapp.digests.embedded import Rewritten, read_rewritten
from readerapp.digests.families.heading_digest import read_markdown

_TABLE, _ROW = re.compile(r"^\s*\{\|", re.MULTILINE), re.compile(r"^\s*\|-", re.MULTILINE)
_HEADING = re.compile(r"^(={1,6})\s*(.+?)\s*\1\s*$")
_LINK = re.compile(r"(?<!\[)\[(https?://[^\s\]]+)(?:\s+([^\]\n]*))?\]")
_PAGE = re.compile(r"\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]+)\]\]")
_LIST = re.compile(r"^([*#:;]+)\s*")
_ATTRIBUTES = re.compile(r"^(?=[^|\[\]]{0,200}\|(?!\|))[^|\[\]=]*=[^|\[\]]*\|")
_LONGEST_CELL = 20_000


def score(document: Document) -> float:
    """Tables between `{|` and `|}`, or headings between equal signs with links in single brackets."""
    text = document.text
    if "{|" not in text and "==" not in text:
        return 0.0
    if _TABLE.search(text) and _ROW.search(text):
        return 0.91
    headings = sum(bool(_HEADING.match(line)) for line in document.lines)
    return 0.9 if headings and len(_LINK.findall(text)) >= headings else 0.0


def read(document: Document) -> list[Draft]:
    """Every paper, with the headings above it."""
    return read_rewritten(document, _rewritten(document), read_markdown)


def _rewritten(document: Document) -> list[Rewritten]:
    rows: list[Rewritten] = []
    table: _Table | None = None
    for number, line in enumerate(document.lines, start=1):
        stripped = line.strip()
        if table is None and stripped.startswith("{|"):
            table = _Table(number)
            rows.append(Rewritten("", number, number))
        elif table is not None and stripped.startswith("|}"):
            rows.extend([*table.rows(), Rewritten("", number, number)])
            table = None
        elif table is not None:
            table.take(stripped, number)
        else:
            rows.append(Rewritten(_as_markdown(line), number, number))
    return [*rows, *(table.rows() if table is not None else ())]


class _Table:
    """The rows of one table, cell by cell."""

    def __init__(self, start: int) -> None:
        self._start = start
        self._rows: list[tuple[int, int, list[str]]] = []
        self._fresh = True

    def take(self, line: str, number: int) -> None:
        """The next LINE of the table."""
        if line.startswith(("|-", "|+")):
            self._fresh = True
            return
        if self._fresh:
            self._rows.append((number, number, []))
            self._fresh = False
        start, _, cells = self._rows.pop()
        if line[:1] in {"|", "!"}:
            pieces = line[1:].replace("!!", "||").split("||") if line[:1] == "!" else line[1:].split("||")
            cells.extend(_ATTRIBUTES.sub("", piece, count=1).strip() for piece in pieces)
        elif cells and len(cells[-1]) < _LONGEST_CELL:
            cells[-1] = f"{cells[-1]}<br>{line}" if line else cells[-1]
        self._rows.append((start, number, cells))

    def rows(self) -> list[Rewritten]:
        """The table as Markdown."""
        rows = [Rewritten(_row(cells), start, end) for start, end, cells in self._rows if cells]
        if not rows:
            return []
        rule = "|".join(["", *["---"] * (rows[0].text.count(" | ") + 1), ""])
        return [rows[0], Rewritten(rule, rows[0].end, rows[0].end), *rows[1:]]


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(_inline(cell.replace('|', '/')) for cell in cells)} |"


def _as_markdown(line: str) -> str:
    heading = _HEADING.match(line)
    if heading:
        return f"{'#' * len(heading[1])} {_inline(heading[2])}"
    listed = _LIST.match(line)
    if listed:
        mark = "1." if listed[1][-1] == "#" else "-"
        return f"{'    ' * (len(listed[1]) - 1)}{mark} {_inline(line[listed.end() :])}"
    return _inline(line)


def _inline(text: str) -> str:
    linked = _LINK.sub(lambda match: f"[{match[2]}]({match[1]})" if match[2] else f"<{match[1]}>", text)
    return _PAGE.sub(r"\1", linked).replace("'''", "**").replace("''", "*")
