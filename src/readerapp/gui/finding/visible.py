"""What of a text is seen when it is rendered: the words, without marks, addresses and tags."""

import re
from html import unescape

from readerapp.gui.formulas.markdown_rules import plain_with_formulas

_BLOCK = re.compile(r"</?(?:p|li|ul|ol|h[1-6]|table|tr|t[dh]|blockquote|hr|br|pre)\b[^>]*>", re.IGNORECASE)
_HTML = re.compile(r"</?[a-zA-Z!][^<>]*>")
_LINK = re.compile(
    r"!?\[(?P<text>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\](?:\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])"
)
_MARKS = re.compile(r"\*+|~~|`+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)|\\(?=[!-/:-@\[-`{-~])")
_CELL = re.compile(r"\s*\|\s*")


def words_of_html(html: str) -> str:
    """What HTML of ours says, a line a block."""
    return unescape(_HTML.sub("", _BLOCK.sub("\n", html)))


def words_of_markdown(line: str) -> str:
    """What a line of Markdown says, about; cells of tables and other blocks are apart."""
    if "$" in line or "\\" in line:
        line = plain_with_formulas(line)
    if "[" in line:
        line = _LINK.sub(lambda match: match["text"], line)
    if "<" in line or "&" in line:
        line = words_of_html(line)
    if "|" in line:
        line = _CELL.sub("\n", line)
    return _MARKS.sub("", line)
