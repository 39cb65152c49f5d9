"""Turns a `Selection` into SQL: which papers, in which order.

Plain text, so that a list can be read by the driver alone: SQLAlchemy takes longer to load than the window to show.
"""

from collections.abc import Callable

from readerapp.domain.selection import Condition, Selection, SortField
from readerapp.domain.tags import fold_tag
from readerapp.domain.vocabulary import Status

Value = str | int
Sql = tuple[str, tuple[Value, ...]]

# A paper without a row in `paper_state` is in the inbox.
STATUS = f"coalesce(state.status, '{Status.INBOX.value}')"
# SQLite leaves the join out of a statement that does not speak of it (https://www.sqlite.org/omitnoopjoin.html).
_FROM = "FROM paper LEFT JOIN paper_state AS state ON state.paper_id = paper.id"


def selected_ids(selection: Selection) -> Sql:
    """The statement that gives the numbers of the selected papers, in order, with the values for its marks."""
    conditions = [_condition(condition) for condition in selection.conditions]
    order = _order(selection)
    where = " AND ".join(text for text, _ in conditions)
    text = f"SELECT paper.id {_FROM}{' WHERE ' if where else ''}{where} ORDER BY {order[0]}, paper.id"
    return text, tuple(value for _, values in (*conditions, order) for value in values)


def _condition(condition: Condition) -> Sql:
    text, values = _CONDITIONS[condition.name](condition.value)
    return f"NOT ({text})" if condition.negated else text, values


def _with_status(status: str) -> Sql:
    if status == Status.INBOX.value:
        return f"{STATUS} = ?", (status,)
    return "paper.id IN (SELECT paper_id FROM paper_state WHERE status = ?)", (status,)


def _tagged(name: str) -> Sql:
    """The paper carries the tag NAME or one nested in it."""
    folded = fold_tag(name)
    tags = "SELECT id FROM tag WHERE folded = ? OR substr(folded, 1, ?) = ?"
    text = f"paper.id IN (SELECT paper_id FROM paper_tag WHERE tag_id IN ({tags}))"  # noqa: S608
    return text, (folded, len(folded) + 1, f"{folded}/")


def _in_topic(topic_id: str) -> Sql:
    """The paper hangs on the topic or on one below it."""
    below = (
        "WITH RECURSIVE below(id) AS (SELECT ? UNION ALL "
        "SELECT topic.id FROM topic JOIN below ON topic.parent_id = below.id) SELECT id FROM below"
    )
    return f"paper.id IN (SELECT paper_id FROM mention WHERE topic_id IN ({below}))", (int(topic_id),)  # noqa: S608


def _is(what: str) -> Sql:
    if what == "starred":
        return "paper.id IN (SELECT paper_id FROM paper_state WHERE starred)", ()
    return f"{STATUS} <> '{Status.INBOX.value}'", ()


def _has(what: str) -> Sql:
    match what:
        case "note":
            return "paper.id IN (SELECT paper_id FROM note)", ()
        case "tag":
            return "paper.id IN (SELECT paper_id FROM paper_tag)", ()
        case _:
            return "paper.id IN (SELECT paper_id FROM paper_state WHERE rating IS NOT NULL)", ()


_CONDITIONS: dict[str, Callable[[str], Sql]] = {
    "status": _with_status,
    "tag": _tagged,
    "kind": lambda value: ("paper.kind = ?", (value,)),
    "is": _is,
    "has": _has,
    "digest": lambda value: ("paper.id IN (SELECT paper_id FROM mention WHERE digest_id = ?)", (int(value),)),
    "topic": _in_topic,
    "text": lambda value: ("instr(paper.search_text, ?) > 0", (value,)),
}


def _order(selection: Selection) -> Sql:
    """The order asked for; the order of meeting is, within one digest, the order of the digest itself."""
    field = selection.sort.field
    towards = "DESC" if selection.sort.descending else "ASC"
    digest = next((item for item in selection.conditions if item.name == "digest" and not item.negated), None)
    if digest and field is SortField.ADDED:
        line = "(SELECT min(line_start) FROM mention WHERE paper_id = paper.id AND digest_id = ?)"
        return f"{line} {towards} NULLS LAST", (int(digest.value),)
    return f"{_SORTS[field]} {towards} NULLS LAST", ()


_FIRST_TAG = (
    "(SELECT min(tag.folded) FROM paper_tag JOIN tag ON tag.id = paper_tag.tag_id WHERE paper_tag.paper_id = paper.id)"
)
_PLACES = " ".join(f"WHEN '{status.value}' THEN {place}" for place, status in enumerate(Status))
_SORTS: dict[SortField, str] = {
    SortField.ADDED: "paper.id",
    SortField.TITLE: "paper.search_text",
    SortField.STATUS: f"CASE {STATUS} {_PLACES} END",
    SortField.BYLINE: "nullif(lower(paper.byline), '')",
    SortField.DATE: "nullif(paper.date, '')",
    SortField.DIGESTS: "paper.digests",
    SortField.TAGS: _FIRST_TAG,
    SortField.RATING: "state.rating",
    SortField.DECIDED: "state.decided_at",
    SortField.QUEUE: "state.queue_position",
}
