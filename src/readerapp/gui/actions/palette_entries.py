"""What the command palette offers: every action of the table, and every list, digest, topic and tag."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from readerapp.domain.translation import tr
from readerapp.gui.actions.book import ActionBook
from readerapp.gui.actions.keymap import named, shown
from readerapp.gui.actions.spec import ActionSpec, menu_title, why_not
from readerapp.gui.navigation.sources import Source

_PATH = " › "


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the palette.

    Attributes:
        key: what it is remembered by.
        place: where it belongs: the menu, or the heading on the left.
        keys: as they are printed on keyboards.
        why_not: why it cannot be done now; empty when it can.
    """

    key: str
    title: str
    place: str
    act: Callable[[], None]
    keys: tuple[str, ...] = ()
    icon: str = ""
    why_not: str = ""


def action_entries(book: ActionBook, *, without: str) -> Iterator[Entry]:
    """All actions, but for the one that opens the palette."""
    for spec in book.specs:
        if spec.id != without:
            yield Entry(
                key=f"action:{spec.id}",
                title=_title(book, spec),
                place=menu_title(spec.menu).replace("&", ""),
                act=book.action(spec.id).trigger,
                keys=(*map(shown, book.keymap.keys_of(spec.id)), *spec.also),
                icon=spec.icon,
                why_not="" if book.action(spec.id).isEnabled() else why_not(spec.when),
            )


def source_entries(
    sources: Iterable[Source], choose: Callable[[str], None], *, known: frozenset[str]
) -> Iterator[Entry]:
    """The entries of the left pane, but for those whose keys are KNOWN: there is an action for them."""
    for source in sources:
        if source.is_heading:
            yield from _below(source, source.title, "", source.icon, choose)
        elif source.key not in known:
            yield _entry(source, tr("Lists"), source.title, source.icon, choose)


def _below(heading: Source, place: str, path: str, icon: str, choose: Callable[[str], None]) -> Iterator[Entry]:
    """What is below HEADING, at any depth; a nested one is called by its whole path."""
    for source in heading.children:
        title = f"{path}{source.title}"
        if not source.is_heading:
            yield _entry(source, place, title, source.icon or icon, choose)
        yield from _below(source, place, f"{title}{_PATH}", icon, choose)


def _entry(source: Source, place: str, title: str, icon: str, choose: Callable[[str], None]) -> Entry:
    return Entry(key=f"source:{source.key}", title=title, place=place, icon=icon, act=lambda: choose(source.key))


def _title(book: ActionBook, spec: ActionSpec) -> str:
    """What the menus say; undo and redo say what they would do."""
    said = str(book.action(spec.id).property("says"))
    return named(spec) if said == spec.text else said
