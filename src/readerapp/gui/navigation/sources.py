"""The entries of the left pane as plain values: what each is called, counts and selects; and how they are nested.

They come as a list with depths rather than as a tree: topics can be nested deeper than Python calls functions.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import lru_cache

from readerapp.domain.identity import fold
from readerapp.domain.paper import DigestRow, Overview, SavedSearch, TagRow, TopicNode
from readerapp.domain.selection import TRASH, Condition, Selection, Sort, SortField
from readerapp.domain.tags import fold_tag
from readerapp.domain.translation import tr
from readerapp.domain.vocabulary import Status
from readerapp.domain.wording import coverage_text, papers_text
from readerapp.gui.texts import month_name

# The months that are open until the user closes them; all of them, where there are few digests.
_RECENT_MONTHS, _FEW_DIGESTS = 2, 12
# Entries of digests and topics that are kept from one change to the next, of which few make any of them different.
_KEPT = 32_768


class Role(Enum):
    """What an entry is, which decides what can be done with it."""

    LIST = auto()
    SEARCH = auto()
    MONTH = auto()
    DIGEST = auto()
    TOPIC = auto()
    TAG = auto()
    TRASH = auto()
    SECTION = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One entry.

    Attributes:
        key: stable name within the library, such as `inbox`, `digest:3` or `tag:rag`.
        number: of the digest, the saved search or the tag behind it, 0 for none.
        count: the number on the right; None for a heading.
        covered: how many papers are decided, and of how many, where that is what counts.
        unread: whether it holds undecided papers; shown bold.
        selection: the papers behind it; None for a heading that only folds.
        status: the status that papers get when they are dropped here.
        tag: the whole name of the tag.
        colour: one of `tags.COLOURS`, of a tag.
        opened_first: whether what is in it is shown until the user closes it.
        hint: one line more, for the tooltip.
        folded: the title as it is searched.
    """

    key: str
    title: str
    role: Role = Role.LIST
    number: int = 0
    icon: str = ""
    count: int | None = None
    covered: tuple[int, int] | None = None
    unread: bool = False
    selection: Selection | None = None
    status: Status | None = None
    tag: str = ""
    colour: str = ""
    opened_first: bool = False
    hint: str = ""
    folded: str = field(default="", compare=False)

    @property
    def is_heading(self) -> bool:
        """Whether it stands for a group and cannot be chosen."""
        return self.selection is None

    @property
    def takes_papers(self) -> bool:
        """Whether papers can be dropped on it."""
        return self.role in {Role.TAG, Role.TRASH} or self.status is not None or self.key == "starred"


Nested = Iterable[tuple[int, Source]]


def sources(overview: Overview) -> list[tuple[int, Source]]:
    """All entries of the left pane, top to bottom, each with its depth."""
    sections = (
        ("searches", tr("Saved searches"), [(1, _search(search)) for search in overview.searches]),
        ("digests", tr("Digests"), list(_digests(overview.digests))),
        ("topics", tr("Topics"), list(_topics(overview.topics))),
        ("tags", tr("Tags"), list(_tags(overview.tags))),
    )
    entries = [(0, source) for source in _lists(overview)]
    for key, title, nested in sections:
        if nested or key != "searches":
            entries += [(0, Source(key=key, title=title, role=Role.SECTION, opened_first=True)), *nested]
    return [*entries, (0, _trash(overview))]


def _lists(overview: Overview) -> Iterable[Source]:
    counts = overview.by_status

    def by_status(key: str, title: str, icon: str, status: Status, sort: Sort = Sort()) -> Source:  # noqa: B008  frozen
        selection = Selection(conditions=(Condition(name="status", value=status.value),), sort=sort)
        count = counts.get(status, 0)
        unread = status is Status.INBOX and count > 0
        return Source(
            key=key,
            title=title,
            icon=icon,
            count=count,
            unread=unread,
            selection=selection,
            status=status,
            folded=fold(title),
        )

    yield by_status("inbox", tr("Inbox"), "inbox", Status.INBOX)
    yield by_status("queue", tr("Queue"), "queue", Status.TO_READ, Sort(field=SortField.QUEUE))
    yield by_status("reading", tr("Reading"), "reading", Status.READING)
    yield Source(
        key="starred",
        title=tr("Starred"),
        icon="star",
        count=overview.starred,
        selection=Selection(conditions=(Condition(name="is", value="starred"),)),
        folded=fold(tr("Starred")),
    )
    yield Source(
        key="all",
        title=tr("All"),
        icon="all",
        count=overview.total,
        selection=Selection(),
        folded=fold(tr("All")),
    )


