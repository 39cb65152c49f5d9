"""Keeps filters under names, and lets them follow the tags that they ask for."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection, Row, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from readerapp.domain.changes import ChangeSet
from readerapp.domain.commands import Outcome
from readerapp.domain.errors import InvalidRequest
from readerapp.domain.naming_commands import DeleteSearch, RenameSearch, RestoreSearch, SaveSearch
from readerapp.domain.paper import SavedSearch
from readerapp.domain.selection import ALL, Condition, Selection, all_of
from readerapp.domain.tags import fold_tag, lies_in, moved_tag
from readerapp.domain.translation import tr
from readerapp.storage.frozen_json import UnreadableValue, from_json, to_json
from readerapp.storage.user_tables import SavedSearchTable as Table

_CHANGES = ChangeSet(searches=True)


def read_searches(connection: Connection) -> tuple[SavedSearch, ...]:
    """The saved searches by name; one that a later version wrote and this one cannot read is left out."""
    rows = connection.execute(select(Table).order_by(Table.folded)).all()
    return tuple(found for row in rows if (found := _search(row)) is not None)


def save_search(connection: Connection, command: SaveSearch) -> Outcome:
    """Keep a filter; the inverse brings back the one that it replaces. Raises `InvalidRequest` for an empty name."""
    name = _required(command.name)
    selection = to_json(command.selection)
    before = find_search(connection, name)
    if before is None:
        row = {"name": name, "folded": fold_search(name), "selection": selection}
        number = connection.execute(insert(Table).values(row).returning(Table.id)).scalar_one()
        return Outcome(changes=_CHANGES, inverse=DeleteSearch(search_id=number, name=name))
    if to_json(before.selection) == selection and before.name == name:
        return Outcome(changes=ChangeSet())
    connection.execute(update(Table).where(Table.id == before.id).values(name=name, selection=selection))
    return Outcome(changes=_CHANGES, inverse=RestoreSearch(search=before))


def rename_search(connection: Connection, command: RenameSearch) -> Outcome:
    """Call a saved search otherwise; raises `InvalidRequest` when that cannot be."""
    name, before = _required(command.name), _read(connection, command.search_id)
    other = find_search(connection, name)
    if other is not None and other.id != before.id:
        raise InvalidRequest(tr("There is a saved search “{name}” already.", name=name))
    if before.name == name:
        return Outcome(changes=ChangeSet())
    values = {"name": name, "folded": fold_search(name)}
    connection.execute(update(Table).where(Table.id == before.id).values(values))
    return Outcome(changes=_CHANGES, inverse=RestoreSearch(search=before))


def delete_search(connection: Connection, command: DeleteSearch) -> Outcome:
    """Forget a saved search; raises `InvalidRequest` when it is gone."""
    before = _read(connection, command.search_id)
    connection.execute(delete(Table).where(Table.id == before.id))
    return Outcome(changes=_CHANGES, inverse=RestoreSearch(search=before))


def restore_search(connection: Connection, command: RestoreSearch) -> Outcome:
    """Let a saved search be as it was, whether it was changed or deleted since."""
    search = command.search
    other, current = find_search(connection, search.name), _by_number(connection, search.id)
    if other is not None and other.id != search.id:
        raise InvalidRequest(tr("There is a saved search “{name}” already.", name=search.name))
    values = {"name": search.name, "folded": fold_search(search.name), "selection": to_json(search.selection)}
    statement = upsert(Table).values(id=search.id, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=[Table.id], set_=values))
    inverse = RestoreSearch(search=current) if current else DeleteSearch(search_id=search.id, name=search.name)
    return Outcome(changes=_CHANGES, inverse=inverse)


def follow_tag(connection: Connection, source: str, target: str) -> tuple[SavedSearch, ...]:
    """Let saved searches ask for TARGET where they ask for the tag SOURCE or one in it; gives them as they were."""
    changed = []
    for search in read_searches(connection):
        conditions = tuple(_followed(condition, source, target) for condition in search.selection.conditions)
        if conditions != search.selection.conditions:
            changed.append(replace(search, selection=replace(search.selection, conditions=conditions)))
    return put_selections(connection, changed)


def put_selections(connection: Connection, searches: Iterable[SavedSearch]) -> tuple[SavedSearch, ...]:
    """Let those of SEARCHES that are there select what they say; gives them as they were."""
    before = []
    for search in searches:
        current = _by_number(connection, search.id)
        if current is not None and current.selection != search.selection:
            before.append(current)
            values = {"selection": to_json(search.selection)}
            connection.execute(update(Table).where(Table.id == search.id).values(values))
    return tuple(before)


def fold_search(name: str) -> str:
    """What makes two names the same: everything but case and spacing."""
    return fold_tag(name.replace("/", "\u2044"))


def _followed(condition: Condition, source: str, target: str) -> Condition:
    if condition.name == ALL:
        group = all_of(tuple(_followed(member, source, target) for member in condition.members))
        return replace(group, negated=condition.negated)
    if condition.name != "tag" or not lies_in(condition.value, source):
        return condition
    return replace(condition, value=moved_tag(condition.value, source, target))


def _search(row: Row[Table]) -> SavedSearch | None:
    try:
        selection = from_json(Selection, row.selection)
    except UnreadableValue:
        return None
    return SavedSearch(id=row.id, name=row.name, selection=selection)


def _by_number(connection: Connection, search_id: int) -> SavedSearch | None:
    row = connection.execute(select(Table).where(Table.id == search_id)).one_or_none()
    return _search(row) if row is not None else None


def _read(connection: Connection, search_id: int) -> SavedSearch:
    found = _by_number(connection, search_id)
    if found is None:
        raise InvalidRequest(tr("This saved search is not there any more."))
    return found


def find_search(connection: Connection, name: str) -> SavedSearch | None:
    """The saved search called NAME."""
    row = connection.execute(select(Table).where(Table.folded == fold_search(name))).one_or_none()
    return _search(row) if row is not None else None


def _required(name: str) -> str:
    cleaned = " ".join(name.split())
    if not cleaned:
        raise InvalidRequest(tr("A saved search needs a name."))
    return cleaned
