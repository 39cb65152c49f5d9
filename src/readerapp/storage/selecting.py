"""Turns a `Selection` into SQL: which papers, in which order.

Plain text, so that a list can be read by the driver alone: SQLAlchemy takes longer to load than the window to show.
"""

import json
import re
from collections.abc import Callable, Sequence

from readerapp.domain.selection import ALL, WORDS, Condition, Selection, Sort, SortField
from readerapp.domain.tags import fold_tag
from readerapp.domain.vocabulary import Presence, Status

Value = str | int
Sql = tuple[str, tuple[Value, ...]]

# A paper without a row in `paper_state` is in the inbox.
STATUS = f"coalesce(state.status, '{Status.INBOX.value}')"
PRESENCE = f"coalesce(state.presence, '{Presence.KEPT.value}')"
AMONG = "IN (SELECT value FROM json_each(?))"  # one value, however many papers (https://www.sqlite.org/json1.html)
_STATE = re.compile(r"\bstate\.")
_TELLING = 2  # bytes; one Latin letter is in nearly every text, and so many papers are read faster in their order
_PATTERN = re.compile(r"[*?\[\0]")  # what GLOB takes for something else
_LONGEST_PATTERN = 1_000  # characters; SQLite refuses very long ones
# Indexes have the papers in these orders; in all others SQLite is to go through the papers as they lie in the file.
_INDEXED = frozenset({SortField.TITLE, SortField.BYLINE, SortField.DATE, SortField.DIGESTS})


def selected_ids(selection: Selection, *, among: Sequence[int] | None = None) -> Sql:
    """The statement that gives the numbers of the selected papers, in order, with the values for its marks.

    AMONG looks at these papers only.
    """
    (where, values), (order, ordering) = _where(selection), _order(selection)
    if among is not None:
        where, values = f"{where} AND paper.id {AMONG}", (*values, json.dumps(list(among)))
    source = _from(where, order, how="" if selection.sort.field in _INDEXED else "NOT INDEXED")
    return f"SELECT paper.id {source} WHERE {where} ORDER BY {order}, paper.id", (*values, *ordering)


def ids_among(selection: Selection, among: Sequence[int]) -> Sql:
    """The statement that gives the numbers of those papers AMONG some that are selected, in no order."""
    where, values = _where(selection)
    return f"SELECT paper.id {_from(where)} WHERE {where} AND paper.id {AMONG}", (*values, json.dumps(list(among)))


def ids_from_index(selection: Selection) -> Sql | None:
    """The statement that gives the numbers of the selected papers as they stand in an index, with its values.

    An index is read several times faster than the papers, and what it gives is quickly put in order: one has the
    papers in a few ascending runs, the other has the text that is searched. None when a condition selects so few that
    these are found faster, or the index does not have what decides.
    """
    others = [condition for condition in selection.conditions if condition.name != WORDS]
    words = [condition for condition in selection.conditions if condition.name == WORDS]
    if not all(_leaves_most(condition) for condition in others):
        return None
    if words and all(condition.negated or len(condition.value.encode()) < _TELLING for condition in words):
        return None
    where, values = _where(selection)
    index = "ix_paper_search_text" if words else "ix_paper_digests"
    return f"SELECT paper.id {_from(where, how=f'INDEXED BY {index}')} WHERE {where}", values


def _leaves_most(condition: Condition) -> bool:
    inbox = condition.name == "status" and Status.INBOX.value in condition.alternatives
    return condition.name not in {ALL, "kind"} and (condition.negated or inbox)


def put_in_order_here(selection: Selection) -> bool:
    """Whether the order is that of the numbers of the papers, apart from some with something special."""
    return selection.sort.field not in _INDEXED and _order_of_digest(selection) is None


def special_ids(sort: Sort) -> str | None:
    """The statement that gives the numbers of all papers with something special in the order SORT; None if none have.

    All other papers stand behind them, or before them if that is nothing to decide about: those in the inbox.
    """
    statement = _SPECIAL.get(sort.field)
    return statement and statement.format(towards="DESC" if sort.descending else "ASC")


def selected_count(selection: Selection) -> Sql:
    """The statement that gives the number of selected papers, with the values for its marks."""
    where, values = _where(selection)
    return f"SELECT count(*) {_from(where)} WHERE {where}", values


def _from(*texts: str, how: str = "") -> str:
    """The papers, with what was decided about each only if one of TEXTS speaks of it.

    SQLite does not leave out a join that is not needed if what is selected is then put together to one value.
    """
    joined = any(map(_STATE.search, texts))
    return f"FROM paper {how}" + (" LEFT JOIN paper_state AS state ON state.paper_id = paper.id" if joined else "")


def _where(selection: Selection) -> Sql:
    conditions = [_condition(condition) for condition in selection.conditions]
    if not any(condition.name == "in" and not condition.negated for condition in selection.conditions):
        conditions.append(_KEPT)
    return " AND ".join(text for text, _ in conditions), tuple(value for _, values in conditions for value in values)


def _condition(condition: Condition) -> Sql:
    text, values = _CONDITIONS[condition.name](condition.alternatives)
    return f"NOT ({text})" if condition.negated else text, values


def _all(groups: tuple[str, ...]) -> Sql:
    """The paper meets every condition of a group."""
    members = [_condition(member) for member in Condition(name=ALL, value=groups[0]).members] or [("TRUE", ())]
    return " AND ".join(text for text, _ in members), tuple(value for _, values in members for value in values)


