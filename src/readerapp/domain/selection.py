"""Which papers a list shows and in which order; and the small query language of the search box.

The query language never fails: what is no known filter is searched as words. `status:read`, `tag:rag`, `kind:post`,
`is:starred`, `is:decided`, `has:note`, `digest:12`, `in:trash`, a leading `-` on any of them, words and "quoted
phrases". All have to hold. Of what a paper has one only, several can be named: `status:read,skimmed`.

Papers in the trash are in no list, unless `in:trash` asks for them.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from json import dumps, loads

from readerapp.domain.tags import clean_tag
from readerapp.domain.vocabulary import Kind, Status

_TERM = re.compile(r'(?P<minus>-)?(?:(?P<name>[a-z]+):)?(?:"(?P<quoted>[^"]*)"|(?P<plain>[^\s"]+))', re.IGNORECASE)

# More than anybody types; a database takes a limited number of terms.
_MOST_TERMS = 100
_TOO_LONG_FOR_A_NUMBER = 18


class SortField(StrEnum):
    """What a list can be ordered by.

    ADDED is the order of first meeting, and within one digest the order of that digest; QUEUE is the user's own order.
    """

    ADDED = "added"
    TITLE = "title"
    STATUS = "status"
    BYLINE = "byline"
    DATE = "date"
    DIGESTS = "digests"
    TAGS = "tags"
    RATING = "rating"
    DECIDED = "decided"
    QUEUE = "queue"
    TRASHED = "trashed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    """An order; ties are broken by the order of first meeting."""

    field: SortField = SortField.ADDED
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One demand on a paper: NAME is one of `CONDITIONS`, VALUE its argument; NEGATED turns it round.

    One called `all` stands for several that have to hold together, so that they can be turned round as one.
    """

    name: str
    value: str
    negated: bool = False

    @property
    def alternatives(self) -> tuple[str, ...]:
        """The values of which one is enough: several where a comma can stand between them, else the one."""
        return tuple(self.value.split(",")) if self.name in WITH_ALTERNATIVES else (self.value,)

    @property
    def members(self) -> "tuple[Condition, ...]":
        """The conditions that one called `all` stands for; none in what makes no sense."""
        try:
            read = tuple(
                Condition(name=str(name), value=str(value), negated=bool(no)) for name, value, no in loads(self.value)
            )
        except (ValueError, TypeError, RecursionError):
            return ()
        return tuple(one for one in read if one.name in CONDITIONS)


def all_of(conditions: "tuple[Condition, ...]") -> Condition:
    """CONDITIONS as one that holds when all of them do."""
    value = dumps([(one.name, one.value, one.negated) for one in conditions], ensure_ascii=False)
    return Condition(name=ALL, value=value)


ALL = "all"
WORDS = "text"
CONDITIONS = frozenset({ALL, "status", "tag", "kind", "is", "has", "in", "digest", "topic", WORDS})
WITH_ALTERNATIVES = frozenset({"status", "kind", "digest", "topic"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The papers that meet all CONDITIONS, in the order of SORT."""

    conditions: tuple[Condition, ...] = ()
    sort: Sort = Sort()

    def narrowed(self, *more: Condition) -> "Selection":
        """The same selection with MORE conditions."""
        return Selection(conditions=self.conditions + more, sort=self.sort)

    def loses(self, status: Status) -> bool:
        """Whether a paper that gets STATUS is not in it for certain."""
        return any(_met_with(condition, status) is False for condition in self.conditions)

    def narrows(self, wider: "Selection") -> bool:
        """Whether this is for certain a part of WIDER in the same order: the same, with more or longer words."""
        return (
            self.sort == wider.sort
            and _without_words(self.conditions) == _without_words(wider.conditions)
            and all(any(_implies(mine, theirs) for mine in self.conditions) for theirs in wider.conditions)
        )


def _met_with(condition: Condition, status: Status) -> bool | None:
    """Whether a paper with STATUS meets CONDITION; None where that depends on more than its status."""
    met: bool | None = None
    if condition.name == "status":
        met = status.value in condition.alternatives
    elif (condition.name, condition.value) == ("is", "decided"):
        met = status is not Status.INBOX
    elif condition.name == ALL:
        members = {_met_with(member, status) for member in condition.members}
        met = False if False in members else None if None in members else True
    return met if met is None else met is not condition.negated


def _without_words(conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
    return tuple(condition for condition in conditions if condition.name != WORDS)


def _implies(one: Condition, other: Condition) -> bool:
    """Whether a paper that meets ONE meets OTHER for certain."""
    if one.name != WORDS or one.name != other.name or one.negated != other.negated:
        return one == other
    return one.value in other.value if one.negated else other.value in one.value


_IN_TRASH = Condition(name="in", value="trash")
TRASH = Selection(conditions=(_IN_TRASH,), sort=Sort(field=SortField.TRASHED, descending=True))
# When the trash is emptied, what carries notes of the user's stays in it.
EMPTIED = TRASH.narrowed(Condition(name="has", value="note", negated=True))
KEPT_IN_TRASH = TRASH.narrowed(Condition(name="has", value="note"))


def parse_query(query: str) -> tuple[Condition, ...]:
    """The conditions that QUERY asks for; see the module's docstring for the language."""
    conditions = []
    for match in _TERM.finditer(query):
        value = match["quoted"] if match["quoted"] is not None else match["plain"]
        condition = _condition(name=(match["name"] or "").casefold(), value=value, negated=bool(match["minus"]))
        if condition is None:
            whole = f"{match['name']}:{value}" if match["name"] else value
            condition = Condition(name=WORDS, value=_searched(whole), negated=bool(match["minus"]))
        if condition.value or condition.name != WORDS:
            conditions.append(condition)
    return tuple(dict.fromkeys(conditions))[:_MOST_TERMS]


def _searched(words: str) -> str:
    """What is looked for in the text of a paper: an identifier as it is, anything else folded.

    Nothing is left of punctuation; an emoji stays, so that it finds nothing rather than everything.
    """
    # Lists are shown before anything is searched.
    from readerapp.domain.arxiv_id import ArxivId  # noqa: PLC0415
    from readerapp.domain.identity import fold, parse_doi  # noqa: PLC0415

    arxiv_id = ArxivId.parse(words)
    symbols = "".join(char for char in words if unicodedata.category(char) == "So")
    return arxiv_id.base if arxiv_id else parse_doi(words) or fold(words) or symbols


def _condition(*, name: str, value: str, negated: bool) -> Condition | None:
    allowed = {
        "status": frozenset(Status),
        "kind": frozenset(Kind),
        "is": frozenset({"starred", "decided"}),
        "has": frozenset({"note", "tag", "rating"}),
        "in": frozenset({"trash", "deleted"}),
    }
    values = tuple(dict.fromkeys(value.casefold().split(",") if name in WITH_ALTERNATIVES else (value.casefold(),)))
    if name in allowed and allowed[name].issuperset(values):
        return Condition(name=name, value=",".join(values), negated=negated)
    if name == "tag" and clean_tag(value):
        return Condition(name=name, value=value, negated=negated)
    if name in {"digest", "topic"} and all(map(_is_number, values)):
        return Condition(name=name, value=",".join(values), negated=negated)
    return None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < _TOO_LONG_FOR_A_NUMBER
