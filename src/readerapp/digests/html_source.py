"""Makes HTML safe for the parser of the standard library, which is slow or raises where markup is never closed."""

import re
from collections.abc import Iterator

_COMMENT_END, _SECTION_END, _CONDITION_END = (re.compile(pattern) for pattern in (r"--\s*>", r"\]\s*\]\s*>", r"\]\s*>"))
_DECLARATION = re.compile(
    r"<!(?:(?P<comment>--)|\[(?:(?P<section>cdata|temp|ignore|include|rcdata)|(?P<condition>if|else|endif))?(?![\w.-]))"
    r"|<!\[",
    re.IGNORECASE,
)


_SILENT = re.compile(r"<(/?)(script|style)\b", re.IGNORECASE)


def silent_spans(source: str) -> Iterator[tuple[int, int]]:
    """Where the programs and styles of a page stand that are closed; START to END, END exclusive."""
    start, name = -1, ""
    for match in _SILENT.finditer(source):
        if start < 0 and not match[1]:
            start, name = match.start(), match[2].lower()
        elif start >= 0 and match[1] and match[2].lower() == name:
            yield start, match.end()
            start = -1


def closed_html(source: str) -> str:
    """SOURCE with `&lt;` for each `<` of a tag, comment or section that nothing closes, which is but text."""
    last = source.rfind(">") + 1
    closed, rest = source[:last], source[last:]
    if "<!--" in closed or "<![" in closed:
        ends = {
            "comment": _last(_COMMENT_END, closed),
            "section": _last(_SECTION_END, closed),
            "condition": _last(_CONDITION_END, closed),
        }

        def keep(match: re.Match[str]) -> str:
            known = match.lastgroup is not None and match.start() < ends[match.lastgroup]
            return match[0] if known else f"&lt;{match[0][1:]}"

        closed = _DECLARATION.sub(keep, closed)
    return closed + rest.replace("<", "&lt;") if last < len(source) else closed


def _last(end: re.Pattern[str], source: str) -> int:
    return max((match.start() for match in end.finditer(source)), default=-1)
