"""Which list is shown: what is chosen on the left with all that is added to it, narrowed by the search and ordered."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from readerapp.domain.filtering import FilterPart, Parts, can_be_excluded, combined, filter_title, toggled
from readerapp.domain.selection import Condition, Selection, Sort, parse_query
from readerapp.domain.translation import tr
from readerapp.gui.navigation.sources import Source


class Places(QObject):
    """Puts the three together.

    Signals:
        wanted: another list is to be shown; with the Selection.
        renamed: the list has another name; with it.
        filtered: something is added to the entry on the left or left out, or not any more; with the FilterParts.
        refused: that cannot be; with a sentence.
        ordered: the list is in another order; with the Sort, or None for its own order.
    """

    wanted = Signal(object)
    renamed = Signal(str)
    filtered = Signal(object)
    refused = Signal(str)
    ordered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source: Source | None = None
        self._query = ""
        self._sort: Sort | None = None
        self._remembered: Sort | None = None
        self._parts: Parts = ()
        self._waiting: tuple[str, ...] = ()

    @property
    def query(self) -> str:
        """What is searched."""
        return self._query

    @property
    def sort(self) -> Sort | None:
        """How the list is ordered; None is its own order."""
        return self._sort

    @property
    def source(self) -> Source | None:
        """The entry chosen on the left."""
        return self._source

    @property
    def parts(self) -> Parts:
        """What is added to it and left out."""
        return self._parts

    @property
    def title(self) -> str:
        """What the list is called."""
        return filter_title(self._source.title if self._source else "", self._parts)

    @property
    def filter_keys(self) -> tuple[str, ...]:
        """What is added and left out (with a minus in front), as sessions keep it."""
        return tuple(f"{'-' if part.negated else '+'}{part.key}" for part in self._parts)

    @property
    def selection(self) -> Selection:
        """All of it as one selection."""
        own = self._source.selection if self._source is not None else None
        conditions = combined(own.conditions if own else (), self._parts) + parse_query(self._query)
        return Selection(conditions=conditions, sort=self._sort or (own.sort if own else Sort()))

    def choose(self, source: Source) -> None:
        """Show another entry alone, in its own order; the search stays."""
        if self._source is None or source.key != self._source.key:
            self._sort, self._remembered = self._remembered, None
            self.ordered.emit(self._sort)
        self._source = source
        self._filter(())

    def refresh(self, find: Callable[[str], Source | None]) -> None:
        """The entries were read again: what is added has another name now, or is gone; FIND gives them by key."""
        waiting, self._waiting = self._waiting, ()
        parts = [_part(found, negated=key.startswith("-")) for key in waiting if (found := find(key[1:])) is not None]
        for part in self._parts:
            found = find(part.key)
            if found is not None:
                parts.append(_part(found, negated=part.negated))
        source = find(self._source.key) if self._source is not None else None
        before, self._source = self._source, source or self._source
        if tuple(parts) != self._parts or _meaning(before) != _meaning(self._source):
            self._filter(tuple(parts))

    def add(self, source: Source) -> None:
        """Add an entry to what is shown, or take it away again; what is chosen itself stays."""
        self._toggle(source, negated=False)

    def exclude(self, source: Source) -> None:
        """Leave the papers of an entry out, or not any more."""
        if not can_be_excluded(source.selection.conditions if source.selection else ()):
            self.refused.emit(tr("“{name}” cannot be left out: no paper would be left.", name=source.title))
        else:
            self._toggle(source, negated=True)

    def remove(self, key: str) -> None:
        """Do not add or leave out the entry called KEY any more."""
        self._filter(tuple(part for part in self._parts if part.key != key))

    def expect(self, called: Callable[[str], str]) -> None:
        """What is added and left out will be called otherwise when the entries are read again: CALLED tells how."""
        self._parts = tuple(replace(part, key=called(part.key)) for part in self._parts)

    def clear_filter(self) -> None:
        """Show what is chosen alone."""
        self._filter(())

    def remember_filter(self, keys: tuple[str, ...]) -> None:
        """Add and leave out these entries as soon as they are there; as `filter_keys` gave them."""
        self._waiting = keys

    def search(self, query: str) -> None:
        """Narrow the list to what QUERY asks for."""
        if query.strip() != self._query:
            self._query = query.strip()
            self._tell()

    def order(self, sort: Sort | None) -> None:
        """Order the list; None is its own order."""
        self._sort = sort
        self.ordered.emit(sort)
        self._tell()

    def reverse(self) -> None:
        """Turn the order of the list round."""
        own = self._source.selection.sort if self._source is not None and self._source.selection is not None else Sort()
        now = self._sort or own
        self.order(Sort(field=now.field, descending=not now.descending))

    def remember(self, sort: Sort | None) -> None:
        """The first list that is chosen gets this order."""
        self._remembered = sort

    def _toggle(self, source: Source, *, negated: bool) -> None:
        if self._source is None:
            self.choose(source)
        elif source.key != self._source.key and source.selection is not None:
            self._filter(toggled(self._parts, _part(source, negated=negated)))

    def _filter(self, parts: Parts) -> None:
        self._parts = parts
        self.renamed.emit(self.title)
        self.filtered.emit(parts)
        self._tell()

    def _tell(self) -> None:
        if self._source is not None:
            self.wanted.emit(self.selection)


def _meaning(source: Source | None) -> tuple[str, Selection | None] | None:
    """What the list of SOURCE is called, and what is in it."""
    return (source.title, source.selection) if source is not None else None


def _part(source: Source, *, negated: bool) -> FilterPart:
    conditions: tuple[Condition, ...] = source.selection.conditions if source.selection else ()
    title = source.tag or source.title
    return FilterPart(key=source.key, title=title, conditions=conditions, negated=negated)
