"""The last gate before a text is shown: whatever would have Qt load something is taken out, but for our own pictures.

What is shown is HTML of our own in which nothing of the kind can be; yet Qt opens the file that an image names by
itself, past `loadResource` (QTextImageHandler, "try direct loading"), so that a mistake elsewhere would be felt.
"""

import re

from readerapp.gui.digest_view.addresses import CHIP

_LOADING = re.compile(
    rf'<\s*(?!img src="{CHIP})(?:img|image|source|picture|link|style|base|meta|object|embed|iframe|frame|script|svg)\b'
    r"[^>]*>?",
    re.IGNORECASE,
)
_IN_STYLE = re.compile(r"(?:url|image-set)\s*\(|@import|background\s*=", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")


def without_resources(html: str) -> str:
    """HTML without anything that names a file or an address to be loaded."""
    html = _LOADING.sub("", html)
    return _TAG.sub(lambda tag: _IN_STYLE.sub(" ", tag[0]), html) if _IN_STYLE.search(html) else html
