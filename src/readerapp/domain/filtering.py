"""Puts several filters together: what is chosen, what is asked for besides, and what is left out.

Every one of them has to hold. Tags, digests and topics are added to each other, so that two tags select what carries
both and two digests what both speak of. A paper has one status only: two lists of a status, such as Inbox and Queue,
select what is in either.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from readerapp.domain.selection import Condition, all_of


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterPart:
    """One filter that is added to what is chosen, or (NEGATED) leaves papers out.

    Attributes:
        key: what the left pane calls the entry it comes from.
    """

    key: str
    title: str
    conditions: tuple[Condition, ...]
    negated: bool = False


Parts = tuple[FilterPart, ...]


def can_be_excluded(conditions: Sequence[Condition]) -> bool:
    """Whether anything is left when what meets CONDITIONS is left out: nothing is when they ask for nothing."""
    return bool(conditions)


def toggled(parts: Parts, part: FilterPart) -> Parts:
    """PARTS with PART, or without it if it is among them already; the opposite of it gives way."""
    if part in parts:
        return tuple(one for one in parts if one != part)
    return (*(one for one in parts if one.key != part.key), part)


def combined(chosen: tuple[Condition, ...], parts: Parts) -> tuple[Condition, ...]:
    """The conditions of what is CHOSEN together with PARTS."""
    asked = [*chosen]
    for part in parts:
        asked += _turned_round(part.conditions) if part.negated else part.conditions
    statuses = [one for one in asked if one.name == "status" and not one.negated]
    values = dict.fromkeys(value for one in statuses for value in one.alternatives)
    either = [Condition(name="status", value=",".join(values))] if values else []
    return tuple(dict.fromkeys([*either, *(one for one in asked if one not in statuses)]))


def _turned_round(conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """What holds when not all of CONDITIONS do."""
    one = conditions[0] if len(conditions) == 1 else all_of(conditions)
    return (replace(one, negated=not one.negated),)


def filter_title(chosen: str, parts: Parts) -> str:
    """What the list is called: `Inbox + RAG − Week 1`."""
    return " ".join([chosen, *(f"{'−' if part.negated else '+'} {part.title}" for part in parts)])
