"""Names of tags: nested with `/`, cleaned of what cannot be seen, compared without case; and their colours."""

import unicodedata

from readerapp.domain.errors import InvalidRequest
from readerapp.domain.translation import tr

# Handed out in turn to new tags; the window has a readable shade of each for light and dark.
COLOURS = ("blue", "green", "amber", "red", "violet", "teal", "pink", "grey")


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


def lies_in(name: str, whole: str) -> bool:
    """Whether the tag NAME is WHOLE or nested in it."""
    folded, above = fold_tag(name), fold_tag(whole)
    return folded == above or folded.startswith(f"{above}/")


def moved_tag(name: str, source: str, target: str) -> str:
    """What the tag NAME, which lies in SOURCE, is called when that is called TARGET."""
    levels = clean_tag(source).count("/") + 1
    return "/".join([clean_tag(target), *clean_tag(name).split("/")[levels:]])
