"""How documents of each kind are cut that need more than a pattern, from the first part of such a document."""

import re

from readerapp.digests.blocks import BlockKind
from readerapp.digests.cutting.html import IS_HTML, HtmlCutter
from readerapp.digests.cutting.json_text import JsonCutter
from readerapp.digests.cutting.markdown import MarkdownCutter
from readerapp.digests.cutting.notebook import NotebookCutter
from readerapp.digests.cutting.org import OrgCutter
from readerapp.digests.cutting.piece import Choose, at_lines
from readerapp.digests.document import Document

_MAIL_ENTRY = re.compile(r"^(?:\[\d{1,5}\]\s*|Paper:\s*)?arXiv:\s?[\w.\-/]+", re.IGNORECASE | re.MULTILINE)
_LONGEST_LEGEND = 3000


def cut_markdown(first: Document) -> Choose:
    """Between blocks; whoever reads the pieces carries the headings on."""
    return HtmlCutter().choose if IS_HTML.match(first.text) else MarkdownCutter().choose


def cut_topics(_first: Document) -> Choose:
    """Between blocks, each piece under the headings above it, which say what its lists mean."""
    return MarkdownCutter(headings=True).choose


def cut_list(first: Document) -> Choose:
    """Between blocks, each piece below the legend of the icons."""
    return HtmlCutter().choose if IS_HTML.match(first.text) else MarkdownCutter(repeated=_legend(first)).choose


def cut_json(_first: Document) -> Choose:
    """Between members."""
    return JsonCutter().choose


def cut_notebook(_first: Document) -> Choose:
    """Between cells, each piece under the headings above it."""
    return NotebookCutter().choose


def cut_mail(_first: Document) -> Choose:
    """Before entries."""
    return at_lines(_MAIL_ENTRY)


def cut_org(first: Document) -> Choose:
    """Before headings."""
    return OrgCutter(first.lines).choose


def _legend(document: Document) -> str:
    """The lines of DOCUMENT before its first paper that can explain icons."""
    first = min((found.line for found in document.occurrences), default=1)
    blocks = (block for block in document.root.all_blocks() if block.end < first)
    kinds = {BlockKind.PARAGRAPH, BlockKind.LIST}
    legend = "\n\n".join(document.passage(block.start, block.end) for block in blocks if block.kind in kinds)
    return f"{legend}\n\n" if legend and len(legend) <= _LONGEST_LEGEND else ""
