"""Names of tags: nested with `/`, cleaned of what cannot be seen, compared without case."""

import unicodedata

from readerapp.domain.errors import InvalidRequest
from readerapp.domain.translation import tr


def clean_tag(name: str) -> str:
    """NAME with single spaces, without `#` in front and without empty levels; may be empty."""
    levels = (" ".join(level.split()) for level in name.strip().lstrip("#").split("/"))
    return "/".join(level for level in levels if level)


def required_tag(name: str) -> str:
    """The cleaned NAME; raises `InvalidRequest` when nothing is left of it."""
    cleaned = clean_tag(name)
    if not cleaned:
        raise InvalidRequest(tr("A tag needs a name."))
    return cleaned


def fold_tag(name: str) -> str:
    """What makes two names the same tag: everything but case and spacing."""
    return unicodedata.normalize("NFC", clean_tag(name).casefold())
