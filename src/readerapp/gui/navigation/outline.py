"""Which lines the left pane shows: entries whose parents are open, or those that a filter leaves; pure functions."""

from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import NamedTuple

from readerapp.gui.navigation.sources import Role, Source


class Entry(NamedTuple):
    """An entry in the whole list; PARENT is the place of the one it is in, -1 for none, END that after all in it."""

    source: Source
    depth: int
    parent: int
    end: int


class Line(NamedTuple):
    """An entry as it is shown; OPENED is None where nothing is in it."""

    source: Source
    depth: int
    opened: bool | None


Outline = tuple[Entry, ...]


def make_outline(nested: Sequence[tuple[int, Source]]) -> Outline:
    """NESTED are entries in order with their depths."""
    parents: list[int] = []
    ends = [len(nested)] * len(nested)
    above: list[int] = []
    for place, (depth, _) in enumerate(nested):
        for closed in above[depth:]:
            ends[closed] = place
        del above[depth:]
        parents.append(above[-1] if above else -1)
        above.append(place)
    return tuple(
        Entry(source, depth, parent, end) for (depth, source), parent, end in zip(nested, parents, ends, strict=True)
    )


def visible_lines(outline: Outline, is_open: Callable[[Source], bool], text: str = "") -> tuple[Line, ...]:
    """The lines of OUTLINE; with TEXT (folded) only entries in whose names it occurs, with all above them.

    What is in such an entry can be opened; what it takes to see all hits is open by itself.
    """
    leads = _leading(outline, text) if text else None
    lines: list[Line] = []
    place, inside = 0, 0
    while place < len(outline):
        source, depth, _, end = outline[place]
        if leads is not None and not leads[place] and place >= inside:
            place = end
            continue
        hit = leads is not None and _hits(source, text)
        if hit:
            inside = max(inside, end)
        open_ = is_open(source)
        if leads is not None:
            open_ = (open_ and place < inside) or _any_below(leads, place, end)
        lines.append(Line(source, depth, None if end == place + 1 else open_))
        place = place + 1 if open_ else end
    return tuple(lines)


def only_numbers_differ(before: Outline, after: Outline) -> bool:
    """Whether the same entries stand in both under the same names, so that they show the same lines."""
    return len(before) == len(after) and all(
        (old.source is new.source and old.depth == new.depth) or _looks(old) == _looks(new)
        for old, new in zip(before, after, strict=True)
    )


def moved_tags(before: Outline, after: Outline) -> dict[str, str]:
    """What was called otherwise BEFORE, tags and those that are only the beginning of their names: new keys by old."""
    now = {entry.source.number: entry.source for entry in after if _is_stored_tag(entry.source)}
    moved: dict[str, str] = {}
    for source in (entry.source for entry in before if _is_stored_tag(entry.source)):
        renamed = now.get(source.number, source).tag
        pairs = zip(_with_those_above(source.tag), _with_those_above(renamed), strict=False)
        for old_name, new_name in takewhile(lambda pair: pair[0] != pair[1], pairs):
            moved.setdefault(f"tag:{old_name}", f"tag:{new_name}")
            if old_name.rpartition("/")[2] != new_name.rpartition("/")[2]:
                break
    return moved


def first_hit(outline: Outline, text: str) -> Source | None:
    """The first entry in whose name TEXT (folded) occurs and that can be chosen."""
    return next((one.source for one in outline if not one.source.is_heading and _hits(one.source, text)), None)


def _looks(entry: Entry) -> tuple[str, str, int, bool]:
    return entry.source.key, entry.source.title, entry.depth, entry.source.opened_first


def _is_stored_tag(source: Source) -> bool:
    return source.role is Role.TAG and source.number > 0


def _with_those_above(tag: str) -> tuple[str, ...]:
    """TAG and the tags that it is nested in, the innermost first."""
    parts = tag.split("/")
    return tuple("/".join(parts[:end]) for end in range(len(parts), 0, -1))


def _any_below(leads: bytearray, place: int, end: int) -> bool:
    """Whether anything in the entry at PLACE, which ends at END, leads to a hit."""
    return leads.find(1, place + 1, end) >= 0


def _leading(outline: Outline, text: str) -> bytearray:
    """For each place of OUTLINE whether it is a hit or leads to one."""
    leads = bytearray(len(outline))
    for place, entry in enumerate(outline):
        if _hits(entry.source, text) and not _is_part_of_a_hit(outline, entry, text):
            above = place
            while above >= 0 and not leads[above]:
                leads[above] = 1
                above = outline[above].parent
    return leads


def _is_part_of_a_hit(outline: Outline, entry: Entry, text: str) -> bool:
    """Whether the name of a tag has TEXT only because it is nested in one that has it."""
    return entry.source.role is Role.TAG and entry.parent >= 0 and _hits(outline[entry.parent].source, text)


def _hits(source: Source, text: str) -> bool:
    return source.role is not Role.SECTION and text in source.folded