def _with_status(statuses: tuple[str, ...]) -> Sql:
    if Status.INBOX.value in statuses:
        return f"{STATUS} IN ({_marks(statuses)})", statuses
    return f"paper.id IN (SELECT paper_id FROM paper_state WHERE status IN ({_marks(statuses)}))", statuses  # noqa: S608


def _tagged(names: tuple[str, ...]) -> Sql:
    """The paper carries the tag or one nested in it."""
    folded = fold_tag(names[0])
    tags = "SELECT id FROM tag WHERE folded = ? OR substr(folded, 1, ?) = ?"
    text = f"paper.id IN (SELECT paper_id FROM paper_tag WHERE tag_id IN ({tags}))"  # noqa: S608
    return text, (folded, len(folded) + 1, f"{folded}/")


def _in_topic(topics: tuple[str, ...]) -> Sql:
    """The paper hangs on one of the topics or on one below it."""
    below = (
        f"WITH RECURSIVE below(id) AS (SELECT id FROM topic WHERE id IN ({_marks(topics)}) UNION ALL "  # noqa: S608
        "SELECT topic.id FROM topic JOIN below ON topic.parent_id = below.id) SELECT id FROM below"
    )
    return f"paper.id IN (SELECT paper_id FROM mention WHERE topic_id IN ({below}))", tuple(map(int, topics))  # noqa: S608


def _is(what: tuple[str, ...]) -> Sql:
    if what == ("starred",):
        return "paper.id IN (SELECT paper_id FROM paper_state WHERE starred)", ()
    return f"{STATUS} <> '{Status.INBOX.value}'", ()


def _has(what: tuple[str, ...]) -> Sql:
    match what[0]:
        case "note":
            return "paper.id IN (SELECT paper_id FROM note)", ()
        case "tag":
            return "paper.id IN (SELECT paper_id FROM paper_tag)", ()
        case _:
            return "paper.id IN (SELECT paper_id FROM paper_state WHERE rating IS NOT NULL)", ()


def _in(where: tuple[str, ...]) -> Sql:
    presence = Presence.TRASHED if where == ("trash",) else Presence.DELETED
    return f"paper.id IN ({_NOT_KEPT} AND presence = '{presence.value}')", ()


def _in_digest(digests: tuple[str, ...]) -> Sql:
    text = f"paper.id IN (SELECT paper_id FROM mention WHERE digest_id IN ({_marks(digests)}))"  # noqa: S608
    return text, tuple(map(int, digests))


def _says(words: tuple[str, ...]) -> Sql:
    """The text that is searched has the words in it; GLOB finds the same as `instr`, faster."""
    if _PATTERN.search(words[0]) or len(words[0]) > _LONGEST_PATTERN:
        return "instr(paper.search_text, ?) > 0", words
    return "paper.search_text GLOB ?", (f"*{words[0]}*",)


def _marks(values: tuple[str, ...]) -> str:
    return ", ".join("?" * len(values))


# An index holds those few that are not in the lists.
_NOT_KEPT = f"SELECT paper_id FROM paper_state WHERE presence <> '{Presence.KEPT.value}'"  # noqa: S608
_KEPT: Sql = (f"paper.id NOT IN ({_NOT_KEPT})", ())
_CONDITIONS: dict[str, Callable[[tuple[str, ...]], Sql]] = {
    ALL: _all,
    "status": _with_status,
    "tag": _tagged,
    "kind": lambda kinds: (f"paper.kind IN ({_marks(kinds)})", kinds),
    "is": _is,
    "has": _has,
    "in": _in,
    "digest": _in_digest,
    "topic": _in_topic,
    WORDS: _says,
}


def _order(selection: Selection) -> Sql:
    """The order asked for; the order of meeting is, within one digest, the order of the digest itself."""
    field = selection.sort.field
    towards = "DESC" if selection.sort.descending else "ASC"
    digest = _order_of_digest(selection)
    if digest is not None:
        line = "(SELECT min(line_start) FROM mention WHERE paper_id = paper.id AND digest_id = ?)"
        return f"{line} {towards} NULLS LAST", (digest,)
    return f"{_SORTS[field]} {towards} NULLS LAST", ()


def _order_of_digest(selection: Selection) -> int | None:
    """The digest whose own order is asked for."""
    digest = next((item for item in selection.conditions if item.name == "digest" and not item.negated), None)
    asked = digest is not None and digest.value.isdigit() and selection.sort.field is SortField.ADDED
    return int(digest.value) if digest is not None and asked else None


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
    SortField.TRASHED: "state.trashed_at",
}
_STATED = "SELECT paper_id AS id FROM paper_state WHERE {what} ORDER BY {key} {{towards}}, paper_id"
_SPECIAL: dict[SortField, str] = {
    SortField.STATUS: _STATED.format(what=f"status <> '{Status.INBOX.value}'", key=f"CASE status {_PLACES} END"),
    SortField.TAGS: (
        "SELECT id FROM (SELECT paper_tag.paper_id AS id, min(tag.folded) AS first FROM tag "
        "CROSS JOIN paper_tag ON paper_tag.tag_id = tag.id GROUP BY paper_tag.paper_id) ORDER BY first {towards}, id"
    ),
    **{
        field: _STATED.format(what=f"{column} IS NOT NULL", key=column)
        for field, column in {
            SortField.RATING: "rating",
            SortField.DECIDED: "decided_at",
            SortField.QUEUE: "queue_position",
            SortField.TRASHED: "trashed_at",
        }.items()
    },
}
