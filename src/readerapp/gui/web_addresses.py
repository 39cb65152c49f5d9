"""Makes links of the web addresses in a plain text, as HTML."""

import re
from html import escape

_ADDRESS = re.compile(r"https?://[^\s<>\"'|)\]},;，。、]*[^\s<>\"'|)\]},;，。、.:!?*_]", re.IGNORECASE)
_SEEN = 60  # characters of an address


def with_links(text: str) -> str:
    """TEXT as HTML, with the addresses in it as links."""
    parts, end = [], 0
    for match in _ADDRESS.finditer(text):
        seen = match[0] if len(match[0]) <= _SEEN else f"{match[0][:_SEEN]}…"
        parts += [escape(text[end : match.start()]), f'<a href="{escape(match[0])}">{escape(seen)}</a>']
        end = match.end()
    return "".join((*parts, escape(text[end:])))
