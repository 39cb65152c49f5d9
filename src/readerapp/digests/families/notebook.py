"""Reads Jupyter notebooks: the text of their cells as Markdown, on the lines of the file."""

import json

from readerapp.digests.document import Document
from readerapp.digests.drafts import Draft
from readerapp.digests.embedded import read_embedded
from readerapp.digests.families.heading_digest import read_markdown
from readerapp.digests.titles import clean_title

_CODE = "```python"


def score(document: Document) -> float:
    """JSON with cells and the format's version."""
    if (
        not document.text.lstrip().startswith("{")
        or '"cells"' not in document.text
        or '"nbformat"' not in document.text
    ):
        return 0.0
    return 0.98


def read(document: Document) -> list[Draft]:
    """Every paper of every cell; raises ValueError when the file is no JSON."""
    notebook = json.loads(document.text)
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(cells, list):
        message = "a notebook has cells"
        raise TypeError(message)
    texts: list[str] = []
    lines: list[int] = []
    at, title = 0, ""
    for cell in cells:
        document.checkpoint()
        source = cell.get("source", "") if isinstance(cell, dict) else ""
        pieces = source if isinstance(source, list) else [source]
        code = isinstance(cell, dict) and cell.get("cell_type") == "code"
        cell_lines = "".join(str(piece) for piece in pieces).split("\n")
        if not title and not code:
            title = next((clean_title(line[2:]) for line in cell_lines if line.startswith("# ")), "")
        if code:
            cell_lines = [_CODE, *cell_lines, "```"]
        for line in [*cell_lines, ""]:
            at = _find(document.text, line, at)
            texts.append(line)
            lines.append(document.line_of(at))
    for index in reversed(range(len(texts) - 1)):
        if texts[index] == _CODE:
            lines[index] = lines[index + 1]
    document.title = title
    return read_embedded(document, "\n".join(texts), lines, read_markdown)


def _find(text: str, line: str, at: int) -> int:
    """Where LINE stands in the JSON text, behind AT; AT itself for a line that is too short to be found."""
    written = json.dumps(line, ensure_ascii=False)[1:-1]
    if len(written.strip()) < 2:
        return at
    found = text.find(written, at)
    if found < 0:
        found = text.find(json.dumps(line)[1:-1], at)
    return found if found >= 0 else at
