"""What the window remembers from one start to the next: a small typed record, stored as JSON, written atomically."""

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from readerapp.config.files import replace_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """The state of the window, as it was stored last.

    Attributes:
        geometry: Qt's own record of place and size, in hexadecimal.
        panes: widths of the three panes in pixels, side by side.
        classic_panes: width of the left pane, heights of the list and of the paper below it.
        columns: the columns of the list in their order with their widths, `title:320`, hidden ones `-tags:98`.
        library: the file that was open; source and paper belong to it.
        source: name of the list that was chosen on the left, for example `inbox` or `digest:3`.
        expanded: names of the entries on the left that were opened, `!digests` of those that were closed.
        filters: names of what was added to that list, `+tag:rag`, and left out, `-digest:3`.
        lists_top: how far down the left pane was scrolled, in pixels.
        paper: number of the paper that was selected, 0 for none.
        search: text of the search box.
        commands: what was done last in the command palette, the last one first.
        sort: field that the list is sorted by, `-date` for descending; empty for its own order.
        list_title: name of the list.
        list_conditions: what it shows, `status=inbox`, `-tag=rag`; with sort in LIST_SORT.
        list_box: left edge, top, width and height of the list in the window.
        unfinished: files whose import was stopped when the window closed.
        top: number of the paper that stood first in the visible part of the list, 0 for none.
    """

    geometry: str = ""
    panes: tuple[int, ...] = ()
    classic_panes: tuple[int, ...] = ()
    columns: tuple[str, ...] = ()
    library: str = ""
    source: str = "inbox"
    expanded: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    lists_top: int = 0
    paper: int = 0
    search: str = ""
    sort: str = ""
    list_title: str = ""
    list_conditions: tuple[str, ...] = ()
    list_sort: str = ""
    list_box: tuple[int, ...] = ()
    top: int = 0
    unfinished: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()


# What belongs to a library rather than to the window.
_PLACE = (
    "library",
    "source",
    "expanded",
    "filters",
    "lists_top",
    "paper",
    "search",
    "sort",
    "top",
    "unfinished",
    "list_title",
    "list_conditions",
    "list_sort",
)


def load_session(path: Path) -> Session:
    """The session stored at PATH; a missing or broken file, and fields that make no sense, count as not there."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Session()
    if not isinstance(stored, dict):
        return Session()
    default = Session()
    values: dict[str, Any] = {}
    for field in fields(Session):
        value, expected = stored.get(field.name), getattr(default, field.name)
        if isinstance(expected, tuple):
            kind = int if field.name.endswith(("panes", "box")) else str
            if isinstance(value, list) and all(type(item) is kind for item in value):
                values[field.name] = tuple(value)
        elif type(value) is type(expected):
            values[field.name] = value
    return Session(**values)


def at_place(session: Session, place: Session) -> Session:
    """SESSION with the look of its window, at the PLACE where another one was in its library."""
    return replace(session, **{name: getattr(place, name) for name in _PLACE})


def store_session(session: Session, path: Path) -> None:
    """Write SESSION to PATH: the whole new file or the old one, never half; raises `OSError`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(asdict(session), ensure_ascii=False, indent=1)
    replace_file(path, text.encode("utf-8", "replace"))
