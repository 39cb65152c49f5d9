"""Cuts notebooks between cells, and repeats the headings above in a cell of their own."""

import json
import re
from dataclasses import replace

from readerapp.digests.cutting.json_text import JsonCutter
from readerapp.digests.cutting.piece import Border
from readerapp.digests.cutting.source import TextSource

_HEADING = re.compile(r'"(#{1,6}) +([^"\\\n]{1,300})')
_CELLS = '"cells":['


class NotebookCutter:
    """Finds the borders between the pieces of one notebook, from its beginning to its end."""

    def __init__(self) -> None:
        self._json = JsonCutter()
        self._above: list[tuple[int, str]] = []

    def choose(self, source: TextSource, size: int) -> Border:
        """The border behind the last whole cell in the next SIZE characters, or else behind the next one."""
        border = self._json.choose(source, size)
        for heading in _HEADING.finditer(source.peek(border.at)):
            level = len(heading[1])
            self._above = [*(known for known in self._above if known[0] < level), (level, heading[2])]
        before, cells, behind = border.lead.rpartition(_CELLS)
        if not cells or behind.strip() or not self._above:
            return border
        text = "\n\n".join(f"{'#' * level} {words}" for level, words in self._above)
        cell = json.dumps({"cell_type": "markdown", "source": text}, ensure_ascii=False)
        return replace(border, lead=f"{before}{cells}{cell},\n")
