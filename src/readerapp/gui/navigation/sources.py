"""The entries of the left pane as plain values: what each is called, counts and selects."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from readerapp.domain.paper import DigestRow, Overview, TagRow, TopicNode
from readerapp.domain.selection import Condition, Selection, Sort, SortField
from readerapp.domain.translation import tr
from readerapp.domain.vocabulary import Status
from readerapp.domain.wording import coverage_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One entry.

    Attributes:
        key: stable name within the library, such as `inbox`, `digest:3` or `tag:rag`.
        count: the number on the right; None for a heading.
        covered: how many papers are decided, and of how many, where that is what counts.
        unread: whether it holds undecided papers; shown bold.
        selection: the papers behind it; None for a heading that only folds.
        hint: one line more, for the tooltip.
    """

    key: str
    title: str
    icon: str = ""
    count: int | None = None
    covered: tuple[int, int] | None = None
    unread: bool = False
    selection: Selection | None = None
    hint: str = ""
    children: tuple["Source", ...] = ()

    @property
    def is_heading(self) -> bool:
        """Whether it stands for a group and cannot be chosen."""
        return self.selection is None


def sources(overview: Overview) -> tuple[Source, ...]:
    """All entries of the left pane, top to bottom."""
    return (
        *_lists(overview),
        Source(
            key="digests",
            title=tr("Digests"),
            icon="digests",
            children=tuple(_digest(digest) for digest in overview.digests),
        ),
        Source(key="topics", title=tr("Topics"), icon="topics", children=_topics(overview.topics)),
        Source(key="tags", title=tr("Tags"), icon="tags", children=tuple(_tag(tag) for tag in overview.tags)),
    )


def find_source(entries: Iterable[Source], key: str) -> Source | None:
    """The entry called KEY, at any depth."""
    for entry in entries:
        found = entry if entry.key == key else find_source(entry.children, key)
        if found is not None:
            return found
    return None


def _lists(overview: Overview) -> Iterable[Source]:
    counts = overview.by_status

    def by_status(key: str, title: str, icon: str, status: Status, sort: Sort = Sort()) -> Source:  # noqa: B008  frozen
        selection = Selection(conditions=(Condition(name="status", value=status.value),), sort=sort)
        count = counts.get(status, 0)
        unread = status is Status.INBOX and count > 0
        return Source(key=key, title=title, icon=icon, count=count, unread=unread, selection=selection)

    yield by_status("inbox", tr("Inbox"), "inbox", Status.INBOX)
    yield by_status("queue", tr("Queue"), "queue", Status.TO_READ, Sort(field=SortField.QUEUE))
    yield by_status("reading", tr("Reading"), "reading", Status.READING)
    yield Source(
        key="starred",
        title=tr("Starred"),
        icon="star",
        count=overview.starred,
        selection=Selection(conditions=(Condition(name="is", value="starred"),)),
    )
    yield Source(key="all", title=tr("All"), icon="all", count=overview.total, selection=Selection())


def _digest(digest: DigestRow) -> Source:
    return Source(
        key=f"digest:{digest.id}",
        title=digest.title,
        count=digest.papers - digest.decided,
        unread=digest.papers > digest.decided,
        selection=Selection(conditions=(Condition(name="digest", value=str(digest.id)),)),
        covered=(digest.decided, digest.papers),
        hint=coverage_text(digest.decided, digest.papers),
    )


def _topics(nodes: Sequence[TopicNode]) -> tuple[Source, ...]:
    below: dict[int | None, list[TopicNode]] = {}
    for node in nodes:
        below.setdefault(node.parent_id, []).append(node)

    def build(parent: int | None) -> tuple[Source, ...]:
        return tuple(
            Source(
                key=f"topic:{node.id}",
                title=node.name,
                count=node.papers - node.decided,
                selection=Selection(conditions=(Condition(name="topic", value=str(node.id)),)),
                covered=(node.decided, node.papers),
                hint=coverage_text(node.decided, node.papers),
                children=build(node.id),
            )
            for node in below.get(parent, ())
        )

    return build(None)


def _tag(tag: TagRow) -> Source:
    return Source(
        key=f"tag:{tag.name}",
        title=tag.name,
        count=tag.papers,
        selection=Selection(conditions=(Condition(name="tag", value=tag.name),)),
    )
