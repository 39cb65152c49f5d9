"""Reads JSON and JSON Lines of papers, CSL-JSON among them, however their fields are called and nested."""

import json
from collections.abc import Iterator, Mapping

from readerapp.digests.blocks import Block, BlockKind
from readerapp.digests.document import Document
from readerapp.digests.drafts import Draft
from readerapp.digests.inline_text import inline_from_tokens
from readerapp.digests.json_positions import PositionedJson
from readerapp.digests.markdown_tree import parse_markdown
from readerapp.digests.python_values import python_value
from readerapp.digests.records import Record, inner_record, is_record, record_draft
from readerapp.digests.row_entry import Columns, read_row
from readerapp.domain.arxiv_id import ArxivId
from readerapp.domain.digest import Issue

GENERIC = frozenset(
    [
        "papers",
        "paper",
        "items",
        "item",
        "data",
        "results",
        "result",
        "entries",
        "entry",
        "records",
        "list",
        "articles",
        "publications",
        "works",
        "docs",
        "content",
    ]
)
_MOST_BAD_LINES = 50
_MOST_FAILURES = 500


def score(document: Document) -> float:
    """Begins as JSON does, and names its first field in quotes."""
    head = document.text.lstrip()[:400]
    if head[:1] not in {"{", "["} or head[1:].lstrip()[:1] not in {'"', "'", "{", "[", "}", "]"}:
        return 0.0
    return 0.95


def read(document: Document) -> list[Draft]:
    """Every record of the document; raises ValueError when it is no JSON at all."""
    try:
        whole = PositionedJson(document.text, document.checkpoint)
    except (ValueError, RecursionError):
        return _read_lines(document)
    drafts = []
    for item in _records(document, whole.value, (), whole):
        document.checkpoint()
        if isinstance(item, Draft):
            drafts.append(item)
            continue
        draft = record_draft(document, item)
        if draft is not None:
            drafts.append(draft)
    return drafts


def _read_lines(document: Document) -> list[Draft]:
    """Read one object a line; what is no JSON may still be what Python prints for a dict."""
    drafts: list[Draft] = []
    bad: list[int] = []
    for number, line in enumerate(document.lines, start=1):
        if number % 16 == 0:
            document.checkpoint()
        if not line.strip():
            continue
        value = _parse_line(line.strip().rstrip(","))
        if not isinstance(value, dict):
            bad.append(number)
            continue
        draft = record_draft(document, Record(fields=value, start=number, end=number)) if is_record(value) else None
        if draft is not None:
            drafts.append(draft)
    if not drafts:
        return _read_pieces(document)
    for number in bad[:_MOST_BAD_LINES]:
        document.issues.append(Issue(line=number, message="This line is no record."))
    return drafts


def _read_pieces(document: Document) -> list[Draft]:
    """Read the whole records of a JSON text that breaks off or is broken somewhere."""
    drafts: list[Draft] = []
    decoder = json.JSONDecoder(strict=False)
    at, failures = document.text.find("{"), 0
    while at >= 0 and failures < _MOST_FAILURES:
        document.checkpoint()
        try:
            value, end = decoder.raw_decode(document.text, at)
        except (ValueError, RecursionError):
            value, end, failures = None, at + 1, failures + 1
        if isinstance(value, dict) and is_record(value):
            record = Record(fields=value, start=document.line_of(at), end=document.line_of(end - 1))
            draft = record_draft(document, record)
            drafts.extend([draft] if draft else [])
        at = document.text.find("{", end)
    if not drafts:
        message = "neither JSON nor one object a line"
        raise ValueError(message)
    document.issues.append(Issue(line=1, message="The JSON is broken; only its whole records were read."))
    return drafts


def _parse_line(line: str) -> object:
    try:
        return json.loads(line, strict=False)
    except (ValueError, RecursionError):
        pass
    return python_value(line) if line.startswith("{") else None


def _records(
    document: Document, value: object, path: tuple[str, ...], whole: PositionedJson
) -> Iterator[Record | Draft]:
    stack: list[tuple[object, tuple[str, ...], str]] = [(value, path, "")]
    while stack:
        inner, where, key = stack.pop()
        if isinstance(inner, list):
            deeper = (*where, key) if key and key.casefold() not in GENERIC else where
            stack.extend((item, deeper, "") for item in reversed(inner))
        elif isinstance(inner, Mapping):
            arxiv_id = ArxivId.parse(key) if key else None
            fields = {**inner, "arxiv_id": key} if arxiv_id else (inner_record(inner) or inner)
            if is_record(fields):
                start, end = whole.lines_of(inner)
                yield Record(fields=fields, start=start, end=end, path=where, text=whole.text_of(inner))
                continue
            topic = key if key and key.casefold() not in GENERIC and arxiv_id is None else ""
            deeper = (*where, topic) if topic else where
            for name, item in inner.items():
                if isinstance(item, str) and "|" in item and (named := ArxivId.parse(str(name))):
                    yield _table_row(document, item, named, deeper, whole.lines_of(inner))
            stack.extend(
                (item, deeper, str(name)) for name, item in reversed([*inner.items()]) if isinstance(item, (list, dict))
            )


def _table_row(
    document: Document, text: str, arxiv_id: ArxivId, path: tuple[str, ...], lines: tuple[int, int]
) -> Draft:
    """Read a value that is a row of a Markdown table, as the daily lists of papers by topic store it."""
    line = next((found.line for found in document.occurrences if found.arxiv_id.base == arxiv_id.base), lines[0])
    row = text.strip().strip("|")
    cells = " | ".join(row.split("|"))
    source = f"| {cells} |"
    width = source.count("|") - 1
    tree = parse_markdown(f"{'| x ' * width}|\n{'|---' * width}|\n{source}", document.checkpoint)
    rows = [block for top in tree.blocks for block in top.walk() if block.kind is BlockKind.ROW]
    block = rows[0] if rows else Block(BlockKind.ROW, line, line, cells=(inline_from_tokens(()),))
    draft = read_row(document, block, Columns((None,) * width, ("",) * width), arxiv_id)
    draft.start = draft.end = line
    draft.path = path
    return draft
