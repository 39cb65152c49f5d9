"""What the user can ask to be changed about tags, saved searches and names of digests; see `commands`."""

from dataclasses import dataclass

from readerapp.domain.paper import SavedSearch
from readerapp.domain.selection import Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class TagCopy:
    """A tag as it is or was, and those papers that carry it in this picture but not in the other."""

    id: int
    name: str
    colour: str
    papers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameTag:
    """Call the tag, and what is nested in it, otherwise; COUNT is the number of papers, for words only."""

    tag: str
    name: str
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ColourTag:
    """Give the tag one of `tags.COLOURS`."""

    tag: str
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeTags:
    """Put the tag INTO on all papers that carry TAG, and delete that; what is nested in it goes along."""

    tag: str
    into: str
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteTag:
    """Take the tag, and what is nested in it, off all papers and forget it."""

    tag: str
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreTags:
    """Put back what was done to tags, as far as they still are as in CHANGED; TAGS is how they were before.

    SEARCHES are the saved ones that followed, as they were before.
    """

    tags: tuple[TagCopy, ...]
    changed: tuple[TagCopy, ...]
    searches: tuple[SavedSearch, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveSearch:
    """Keep a filter under a name; one of that name is replaced."""

    name: str
    selection: Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameSearch:
    """Call a saved search otherwise."""

    search_id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteSearch:
    """Forget a saved search; NAME is for words only."""

    search_id: int
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreSearch:
    """Let a saved search be as it was."""

    search: SavedSearch


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameDigest:
    """Call a digest by a title of the user's own; an empty one leaves the digest its own."""

    digest_id: int
    title: str
