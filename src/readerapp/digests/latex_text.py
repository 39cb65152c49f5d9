"""Takes the LaTeX out of the fields of bibliographies; most have none, and need no parser."""

import re

from bibtexparser.library import Library
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.model import Block, Entry

_MARKUP = re.compile(r"[\\$%~&`]|''|--|\n\s*\n")


class QuickLatexDecoding(LatexDecodingMiddleware):
    """Decodes what needs it; the result is the same."""

    def transform_entry(self, entry: Entry, library: Library) -> Block:
        """ENTRY without LaTeX, or what the parser of LaTeX makes of one that it cannot read."""
        marked = []
        for field in entry.fields:
            text = plain_text(field.value) if isinstance(field.value, str) else None
            if text is None:
                marked.append(field)
            elif text is not field.value:
                enclosing = field.enclosing
                field.value, field.enclosing = text, enclosing  # a new value resets how it is enclosed
        if not marked:
            return entry
        part = Entry(entry_type=entry.entry_type, key=entry.key, fields=marked)
        decoded = super().transform_entry(part, library)
        return entry if decoded is part else decoded


def plain_text(latex: str) -> str | None:
    """LATEX without its braces, if that is all that it has of LaTeX; else None."""
    if _MARKUP.search(latex):
        return None
    if "{" not in latex and "}" not in latex:
        return latex
    depth = 0
    for brace in re.findall("[{}]", latex):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return None
    return latex.replace("{", "").replace("}", "") if depth == 0 else None
