"""Reads comma, semicolon and tab separated tables of papers, Zotero's export among them."""

import csv
from collections.abc import Iterator

from readerapp.digests.cutting.piece import Border, Choose, plain_border
from readerapp.digests.cutting.source import TextSource
from readerapp.digests.document import Document
from readerapp.digests.drafts import Draft
from readerapp.digests.labels import Role
from readerapp.digests.records import Record, field_role, record_draft
from readerapp.domain.digest import Issue

_DELIMITERS = ",\t;|"
_FIELD_LIMIT = 10_000_000
_LONGEST_HEAD = 4000


def score(document: Document) -> float:
    """A first line that names a title or an id, and other known columns, with one delimiter."""
    delimiter, header = _header(document)
    if not delimiter:
        return 0.0
    roles = {field_role(name) for name in header} - {None}
    known = roles & {Role.TITLE, Role.ARXIV, Role.DOI}
    return 0.92 if known and len(roles) >= 2 else 0.0


def read(document: Document) -> list[Draft]:
    """A mention for each row that names a work."""
    drafts = []
    for record in _rows(document):
        draft = record_draft(document, record)
        if draft is not None:
            drafts.append(draft)
    return drafts


def cutter(first: Document) -> Choose:
    """Between rows, each piece below the first line."""
    delimiter, _ = _header(first)
    header = next((line for line in first.lines if line.strip()), "")

    def choose(source: TextSource, size: int) -> Border:
        csv.field_size_limit(_FIELD_LIMIT)
        window = source.peek(2 * size)
        read = _Lines(window)
        rows = csv.reader(read, delimiter=delimiter)
        at = 0
        while read.at < size and not (at >= size // 2 and read.at > size):
            at = read.at
            try:
                if next(rows, None) is None:
                    break
            except csv.Error:
                continue
        at = max(at, read.at if read.at <= size else at)
        return Border(at=at, lead=f"{header}\n") if at >= size // 2 else plain_border(window, size)

    return choose


class _Lines:
    """The whole lines of TEXT; AT is where the next one begins."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.at = 0

    def __iter__(self) -> Iterator[str]:
        while (end := self._text.find("\n", self.at) + 1) > 0:
            line = self._text[self.at : end]
            self.at = end
            yield line


def _header(document: Document) -> tuple[str, list[str]]:
    line = next((line for line in document.lines if line.strip()), "")
    if len(line) > _LONGEST_HEAD or line.lstrip()[:1] in {"#", "|", "-", "*", "<", "{", "[", "@"}:
        return "", []
    best: tuple[str, list[str]] = ("", [])
    for delimiter in _DELIMITERS:
        cells = next(csv.reader([line], delimiter=delimiter), [])
        short = all(len(cell.strip()) <= 40 for cell in cells)
        if len(cells) > max(len(best[1]), 1) and short:
            best = (delimiter, [cell.strip() for cell in cells])
    return best


def _rows(document: Document) -> Iterator[Record]:
    delimiter, header = _header(document)
    csv.field_size_limit(_FIELD_LIMIT)
    first = next(index for index, line in enumerate(document.lines) if line.strip())
    reader = csv.reader((f"{line}\n" for line in document.lines[first + 1 :]), delimiter=delimiter)
    last = 0
    while True:
        start = last + first + 2
        try:
            cells = next(reader, None)
        except csv.Error as error:
            document.issues.append(
                Issue(line=min(start, len(document.lines)), message=f"This row cannot be read ({error}).")
            )
            last = reader.line_num
            continue
        if cells is None:
            return
        last = reader.line_num
        if last % 16 == 0:
            document.checkpoint()
        if any(cell.strip() for cell in cells):
            fields = {name: cell.strip() for name, cell in zip(header, cells, strict=False) if name and cell.strip()}
            yield Record(fields=fields, start=start, end=last + first + 1)
