"""Knows, line by line, what is open in a Markdown text, how well it can be cut there and what to repeat behind it."""

import re
from dataclasses import dataclass
from enum import IntEnum

_FENCE = re.compile(r"(`{3,}(?!.*`)|~{3,})[ \t]*([^\s`]*)")
_HEADING = re.compile(r"(#{1,6})(?:[ \t]|$)")
_RULE = re.compile(r"(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)")
_DELIMITERS = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_HTML_PART = re.compile(r"<(?:tr|li|p|div|td|h[1-6])\b", re.IGNORECASE)
_SPEAKS_OF_ARXIV = re.compile(r"arxiv|e-?print", re.IGNORECASE)
_PROSE_FENCES = frozenset({"", "markdown", "md", "text", "txt", "plain", "plaintext"})
_LONGEST_LEAD_LINE = 4000
_LONGEST_HEAD = 400


class Rank(IntEnum):
    """How well a document can be cut before a line; 1 to 6 are headings of that level."""

    PART = 7
    BLOCK = 8
    ITEM = 9
    ROW = 10
    INNER_ITEM = 11
    LINE = 12


@dataclass(slots=True)
class Scan:
    """What is open before a line.

    Attributes:
        before: the line before.
        fence: the line that opened the code fence around; empty outside.
        mark: what closes that fence.
        prose: whether what stands here is prose, in a fence or not.
        headings: the headings above, each with its level.
        table: the head row and the delimiter row of the table around.
        items: the list items around, each with the column at which it begins.
        head: the first line of the block around if it speaks of arXiv, since that decides what bare numbers below mean.
    """

    before: str = ""
    fence: str = ""
    mark: str = ""
    prose: bool = True
    headings: tuple[tuple[int, str], ...] = ()
    table: tuple[str, ...] = ()
    items: tuple[tuple[int, str], ...] = ()
    head: str = ""

    def rank(self, line: str) -> int:
        """How well the text can be cut before LINE, which is the next one."""
        words = line.lstrip(" \t")
        if not words or not self.prose or self._closes(words):
            return Rank.LINE
        depth, first = len(line) - len(words), words[0]
        if first == "#" and depth < 4 and (heading := _HEADING.match(words)):
            return len(heading[1])
        if self.table:
            return Rank.ROW if first == "|" or self.table[0].lstrip()[0] != "|" else Rank.LINE
        blank = not self.before.strip() or _HEADING.match(self.before) is not None
        if blank and first in "-*_" and depth < 4 and _RULE.match(words):
            return Rank.PART
        if first == "<" and words[:8].lower() == "<details":
            return Rank.PART
        if (first in "-*+" or first.isdigit()) and _ITEM.match(words):
            return Rank.INNER_ITEM if self.items and self.items[0][0] < depth else Rank.ITEM
        if blank and depth == 0:
            return Rank.BLOCK
        return Rank.ROW if first == "<" and _HTML_PART.match(words) else Rank.LINE

    def take(self, line: str, rank: int) -> None:
        """Go on behind LINE, before which the text can be cut with RANK."""
        words = line.lstrip(" \t")
        if not self.before.strip() and words:
            self.head = line if len(line) <= _LONGEST_HEAD and _SPEAKS_OF_ARXIV.search(line) else ""
        if not words:
            self.table, self.head = (), ""
        elif self.fence and self._closes(words):
            self.fence, self.mark, self.prose, self.table, self.items = "", "", True, (), ()
        elif not self.prose:
            pass
        elif not self.fence and words[0] in "`~" and (fence := _FENCE.match(words)):
            self.fence, self.mark, self.prose, self.table = line, fence[1], fence[2].lower() in _PROSE_FENCES, ()
        elif rank < Rank.PART:
            self.headings = (*(above for above in self.headings if above[0] < rank), (rank, line))
            self.table, self.items = (), ()
        elif rank in {Rank.PART, Rank.BLOCK}:
            self.items = ()
        elif rank in {Rank.ITEM, Rank.INNER_ITEM}:
            depth = _depth(line)
            self.items = (*(item for item in self.items if item[0] < depth), (depth, line))
        elif not self.table and words[0] in "|-:" and "|" in self.before and _DELIMITERS.match(words):
            self.table = (self.before, line)
        self.before = line

    def lead(self, rank: int, line: str, *, headings: bool) -> str:
        """The lines to repeat when a piece begins with LINE, before which the text was cut with RANK."""
        lead = [text for level, text in self.headings if level < rank] if headings else []
        lead.extend([""] if lead else [])
        lead.extend([self.fence] if self.fence else [])
        if rank in {Rank.ROW, Rank.INNER_ITEM}:
            depth = _depth(self.table[0] if rank is Rank.ROW and self.table else line)
            around = [text for column, text in self.items if column < depth]
            lead.extend(around)
            lead.extend(([""] if around else []) + list(self.table))
        if self.head and self.head not in lead and rank >= Rank.ITEM:
            lead.append(self.head)
        return "".join(f"{text}\n" for text in lead if len(text) <= _LONGEST_LEAD_LINE)

    def _closes(self, words: str) -> bool:
        """Whether a line that says WORDS closes the fence."""
        return bool(self.fence) and words.startswith(self.mark) and not words.rstrip().strip(self.mark[0])


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))
