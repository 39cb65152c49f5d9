"""Takes down which list is shown, and reads it again at the next start, before the left pane knows any list."""

from readerapp.config.session import Session
from readerapp.domain.selection import CONDITIONS, Condition, Selection, Sort
from readerapp.gui.papers.sorting import sort_from, sort_key


def first_selection(session: Session) -> Selection | None:
    """The list that SESSION remembers; None when it remembers none."""
    conditions = [_condition(text) for text in session.list_conditions]
    if not session.library or not session.list_sort or len(session.list_box) != 4 or None in conditions:
        return None
    known = tuple(condition for condition in conditions if condition is not None)
    return Selection(conditions=known, sort=sort_from(session.list_sort) or Sort())


def list_texts(selection: Selection) -> tuple[tuple[str, ...], str]:
    """The conditions and the order of SELECTION as sessions keep them."""
    conditions = (f"{'-' if item.negated else ''}{item.name}={item.value}" for item in selection.conditions)
    return tuple(conditions), sort_key(selection.sort)


def _condition(text: str) -> Condition | None:
    name, equals, value = text.removeprefix("-").partition("=")
    if not equals or name not in CONDITIONS:
        return None
    return Condition(name=name, value=value, negated=text.startswith("-"))
