"""All entries of the left pane, by their keys, and which of them are open."""

from collections.abc import Iterable

from readerapp.gui.navigation.outline import Line, Outline, moved_tags, only_numbers_differ, visible_lines
from readerapp.gui.navigation.sources import Role, Source

_CLOSED = "!"
_WITH_NEXT = frozenset({Role.DIGEST, Role.TOPIC})


class Entries:
    """Remembers what the user opened and closed, also while the entries are read again.

    Attributes:
        outline: the entries, shown or not.
        places: where each stands in it, by its key.
        moved: what was called otherwise until the entries were read again: new keys by old ones.
    """

    def __init__(self) -> None:
        self.outline: Outline = ()
        self.places: dict[str, int] = {}
        self.moved: dict[str, str] = {}
        self._turned: set[str] = set()

    @property
    def turned(self) -> tuple[str, ...]:
        """The keys of entries that the user opened, and, with a mark in front, of those that they closed."""
        return tuple(sorted(self._turned))

    def restore(self, turned: Iterable[str]) -> None:
        """Begin anew, with these TURNED as soon as they are there."""
        self.outline, self.places = (), {}
        self._turned = set(turned)

    def renew(self, outline: Outline) -> bool:
        """The entries were read again; whether only their numbers are others."""
        if only_numbers_differ(self.outline, outline):
            self.outline, self.moved = outline, {}
            return True
        self.moved = moved_tags(self.outline, outline)
        self.outline = outline
        self.places = {entry.source.key: place for place, entry in enumerate(outline)}
        return False

    def now_called(self, key: str) -> str:
        """What the entry is called that was called KEY until the entries were read again."""
        return self.moved.get(key, key)

    def source(self, key: str) -> Source | None:
        """The entry called KEY, shown or not; also a tag that was called so until the entries were read again."""
        place = self.places.get(key, self.places.get(self.moved.get(key, "")))
        return self.outline[place].source if place is not None else None

    def has(self, key: str) -> bool:
        """Whether there is an entry called KEY."""
        return key in self.places

    def tags(self) -> tuple[Source, ...]:
        """All tags."""
        return tuple(entry.source for entry in self.outline if entry.source.role is Role.TAG)

    def unread(self, key: str, step: int) -> str | None:
        """The key of the next digest from KEY on in which something is undecided, around the end; backwards with -1.

        From a topic it is the next topic.
        """
        place = self.places.get(key)
        role = self.outline[place].source.role if place is not None else Role.DIGEST
        role = role if role in _WITH_NEXT else Role.DIGEST
        alike = [at for at, entry in enumerate(self.outline) if entry.source.role is role]
        start = place if place is not None else -1
        ahead = [at for at in alike if (at > start if step > 0 else at < start)]
        behind = [at for at in alike if at not in set(ahead) and at != start]
        ordered = (*ahead, *behind) if step > 0 else (*reversed(ahead), *reversed(behind))
        found = next((at for at in ordered if self._is_undecided(self.outline[at].source)), None)
        return self.outline[found].source.key if found is not None else None

    @staticmethod
    def _is_undecided(source: Source) -> bool:
        return bool(source.covered and source.covered[0] < source.covered[1])

    def first_in(self, key: str) -> str | None:
        """The key of the first entry of the group called KEY."""
        place = self.places.get(key)
        inside = self.outline[place + 1 : self.outline[place].end] if place is not None else ()
        return next((entry.source.key for entry in inside if not entry.source.is_heading), None)

    def lines(self, text: str) -> tuple[Line, ...]:
        """The lines that are shown where TEXT narrows them."""
        return visible_lines(self.outline, self._is_open, text)

    def turn(self, source: Source, *, opened: bool) -> None:
        """Open or close an entry."""
        self._turned -= {source.key, f"{_CLOSED}{source.key}"}
        if opened is not source.opened_first:
            self._turned.add(source.key if opened else f"{_CLOSED}{source.key}")

    def turn_all(self, key: str, *, opened: bool) -> None:
        """Open or close everything in the entry called KEY."""
        place = self.places.get(key)
        inside = self.outline[place : self.outline[place].end] if place is not None else ()
        for entry in inside:
            if opened or entry.source.key != key:
                self.turn(entry.source, opened=opened)

    def open_above(self, key: str) -> None:
        """Open all that the entry called KEY is in."""
        place = self.places.get(key)
        while place is not None and (above := self.outline[place].parent) >= 0:
            self.turn(self.outline[above].source, opened=True)
            place = above

    def _is_open(self, source: Source) -> bool:
        if source.opened_first:
            return f"{_CLOSED}{source.key}" not in self._turned
        return source.key in self._turned