def _search(search: SavedSearch) -> Source:
    return Source(
        key=f"search:{search.id}",
        title=search.name,
        role=Role.SEARCH,
        number=search.id,
        icon="search",
        count=search.papers,
        selection=search.selection,
        folded=fold(search.name),
    )


def _trash(overview: Overview) -> Source:
    title = tr("Trash")
    return Source(
        key="trash",
        title=title,
        role=Role.TRASH,
        icon="trash",
        count=overview.trashed,
        selection=TRASH,
        folded=fold(title),
    )


def _digests(rows: Sequence[DigestRow]) -> Nested:
    """The digests by month, newest first: that of the time they are about, else of their import."""
    months: dict[str, list[tuple[str, DigestRow]]] = {}
    for row in rows:
        day = row.period.start if row.period else row.imported_at[:10]
        months.setdefault(day[:7], []).append((day, row))
    for place, (month, found) in enumerate(sorted(months.items(), reverse=True)):
        name, recent = month_name(month), place < _RECENT_MONTHS or len(rows) <= _FEW_DIGESTS
        yield 1, Source(key=f"month:{month}", title=name, role=Role.MONTH, opened_first=recent, folded=fold(name))
        for _, row in sorted(found, key=lambda pair: (pair[0], pair[1].imported_at, pair[1].id), reverse=True):
            yield 2, _digest(row.id, row.title, row.papers, row.decided)


@lru_cache(maxsize=_KEPT)
def _digest(number: int, title: str, papers: int, decided: int) -> Source:
    return Source(
        key=f"digest:{number}",
        title=title,
        role=Role.DIGEST,
        number=number,
        count=papers - decided,
        unread=papers > decided,
        selection=Selection(conditions=(Condition(name="digest", value=str(number)),)),
        covered=(decided, papers),
        hint=coverage_text(decided, papers),
        folded=fold(title),
    )


def _topics(nodes: Sequence[TopicNode]) -> Nested:
    below: dict[int | None, list[TopicNode]] = {}
    for node in reversed(nodes):
        below.setdefault(node.parent_id, []).append(node)
    waiting = [(1, node) for node in below.get(None, ())]
    while waiting:
        depth, node = waiting.pop()
        waiting += [(depth + 1, child) for child in below.get(node.id, ())]
        yield depth, _topic(node.id, node.name, node.papers, node.decided)


@lru_cache(maxsize=_KEPT)
def _topic(number: int, name: str, papers: int, decided: int) -> Source:
    return Source(
        key=f"topic:{number}",
        title=name,
        role=Role.TOPIC,
        number=number,
        count=papers - decided,
        selection=Selection(conditions=(Condition(name="topic", value=str(number)),)),
        covered=(decided, papers),
        hint=coverage_text(decided, papers),
        folded=fold(name),
    )


def _tags(rows: Sequence[TagRow]) -> Nested:
    """The tags nested by their names; every name above another one is among ROWS."""
    for row in sorted(rows, key=lambda row: fold_tag(row.name).split("/")):
        yield (
            row.name.count("/") + 1,
            Source(
                key=f"tag:{row.name}",
                title=row.name.rpartition("/")[2],
                role=Role.TAG,
                number=row.id,
                icon="tags",
                count=row.papers,
                selection=Selection(conditions=(Condition(name="tag", value=row.name),)),
                tag=row.name,
                colour=row.colour,
                hint=f"{row.name}, {papers_text(row.papers)}" if "/" in row.name else "",
                folded=fold(row.name),
            ),
        )
