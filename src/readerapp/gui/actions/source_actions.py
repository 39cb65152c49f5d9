"""The actions of the left pane, of the filter, of the trash and of the queue."""

from collections.abc import Callable, Iterator

from readerapp.domain.translation import tr
from readerapp.gui.actions.spec import ActionSpec, When

Spec = Callable[..., ActionSpec]


def filter_actions(spec: Spec, *, group: int) -> Iterator[ActionSpec]:
    """What narrows the list, and keeps that; made by SPEC."""
    yield spec("filter-lists", tr("Filter the lists"), "sources.focus_box", keys=("Ctrl+L",), group=group)
    yield spec("filter-add", tr("Add the list to the filter"), "sources.add_cursor", also=("Ctrl+Space",), group=group)
    yield spec("filter-exclude", tr("Leave the list out"), "sources.exclude_cursor", also=("Alt+Return",), group=group)
    yield spec("filter-clear", tr("Clear the filter"), "places.clear_filter", keys=("Ctrl+Backspace",), group=group)
    yield spec("save-search", tr("Save search…"), "organising.save_search", keys=("Ctrl+S",), group=group)


def unread_actions(spec: Spec) -> Iterator[ActionSpec]:
    """The ways to what is left to decide elsewhere."""
    yield spec("next-list", tr("Next digest with undecided papers"), "sources.next_unread", keys=("Shift+N",))
    yield spec(
        "previous-list", tr("Previous digest with undecided papers"), "sources.previous_unread", keys=("Shift+P",),
    )  # fmt: skip


def going_actions(spec: Spec, *, group: int) -> Iterator[ActionSpec]:
    """The ways to the sections of the left pane."""
    for key, letter, name in (
        ("digests", "D", tr("Digests")),
        ("topics", "O", tr("Topics")),
        ("tags", "T", tr("Tags")),
    ):
        yield spec(f"go-{key}", name, "sources.enter", key, keys=(f"G, {letter}",), icon=key, group=group)
    yield spec("go-trash", tr("Trash"), "sources.choose", "trash", keys=("G, X",), icon="trash", group=group)


def queue_actions(spec: Spec, *, group: int) -> Iterator[ActionSpec]:
    """The order of the queue."""
    for action_id, name, method, keys in (
        ("queue-up", tr("Move up in the queue"), "up", "Alt+Up"),
        ("queue-down", tr("Move down in the queue"), "down", "Alt+Down"),
        ("queue-top", tr("To the top of the queue"), "to_top", "Alt+Home"),
        ("queue-end", tr("To the end of the queue"), "to_end", "Alt+End"),
    ):
        yield spec(action_id, name, f"queueing.{method}", keys=(keys,), group=group, submenu=tr("Queue"))


def trash_actions(spec: Spec, *, group: int) -> Iterator[ActionSpec]:
    """Into the trash, out of it, and away."""
    yield spec("trash", tr("Move to the trash"), "triage.trash", keys=("Del",), icon="trash", group=group)
    yield spec("restore", tr("Bring back from the trash"), "triage.restore", keys=("Shift+Del",), group=group)
    yield spec("empty-trash", tr("Empty the trash…"), "organising.empty_trash", when=When.LIBRARY, group=group)
