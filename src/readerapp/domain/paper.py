"""What the library knows of a paper, as frozen values for lists, cards, exports and scripts."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from readerapp.domain.digest import Link, Period
from readerapp.domain.origins import Origin
from readerapp.domain.paper_row import PaperRow as PaperRow
from readerapp.domain.selection import Selection
from readerapp.domain.text_repair import RepairedPassage, TextRepair
from readerapp.domain.vocabulary import Kind, Presence, Status, TitleSource

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper with all its fields and what the user decided about it.

    Attributes:
        key: stable name for scripts, see `identity.paper_key`.
        version: the highest version that any digest names.
        title_source: where the title comes from; `identifier` means that no digest gave one.
        other_titles: further titles and nicknames that digests use.
        topics: the topic paths under which digests mention it, without repeats.
        added_at, decided_at, trashed_at: UTC, ISO 8601.
    """

    id: int
    key: str
    arxiv_id: str | None
    version: int | None
    doi: str | None
    kind: Kind
    title: str
    title_source: TitleSource
    other_titles: tuple[str, ...]
    authors: tuple[str, ...]
    org: str
    published: str
    date: str
    status: Status
    starred: bool
    rating: int | None
    priority: int | None
    tags: tuple[str, ...]
    topics: tuple[Path, ...]
    mentions: int
    digests: int
    notes: int
    links: tuple[Link, ...]
    added_at: str
    decided_at: str | None
    presence: Presence = Presence.KEPT
    trashed_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One mention as stored, with the digest it stands in; fields as in `digest.ParsedMention`.

    Attributes:
        arxiv_id: with the version, where the document gives one.
        source: the lines that it was made of, where words of them had lost characters and it is read for a card.
    """

    id: int
    digest_id: int
    digest_title: str
    digest_language: str
    section: str
    path: Path
    line_start: int
    line_end: int
    rank: int | None
    title: str
    short_name: str
    authors: tuple[str, ...]
    date: str
    published: str
    org: str
    venue: str
    keywords: tuple[str, ...]
    text: str
    fields: tuple[tuple[str, str], ...]
    links: tuple[Link, ...]
    kind: Kind = Kind.PAPER
    arxiv_id: str | None = None
    doi: str | None = None
    other_title: str = ""
    source: RepairedPassage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note of the user's, in Markdown; MENTION_ID points to the passage it speaks of, if to one."""

    id: int
    paper_id: int
    mention_id: int | None
    body: str
    created_at: str
    updated_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """One line of the append-only record: at a time (UTC, ISO 8601) the user did ACTION, from BEFORE to AFTER."""

    id: int
    at: str
    action: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedPaper:
    """A paper that the user merged into another one."""

    key: str
    title: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDetail:
    """A paper whole.

    Attributes:
        mentions: every mention in the order of import.
        history: its journal, with that of papers merged into it.
        origins: where each field that has a value comes from.
        merged: the papers that the user merged into this one.
    """

    paper: Paper
    notes: tuple[Note, ...]
    mentions: tuple[Mention, ...]
    history: tuple[JournalEntry, ...]
    origins: tuple[Origin, ...] = ()
    merged: tuple[MergedPaper, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestRow:
    """One imported document with how far the user has come in it.

    Attributes:
        title: the user's own if they gave it one, else what it calls itself.
        own_title: what it calls itself.
        source: the file it came from, as given at the import.
        papers, decided: distinct works mentioned that are not in the trash, and those of them that are decided.
        imported_at: UTC, ISO 8601.
        sha256: of the raw bytes.
        repair: how its text was made of these.
    """

    id: int
    title: str
    source: str
    format: str
    language: str
    period: Period | None
    papers: int
    decided: int
    imported_at: str
    sha256: str
    repair: TextRepair = field(default_factory=TextRepair)
    own_title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicNode:
    """A node of the merged topic tree; PAPERS counts the works on it and below it, each once."""

    id: int
    parent_id: int | None
    name: str
    papers: int
    decided: int


def topic_tree(nodes: Sequence[TopicNode]) -> list[tuple[TopicNode, Path]]:
    """NODES, each followed by those below it, with the names from the root down to each."""
    below: dict[int | None, list[TopicNode]] = {}
    for node in nodes:
        below.setdefault(node.parent_id, []).append(node)
    found: list[tuple[TopicNode, Path]] = []
    waiting: list[tuple[TopicNode, Path]] = [(node, (node.name,)) for node in reversed(below.get(None, []))]
    while waiting:
        node, path = waiting.pop()
        found.append((node, path))
        waiting += [(child, (*path, child.name)) for child in reversed(below.get(node.id, []))]
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class TagRow:
    """A tag of the user's; nested names use `/`.

    Attributes:
        id: 0 for a name that only has tags nested in it.
        papers: how many carry it or one nested in it, each counted once.
    """

    id: int
    name: str
    colour: str
    papers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """A filter that the user keeps under a name; PAPERS is how many it selects now."""

    id: int
    name: str
    selection: Selection
    papers: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Everything that the left pane shows; papers in the trash count for TRASHED only."""

    by_status: dict[Status, int]
    starred: int
    total: int
    trashed: int = 0
    searches: tuple[SavedSearch, ...] = ()
    digests: tuple[DigestRow, ...]
    topics: tuple[TopicNode, ...]
    tags: tuple[TagRow, ...]
